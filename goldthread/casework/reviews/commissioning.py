"""Commissioning a review: from a decision of intake, or one that was decided elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.reviews import kinds, starting
from goldthread.casework.reviews.models import Framework, Review, StageMove
from goldthread.casework.reviews.permits import may_run
from goldthread.casework.reviews.pseudonyms import Wished, choose, real_name_in
from goldthread.casework.reviews.timing import refuse_uncountable
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.actions import open_matter, permit
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.agencies.naming import next_code
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.rules.reviewgates import Stage


@dataclass(frozen=True)
class Beginning:
    """What is known when a review begins. `wished` may be empty: it is asked again later."""

    title: str
    initiated_on: date
    wished: Wished | None = None
    decided_elsewhere: str = ""
    events: dict[str, date] | None = None  # days that clocks run from, such as "sent"
    period: tuple[date, date] | None = None  # the first and last day that it looks at


@transaction.atomic
def commission(*, partnership: Partnership, kind: str, beginning: Beginning, by: Any) -> Review:
    """Open a review, with a matter of its own, that was decided on outside Goldthread."""
    permit(by, BUSINESS_UNIT, partnership=partnership)
    if not written(beginning.decided_elsewhere):
        raise Refused("Say who decided that this review is held, and when.")
    _check(partnership, kind, beginning)
    matter = open_matter(
        partnership=partnership,
        code=next_code(partnership, timezone.localdate()),
        name=beginning.title.strip(),
        circle=Matter.Circle.SEATS,
        by=by,
    )
    return _begin(matter, kind, beginning, by)


@transaction.atomic
def open_review(*, decision: Any, beginning: Beginning, by: Any, kind: str = "") -> Review:
    """Open the review that a decision of intake calls for. It takes over the decision's matter.

    `kind`: where the decision leaves it open, or names one that is not the one held.
    """
    matter = Matter.objects.select_for_update().get(pk=decision.matter_id)
    permit(by, BUSINESS_UNIT, partnership=matter.partnership)
    if not Matter.objects.visible_to(by).filter(pk=matter.pk).exists():
        raise PermissionDenied
    if Review.objects.filter(matter=matter).exists():
        raise Refused("A review is already open for this case.")
    kind = kind or kinds.code_of(decision)
    _check(matter.partnership, kind, beginning)
    if name := real_name_in(matter, beginning.title):
        raise Refused(f"“{name}” is a real name of this case. Keep it out of the title.")
    Matter.objects.filter(pk=matter.pk).update(
        name=beginning.title.strip(), circle=Matter.Circle.SEATS
    )
    matter.refresh_from_db()
    return _begin(matter, kind, beginning, by, decision=decision)


@transaction.atomic
def set_period(*, review: Review, starts: date, ends: date, by: Any) -> Review:
    """The stretch of time that the review looks at, until agreed terms of reference hold it."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_run(review, by):
        raise PermissionDenied
    if review.terms.filter(agreed_at__isnull=False).exists():
        raise Refused(
            "The agreed terms of reference hold the period. Begin a new version to change it."
        )
    return _put_period(review, starts, ends, by)


def _put_period(review: Review, starts: date, ends: date, by: Any) -> Review:
    check_period(starts, ends)
    review.period_from, review.period_to = starts, ends
    review.save(update_fields=["period_from", "period_to"])
    review.terms.filter(agreed_at__isnull=True).update(period_from=starts, period_to=ends)
    audit(by=by, did="review.period", about=review, starts=starts, ends=ends)
    return review


def check_period(starts: date, ends: date) -> None:
    if ends < starts:
        raise Refused("The period must end after it begins.")
    if ends > timezone.localdate():
        raise Refused("The period cannot end in the future: a review looks at what happened.")


def _check(partnership: Partnership, kind: str, beginning: Beginning) -> None:
    today = timezone.localdate()
    if not written(beginning.title):
        raise Refused("Give the review a title.")
    if kinds.held_kind(partnership, kind, beginning.initiated_on) is None:
        raise Refused("This partnership holds no such kind of review. Choose another.")
    if beginning.initiated_on > today:
        raise Refused("The day it was decided cannot be in the future.")


def _begin(matter: Matter, kind: str, beginning: Beginning, by: Any, **more: Any) -> Review:
    national = kind in Framework.values
    review = Review.objects.create(
        matter=matter,
        title=beginning.title.strip(),
        framework=kind if national else Framework.OTHER,
        local_kind="" if national else kind,
        board=matter.partnership.name,
        opened_by=by,
        commissioned_on=timezone.localdate(),
        stage=Stage.SETTING_UP,
        initiated_on=beginning.initiated_on,
        decided_elsewhere=beginning.decided_elsewhere.strip(),
        **more,
    )
    StageMove.objects.create(review=review, stage=Stage.SETTING_UP, by=by)
    audit(by=by, did="review.commissioned", about=review, kind=kinds.name_of(review))
    events = beginning.events or {}
    for event, on in {"initiated": beginning.initiated_on, **events}.items():
        if on > timezone.localdate():
            raise Refused("A day that clocks run from cannot be in the future.")
        refuse_uncountable(review, event, on)
    starting.fill(review, events, by)
    if beginning.period is not None:
        _put_period(review, *beginning.period, by)
    if beginning.wished is not None:
        choose(review=review, wished=beginning.wished, by=by)
        review.refresh_from_db()
    return review
