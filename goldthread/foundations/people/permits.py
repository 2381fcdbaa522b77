"""Who may read real names in a matter, and who may write its register."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.foundations.agencies.emergencies import only_by_emergency
from goldthread.foundations.agencies.models import Matter, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.people.querysets import named_matters
from goldthread.foundations.records.facts import current


def reads_names(matter: Matter, by: Any) -> bool:
    """The business unit, and a seat as lead reviewer, chair or panel member."""
    return named_matters(by).filter(pk=matter.pk).exists()


def is_unit(matter: Matter, by: Any) -> bool:
    """The business unit, unless a conflict of interest closes the matter to them, and whoever works
    with a family in live work: they keep its register."""
    if matter.is_live:
        return may_write(matter, by)
    holds = standing(by).holds(BUSINESS_UNIT, partnership=matter.partnership_id)
    return holds and reads_names(matter, by)


def may_write(matter: Matter, by: Any) -> bool:
    """The business unit and the lead reviewer's seat; of a family, those who work with it."""
    if not reads_names(matter, by):
        return False
    if matter.is_live:
        return not only_by_emergency(matter, by)
    if standing(by).holds(BUSINESS_UNIT, partnership=matter.partnership_id):
        return True
    seats = Seat.objects.filter(
        current(timezone.localdate()), matter=matter, holder=by, role=Role.LEAD_REVIEWER
    )
    return bool(seats.exists())


def permit_writing(matter: Matter, by: Any) -> None:
    """PermissionDenied for anyone else. None is the system itself."""
    if by is not None and not may_write(matter, by):
        raise PermissionDenied


def permit_unit(matter: Matter, by: Any) -> None:
    if by is not None and not is_unit(matter, by):
        raise PermissionDenied
