"""The clocks of child protection plans, by hand: Easter, Christmas, 30 November, 29 February."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from goldthread.engines.calendars import Calendar
from goldthread.rules.clocks import CLOCKS, Clock, Unit
from goldthread.rules.protection import (
    CATEGORIES,
    CONFERENCE,
    ENQUIRY,
    LONG,
    SETS,
    Event,
    Kind,
    Line,
    category_of,
    count,
    long,
    together,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def lines(nation: str, today: str, *events: tuple[str, str]) -> dict[str, Line]:
    """The last line of each step."""
    rules = together(CLOCKS[code] for code in SETS[nation])
    told = [Event(Kind(kind), day(on), key=at) for at, (kind, on) in enumerate(events, 1)]
    return {
        one.step: one for one in count(told, lambda on: rules, Calendar(nation), day(today))
    }  # fmt: skip


# nation, what happened, the step that waits, its day. Counted on a wall calendar.
BY_HAND = [
    # Easter 2026: Good Friday 3 April, Easter Monday 6 April (a working day in Scotland).
    ("england", "enquiry", "2026-03-31", "initial-conference", "2026-04-23"),
    ("wales", "enquiry", "2026-03-31", "initial-conference", "2026-04-23"),
    ("england", "plan", "2026-03-31", "first-core-group", "2026-04-16"),
    ("scotland", "plan", "2026-03-31", "first-core-group", "2026-04-22"),
    # Christmas 2026: Boxing Day falls on a Saturday, so Monday 28 December is off.
    ("england", "plan", "2026-12-17", "first-core-group", "2027-01-05"),
    ("wales", "plan", "2026-12-17", "first-core-group", "2027-01-05"),
    ("england", "enquiry", "2026-12-18", "initial-conference", "2027-01-13"),
    # Scotland: also 2 January, a Saturday in 2027, so Monday 4 January; and St Andrew's Day.
    ("scotland", "plan", "2026-12-17", "first-core-group", "2027-01-13"),
    ("scotland", "plan", "2026-11-20", "first-core-group", "2026-12-14"),
    # 28 calendar days run through holidays.
    ("scotland", "enquiry", "2026-12-07", "initial-conference", "2027-01-04"),
    # Northern Ireland: 12 July is a Sunday in 2026, so Monday 13 July is off.
    ("northern-ireland", "enquiry", "2026-07-09", "initial-conference", "2026-07-31"),
    ("england", "enquiry", "2026-07-09", "initial-conference", "2026-07-30"),
    # 29 February.
    ("england", "plan", "2027-11-30", "first-review-conference", "2028-02-29"),
    ("england", "plan", "2026-11-30", "first-review-conference", "2027-02-28"),
    ("england", "plan", "2028-02-29", "first-review-conference", "2028-05-29"),
    ("scotland", "plan", "2027-08-31", "first-review-conference", "2028-02-29"),
    ("england", "plan", "2028-02-18", "first-core-group", "2028-03-03"),
]  # fmt: skip


@pytest.mark.parametrize(("nation", "kind", "on", "step", "due"), BY_HAND)
def test_by_hand(nation: str, kind: str, on: str, step: str, due: str) -> None:
    assert lines(nation, on, (kind, on))[step].due == day(due)


def test_a_whole_life_each_step_from_the_one_before() -> None:
    told = [
        ("enquiry", "2026-03-03"), ("plan", "2026-03-25"), ("core", "2026-04-09"),
        ("core", "2026-05-28"), ("review", "2026-06-25"),
    ]  # fmt: skip
    found = lines("england", "2026-07-01", *told)
    first = found["initial-conference"]
    assert (first.due, first.days_late(day("2026-07-01")), first.key) == (day("2026-03-24"), 1, 2)
    assert first.because == (
        "15 working days from the strategy discussion of 3 March 2026, because: Working Together: "
        "fifteen working days from the strategy discussion at which the section 47 enquiry was "
        "begun"
    )
    assert found["first-core-group"].days_late(day("2026-07-01")) == 0
    # Six weeks from 9 April is 21 May: the one of the 28th came 7 days late; the next waits.
    every = count(
        [Event(Kind(kind), day(on)) for kind, on in told],
        lambda on: together(CLOCKS[code] for code in SETS["england"]),
        Calendar("england"), day("2026-07-01"),
    )  # fmt: skip
    core = [one for one in every if one.step == "next-core-group"]
    assert [one.days_late(day("2026-07-01")) for one in core] == [7, 0]
    assert core[1].due == day("2026-07-09")
    assert found["next-review-conference"].due == day("2026-12-25")
    assert found["next-review-conference"].open
    ended = lines("england", "2026-07-01", *told, ("end", "2026-06-30"))
    assert not [one for one in ended.values() if one.open]


def test_what_stops_a_clock_and_what_begins_none() -> None:
    enquiry = ("enquiry", "2026-03-03")
    assert lines("england", "2026-04-01", enquiry, ("no-conference", "2026-03-10")) == {}
    against = lines("england", "2026-04-01", enquiry, ("no-plan", "2026-03-20"))
    assert [one.step for one in against.values()] == ["initial-conference"]
    # A second discussion does not put the clock back, and none is begun while there is a plan.
    again = lines("england", "2026-04-01", enquiry, ("enquiry", "2026-03-12"))
    assert again["initial-conference"].due == day("2026-03-24")
    within = lines("england", "2026-07-01", ("plan", "2026-03-25"), ("enquiry", "2026-06-01"))
    assert "initial-conference" not in within
    # After an end it begins anew.
    told = (("plan", "2026-03-25"), ("end", "2026-06-30"), ("enquiry", "2026-09-01"))
    anew = lines("england", "2026-09-02", *told)
    assert anew["initial-conference"].due == day("2026-09-22")


def test_a_pre_birth_review_is_sooner_in_scotland() -> None:
    rules = together(CLOCKS[code] for code in SETS["scotland"])
    event = Event(Kind.PLAN, day("2027-11-30"), unborn=True)
    found = count([event], lambda on: rules, Calendar("scotland"), day("2027-12-01"))
    by_step = {one.step: one.due for one in found}
    assert by_step["pre-birth-review"] == day("2028-02-29")
    assert "first-review-conference" not in by_step


def test_what_was_held_is_measured_by_the_rule_of_its_day_what_waits_by_todays() -> None:
    usual = together(CLOCKS[code] for code in SETS["england"])
    own = Clock("next-core-group", "Hold it", "core_group", 28, Unit.DAYS, "Own rule", local=True)

    def rules(on: date) -> Mapping[str, Clock]:
        return usual if on < day("2026-06-01") else {**usual, "next-core-group": own}

    told = [Event(Kind.PLAN, day("2026-03-25"))]
    told += [Event(Kind.CORE, day(on)) for on in ("2026-04-01", "2026-05-10", "2026-06-14")]
    found = count(told, rules, Calendar("england"), day("2026-06-15"))
    core = [one for one in found if one.step == "next-core-group"]
    assert [one.days_late(day("2026-06-15")) for one in core] == [0, 7, 0]
    assert core[2].due == day("2026-06-14") + timedelta(days=28)
    assert "Own rule" in core[2].because


def test_an_anchor_that_is_not_recorded_is_said_and_never_guessed() -> None:
    clock = Clock("initial-conference", "Hold it", "referred", 20, Unit.DAYS, "Own rule")
    held = {"initial-conference": clock}
    (found,) = count(
        [Event(Kind.ENQUIRY, day("2026-03-03"))], lambda on: held, Calendar("england"),
        day("2026-03-04"),
    )  # fmt: skip
    assert found.due is None
    assert found.standing(day("2026-03-04")) is None
    assert "not recorded here" in found.because


@pytest.mark.parametrize(
    ("began", "today", "words"),
    [
        ("2024-02-29", "2025-05-29", None),
        ("2024-02-29", "2025-05-30", "over 15 months"),
        ("2024-02-29", "2026-02-28", "over 15 months"),
        ("2024-02-29", "2026-03-01", "over 2 years"),
    ],
)
def test_how_long_a_plan_has_run(began: str, today: str, words: str | None) -> None:
    found = long(day(began), day(today))
    assert (found.words if found else None) == words


def test_every_nation_has_its_words_its_clocks_and_a_source() -> None:
    for nation, sets in SETS.items():
        assert CATEGORIES[nation]
        assert ENQUIRY[nation]
        assert CONFERENCE[nation]
        held = together(CLOCKS[code] for code in sets)
        assert {"initial-conference", "first-core-group", "next-core-group",
                "first-review-conference", "next-review-conference"} <= set(held)  # fmt: skip
    assert all(one.source for one in LONG)
    assert category_of("financial", "wales") == "financial abuse"
    assert category_of("financial", "england") == "financial abuse"
    assert category_of("unheard-of", "england") == "unheard-of"
