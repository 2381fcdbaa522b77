"""Who may do what in a professional difference, for actions and pages alike."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.casework.differences.models import Difference
from goldthread.casework.differences.querysets import DECIDES
from goldthread.casework.safeguards.permits import works_with as works_with
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Conflict, Membership, Organisation, Partnership
from goldthread.foundations.agencies.roles import AGENCY
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused

RAISERS = "A professional difference is raised by somebody who works for an agency here."
ASKED = (
    "Only those who answer for the agency that was asked, at the stage where this stands, answer "
    "it. Nothing was changed."
)
TAKERS = (
    "Only who raised this, or their agency’s signatory or executive, takes it further or ends it. "
    "Nothing was changed."
)
CHAIRS = "Only the chair or scrutineer who was named decides this. Nothing was changed."
NAMERS = (
    "Only who raised this, their agency’s signatory or executive, or the business unit names who "
    "decides. Nothing was changed."
)
READERS = "The business unit sees where this stands, and not what is written about a family."
UNIT = "Only the business unit sees these numbers."


def works_in(partnership: Partnership, by: Any) -> bool:
    return standing(by).holds(AGENCY, partnership=partnership.pk)


def own_bodies(partnership: Partnership, by: Any) -> QuerySet[Organisation]:
    mine = standing(by).organisations(AGENCY)
    return Organisation.objects.filter(partnership=partnership, pk__in=mine, closed__isnull=True)


def asked_bodies(partnership: Partnership, by: Any) -> QuerySet[Organisation]:
    """Agencies in which somebody can answer, other than one's own."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership, role__in=AGENCY, person__is_active=True
    )
    rows = Organisation.objects.filter(
        partnership=partnership, closed__isnull=True, pk__in=posts.values("organisation")
    )
    mine = standing(by).organisations(AGENCY)
    return rows if len(mine) > 1 else rows.exclude(pk__in=mine)


def deciders(partnership: Partnership, family: Any = None) -> QuerySet[User]:
    """Chairs and scrutineers of the partnership whom nothing keeps from the family."""
    today = timezone.localdate()
    posts = Membership.objects.current(today).filter(partnership=partnership, role__in=DECIDES)
    rows = User.objects.filter(pk__in=posts.values("person"), is_active=True)
    if family is not None:
        kept = Conflict.objects.filter(current(today), matter=family.matter_id)
        rows = rows.exclude(pk__in=kept.values("person"))
    return rows.order_by("name")


def may_answer(row: Difference, by: Any) -> bool:
    return Difference.objects.answered_by(by).filter(pk=row.pk).exists()


def may_take(row: Difference, by: Any) -> bool:
    return Difference.objects.taken_by(by).filter(pk=row.pk).exists()


def may_decide(row: Difference, by: Any) -> bool:
    return Difference.objects.decided_by(by).filter(pk=row.pk).exists()


def may_read(row: Difference, by: Any) -> bool:
    """Its words, and not only where it stands."""
    return Difference.objects.read_by(by).filter(pk=row.pk).exists()


def may_name(row: Difference, by: Any) -> bool:
    from goldthread.casework.differences.policies import is_unit

    return may_take(row, by) or is_unit(row.partnership, by)


def permit_open(row: Difference) -> None:
    if row.steps.filter(kind__in=["agreed", "withdrawn", "decided"]).exists():
        raise Refused("This has ended. Nothing was changed. Raise a new one if it is not settled.")


def permit(allowed: bool, words: str) -> None:
    if not allowed:
        raise PermissionDenied(words)


def decides_here(person: Any, row: Difference) -> bool:
    """Whether somebody can be named: they work for neither agency."""
    sides = Q(organisation=row.own) | Q(organisation=row.asked)
    posts = Membership.objects.current(timezone.localdate()).filter(sides, person=person)
    return (
        deciders(row.partnership, row.family).filter(pk=person.pk).exists() and not posts.exists()
    )
