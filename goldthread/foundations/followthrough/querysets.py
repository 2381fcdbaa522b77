"""Which actions a person may see, and which of them drift, asked of the database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db.models import BigIntegerField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.db.models.lookups import In
from django.utils import timezone

from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT, CASE_ROLES, OVERSIGHT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.rules.followthrough import Kind, Rung, Thresholds

# The roles of a rung of challenge that the whole partnership shares. The owner's and the
# signatory's rung belong to each action's organisation.
SHARED = {
    Rung.SUB_GROUP: (Role.CHAIR, Role.PANEL),
    Rung.EXECUTIVE: (Role.EXECUTIVE,),
    Rung.SCRUTINEER: (Role.SCRUTINEER,),
}


class ActionQuerySet(QuerySet["Action"]):
    def visible_to(self, user: Any) -> ActionQuerySet:
        """No case role in the partnership, no row; a conflict of interest on its matter, no row.

        Then: those who oversee, where they may see the matter; holders of a seat on the matter;
        people of the organisation that owns the action; and its owner, while they work for it. An
        action of a family in live work is seen by those who work with that family, nobody else.
        """
        where = standing(user)
        matters = apps.get_model("agencies", "Matter").objects.visible_to(user)
        overseen = Q(partnership__in=where.partnerships(OVERSIGHT)) & (
            Q(matter__isnull=True) | Q(matter__in=matters)
        )
        return self.filter(
            overseen
            | MatterQuerySet.by_seat(user, "matter")
            | Q(organisation__in=where.organisations(AGENCY))
            | Q(owner_id=user.pk or 0, organisation__in=where.organisations(CASE_ROLES)),
            Q(matter__isnull=True) | ~Q(matter__circle="workers") | Q(matter__in=matters),
            partnership__in=where.partnerships(CASE_ROLES),
        ).exclude(Q(matter__isnull=False) & MatterQuerySet.in_conflict(user, "matter"))

    def open(self) -> ActionQuerySet:
        return self.filter(ended_how="")

    def drifting(self, limits: Thresholds, *, today: date | None = None) -> ActionQuerySet:
        """Open actions that drift in any way."""
        anything = Q()
        for test in drift_tests(limits, today or timezone.localdate()).values():
            anything |= test
        return self.open().filter(anything)

    def drifting_as(
        self, kind: Kind, limits: Thresholds, *, today: date | None = None
    ) -> ActionQuerySet:
        return self.open().filter(drift_tests(limits, today or timezone.localdate())[kind])

    def for_decision_by(self, user: Any) -> ActionQuerySet:
        """Open ones with evidence for this person to decide on: not their own or their body's."""
        where = standing(user)
        live = Q(matter__circle="workers") & MatterQuerySet.seated(user, "matter")
        return (
            self.open()
            .filter(evidence_waits=True)
            .filter(Q(partnership__in=where.partnerships(OVERSIGHT)) | live)
            .exclude(organisation__in=where.organisations())
            .exclude(owner=user.pk or 0)
        )

    def with_owner_left(self, *, today: date | None = None) -> ActionQuerySet:
        """Adds `owner_left`: True where the owner has no current post in the owning body."""
        return self.annotate(owner_left=owner_has_left(today or timezone.localdate()))


# A person and a body as one whole number, so that the database can look a pair up in one set
# instead of asking again for each action (on PostgreSQL, forty times slower at 100,000).
_PAIR = 2**31


def owner_has_left(today: date) -> Q:
    """The owner holds no current post for the organisation that owns the action."""
    posts = apps.get_model("agencies", "Membership").objects.filter(
        current(today), organisation__isnull=False
    )
    held = posts.annotate(pair=_pair("person_id", "organisation_id")).values("pair")
    return Q(owner__isnull=False) & ~Q(In(_pair("owner_id", "organisation_id"), held.query))


def _pair(person: str, body: str) -> Any:
    big = BigIntegerField()
    return Cast(F(person), big) * Value(_PAIR, big) + Cast(F(body), big)


def drift_tests(limits: Thresholds, today: date) -> dict[Kind, Q]:
    """`rules.followthrough.drift` as the database asks it; a test holds the two equal."""
    return {
        Kind.OVERDUE: Q(due__lt=today),
        Kind.SILENT: Q(
            last_word__lt=today - timedelta(days=limits.silent_days), evidence_waits=False
        ),
        Kind.EXTENDED: Q(times_extended__gt=limits.extensions),
        Kind.OWNERLESS: Q(owner__isnull=True) | owner_has_left(today),
        Kind.REFUSED: Q(evidence_refused=True),
    }


class EvidenceQuerySet(QuerySet["Evidence"]):
    def visible_to(self, user: Any) -> EvidenceQuerySet:
        """Evidence of the actions one may see."""
        actions = apps.get_model("followthrough", "Action").objects.visible_to(user)
        return self.filter(action__in=actions)


class ChallengeQuerySet(QuerySet["Challenge"]):
    def visible_to(self, user: Any) -> ChallengeQuerySet:
        """Challenges of the actions one may see."""
        actions = apps.get_model("followthrough", "Action").objects.visible_to(user)
        return self.filter(action__in=actions)

    def undone(self) -> ChallengeQuerySet:
        """Not decided yet, on actions that have not ended."""
        return self.filter(decided_at__isnull=True, action__ended_how="")

    def unanswered(self) -> ChallengeQuerySet:
        return self.undone().filter(replied_at__isnull=True)

    def undecided(self) -> ChallengeQuerySet:
        """Answered, and nobody has said yet whether that is enough."""
        return self.undone().filter(replied_at__isnull=False)

    def asking(self, user: Any) -> ChallengeQuerySet:
        """Unanswered ones on a rung where this person stands."""
        where = standing(user)
        mine = Q(rung=Rung.OWNER.value, action__owner=user.pk or 0) | Q(
            rung=Rung.SIGNATORY.value,
            action__organisation__in=where.organisations({Role.SIGNATORY}),
        )
        for rung, roles in SHARED.items():
            mine |= Q(rung=rung.value, action__partnership__in=where.partnerships(roles))
        return self.unanswered().filter(mine)

    def asked_by(self, user: Any) -> ChallengeQuerySet:
        """Unanswered ones that this person asked; the business unit asks for the rule as well."""
        unit = standing(user).partnerships(BUSINESS_UNIT)
        by_rule = Q(by__isnull=True, action__partnership__in=unit)
        return self.unanswered().filter(Q(by=user.pk or 0) | by_rule)

    def for_decision_by(self, user: Any) -> ChallengeQuerySet:
        """Answered ones that this person may decide on: not their own answer or organisation."""
        where = standing(user)
        may = Q(action__partnership__in=where.partnerships(OVERSIGHT)) | Q(by=user.pk or 0)
        return (
            self.undecided()
            .filter(may)
            .exclude(replied_by=user.pk or 0)
            .exclude(action__organisation__in=where.organisations())
            .exclude(action__owner=user.pk or 0)
        )
