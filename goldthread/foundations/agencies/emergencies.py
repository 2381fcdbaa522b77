"""Emergency access by reference: found or not, the person is told the same."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.actions import break_glass
from goldthread.foundations.agencies.models import BreakGlass, Matter, Partnership
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
