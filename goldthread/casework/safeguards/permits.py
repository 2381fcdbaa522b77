"""Who may write about a family, and who decides as its manager; for actions and pages alike."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.casework.safeguards.models import Family, Works
from goldthread.foundations.agencies.roles import AGENCY, FRONTLINE
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused

WRITERS = "Only those who work with this family write here. Emergency access is for reading."
MANAGERS = "Only a manager who works with this family can decide this. Nothing was changed."


def may_write(family: Family, by: Any) -> bool:
    """Those who work with it, while it is open."""
    return family.closed_at is None and works_with(family, by)


def works_with(family: Family, by: Any) -> bool:
    """Whether it is open or closed."""
    return by is None or Family.objects.worked_with_by(by).filter(pk=family.pk).exists()


def may_manage(family: Family, by: Any) -> bool:
    """Of those, who was given the part of a manager."""
    if by is None:
        return True
    seats = Works.objects.filter(
        current(timezone.localdate(), "seat__"),
        seat__matter=family.matter_id, seat__holder=by, manages=True,
    )  # fmt: skip
    return may_write(family, by) and seats.exists()


def may_open(partnership: Any, by: Any) -> bool:
    """Whoever works for an agency of the partnership."""
    return by is None or standing(by).holds(AGENCY, partnership=partnership.pk)


def may_in_emergency(partnership: Any, by: Any) -> bool:
    """Whose role may need a family's record tonight, without working with it."""
    return standing(by).holds(FRONTLINE, partnership=partnership.pk)


def permit_writing(family: Family, by: Any) -> None:
    if family.closed_at is not None:
        raise Refused("This family's record is closed. Open it again first. Nothing was changed.")
    if not may_write(family, by):
        raise PermissionDenied(WRITERS)


def permit_managing(family: Family, by: Any) -> None:
    permit_writing(family, by)
    if not may_manage(family, by):
        raise PermissionDenied(MANAGERS)
