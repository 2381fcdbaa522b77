"""The two ways in which an action ends."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.rules.followthrough import EndingFacts, How, Strength, Thresholds, refusals

GOOD = EndingFacts(
    already_ended=False, by_owner=False, by_owning_organisation=False, strength=Strength.AUDIT
)
ASKS_AUDIT = Thresholds(weakest_evidence=Strength.AUDIT)


def test_there_are_two_ways_and_no_third() -> None:
    assert {how.value for how in How} == {"evidenced", "no-longer-needed"}


def test_good_evidence_accepted_from_outside_ends_an_action() -> None:
    assert refusals(How.EVIDENCED, GOOD, limits=ASKS_AUDIT) == []


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (replace(GOOD, already_ended=True), "already ended"),
        (replace(GOOD, strength=None), "There is no evidence"),
        (replace(GOOD, strength=Strength.TRAINING), "too weak"),
        (replace(GOOD, by_owner=True), "The owner cannot accept"),
        (replace(GOOD, by_owning_organisation=True), "outside the organisation"),
        (replace(GOOD, evidence_is_theirs=True), "gave this evidence yourself"),
    ],
)
def test_anything_else_is_refused_in_words(facts: EndingFacts, words: str) -> None:
    (why,) = refusals(How.EVIDENCED, facts, limits=ASKS_AUDIT)
    assert words in why


def test_weak_evidence_is_told_what_would_do() -> None:
    weak = replace(GOOD, strength=Strength.ASSERTION)
    (why,) = refusals(How.EVIDENCED, weak, limits=ASKS_AUDIT)
    assert Strength.ASSERTION.words in why
    assert Strength.AUDIT.words in why


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_no_longer_needed_says_why(reason: str) -> None:
    assert refusals(How.NOT_NEEDED, replace(GOOD, reason=reason), limits=Thresholds()) == [
        "Say why the action is no longer needed."
    ]


def test_no_longer_needed_with_a_reason() -> None:
    given_up = replace(GOOD, strength=None, reason="The service closed.")
    assert refusals(How.NOT_NEEDED, given_up, limits=Thresholds()) == []


endings = st.builds(
    EndingFacts,
    already_ended=st.booleans(),
    by_owner=st.booleans(),
    by_owning_organisation=st.booleans(),
    reason=st.sampled_from(["", "why"]),
    strength=st.none() | st.sampled_from(Strength),
    evidence_is_theirs=st.booleans(),
)


@given(endings, st.sampled_from(Strength))
def test_the_owners_side_never_proves_its_own_action(facts: EndingFacts, weakest: Strength) -> None:
    limits = Thresholds(weakest_evidence=weakest)
    theirs = facts.by_owner or facts.by_owning_organisation or facts.evidence_is_theirs
    if theirs or facts.strength is None or facts.strength < weakest or facts.already_ended:
        assert refusals(How.EVIDENCED, facts, limits=limits)
    else:
        assert not refusals(How.EVIDENCED, facts, limits=limits)


@given(endings, st.sampled_from(How))
def test_what_has_ended_does_not_end_again(facts: EndingFacts, how: How) -> None:
    ended = replace(facts, already_ended=True)
    assert len(refusals(how, ended, limits=Thresholds())) == 1
