"""Emergency access by reference: found or not, the person is told the same."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.actions import break_glass
from goldthread.foundations.agencies.models import BreakGlass, Matter, Partnership, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused


@dataclass(frozen=True)
class Reference:
    """What somebody typed; it may name nothing."""

    code: str
    partnership: Partnership

    @property
    def audit_ref(self) -> str:
        return f"reference:{self.code}"

    @property
    def audit_name(self) -> str:
        return f"the reference {self.code}"


def only_by_emergency(matter: Matter | None, by: Any) -> bool:
    """Whether a person could not see a matter but for emergency access, which is for reading:
    what is decided there is decided by those with a seat and the business unit.
    """
    if matter is None or not matter.is_confidential:
        return False
    unit = standing(by).holds(BUSINESS_UNIT, partnership=matter.partnership_id)
    if unit and not matter.is_live:
        return False
    seats = Seat.objects.opening(timezone.localdate()).filter(matter=matter, holder=by)
    return not seats.exists()


def take(*, partnership: Partnership, code: str, reason: str, by: Any) -> BreakGlass:
    """Refused for what is open anyway.

    PermissionDenied, recorded, for a reference that opens nothing to this person. It may name
    nothing, or a matter in which they have a conflict of interest: the caller must not say which.
    """
    matter = Matter.objects.filter(partnership=partnership, code__iexact=code).first()
    if matter and Matter.objects.visible_to(by).filter(pk=matter.pk).exists():
        raise Refused("This is open to you already. You need no emergency access.")
    try:
        if matter is None:
            raise PermissionDenied
        return break_glass(matter=matter, reason=reason, by=by)
    except PermissionDenied:
        audit(by=by, did="glass.refused", about=Reference(code, partnership))
        raise
