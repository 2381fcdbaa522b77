"""How a review's clocks stand: dates from the frameworks, with this room's own rows beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.casework.reviews import kinds
from goldthread.casework.reviews.models import ClockOutcome, ClockStop, Review
from goldthread.rules.clocks import Due, Standing, State, resumed, standing_of

# Not something to do by a day, but something to keep until one.
KEPT = frozenset({"keep-public-until"})
DAY = timedelta(days=1)


@dataclass(frozen=True)
class ReviewClock:
    """One clock. `first_due` is the day before any stop moved it; `stop` the one that runs now."""

    step: str
    words: str
    due: date
    first_due: date
    event: str
    rule: str
    source: str
    local: bool
    standing: Standing
    outcome: ClockOutcome | None
    stop: ClockStop | None

    @property
    def is_kept(self) -> bool:
        return self.step in KEPT

    @property
    def word(self) -> str:
        """The state as a word for a tag."""
        if self.is_kept:
            return "until"
        return self.standing.state.value

    @property
    def unanswered(self) -> bool:
        """Missed, and nobody has said why."""
        return not self.is_kept and self.standing.needs_reason

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done for it."""
        done = self.outcome is not None and self.outcome.done_on is not None
        return not self.is_kept and not done

    @property
    def is_running(self) -> bool:
        return not self.is_kept and self.standing.state is State.RUNNING


def events_of(review: Review) -> dict[str, date]:
    """The days that clocks may run from: of the review itself, and those written down."""
    events = {row.event: row.on for row in reversed(list(review.anchors.all()))}
    if review.initiated_on:
        events["initiated"] = review.initiated_on
    if review.published_on:
        events["published"] = review.published_on
    return events


def clocks_of(review: Review, today: date) -> list[ReviewClock]:
    """Every clock whose event is known, in the order of their dates."""
    if not review.is_commissioned:
        return []
    outcomes: dict[str, ClockOutcome] = {}
    for row in review.clock_outcomes.select_related("by"):
        outcomes.setdefault(row.step, row)
    stops = list(review.clock_stops.select_related("by"))
    # A review that is published is done: nobody needs to say so twice.
    done = {"publish": review.published_on} if review.published_on else {}
    found = [
        _clock(one, stops, outcomes.get(one.step), today, done)
        for one in kinds.due_dates(review, events_of(review))
    ]
    return sorted(found, key=lambda clock: clock.due)


def _clock(
    one: Due,
    stops: Iterable[ClockStop],
    outcome: ClockOutcome | None,
    today: date,
    done: Mapping[str, date],
) -> ReviewClock:
    mine = [stop for stop in stops if stop.step in ("", one.step)]
    due = moved(one.due, mine)
    now = next((s for s in mine if s.ends is None and s.starts <= due), None)
    stopped_on = now.starts if now else None
    done_on = (outcome.done_on if outcome else None) or done.get(one.step)
    standing = standing_of(
        due,
        today=today,
        done_on=done_on,
        stopped_on=stopped_on,
        reason=outcome.overrun if outcome else "",
    )
    return ReviewClock(
        one.step, one.words, due, one.due, one.from_event, one.rule, one.source, one.local,
        standing, outcome, now,
    )  # fmt: skip


def moved(due: date, stops: Iterable[ClockStop]) -> date:
    """A due date after the stops that ended: later by the days on which it stood still, each
    counted once where stops overlap. A stop that began after the date changes nothing.
    """
    counted: date | None = None  # the day up to which stops are counted
    for stop in sorted(stops, key=lambda one: one.starts):
        if stop.ends is None or stop.starts > due:
            continue
        begins = max(stop.starts, counted) if counted else stop.starts
        again = stop.ends + DAY
        due = resumed(due, stopped_on=begins, again_on=again)
        counted = max(again, counted) if counted else again
    return due
