"""What counts as drift."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.rules.followthrough import ActionFacts, Kind, Thresholds, drift

TODAY = date(2026, 3, 3)
LIMITS = Thresholds(silent_days=60, extensions=2)
WELL = ActionFacts(due=TODAY, last_word=TODAY)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def found(facts: ActionFacts, limits: Thresholds = LIMITS) -> list[Kind]:
    return [one.kind for one in drift(facts, today=TODAY, limits=limits)]


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        (WELL, []),
        (replace(WELL, due=ago(-1)), []),
        (replace(WELL, due=ago(1)), [Kind.OVERDUE]),
        (replace(WELL, last_word=ago(60)), []),
        (replace(WELL, last_word=ago(61)), [Kind.SILENT]),
        (replace(WELL, last_word=ago(400), evidence_waits=True), []),
        (replace(WELL, extensions=2), []),
        (replace(WELL, extensions=3), [Kind.EXTENDED]),
        (replace(WELL, has_owner=False), [Kind.OWNERLESS]),
        (replace(WELL, owner_left=True), [Kind.OWNERLESS]),
        (replace(WELL, evidence_refused=True), [Kind.REFUSED]),
        (
            ActionFacts(ago(5), ago(99), 9, False, False, True),
            [Kind.OVERDUE, Kind.SILENT, Kind.EXTENDED, Kind.OWNERLESS, Kind.REFUSED],
        ),
        (ActionFacts(ago(5), ago(99), 9, False, False, True, ended=True), []),
    ],
)
def test_an_action_drifts_in_these_ways_and_no_other(facts: ActionFacts, kinds: list[Kind]) -> None:
    assert found(facts) == kinds


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (replace(WELL, due=ago(1)), "1 day past its due date"),
        (replace(WELL, due=ago(12)), "12 days past its due date"),
        (replace(WELL, last_word=ago(61)), "no word for 61 days"),
        (replace(WELL, extensions=3), "its date was moved 3 times"),
        (replace(WELL, has_owner=False), "nobody owns it"),
        (replace(WELL, owner_left=True), "its owner has left"),
        (replace(WELL, evidence_refused=True), "its evidence was refused and none came since"),
    ],
)
def test_each_way_says_what_it_is(facts: ActionFacts, sentence: str) -> None:
    (only,) = drift(facts, today=TODAY, limits=LIMITS)
    assert only.sentence == sentence


days = st.integers(-500, 500)
facts = st.builds(
    ActionFacts,
    due=days.map(ago),
    last_word=days.map(ago),
    extensions=st.integers(0, 9),
    has_owner=st.booleans(),
    owner_left=st.booleans(),
    evidence_refused=st.booleans(),
    evidence_waits=st.booleans(),
)


@given(facts)
def test_what_has_ended_never_drifts(one: ActionFacts) -> None:
    assert found(replace(one, ended=True)) == []


@given(facts, st.integers(0, 400), st.integers(0, 9))
def test_no_kind_is_told_twice(one: ActionFacts, silent: int, extensions: int) -> None:
    kinds = found(one, Thresholds(silent_days=silent, extensions=extensions))
    assert len(kinds) == len(set(kinds))


@given(facts, st.integers(1, 400))
def test_a_day_more_never_stops_a_drift(one: ActionFacts, later: int) -> None:
    after = drift(one, today=TODAY + timedelta(days=later), limits=LIMITS)
    assert set(found(one)) <= {drifted.kind for drifted in after}


@given(facts, st.integers(0, 100))
def test_a_kinder_threshold_never_finds_more(one: ActionFacts, more: int) -> None:
    kinder = Thresholds(silent_days=60 + more, extensions=2 + more)
    assert set(found(one, kinder)) <= set(found(one))


@given(facts)
def test_a_word_today_ends_the_silence(one: ActionFacts) -> None:
    assert Kind.SILENT not in found(replace(one, last_word=TODAY))
