"""What the pages of supervision show, worked out before a template sees it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from goldthread.casework.oversight import permits
from goldthread.casework.oversight.looking import (
    AgencyCount,
    At,
    FamilyAt,
    Needing,
    families_of,
    held_by_agency,
    look,
    needing,
    worked_with,
)
from goldthread.casework.oversight.models import (
    AboutWork,
    Agreement,
    Decided,
    DecidedOwner,
    Discussed,
    Policy,
    Prompt,
    Session,
)
from goldthread.casework.oversight.policies import Policies, held_today, prompts_of
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.agencies.roles import AGENCY
from goldthread.foundations.agencies.standing import standing
from goldthread.rules.supervision import PROMPTS, Every, Kind

KEPT = timedelta(days=365)  # ended agreements that are still listed


def owned_by(user: Any, partnership: Partnership) -> Any:
    """Open decisions whose newest owner this is, of families that they work with."""
    families = worked_with(user).open().filter(matter__partnership=partnership)
    # in scope: by the decision, whose family is in scope below
    newest = DecidedOwner.objects.filter(decided=OuterRef("pk")).order_by("-pk").values("owner")
    rows = Decided.objects.visible_to(user).filter(discussed__family__in=families, end__isnull=True)
    mine = rows.annotate(has=Subquery(newest[:1])).filter(has=user.pk or 0)
    return mine.select_related("discussed__family__matter").order_by("due", "pk")


def _ended(ats: list[At], today: date) -> list[At]:
    return [one for one in ats if one.row.ends and one.row.ends > today - KEPT]


@dataclass(frozen=True)
class MyPage:
    """My supervision: as supervisee, as supervisor, and what is mine to do."""

    mine: list[At]
    given: list[At]
    ended: list[At]
    families: list[FamilyAt]
    without: list[Needing]
    decisions: list[Decided]
    oversees: int
    works: bool
    unit: bool
    today: date

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "MyPage":
        today = timezone.localdate()
        rows = Agreement.objects.visible_to(user).filter(partnership=partnership)
        found = look(rows.between(user), partnership, today)
        running = [one for one in found if one.row.ends is None]
        mine = [one for one in running if one.row.supervisee_id == user.pk]
        policies = Policies.of(partnership, today)
        by_kind = {one.row.kind: one for one in mine if one.running}
        families: dict[int, FamilyAt] = {}
        for kind in (Kind.REGULAR, Kind.COMPLEX):
            for family in families_of(by_kind[kind], user, policies) if kind in by_kind else []:
                families[family.family.pk] = family
        return cls(
            mine=mine,
            given=[one for one in running if one.row.supervisor_id == user.pk],
            ended=_ended(found, today),
            families=sorted(families.values(), key=lambda one: one.due),
            without=needing(user, partnership, mine, today),
            decisions=list(owned_by(user, partnership)),
            oversees=rows.overseen_by(user).running(today - KEPT).count(),
            works=standing(user).holds(AGENCY, partnership=partnership.pk),
            unit=permits.is_unit(partnership, user),
            today=today,
        )  # fmt: skip


@dataclass(frozen=True)
class AgreementPage:
    """One agreement. The supervisor's own manager sees how it stands, and nothing of a session."""

    at: At
    families: list[FamilyAt]
    sessions: list[Session]
    terms: list[Any]
    own: bool
    may_end: bool
    says_yes: bool
    today: date

    @classmethod
    def of(cls, row: Agreement, user: Any) -> "AgreementPage":
        today = timezone.localdate()
        rows = Agreement.objects.visible_to(user).filter(pk=row.pk)
        at = look(rows, row.partnership, today)[0]
        own = permits.is_one_of_two(row, user)
        families = families_of(at, user, Policies.of(row.partnership, today)) if own else []
        return cls(
            at=at,
            families=families if row.ends is None else [],
            sessions=list(reversed(at.sessions)) if own else [],
            terms=list(row.terms.prefetch_related("yeses__by").order_by("-pk")) if own else [],
            own=own,
            may_end=row.ends is None and permits.may_end(row, user),
            says_yes=own and user in at.waits_for,
            today=today,
        )


@dataclass(frozen=True)
class SessionPage:
    """One session: what is for the two, and each family whose doors are open to the reader."""

    session: Session
    about_work: list[AboutWork]
    families: list[Discussed]
    left: list[Family]
    alone: list[Family]
    endable: set[int]
    supervises: bool
    may_write: bool
    today: date

    @classmethod
    def of(cls, session: Session, user: Any) -> "SessionPage":
        agreement = session.agreement
        rows = Discussed.objects.visible_to(user).filter(session=session)
        families = list(
            rows.select_related("family__matter", "session__agreement").prefetch_related(
                "reflections__by", "said__by", "decided__owners__owner", "decided__end"
            )
        )
        told = {one.family_id for one in families}
        theirs = worked_with(agreement.supervisee).open()
        mine = Family.objects.visible_to(user).filter(
            pk__in=theirs.values("pk"), matter__partnership=agreement.partnership
        )
        with_them = worked_with(agreement.supervisor).values("pk")
        both = set(mine.filter(pk__in=with_them).values_list("pk", flat=True))
        each = list(mine.select_related("matter"))
        return cls(
            session=session,
            about_work=list(session.about_work.select_related("by")),
            families=families,
            left=[one for one in each if one.pk in both and one.pk not in told],
            alone=[one for one in each if one.pk not in both],
            endable=permits.endable((made for one in families for made in one.decided.all()), user),
            supervises=user.pk == agreement.supervisor_id,
            may_write=agreement.ends is None,
            today=timezone.localdate(),
        )


@dataclass(frozen=True)
class Supervisor:
    """One supervisor in a chain, with whom they supervise and what drifts there."""

    person: Any
    ats: list[At]

    @property
    def overdue(self) -> list[At]:
        return [one for one in self.ats if one.overdue]

    @property
    def held(self) -> int:
        return sum(one.counts[0] for one in self.ats)

    @property
    def due(self) -> int:
        return sum(one.counts[1] for one in self.ats)


@dataclass(frozen=True)
class ChainPage:
    """For whom agreements name: who is overdue, per supervisor; which ended, and by whom. No family
    stands here, and not why one ended."""

    supervisors: list[Supervisor]
    ended: list[At]
    late: Counter[int]
    today: date

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "ChainPage":
        today = timezone.localdate()
        rows = Agreement.objects.visible_to(user).filter(partnership=partnership)
        found: dict[int, Supervisor] = {}
        every = look(rows.overseen_by(user).running(today - KEPT), partnership, today)
        for one in (one for one in every if one.row.ends is None):
            person = one.row.supervisor
            found.setdefault(person.pk, Supervisor(person, [])).ats.append(one)
        # in scope: by the agreements that name this person; numbers leave here and no family
        late = Decided.objects.filter(
            discussed__session__agreement__in=[
                one.row.pk for each in found.values() for one in each.ats
            ],
            end__isnull=True,
            due__lt=today,
        )
        by = Counter(late.values_list("discussed__session__agreement__supervisor", flat=True))
        return cls(list(found.values()), _ended(every, today), by, today)


@dataclass(frozen=True)
class PolicyPage:
    """How often, for all agencies and in each; what supervision asks; who may change it."""

    usual: list[tuple[Kind, Every]]
    own: list[Policy]
    past: list[Policy]
    prompts: list[str]
    own_prompts: list[Prompt]
    open_long: int
    unit: bool
    bodies: set[int]

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "PolicyPage":
        today = timezone.localdate()
        rows = Policy.objects.visible_to(user).filter(partnership=partnership)
        every = list(rows.select_related("organisation", "partnership", "by", "ended_by"))
        own = held_today(every, today)
        policies = Policies(tuple(own))
        prompts = Prompt.objects.visible_to(user).filter(partnership=partnership).held(today)
        return cls(
            usual=[(kind, policies.every(kind)) for kind in Kind],
            own=own,
            past=[one for one in every if one not in own],
            prompts=list(PROMPTS),
            own_prompts=list(prompts),
            open_long=policies.open_long(),
            unit=permits.is_unit(partnership, user),
            bodies=set(permits.kept_bodies(user)),
        )

    def may_end(self, row: Policy) -> bool:
        return row.organisation_id in self.bodies if row.organisation_id else self.unit


@dataclass(frozen=True)
class HeldPage:
    """For the business unit: held of due, by agency."""

    agencies: list[AgencyCount]

    @classmethod
    def of(cls, partnership: Partnership) -> "HeldPage":
        return cls(held_by_agency(partnership, timezone.localdate()))


def questions(partnership: Partnership) -> list[str]:
    return prompts_of(partnership)


def bodies_kept(partnership: Partnership, user: Any) -> Any:
    """Agencies whose own policy this person sets."""
    rows = Organisation.objects.visible_to(user).filter(partnership=partnership)
    return rows.filter(pk__in=permits.kept_bodies(user), closed__isnull=True)
