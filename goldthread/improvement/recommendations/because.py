"""What something came of: guidance or a course, because of a recommendation or a learning point.

One way to say so and to take it back, given what it is of. Each kind (`Tie`) is a table of its own;
a row's end takes it back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.guidance.permits import may_keep
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.training.permits import keeps
from goldthread.improvement.recommendations.models import ChangedGuidance, TaughtIn, TaughtPoint


@dataclass(frozen=True)
class Tie:
    """`of`, `reason`: the fields of `model` that hold what came of something, and of what. `keeps`:
    who may say so of a row of `of`. `said`, `taken_back`: verbs of the trail. `named`: what the
    trail calls it.
    """

    model: Any
    of: str
    reason: str
    keeps: Callable[[Any, Any], bool]
    said: str
    taken_back: str
    named: Callable[[Any], str]

    @property
    def of_model(self) -> Any:
        return self.model._meta.get_field(self.of).related_model

    @property
    def reason_model(self) -> Any:
        return self.model._meta.get_field(self.reason).related_model

    def reason_of(self, row: Any) -> Any:
        return getattr(row, self.reason)

    def standing(self, user: Any, of: Any) -> Any:
        """Those of one thing whose reason this person may see."""
        return self.model.objects.visible_to(user).standing().filter(**{self.of: of})


GUIDANCE = Tie(
    ChangedGuidance, "version", "recommendation",
    lambda version, by: may_keep(version.guidance, by),
    "recommendation.changed_guidance", "recommendation.not_changed_guidance",
    lambda version: str(version.code),
)  # fmt: skip
COURSE = Tie(
    TaughtIn, "course", "recommendation", keeps,
    "recommendation.taught", "recommendation.not_taught", str,
)  # fmt: skip
COURSE_LEARNING = Tie(
    TaughtPoint, "course", "learning_point", keeps,
    "learning.taught", "learning.not_taught", str,
)  # fmt: skip


@transaction.atomic
def say(*, tie: Tie, of: Any, reason: Any, by: Any) -> Any:
    """Of a reason that this person may see, in the same partnership."""
    of = tie.of_model.objects.select_for_update(of=("self",)).get(pk=of.pk)
    seen = tie.reason_model.objects.visible_to(by).filter(pk=reason.pk)
    if not tie.keeps(of, by) or not seen.exists():
        raise PermissionDenied
    if reason.partnership.pk != of.partnership.pk:
        raise PermissionDenied
    told = tie.model.objects.standing().filter(**{tie.of: of, tie.reason: reason})
    if told.exists():
        raise Refused(f"{reason.code} is said to be a reason already.")
    row = tie.model.objects.create(**{tie.of: of, tie.reason: reason}, by=by)
    audit(by=by, did=tie.said, about=reason, what=tie.named(of))
    return row


@transaction.atomic
def take_back(*, tie: Tie, row: Any, by: Any) -> Any:
    row = tie.model.objects.select_for_update(of=("self",)).get(pk=row.pk)
    of = getattr(row, tie.of)
    if not tie.keeps(of, by):
        raise PermissionDenied
    if row.undone_at is not None:
        raise Refused("It was taken back already.")
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
    audit(by=by, did=tie.taken_back, about=tie.reason_of(row), what=tie.named(of))
    return row
