"""What recommendations changed in guidance, with its state. It is said in `because.py`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.foundations.guidance.models import Version
from goldthread.foundations.guidance.states import of_version
from goldthread.improvement.recommendations.models import ChangedGuidance, Recommendation


@dataclass(frozen=True)
class Changed:
    """A version that a recommendation changed, and how it stands today."""

    row: ChangedGuidance
    status: str

    @property
    def version(self) -> Version:
        version: Version = self.row.version
        return version


def changed_by(user: Any, recommendations: Iterable[Recommendation]) -> list[Changed]:
    """Of many recommendations, those whose version this person may see. Two queries."""
    rows = list(
        ChangedGuidance.objects.visible_to(user)
        .standing()
        .filter(recommendation__in=list(recommendations))
        .select_related("version__guidance__partnership", "version__refusal")
        .order_by("version__guidance__number", "version__number")
    )
    guidance = {row.version.guidance_id for row in rows}
    held = Version.objects.in_force().filter(guidance__in=guidance)
    now = dict(held.values_list("guidance", "pk"))
    today = timezone.localdate()
    return [
        Changed(row, of_version(row.version, now.get(row.version.guidance_id), today))
        for row in rows
    ]
