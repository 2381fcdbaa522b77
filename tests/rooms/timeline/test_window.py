"""Zooming and moving, the axis, and where marks are placed. No database."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.casework.timeline import window as windows
from goldthread.casework.timeline.axis import MOST, ticks
from goldthread.casework.timeline.drawing import Size, Wish, bands, life, wrapped
from goldthread.casework.timeline.placing import Group, place
from goldthread.casework.timeline.window import DAY, HOUR, LADDER, days, narrower, read, wider

MARCH = days(date(2026, 3, 1), date(2026, 3, 31))
ANY = st.builds(
    windows.around,
    st.datetimes(datetime(1880, 1, 1), datetime(2120, 1, 1)),
    st.sampled_from(LADDER),
)


def test_an_address_tells_a_window_and_a_window_its_address() -> None:
    assert read("2026-03-01", "2026-03-31") == MARCH == read("2026-03-31", "2026-03-01")
    assert read("2026-03-05", "") == days(date(2026, 3, 5), date(2026, 3, 5))
    hours = read("2026-03-05T09:00", "2026-03-05T15:00")
    assert hours is not None
    assert hours.words == "Thursday 5 March 2026, 09:00 to 15:00"
    for words in ("", "yesterday", "2026-02-31", "9999-12-31", "2026-03-05T09:00+01:00"):
        assert read(words, "") is None, words


@settings(deadline=None, max_examples=50)
@given(ANY)
def test_every_window_comes_back_from_its_address(window: windows.Window) -> None:
    assert read(window.query["from"], window.query["to"]) == window


@settings(deadline=None, max_examples=50)
@given(ANY)
def test_in_and_out_change_the_width_and_keep_the_middle_in_sight(window: windows.Window) -> None:
    for other in (narrower(window), wider(window)):
        if other is None:
            assert window.width in (LADDER[0], LADDER[-1])
            continue
        assert other.width in LADDER
        assert other.start <= window.middle <= other.end
    closer = narrower(window)
    assert closer is None or closer.width < window.width


def test_one_zooms_from_decades_to_hours_and_no_further() -> None:
    window, steps = days(date(1990, 1, 1), date(2069, 12, 31)), 0
    while (closer := narrower(window)) is not None:
        window, steps = closer, steps + 1
    assert window.width == 3 * HOUR
    assert steps < len(LADDER) + 1


def test_moving_goes_half_a_window() -> None:
    later = windows.moved(days(date(2026, 3, 1), date(2026, 3, 14)), 1)
    assert later == days(date(2026, 3, 8), date(2026, 3, 21))
    day = days(date(2026, 3, 1), date(2026, 3, 1))
    assert windows.moved(day, -1) == days(date(2026, 2, 28), date(2026, 2, 28))
    assert windows.moved(windows.within(windows.FIRST, windows.FIRST + DAY), -1) is None


@settings(deadline=None, max_examples=50)
@given(ANY)
def test_the_axis_has_some_ticks_and_never_too_many(window: windows.Window) -> None:
    found = ticks(window)
    assert 1 <= len(found) <= MOST
    assert all(window.start <= one.at < window.end for one in found)
    assert all(one.stretch.start == one.at for one in found)


def test_the_axis_speaks_of_years_months_days_and_hours() -> None:
    assert [one.words for one in ticks(days(date(2020, 1, 1), date(2029, 12, 31)))][:2] == [
        "2020", "2021",
    ]  # fmt: skip
    assert [one.words for one in ticks(days(date(2025, 11, 1), date(2026, 10, 31)))][:4] == [
        "Nov 2025", "Dec", "Jan 2026", "Feb",
    ]  # fmt: skip
    assert ticks(days(date(2026, 3, 2), date(2026, 3, 8)))[0].words == "Mon 2 Mar"
    assert ticks(days(date(2026, 3, 2), date(2026, 3, 2)))[1].words == "02:00"


def group(at: float, *pks: int, last: float | None = None, **more: object) -> Group:
    return Group(at, at if last is None else last, len(pks), pks, **more)  # type: ignore[arg-type]


def test_few_entries_have_a_mark_each_and_hide_none() -> None:
    found = place([group(0.5, 1, 2), group(0.501, 3), group(0.9, 4)])
    assert {one.pk for one in found.marks} == {1, 2, 3, 4}
    assert {one.row for one in found.marks if one.pk != 4} == {0, 1, 2}


def test_many_that_fall_together_are_counted_with_their_conflicts() -> None:
    found = place([group(0.5, 1, 2, conflicts=1), Group(0.501, 0.501, 40, (3, 44)), group(0.9, 9)])
    counted = [one for one in found.marks if one.pk is None]
    assert [(one.count, one.conflicts) for one in counted] == [(42, 1)]
    assert counted[0].x <= 0.5 <= counted[0].x + counted[0].width


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.integers(1, 9)), max_size=60))
def test_no_entry_is_lost_and_none_drawn_twice(said: list[tuple[float, float, int]]) -> None:
    groups = [
        Group(min(a, b), max(a, b), n, (10 * k,) if n == 1 else (10 * k, 10 * k + n - 1))
        for k, (a, b, n) in enumerate(said)
    ]
    found = place(groups).marks
    assert sum(one.count for one in found) == sum(n for _, _, n in said)
    single = [one.pk for one in found if one.pk is not None]
    assert len(single) == len(set(single))


def test_a_doubtful_entry_is_as_wide_as_its_doubt() -> None:
    (mark,) = place([group(0.2, 1, last=0.6, unsure=True)]).marks
    assert (mark.x, round(mark.width, 6), mark.doubtful, mark.unsure) == (0.2, 0.4, True, True)


def wish(first: date, last: date, words: str = "KE1 Home") -> Wish:
    return Wish(first, last, first, last, words, words, "/")


def test_bands_that_meet_stand_in_rows_and_what_lies_outside_is_left_out() -> None:
    found, rows = bands(
        MARCH, Size(),
        [wish(date(2026, 3, 2), date(2026, 3, 9)), wish(date(2026, 3, 5), date(2026, 3, 6)),
         wish(date(2026, 5, 1), date(2026, 5, 2))],
    )  # fmt: skip
    assert rows == 2
    assert [one.y for one in found] == [0, 1]
    late, _ = bands(MARCH, Size(), [wish(date(2026, 3, 31), date(2026, 3, 31))])
    assert late[0].ends_right


def test_a_childs_line_is_unborn_then_born_then_ends() -> None:
    window = days(date(2026, 1, 1), date(2026, 6, 30))
    marks = [(window.at(one.at), one) for one in ticks(window)]
    born, due, died = date(2026, 3, 10), date(2026, 3, 20), date(2026, 5, 5)
    found = life(window, 0, marks, "Robin (C1)", born, due, died)
    words = [told for _, told in found.ages]
    assert words[0].startswith("unborn, 2")
    assert "born" in words
    assert words[-1] == "6 weeks"
    assert found.x == 0.0 < found.born_x < found.end_x < 1.0


def test_a_long_name_is_wrapped_and_cut() -> None:
    assert wrapped("Fenmarsh County Council Children’s Services", 20) == [
        "Fenmarsh County", "Council Children’s", "Services",
    ]  # fmt: skip
    assert len(wrapped("a" * 90, 20)[0]) == 21


@pytest.mark.parametrize("width", LADDER)
def test_times_have_a_place_from_two_weeks_inwards(width: timedelta) -> None:
    window = windows.around(datetime(2026, 3, 10, 12), width)
    assert window.is_timed == (width <= 14 * DAY)
    assert window.is_day == (width <= DAY)
