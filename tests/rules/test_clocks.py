"""What is due when, and how a clock stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engines.calendars import Calendar
from goldthread.rules.clocks import (
    CLOCKS,
    BadClock,
    Clock,
    State,
    Unit,
    due,
    frameworks,
    resumed,
    standing_of,
)

# CONTRACT's table: framework, event, step, rule.
CONTRACT = [
    ("lcspr", "aware", "notify-panel", "5 working days"),
    ("lcspr", "sent", "rapid-review", "15 working days"),
    ("lcspr", "initiated", "publish", "6 months"),
    ("scr", "notified", "decision", "1 month"),
    ("scr", "initiated", "publish", "6 months"),
    ("scr", "published", "keep-public-until", "12 months"),
    ("child-protection", "strategy_discussion", "initial-conference", "15 working days"),
    ("child-protection", "initial_conference", "first-core-group", "10 working days"),
    ("child-protection", "initial_conference", "first-review-conference", "3 months"),
    ("child-protection", "review_conference", "next-review-conference", "6 months"),
    ("clares-law", "applied", "decide", "28 days"),
]

DATES = [
    # nation, framework, event, day, step, due
    ("england", "lcspr", "sent", "2024-12-19", "rapid-review", "2025-01-14"),
    ("wales", "lcspr", "sent", "2024-12-19", "rapid-review", "2025-01-14"),
    ("scotland", "lcspr", "sent", "2024-12-19", "rapid-review", "2025-01-15"),  # 2 January
    ("northern-ireland", "lcspr", "sent", "2024-12-19", "rapid-review", "2025-01-14"),
    ("england", "lcspr", "aware", "2025-04-17", "notify-panel", "2025-04-28"),  # Easter
    ("scotland", "lcspr", "aware", "2025-04-17", "notify-panel", "2025-04-25"),
    ("england", "lcspr", "aware", "2022-05-31", "notify-panel", "2022-06-09"),  # Jubilee
    ("england", "lcspr", "aware", "2022-09-16", "notify-panel", "2022-09-26"),  # State funeral
    ("england", "lcspr", "aware", "2023-05-05", "notify-panel", "2023-05-15"),  # Coronation
    ("northern-ireland", "lcspr", "aware", "2025-07-10", "notify-panel", "2025-07-18"),
    ("england", "lcspr", "aware", "2025-07-10", "notify-panel", "2025-07-17"),
    ("northern-ireland", "lcspr", "aware", "2025-03-14", "notify-panel", "2025-03-24"),
    ("scotland", "lcspr", "aware", "2025-11-28", "notify-panel", "2025-12-08"),  # St Andrew's
    ("england", "lcspr", "aware", "2025-03-01", "notify-panel", "2025-03-07"),  # a Saturday
    ("england", "lcspr", "initiated", "2024-08-31", "publish", "2025-02-28"),
    ("england", "lcspr", "initiated", "2023-08-31", "publish", "2024-02-29"),
    ("england", "scr", "notified", "2016-01-31", "decision", "2016-02-29"),
    ("england", "scr", "published", "2016-02-29", "keep-public-until", "2017-02-28"),
    ("england", "child-protection", "strategy_discussion", "2021-12-10", "initial-conference",
     "2022-01-05"),
    ("england", "child-protection", "initial_conference", "2020-12-18", "first-core-group",
     "2021-01-06"),
    ("england", "child-protection", "initial_conference", "2024-11-30",
     "first-review-conference", "2025-02-28"),
    ("england", "child-protection", "review_conference", "2025-03-31", "next-review-conference",
     "2025-09-30"),
    ("england", "clares-law", "applied", "2024-02-01", "decide", "2024-02-29"),
    ("england", "clares-law", "applied", "2025-12-05", "decide", "2026-01-02"),
    ("england", "scr", "initiated", "1850-08-31", "publish", "1851-02-28"),
]  # fmt: skip


@pytest.mark.parametrize(("framework", "event", "step", "rule"), CONTRACT)
def test_the_table_of_the_contract(framework: str, event: str, step: str, rule: str) -> None:
    found = due(framework, {event: date(2025, 1, 6)}, Calendar("england"))
    assert (step, event, rule) in [(one.step, one.from_event, one.rule) for one in found]
    assert all(one.source for one in found)


def test_the_contracts_frameworks_have_nothing_else() -> None:
    ours = {(f, c.event, c.step, c.rule) for f in CLOCKS for c in CLOCKS[f]}
    told = {framework for framework, *_ in CONTRACT}
    assert {one for one in ours if one[0] in told} == set(CONTRACT)


@pytest.mark.parametrize(("nation", "framework", "event", "day", "step", "end"), DATES)
def test_dates(nation: str, framework: str, event: str, day: str, step: str, end: str) -> None:
    found = due(framework, {event: date.fromisoformat(day)}, Calendar(nation))
    assert {one.step: one.due.isoformat() for one in found}[step] == end


def test_only_steps_whose_event_was_given_in_date_order() -> None:
    events = {"initiated": date(2024, 1, 10), "aware": date(2025, 1, 6)}
    found = due("lcspr", events, Calendar("england"))
    assert [one.step for one in found] == ["publish", "notify-panel"]


def test_equal_dates_keep_the_order_of_the_table() -> None:
    events = {"sent": date(2025, 1, 6), "aware": date(2025, 1, 20)}
    found = due("lcspr", events, Calendar("england"))
    assert [one.due for one in found] == [date(2025, 1, 27)] * 2
    assert [one.step for one in found] == ["notify-panel", "rapid-review"]


def test_what_cannot_be_worked_out() -> None:
    england = Calendar("england")
    with pytest.raises(BadClock, match=r"“x” is not a framework with clocks\. There are: lcspr"):
        due("x", {}, england)
    with pytest.raises(BadClock, match="Its events are: aware, sent, initiated"):
        due("lcspr", {"born": date(2025, 1, 1)}, england)
    with pytest.raises(BadClock, match="after the year 9999"):
        due("lcspr", {"initiated": date(9999, 12, 1)}, england)
    with pytest.raises(BadClock, match="after the year 9999"):
        due("clares-law", {"applied": date(9999, 12, 31)}, england)


def test_other_rules_take_the_place_of_the_frameworks_own() -> None:
    own = Clock("huddle", "Hold the huddle", "sent", 14, Unit.WORKING_DAYS, "Devon", local=True)
    (found,) = due("local-x", {"sent": date(2025, 1, 6)}, Calendar("england"), rules=[own])
    assert (found.due, found.local) == (date(2025, 1, 24), True)


def test_a_rule_that_does_not_hold_on_the_day_is_left_out() -> None:
    old = Clock("x", "X", "sent", 1, Unit.DAYS, "S", ends=date(2020, 1, 1))
    new = Clock("x", "X", "sent", 2, Unit.DAYS, "S", starts=date(2020, 1, 2))
    day = {"sent": date(2025, 1, 6)}
    for on, number in ((date(2020, 1, 1), 7), (date(2020, 1, 2), 8)):
        (found,) = due("x", day, frozenset(), on=on, rules=[old, new])
        assert found.due == date(2025, 1, number)


@given(
    st.sampled_from(frameworks()),
    st.dates(date(1990, 1, 1), date(2080, 1, 1)),
    st.sampled_from(["england", "wales", "scotland", "northern-ireland"]),
)
def test_nothing_is_due_before_its_event(framework: str, day: date, nation: str) -> None:
    events = {clock.event: day for clock in CLOCKS[framework]}
    found = due(framework, events, Calendar(nation))
    assert len(found) == len(CLOCKS[framework])
    assert all(one.due > day for one in found)
    assert [one.due for one in found] == sorted(one.due for one in found)


DUE = date(2026, 3, 10)


def ago(days: int) -> date:
    return DUE - timedelta(days=days)


@pytest.mark.parametrize(
    ("facts", "state", "words", "needs"),
    [
        ({"today": ago(4)}, State.RUNNING, "4 days left", False),
        ({"today": ago(1)}, State.RUNNING, "due tomorrow", False),
        ({"today": DUE}, State.RUNNING, "due today", False),
        ({"today": ago(-1)}, State.MISSED, "1 day late; say why", True),
        ({"today": ago(-5), "reason": " "}, State.MISSED, "5 days late; say why", True),
        ({"today": ago(-5), "reason": "Trial"}, State.MISSED, "5 days late", False),
        ({"today": ago(-5), "done_on": DUE}, State.MET, "met on 10 March 2026", False),
        ({"today": ago(-5), "done_on": ago(3)}, State.MET, "met on 7 March 2026", False),
        (
            {"today": ago(-5), "done_on": ago(-2)},
            State.MISSED,
            "done 2 days late, on 12 March 2026; say why",
            True,
        ),
        (
            {"today": ago(-90), "stopped_on": ago(3)},
            State.STOPPED,
            "stopped on 7 March 2026, with 3 days left",
            False,
        ),
        ({"today": ago(-90), "stopped_on": ago(-1)}, State.MISSED, "90 days late; say why", True),
        ({"today": ago(-5), "done_on": DUE, "stopped_on": ago(9)}, State.MET, "met on", False),
    ],
)
def test_how_a_clock_stands(facts: dict, state: State, words: str, needs: bool) -> None:
    found = standing_of(DUE, **facts)
    assert (found.state, found.needs_reason) == (state, needs)
    assert found.words.startswith(words)


def test_a_clock_that_runs_again_moves_by_the_days_it_stood_still() -> None:
    assert resumed(DUE, stopped_on=ago(10), again_on=ago(3)) == DUE + timedelta(days=7)
    assert resumed(DUE, stopped_on=ago(3), again_on=ago(3)) == DUE
