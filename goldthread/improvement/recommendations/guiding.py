"""What recommendations changed in guidance: said, taken back, and shown with its state."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.guidance.models import Version
from goldthread.foundations.guidance.permits import may_keep
from goldthread.foundations.guidance.states import of_version
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.recommendations.models import ChangedGuidance, Recommendation


@transaction.atomic
def because_of(*, version: Version, recommendation: Recommendation, by: Any) -> ChangedGuidance:
    """Say that a version changed because of a recommendation that this person may see."""
    version = Version.objects.select_for_update(of=("self",)).get(pk=version.pk)
    seen = Recommendation.objects.visible_to(by).filter(pk=recommendation.pk)
    if not may_keep(version.guidance, by) or not seen.exists():
        raise PermissionDenied
    if recommendation.partnership.pk != version.partnership.pk:
        raise PermissionDenied
    told = ChangedGuidance.objects.standing().filter(version=version)
    if told.filter(recommendation=recommendation).exists():
        raise Refused(f"{recommendation.code} is said to be a reason already.")
    row: ChangedGuidance = ChangedGuidance.objects.create(
        version=version, recommendation=recommendation, by=by
    )
    audit(by=by, did="recommendation.changed_guidance", about=recommendation, what=version.code)
    return row


@transaction.atomic
def not_because(*, row: ChangedGuidance, by: Any) -> ChangedGuidance:
    row = ChangedGuidance.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not may_keep(row.version.guidance, by):
        raise PermissionDenied
    if row.undone_at is not None:
        raise Refused("It was taken back already.")
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
    audit(
        by=by, did="recommendation.not_changed_guidance", about=row.recommendation,
        what=row.version.code,
    )  # fmt: skip
    return row


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
