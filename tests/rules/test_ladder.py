"""Who is asked next about an action that drifts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.rules.followthrough import (
    ChallengeFacts,
    NextChallenge,
    Outcome,
    Rung,
    Thresholds,
    next_challenge,
)

TODAY = date(2026, 3, 3)
LIMITS = Thresholds(answer_days=10, quiet_days=30)
ACCEPTED, FURTHER = Outcome.ACCEPTED, Outcome.FURTHER


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def after(
    *past: ChallengeFacts, has_owner: bool = True, empty: tuple[Rung, ...] = ()
) -> NextChallenge | None:
    return next_challenge(
        past,
        has_owner=has_owner,
        today=TODAY,
        limits=LIMITS,
        open_rungs=frozenset(Rung) - set(empty),
    )


def rung(step: NextChallenge | None) -> Rung | None:
    return step.rung if step else None


def asked(at: Rung, days: int) -> ChallengeFacts:
    return ChallengeFacts(at, ago(days))


def decided(at: Rung, days: int, outcome: Outcome) -> ChallengeFacts:
    return ChallengeFacts(at, ago(days + 5), ago(days + 1), ago(days), outcome)


def test_the_owner_is_asked_first() -> None:
    assert rung(after()) is Rung.OWNER


def test_without_an_owner_the_signatory_is_asked_first() -> None:
    assert rung(after(has_owner=False)) is Rung.SIGNATORY


@pytest.mark.parametrize(
    ("past", "next_rung"),
    [
        (asked(Rung.OWNER, 10), None),
        (asked(Rung.OWNER, 11), Rung.SIGNATORY),
        (asked(Rung.SIGNATORY, 11), Rung.SUB_GROUP),
        (asked(Rung.SUB_GROUP, 11), Rung.EXECUTIVE),
        (asked(Rung.EXECUTIVE, 11), Rung.SCRUTINEER),
        (asked(Rung.SCRUTINEER, 400), None),
        (ChallengeFacts(Rung.OWNER, ago(90), replied=ago(80)), None),
        (decided(Rung.OWNER, 0, FURTHER), Rung.SIGNATORY),
        (decided(Rung.SCRUTINEER, 0, FURTHER), None),
        (decided(Rung.OWNER, 30, ACCEPTED), None),
        (decided(Rung.OWNER, 31, ACCEPTED), Rung.SIGNATORY),
        (decided(Rung.SCRUTINEER, 31, ACCEPTED), Rung.SCRUTINEER),
    ],
)
def test_the_ladder_is_climbed_one_rung_at_a_time(
    past: ChallengeFacts, next_rung: Rung | None
) -> None:
    assert rung(after(past)) is next_rung


def test_empty_rungs_are_passed_over() -> None:
    assert rung(after(empty=(Rung.OWNER,))) is Rung.SIGNATORY
    late = asked(Rung.OWNER, 11)
    assert rung(after(late, empty=(Rung.SIGNATORY, Rung.SUB_GROUP))) is Rung.EXECUTIVE
    assert after(late, empty=tuple(Rung)) is None


def test_each_step_says_why() -> None:
    late, short = after(asked(Rung.OWNER, 11)), after(decided(Rung.OWNER, 0, FURTHER))
    still = after(decided(Rung.OWNER, 31, ACCEPTED))
    assert late and late.because == "the owner did not answer in 11 days"
    assert short and short.because == "the answer was not enough"
    assert still and still.because == "it drifts still, after an answer"


facts = st.builds(
    ChallengeFacts,
    rung=st.sampled_from(Rung),
    asked=st.integers(0, 400).map(ago),
    replied=st.none() | st.integers(0, 400).map(ago),
    decided=st.none() | st.integers(0, 400).map(ago),
    outcome=st.none() | st.sampled_from(Outcome),
)


@given(st.lists(facts, max_size=6), st.booleans(), st.frozensets(st.sampled_from(Rung)))
def test_only_somebody_who_stands_there_is_asked_and_never_lower(
    past: list[ChallengeFacts], has_owner: bool, manned: frozenset[Rung]
) -> None:
    step = next_challenge(past, has_owner=has_owner, today=TODAY, limits=LIMITS, open_rungs=manned)
    if step is not None:
        assert step.rung in manned
        assert not past or step.rung >= past[-1].rung


@given(st.lists(facts, max_size=6), st.booleans())
def test_nobody_is_asked_twice_on_one_day(past: list[ChallengeFacts], has_owner: bool) -> None:
    step = next_challenge(past, has_owner=has_owner, today=TODAY, limits=LIMITS)
    if step is not None:
        told = [*past, ChallengeFacts(step.rung, asked=TODAY)]
        again = next_challenge(told, has_owner=has_owner, today=TODAY, limits=LIMITS)
        assert again is None
