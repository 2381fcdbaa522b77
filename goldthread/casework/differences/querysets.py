"""Who sees which difference, and where it stands.

The raiser, the leads of the two agencies, whoever answers for the asked agency at the stage it
stands at, whoever took a step in it, the named chair, and the business unit. About a family in live
work: of the agencies only those who work with it, and nobody who is kept away.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT, CASE_ROLES, SENIOR, Role
from goldthread.foundations.agencies.standing import answers_for, standing
from goldthread.foundations.records.facts import current

DECIDES = frozenset({Role.CHAIR, Role.SCRUTINEER})
BEGINS, ENDS = ("raised", "moved"), ("agreed", "withdrawn", "decided")


def _steps(**kind: Any) -> Any:
    return apps.get_model("differences", "Step").objects.filter(
        difference=OuterRef("pk"), **kind
    )  # fmt: skip


def _managed(user: Any) -> Any:
    """Matters of families for which this person decides as a manager."""
    works = apps.get_model("safeguards", "Works").objects.filter(
        current(timezone.localdate(), "seat__"), seat__holder=user.pk or 0, manages=True
    )
    return works.values("seat__matter")


class DifferenceQuerySet(QuerySet["Any"]):
    def placed(self) -> Self:
        """With `stage_now`, `name_now`, `level_now`, `due_now`, `since`, `chair_now`, `over`,
        and `outcome`, `ended_on`, `learned`, which are empty while it is open."""
        begun, end = _steps(kind__in=BEGINS).order_by("-pk"), _steps(kind__in=ENDS)
        named = _steps(chair__isnull=False).order_by("-pk")
        return self.annotate(
            stage_now=Subquery(begun.values("stage")[:1]),
            name_now=Subquery(begun.values("name")[:1]),
            level_now=Subquery(begun.values("level")[:1]),
            due_now=Subquery(begun.values("due")[:1]),
            since=Subquery(begun.values("on")[:1]),
            chair_now=Subquery(named.values("chair")[:1]),
            over=Exists(end),
            outcome=Subquery(end.values("kind")[:1]),
            ended_on=Subquery(end.values("on")[:1]),
            learned=Subquery(end.values("learning")[:1]),
        )

    def visible_to(self, user: Any) -> Self:
        rows = self.placed()
        own = Q(by=user.pk or 0) | Exists(_steps(by=user.pk or 0))
        mine = standing(user).organisations(AGENCY)
        sides = own & (Q(own__in=mine) | Q(asked__in=mine)) | leads(user) | answers(user)
        unit = Q(partnership__in=standing(user).partnerships(BUSINESS_UNIT))
        seen = rows.filter((sides & walls(user)) | unit | chairs(user))
        where = standing(user).partnerships(CASE_ROLES)
        return seen.filter(partnership__in=where).exclude(
            MatterQuerySet.in_conflict(user, "family__matter")
        )

    def open(self) -> Self:
        return self.filter(outcome__isnull=True)

    def late(self, today: date) -> Self:
        return self.open().filter(due_now__lt=today)

    def read_by(self, user: Any) -> Self:
        """Those whose words this person may read: the business unit reads no word about a family
        in live work (ADR 29)."""
        unit = Q(partnership__in=standing(user).partnerships(BUSINESS_UNIT))
        own = Q(by=user.pk or 0) | Exists(_steps(by=user.pk or 0))
        mine = standing(user).organisations(AGENCY)
        sides = own & (Q(own__in=mine) | Q(asked__in=mine)) | leads(user) | answers(user)
        seen = (sides & walls(user)) | (unit & Q(family__isnull=True)) | chairs(user)
        return self.visible_to(user).filter(seen)

    def answered_by(self, user: Any) -> Self:
        """Open ones that this person may answer at the stage they stand at."""
        return self.visible_to(user).open().filter(answers(user), walls(user))

    def taken_by(self, user: Any) -> Self:
        """Open ones that this person takes further or ends, for the agency that raised them."""
        mine = standing(user).organisations(AGENCY)
        raiser = Q(by=user.pk or 0, own__in=mine) | Q(own__in=answers_for(user, SENIOR))
        return self.visible_to(user).open().filter(raiser, walls(user))

    def decided_by(self, user: Any) -> Self:
        return self.visible_to(user).open().filter(chairs(user))

    def waiting_for(self, user: Any) -> Self:
        """What this person answers and nobody of theirs has yet at this stage; what they raised
        and is answered or late; what they were named to decide."""
        steps = apps.get_model("differences", "Step").objects
        begun = steps.filter(difference=OuterRef("difference"), kind__in=BEGINS)
        last = Subquery(begun.order_by("-pk").values("pk")[:1])
        answered = Exists(_steps(kind="answered", pk__gt=last))
        today = timezone.localdate()
        asked = ~answered & answers(user) & walls(user) & ~Q(level_now="chair")
        back = Q(by=user.pk or 0) & walls(user) & (answered | Q(due_now__lt=today))
        return (
            self.visible_to(user)
            .open()
            .filter(asked | (back & ~Q(level_now="chair")) | chairs(user))
        )


def walls(user: Any) -> Q:
    families = apps.get_model("safeguards", "Family").objects.worked_with_by(user)
    return Q(family__isnull=True) | Q(family__in=families)


def leads(user: Any) -> Q:
    bodies = answers_for(user, SENIOR)
    return Q(own__in=bodies) | Q(asked__in=bodies)


def answers(user: Any) -> Q:
    """Who answers for the asked agency: its leads at any stage; about a family its workers at the
    first, and their managers. With no family nobody knows which worker: the signatory answers."""
    bodies = answers_for(user, AGENCY)
    return (
        Q(asked__in=answers_for(user, SENIOR))
        | Q(level_now="workers", family__isnull=False, asked__in=bodies)
        | Q(level_now="managers", asked__in=bodies, family__matter__in=_managed(user))
    )


def chairs(user: Any) -> Q:
    """Whoever was named last, while they hold such a role."""
    return Q(chair_now=user.pk or 0, partnership__in=standing(user).partnerships(DECIDES))


class StepQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        rows = apps.get_model("differences", "Difference").objects.read_by(user)
        return self.filter(difference__in=rows.values("pk"))


class OwnStageQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """The policy is no secret among those with a role in the partnership."""
        return self.filter(partnership__in=standing(user).partnerships(CASE_ROLES))

    def held(self, day: Any) -> Self:
        return self.filter(current(day))
