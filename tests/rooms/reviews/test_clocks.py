"""Clocks and timetable: met, missed, stopped, explained; dates moved with reasons."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError

from goldthread.casework.reviews import clocking, facts, timing
from goldthread.casework.reviews.clocking import ReviewClock
from goldthread.casework.reviews.models import ClockStop, Review
from goldthread.foundations.records.refusals import Refused
from tests.rooms.reviews import making
from tests.rooms.reviews.making import DAY, today


def clock(review: Review, step: str, on: date | None = None) -> ReviewClock:
    review.refresh_from_db()
    return next(one for one in clocking.clocks_of(review, on or today()) if one.step == step)


def test_clocks_run_from_their_own_anchors(cast: SimpleNamespace, review: Review) -> None:
    assert [one.step for one in clocking.clocks_of(review, today())] == ["publish"]
    timing.record_event(review=review, event="sent", on=date(2026, 3, 2), by=cast.manager)
    timing.record_event(review=review, event="sent", on=date(2026, 3, 3), by=cast.manager)
    # Fifteen working days from Tuesday 3 March 2026: Easter is in April.
    assert clock(review, "rapid-review").due == date(2026, 3, 24)
    assert review.anchors.filter(event="sent").count() == 2


def test_met_missed_and_running(cast: SimpleNamespace) -> None:
    review = making.commissioned(cast, initiated_on=date(2025, 8, 31))
    one = clock(review, "publish", date(2026, 2, 28))
    assert (one.due, one.word) == (date(2026, 2, 28), "running")  # six months, month's end
    late = clock(review, "publish", date(2026, 3, 1))
    assert (late.word, late.unanswered) == ("missed", True)
    timing.clock_done(review=review, step="publish", done_on=date(2026, 2, 27), by=cast.manager)
    assert clock(review, "publish").word == "met"


def test_an_overrun_needs_a_reason_before_the_review_is_closed(cast: SimpleNamespace) -> None:
    review = making.commissioned(cast, initiated_on=date(2025, 1, 1))
    assert not facts.fact("clocks_answered", review)
    with pytest.raises(Refused, match="why"):
        timing.explain_overrun(review=review, step="publish", reason=" ", by=cast.manager)
    timing.explain_overrun(review=review, step="publish", reason="The trial.", by=cast.manager)
    assert facts.fact("clocks_answered", review)
    # Recording when it was done at last keeps the reason.
    timing.clock_done(review=review, step="publish", done_on=today(), by=cast.manager)
    one = clock(review, "publish")
    assert (one.word, one.outcome.overrun, one.unanswered) == ("missed", "The trial.", False)
    assert not one.is_open


def test_a_stopped_clock_stands_still_and_moves_its_date_when_it_runs_again(
    cast: SimpleNamespace, review: Review
) -> None:
    before = clock(review, "publish").due
    start = today() - 10 * DAY
    stop = timing.stop_clock(
        review=review, starts=start, reason="Police asked us to wait.", by=cast.manager
    )
    assert clock(review, "publish").word == "stopped"
    with pytest.raises(Refused, match="already"):
        timing.stop_clock(
            review=review, step="publish", starts=start, reason="Again.", by=cast.manager
        )
    with pytest.raises(Refused, match="before it begins"):
        timing.restart_clock(stop=stop, ends=start - DAY, by=cast.manager)
    timing.restart_clock(stop=stop, ends=start + 4 * DAY, by=cast.manager)
    after = clock(review, "publish")
    assert (after.word, after.first_due) == ("running", before)
    assert after.due == before + 5 * DAY
    with pytest.raises(Refused, match="already ended"):
        timing.restart_clock(stop=stop, ends=today(), by=cast.manager)


@pytest.mark.parametrize(
    ("stops", "days"),
    [
        ([], 0),
        ([(0, 4)], 5),
        ([(0, 4), (5, 9)], 10),
        ([(0, 4), (2, 9)], 10),  # overlapping days count once
        ([(0, 9), (2, 4)], 10),  # one inside the other
        ([(40, 50)], 0),  # began after the date had passed
        ([(28, 30), (31, 33)], 6),  # the second begins before the moved date
        ([(0, None)], 0),  # runs still
    ],
)
def test_stops_move_a_date_by_the_days_that_stood_still(
    stops: list[tuple[int, int | None]], days: int
) -> None:
    start, due = date(2026, 1, 1), date(2026, 1, 31)
    rows = [
        ClockStop(starts=start + a * DAY, ends=None if b is None else start + b * DAY, reason="x")
        for a, b in stops
    ]
    assert clocking.moved(due, rows) == due + timedelta(days=days)


def test_what_is_kept_until_a_day_is_not_a_deadline(cast: SimpleNamespace) -> None:
    review = making.commissioned(cast, initiated_on=today())
    review.framework, review.published_on = "scr", date(2020, 1, 1)
    review.save()
    one = clock(review, "keep-public-until")
    assert (one.word, one.unanswered, one.is_open) == ("until", False, False)
    # Being published is what the other clock asked for.
    assert clock(review, "publish").word == "met"


def test_an_event_says_by_itself_that_a_step_was_done(
    cast: SimpleNamespace, review: Review
) -> None:
    timing.record_event(review=review, event="aware", on=date(2026, 3, 2), by=cast.manager)
    assert clock(review, "notify-panel", date(2026, 3, 9)).word == "running"
    timing.record_event(review=review, event="sent", on=date(2026, 3, 6), by=cast.manager)
    assert clock(review, "notify-panel").word == "met"


def test_a_day_that_cannot_be_counted_from_is_refused_or_leaves_the_page_standing(
    cast: SimpleNamespace, review: Review
) -> None:
    with pytest.raises(Refused):
        timing.record_event(review=review, event="sent", on=date(1, 1, 1), by=cast.manager)
    review.framework, review.published_on = "scr", date(9999, 12, 31)
    review.save()
    assert clocking.clocks_of(review, today()) == []


def test_nothing_is_recorded_for_a_day_to_come(cast: SimpleNamespace, review: Review) -> None:
    later = today() + DAY
    milestone = review.milestones.first()
    for act in (
        lambda: timing.record_event(review=review, event="sent", on=later, by=cast.manager),
        lambda: timing.clock_done(review=review, step="publish", done_on=later, by=cast.manager),
        lambda: timing.reach_milestone(milestone=milestone, on=later, by=cast.manager),
        lambda: timing.letter_sent(letter=review.letters.first(), on=later, by=cast.manager),
    ):
        with pytest.raises(Refused, match="still to come"):
            act()


def test_a_milestone_keeps_its_first_date_and_why_it_moved(
    cast: SimpleNamespace, review: Review
) -> None:
    row = review.milestones.first()
    was = row.planned
    timing.move_milestone(
        milestone=row, to=was + 7 * DAY, reason="Half-term.", seen=was, by=cast.manager
    )
    row.refresh_from_db()
    assert (row.first_planned, row.planned) == (was, was + 7 * DAY)
    assert row.moves.get().reason == "Half-term."
    with pytest.raises(Refused, match="meanwhile"):
        timing.move_milestone(
            milestone=row, to=was + 9 * DAY, reason="Tab two.", seen=was, by=cast.support
        )
    with pytest.raises(Refused, match="Say why"):
        timing.move_milestone(milestone=row, to=was, reason="", by=cast.manager)
    timing.reach_milestone(milestone=row, on=today(), by=cast.manager)
    with pytest.raises(Refused, match="reached"):
        timing.move_milestone(milestone=row, to=was, reason="Late.", by=cast.manager)
    with pytest.raises(ProtectedError):
        row.delete()


def test_one_name_stands_once_in_a_timetable(cast: SimpleNamespace, review: Review) -> None:
    with pytest.raises(Refused, match="Move its date"):
        timing.add_milestone(review=review, name="publication", planned=today(), by=cast.manager)
    timing.add_milestone(review=review, name="Second event", planned=today(), by=cast.manager)
    with pytest.raises(PermissionDenied):
        timing.add_milestone(review=review, name="X", planned=today(), by=cast.chair)


def test_a_letter_goes_once(cast: SimpleNamespace, review: Review) -> None:
    letter = review.letters.first()
    timing.letter_sent(letter=letter, on=today(), by=cast.manager)
    with pytest.raises(Refused, match="already"):
        timing.letter_sent(letter=letter, on=today(), by=cast.manager)
