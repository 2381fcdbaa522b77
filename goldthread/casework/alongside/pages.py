"""What the overview and the pages of the registers show, worked out before a template sees it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.alongside import permits
from goldthread.casework.alongside.leave import DOINGS, sentences
from goldthread.casework.alongside.models import (
    DisclosureRequest,
    Hold,
    Proceeding,
    ProceedingState,
    Risk,
)
from goldthread.casework.reviews.models import Review

ENDED = ProceedingState.State.ENDED


@dataclass(frozen=True)
class Beside:
    """A proceeding with its latest state."""

    row: Proceeding
    now: ProceedingState | None
    today: date

    @property
    def ended(self) -> bool:
        return self.now is not None and self.now.state == ENDED

    @property
    def late(self) -> bool:
        """The day on which somebody wanted to ask again has passed."""
        return bool(
            self.now and not self.ended and self.now.check_on and self.now.check_on < self.today
        )


@dataclass(frozen=True)
class Asked:
    row: DisclosureRequest
    decisions: list[Any]
    today: date

    @property
    def word(self) -> str:
        if self.decisions:
            return str(self.decisions[-1].get_outcome_display())
        late = self.row.answer_by is not None and self.row.answer_by < self.today
        return "late" if late else "to decide"


@dataclass(frozen=True)
class Seen:
    """A risk with its latest view."""

    row: Risk
    now: Any
    today: date

    @property
    def late(self) -> bool:
        return bool(self.now and not self.now.closed and self.now.check_on < self.today)


@dataclass(frozen=True)
class AlongsidePage:
    """What runs beside a review, and what each of it holds up."""

    review: Review
    holds: list[Hold]
    lifted: list[Hold]
    proceedings: list[Beside]
    requests: list[Asked]
    risks: list[Seen]
    closed_risks: list[Seen]
    may_write: bool
    today: date = field(default_factory=timezone.localdate)

    @classmethod
    def of(cls, review: Review, user: Any) -> "AlongsidePage":
        today = timezone.localdate()
        all_holds = list(
            Hold.objects.visible_to(user)
            .filter(review=review)
            .select_related("because", "by")
            .prefetch_related("checks", "lifts__by", "lifts__confirmed_by")
            .order_by("since", "pk")
        )
        risks = risks_of(review, user, today)
        return cls(
            review=review,
            holds=[one for one in all_holds if one.lifted is None],
            lifted=[one for one in all_holds if one.lifted is not None],
            proceedings=proceedings_of(review, user, today),
            requests=requests_of(review, user, today),
            risks=[one for one in risks if not (one.now and one.now.closed)],
            closed_risks=[one for one in risks if one.now and one.now.closed],
            may_write=permits.may_write(review, user),
        )

    @property
    def stops(self) -> list[str]:
        """What may not be done now, or only with conditions, and who says so."""
        latest = [one.now for one in self.proceedings if one.now is not None]
        return [words for doing in DOINGS for words in sentences(doing, latest)]


def proceedings_of(review: Review, user: Any, today: date) -> list[Beside]:
    """A few queries, whatever the number of rows."""
    rows = Proceeding.objects.visible_to(user).filter(review=review)
    rows = rows.prefetch_related("states")
    return [Beside(row, _last(row.states.all()), today) for row in rows]


def requests_of(review: Review, user: Any, today: date) -> list[Asked]:
    rows = DisclosureRequest.objects.visible_to(user).filter(review=review)
    rows = rows.select_related("proceeding").prefetch_related("decisions")
    return [Asked(row, list(row.decisions.all()), today) for row in rows.order_by("-received_on")]


def risks_of(review: Review, user: Any, today: date) -> list[Seen]:
    rows = Risk.objects.visible_to(user).filter(review=review).prefetch_related("views__owner")
    return [Seen(row, _last(row.views.all()), today) for row in rows]


def _last(rows: Any) -> Any:
    found = list(rows)
    return found[-1] if found else None


@dataclass(frozen=True)
class ThingPage:
    """One proceeding, disclosure request, risk or hold, with all that happened to it."""

    row: Any
    rows: list[Any]
    may_write: bool
    may_second: bool = False  # of a hold: confirm or decline what somebody else proposed
    today: date = field(default_factory=timezone.localdate)

    @property
    def now(self) -> Any:
        return self.rows[-1] if self.rows else None
