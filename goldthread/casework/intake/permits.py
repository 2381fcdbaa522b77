"""Who may do what with a referral. Emergency access is for reading, never for deciding."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.casework.intake.models import Referral, ScopingRequest
from goldthread.casework.intake.querysets import named
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current

# Seats that give a view. The chair decides, and so gives none.
MEMBERS = frozenset({Role.PANEL, Role.EXECUTIVE, Role.SCRUTINEER, Role.LEAD_REVIEWER})


def sees(referral: Referral, by: Any) -> bool:
    return Referral.objects.visible_to(by).filter(pk=referral.pk).exists()


def may_run(referral: Referral, by: Any) -> bool:
    """The business unit, unless a conflict of interest closes the matter to them."""
    holds = standing(by).holds(BUSINESS_UNIT, partnership=referral.partnership_id)
    return holds and sees(referral, by)


def has_seat(referral: Referral, by: Any, roles: Any) -> bool:
    """A current seat in one of the roles, and no conflict of interest."""
    if referral.matter is None or not sees(referral, by):
        return False
    seats = Seat.objects.filter(
        current(timezone.localdate()), matter=referral.matter, holder=by, role__in=roles
    )
    return bool(seats.exists())


def is_member(referral: Referral, by: Any) -> bool:
    """Sits on the panel of this referral and gives a view."""
    return has_seat(referral, by, MEMBERS)


def is_chair(referral: Referral, by: Any) -> bool:
    return has_seat(referral, by, {Role.CHAIR})


def may_weigh(referral: Referral, by: Any) -> bool:
    """Who enters facts and gives judgements: the business unit and everyone with a panel seat."""
    return may_run(referral, by) or has_seat(referral, by, MEMBERS | {Role.CHAIR})


def may_answer(request: ScopingRequest, by: Any) -> bool:
    """A signatory or author of the agency that was asked, or of the one that took over from it."""
    return ScopingRequest.objects.of_agency(by).filter(pk=request.pk).exists()


def reads_names(referral: Referral, by: Any) -> bool:
    """Whether this person may read real names and agencies' answers: never in an emergency."""
    seen = Referral.objects.visible_to(by).filter(pk=referral.pk)
    return seen.filter(named(by, "matter")).exists()


def permit(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def permit_run(referral: Referral, by: Any) -> None:
    """None is the system itself."""
    permit(by is None or may_run(referral, by))


def permit_refer(partnership: Any, by: Any) -> None:
    """Any professional of a member agency may tell of a case."""
    permit(standing(by).holds(CASE_ROLES, partnership=partnership.pk))
