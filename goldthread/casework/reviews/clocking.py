"""How a review's clocks stand: dates from the frameworks, with this room's own rows beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.casework.reviews import kinds
from goldthread.casework.reviews.models import Anchor, ClockOutcome, ClockStop, Review
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules.clocks import Due, Standing, State, resumed, standing_of

# Not something to do by a day, but something to keep until one.
KEPT = frozenset({"keep-public-until"})
# The event that says by itself that a step was done: nobody needs to say so twice.
DONE_BY = {"notify-panel": "sent", "decision": "initiated", "publish": "published"}
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
        done = self.standing.state is State.MET or self.standing.late_but_done
        return not self.is_kept and not done

    @property
    def is_running(self) -> bool:
        return not self.is_kept and self.standing.state is State.RUNNING


def clocks_of(review: Review, today: date) -> list[ReviewClock]:
    """Every clock whose event is known, in the order of their dates."""
    return clocks_for(review.partnership, [review], today)[review.pk]


def clocks_for(
    partnership: Partnership, reviews: Sequence[Review], today: date
) -> dict[int, list[ReviewClock]]:
    """The clocks of several reviews of one partnership, by review. Queries: three for the rows of
    this room, and those of the frameworks, whatever the number of reviews.
    """
    ids = [review.pk for review in reviews]
    events: dict[int, dict[str, date]] = {pk: {} for pk in ids}
    for anchor in Anchor.objects.filter(review__in=ids).order_by("at", "pk"):
        events[anchor.review_id][anchor.event] = anchor.on
    outcomes: dict[tuple[int, str], ClockOutcome] = {}
    for row in ClockOutcome.objects.filter(review__in=ids).select_related("by"):
        outcomes.setdefault((row.review_id, row.step), row)
    stops: dict[int, list[ClockStop]] = {pk: [] for pk in ids}
    for stop in ClockStop.objects.filter(review__in=ids).select_related("by"):
        stops[stop.review_id].append(stop)
    book = kinds.RuleBook(partnership)
    found: dict[int, list[ReviewClock]] = {}
    for review in reviews:
        known = _with_own(review, events[review.pk])
        clocks = [
            _clock(one, stops[review.pk], outcomes.get((review.pk, one.step)), today, known)
            for one in book.due(review, known)
        ]
        found[review.pk] = sorted(clocks, key=lambda clock: clock.due)
    return found


def _with_own(review: Review, events: dict[str, date]) -> dict[str, date]:
    """The days that were written down, and the review's own."""
    own = {"initiated": review.initiated_on, "published": review.published_on}
    return {**events, **{event: on for event, on in own.items() if on}}


def _clock(
    one: Due,
    stops: Iterable[ClockStop],
    outcome: ClockOutcome | None,
    today: date,
    events: Mapping[str, date],
) -> ReviewClock:
    mine = [stop for stop in stops if stop.step in ("", one.step)]
    due = moved(one.due, mine)
    now = next((s for s in mine if s.ends is None and s.starts <= due), None)
    stopped_on = now.starts if now else None
    by_event = events.get(DONE_BY.get(one.step, ""))
    done_on = (outcome.done_on if outcome else None) or by_event
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
