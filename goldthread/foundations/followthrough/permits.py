"""Who may do what with an action, asked in one place by actions and pages alike."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.emergencies import only_by_emergency
from goldthread.foundations.agencies.models import Conflict, Membership, Partnership, Seat
from goldthread.foundations.agencies.roles import (
    BUSINESS_UNIT,
    CASE_ROLES,
    EVERY_ROLE,
    OVERSIGHT,
    Role,
)
from goldthread.foundations.agencies.standing import Standing, standing
from goldthread.foundations.followthrough.ladder import Ladder
from goldthread.foundations.followthrough.models import Action, Challenge
from goldthread.foundations.followthrough.querysets import SHARED
from goldthread.foundations.records.facts import current
from goldthread.rules.followthrough import Rung


def sees(action: Action, by: Any) -> bool:
    return by is None or Action.objects.visible_to(by).filter(pk=action.pk).exists()


def may_write(action: Action, by: Any) -> bool:
    """Say how it goes, move its date, give evidence: the owner, their signatory, the unit."""
    return by is None or (_acts(action, by) and _writes(action, by, standing(by)))


def may_assign(action: Action, by: Any) -> bool:
    """Name another owner: the signatory of the owning organisation, or the business unit."""
    return _acts(action, by) and _assigns(action, standing(by))


def may_judge(action: Action, by: Any) -> bool:
    """Decide on evidence or an ending: those who oversee. The rule then bars the owner's side."""
    if not sees(action, by) or not _judges(action, standing(by)):
        return False
    return not only_by_emergency(action.matter, by)


def may_challenge(action: Action, by: Any) -> bool:
    """Respectful challenge is everyone's: any colleague who can see the action may ask."""
    return _acts(action, by) and _challenges(action, standing(by))


def may_answer(action: Action, rung: Rung, by: Any) -> bool:
    """Whoever stands on the rung. The business unit may write down an answer for anyone."""
    return _acts(action, by) and _answers(action, rung, by, standing(by))


def may_decide(challenge: Challenge, by: Any) -> bool:
    """Accept an answer or take it further: those who oversee, and whoever asked."""
    if not _acts(challenge.action, by) or not _decides(challenge, by, standing(by)):
        return False
    return not only_by_emergency(challenge.action.matter, by) or challenge.by_id == by.pk


def works_for_owner(action: Action, by: Any) -> bool:
    """A post, in whatever role, in the body that owns the action, its heirs or its forebears."""
    return _works_for(action, standing(by))


@dataclass(frozen=True)
class Permits:
    """What somebody who sees an action may do with it, for a page that offers no more than that."""

    write: bool
    assign: bool
    judge: bool  # on the evidence: oversees, and is not of the owner's side
    reopen: bool
    challenge: bool

    @classmethod
    def of(cls, action: Action, by: Any) -> "Permits":
        where = standing(by)
        if only_reads(action, by):
            return cls(write=False, assign=False, judge=False, reopen=False, challenge=False)
        judges = _judges(action, where) and not only_by_emergency(action.matter, by)
        return cls(
            write=_writes(action, by, where),
            assign=_assigns(action, where),
            judge=judges and not _on_owners_side(action, by, where),
            reopen=judges,
            challenge=_challenges(action, where),
        )


def offers_answer(challenge: Challenge, by: Any) -> bool:
    """For a page of an action that this person already sees."""
    if challenge.replied_at or challenge.decided_at or challenge.action.ended_how:
        return False
    if only_reads(challenge.action, by):
        return False
    return _answers(challenge.action, Rung(challenge.rung), by, standing(by))


def offers_decision(challenge: Challenge, by: Any) -> bool:
    """For a page of an action that this person already sees."""
    if challenge.decided_at or challenge.action.ended_how or challenge.replied_by_id == by.pk:
        return False
    if only_reads(challenge.action, by):
        return False
    where = standing(by)
    return _decides(challenge, by, where) and not _on_owners_side(challenge.action, by, where)


def people_on(action: Action, rung: Rung) -> list[User]:
    """Who is asked when a challenge stands on a rung, by name; empty where nobody stands."""
    ids = Ladder(action.partnership_id).people(action, rung)
    return list(User.objects.filter(pk__in=ids, is_active=True).order_by("name", "pk"))


def judges_of(action: Action) -> QuerySet[User]:
    """Who may agree to an ending: oversees, sees the action, and is not of the owner's side.

    Each person carries `role_now`, one of the roles that let them.
    """
    today = timezone.localdate()
    posts = Membership.objects.current(today).filter(person=OuterRef("pk"))
    roles = CASE_ROLES if is_live(action) else OVERSIGHT
    overseeing = posts.filter(partnership=action.partnership_id, role__in=roles)
    people = (
        User.objects.filter(Exists(overseeing), is_active=True)
        .exclude(Exists(posts.filter(organisation__in=action.organisation.line())))
        .exclude(pk=action.owner_id or 0)
        .annotate(role_now=Subquery(overseeing.order_by("pk").values("role")[:1]))
    )
    if action.matter_id is not None:
        here = Conflict.objects.filter(current(today), matter=action.matter_id)
        people = people.exclude(Exists(here.filter(person=OuterRef("pk"))))
    if action.matter is not None and action.matter.is_confidential:
        seats = Exists(
            Seat.objects.opening(today).filter(matter=action.matter_id, holder=OuterRef("pk"))
        )
        unit = Exists(overseeing.filter(role__in=BUSINESS_UNIT))
        people = people.filter(seats if is_live(action) else seats | unit)
    return people.order_by("name", "pk")


def owners_of(action: Action) -> QuerySet[User]:
    """Who may own an action: they work, today, for the organisation that owns it."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        person=OuterRef("pk"), organisation=action.organisation_id, role__in=CASE_ROLES
    )
    people = User.objects.filter(Exists(posts), is_active=True)
    if is_live(action):  # nobody owns what they cannot see
        seats = Seat.objects.opening(timezone.localdate()).filter(
            matter=action.matter_id, holder=OuterRef("pk")
        )
        people = people.filter(Exists(seats))
    return people.order_by("name", "pk")


def owners_by_body(partnership: Partnership, by: Any) -> list[tuple[str, list[tuple[int, str]]]]:
    """Each organisation with the people (id and name) who may own its actions today.

    Everyone for those who oversee; for others, their own colleagues.
    """
    where = standing(by)
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership, organisation__isnull=False, role__in=CASE_ROLES
    )
    if not where.holds(OVERSIGHT, partnership=partnership.pk):
        posts = posts.filter(organisation__in=where.organisations())
    found: dict[str, list[tuple[int, str]]] = {}
    named = posts.order_by("organisation__name", "person__name", "person").distinct()
    for body, pk, name in named.values_list("organisation__name", "person", "person__name"):
        found.setdefault(body, []).append((pk, name))
    return list(found.items())


def _writes(action: Action, by: Any, where: Standing) -> bool:
    works_there = where.holds_for(CASE_ROLES, organisation=action.organisation_id)
    return (
        (action.owner_id == by.pk and works_there)
        or where.holds(BUSINESS_UNIT, partnership=action.partnership_id)
        or where.holds_for({Role.SIGNATORY, Role.AUTHOR}, organisation=action.organisation_id)
    )


def _assigns(action: Action, where: Standing) -> bool:
    return where.holds(BUSINESS_UNIT, partnership=action.partnership_id) or where.holds_for(
        {Role.SIGNATORY}, organisation=action.organisation_id
    )


def _judges(action: Action, where: Standing) -> bool:
    """Those who oversee. In live work a plan is everybody's who works with the family: each may
    judge what another agency did (Working Together: core group members are jointly responsible).
    """
    if is_live(action):
        return where.holds(CASE_ROLES, partnership=action.partnership_id)
    return where.holds(OVERSIGHT, partnership=action.partnership_id)


def only_reads(action: Action, by: Any) -> bool:
    """In live work emergency access is for reading, whatever role its holder has elsewhere."""
    return is_live(action) and only_by_emergency(action.matter, by)


def _acts(action: Action, by: Any) -> bool:
    return sees(action, by) and not only_reads(action, by)


def is_live(action: Action) -> bool:
    """Of a family in live work, where nobody but those who work with it sees the action at all."""
    return action.matter is not None and action.matter.is_live


def _challenges(action: Action, where: Standing) -> bool:
    return where.holds(CASE_ROLES, partnership=action.partnership_id)


def _answers(action: Action, rung: Rung, by: Any, where: Standing) -> bool:
    if where.holds(BUSINESS_UNIT, partnership=action.partnership_id):
        return True
    if rung is Rung.OWNER:
        return bool(action.owner_id == by.pk)
    if rung is Rung.SIGNATORY:
        return where.holds_for({Role.SIGNATORY}, organisation=action.organisation_id)
    return where.holds(SHARED[rung], partnership=action.partnership_id)


def _decides(challenge: Challenge, by: Any, where: Standing) -> bool:
    return bool(challenge.by_id == by.pk) or _judges(challenge.action, where)


def _on_owners_side(action: Action, by: Any, where: Standing) -> bool:
    return bool(action.owner_id == by.pk) or _works_for(action, where)


def _works_for(action: Action, where: Standing) -> bool:
    """The owning body and, where it closed, the one that answers for it today; and so for the
    person: their post may still be written down for the body that closed.
    """
    owning = {action.organisation_id, action.organisation.today().pk}
    return not owning.isdisjoint({*where.organisations(EVERY_ROLE), *where.heirs})
