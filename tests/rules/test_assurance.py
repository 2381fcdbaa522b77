"""A level follows from rows, says why, and is never better than what was shown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.rules.assurance import Level, Part, assured, holds_until, overall
from goldthread.rules.followthrough import Strength
from goldthread.rules.looks import (
    About,
    Judged,
    Looked,
    Means,
    Verdict,
    against,
    missing_repeats,
)

ENDED = date(2025, 1, 10)
YES, PART, NO = Verdict.YES, Verdict.PART, Verdict.NO
DONE = Part("accepted", evidenced=2, ended=ENDED, strongest=Strength.DOCUMENT)
RIGHT = Judged(date(2025, 3, 1), About.DESIGN, YES, date(2027, 1, 1))
HAPPENS = Judged(date(2025, 3, 1), About.EFFECT, YES, date(2027, 1, 1), by=2, who="Ann")


def looked(month: int, verdict: Verdict = YES, year: int = 2025, **more: object) -> Looked:
    means = more.get("means", Means.AUDIT)
    assert isinstance(means, Means)
    return Looked(date(year, month, 15), means, verdict, by=1, who="Bo")


def part(*tests: Looked, judged: tuple[Judged, ...] = (RIGHT, HAPPENS), **more: object) -> Part:
    return replace(DONE, tests=tests, judged=judged, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "today", "level", "words"),
    [
        (Part(), 4, Level.NOT_KNOWN, "the body has not answered"),
        (Part("not-accepted"), 4, Level.NOT_KNOWN, "it was not accepted"),
        (Part("accepted"), 4, Level.NOT_KNOWN, "no action is agreed"),
        (part(looked(2), open=1), 4, Level.NOT_KNOWN, "1 of 3 actions is open"),
        (Part(not_needed=1, ended=ENDED), 4, Level.NOT_KNOWN, "no longer needed"),
        (DONE, 4, Level.DONE, "Done, not yet tested"),
        (part(), 4, Level.IN_PLACE, "not yet shown"),
        (part(looked(1, year=2024)), 4, Level.IN_PLACE, "Nobody has tested it in practice since"),
        (part(Looked(ENDED, Means.AUDIT, YES)), 4, Level.IN_PLACE, "Nobody has tested"),
        (part(looked(2, means=Means.SURVEY)), 4, Level.IN_PLACE, "Nobody has tested"),
        (part(looked(2, PART), judged=()), 4, Level.DONE, "Done, tested and not shown"),
        (part(looked(2), judged=()), 4, Level.HAPPENING, "Nobody has judged since"),
        (part(looked(2)), 4, Level.EMBEDDED, "audit of cases of 15 February 2025"),
        (part(looked(2), judged=(RIGHT, replace(HAPPENS, verdict=NO))), 4, Level.IN_PLACE, "So it"),
        (part(looked(4), judged=(RIGHT, replace(HAPPENS, verdict=NO))), 5, Level.HAPPENING, "No,"),
        (part(looked(2)), 9, Level.IN_PLACE, "The repeat after 6 months was due by 15 August 2025"),
        (part(looked(2), looked(8)), 9, Level.EMBEDDED, "15 August 2025"),
        (part(looked(2), looked(8, NO)), 9, Level.FELL_BACK, "Fell back on 15 August 2025"),
        (part(looked(2), looked(8, NO), open=1), 9, Level.FELL_BACK, "open again"),
        (part(looked(2, NO), open=1), 9, Level.NOT_KNOWN, "nothing had shown it before"),
        (part(looked(2, NO)), 9, Level.IN_PLACE, "did not find it happening"),
        (part(looked(2), accepted_by=frozenset({1})), 4, Level.EMBEDDED, ""),
        (part(looked(2), accepted_by=frozenset({1, 2})), 4, Level.HAPPENING, "Only Ann and Bo"),
        (
            part(looked(2), judged=(RIGHT, replace(HAPPENS, by=1, who="Bo"))),
            4,
            Level.HAPPENING,
            "Only Bo has looked: a second person’s look is needed",
        ),
        (part(looked(2, NO), ended=date(2025, 3, 1)), 4, Level.IN_PLACE, "Nobody has tested"),
    ],
)
def test_the_level_and_why(told: Part, today: int, level: Level, words: str) -> None:
    found = assured(told, today=date(2025, today, 28))
    assert found.level is level
    assert words.lower() in found.sentence.lower()


@pytest.mark.parametrize(
    ("verdict", "looked_at", "found", "why"),
    [
        (YES, 0, 0, "No case was looked at"),
        (PART, 12, 0, "in no case"),
        (YES, 12, 5, "fewer than half"),
        (YES, 12, 6, ""),
        (PART, 12, 5, ""),
        (NO, 12, 0, ""),
        (YES, None, None, ""),
    ],
)
def test_numbers_that_do_not_carry_a_verdict(
    verdict: Verdict, looked_at: int | None, found: int | None, why: str
) -> None:
    said = against(verdict, looked_at, found)
    assert (why in said) if why else not said


def test_a_test_told_twice_is_no_repeat() -> None:
    assert assured(part(looked(2), looked(2)), today=date(2025, 3, 1)).strength is Strength.AUDIT


@given(
    tests=st.lists(st.tuples(st.integers(-60, 500), st.sampled_from([*Verdict])), max_size=5),
    judged=st.lists(
        st.tuples(st.integers(-60, 500), st.sampled_from([*About]), st.sampled_from([*Verdict])),
        max_size=4,
    ),
    still_open=st.booleans(),
    shift=st.integers(-30, 700),
)
def test_a_level_holds_until_the_day_that_is_said(
    tests: list[tuple[int, Verdict]],
    judged: list[tuple[int, About, Verdict]],
    still_open: bool,
    shift: int,
) -> None:
    def on(day: int) -> date:
        return ENDED + timedelta(days=day)

    told = replace(
        DONE,
        open=int(still_open),
        tests=tuple(Looked(on(day), Means.AUDIT, said, by=day % 2) for day, said in sorted(tests)),
        judged=tuple(Judged(on(day), about, said, on(day + 90), 2) for day, about, said in judged),
    )
    today = on(shift)
    first, until = assured(told, today=today), holds_until(told, today=today)
    for ahead in range(500):
        day = today + timedelta(days=ahead)
        if until is not None and day >= until:
            break
        same = assured(told, today=day)
        assert (same.level, same.next_look) == (first.level, first.next_look), day


def test_two_repeats_keep_it_there_and_each_is_its_own() -> None:
    once, twice, thrice = looked(2), looked(8), looked(2, year=2026)
    assert [months for months, _ in missing_repeats([once])] == [6, 12]
    assert [months for months, _ in missing_repeats([once, looked(7, year=2025)])] == [6, 12]
    assert [months for months, _ in missing_repeats([once, twice])] == [12]
    assert missing_repeats([once, twice, thrice]) == []
    late = assured(part(once, twice), today=date(2026, 3, 1))
    assert late.level is Level.IN_PLACE and late.overdue
    kept = assured(part(once, twice, thrice), today=date(2026, 3, 1))
    assert (kept.level, kept.strength) == (Level.EMBEDDED, Strength.REPEAT)
    assert kept.next_look == date(2027, 1, 1), "what a person set, once the repeats are made"


def test_a_next_look_is_said_when_it_is_missing_or_late() -> None:
    assert "Nobody has said when" in assured(DONE, today=date(2025, 4, 1)).reasons[-1]
    soon = replace(RIGHT, next_look=date(2025, 3, 20))
    found = assured(part(judged=(soon,)), today=date(2025, 4, 1))
    assert found.overdue and "by 20 March 2025" in found.reasons[-1]
    again = assured(part(looked(4), judged=(soon,)), today=date(2025, 5, 1))
    assert not again.overdue, "a test after that day was the look"


def test_a_recommendation_is_as_well_known_as_its_weakest_part() -> None:
    strong, weak = (assured(one, today=date(2025, 4, 1)) for one in (part(looked(2)), DONE))
    assert overall([strong, weak]).level is Level.DONE
    assert overall([strong]) == strong
    assert overall([]).level is Level.NOT_KNOWN
