"""The stages of a review and their gates."""

from datetime import date, timedelta

import pytest

from goldthread.rules.reviewgates import GATES, ORDER, Stage, every_fact, missing, needs


def test_the_stages_stand_in_their_order() -> None:
    assert [stage.value for stage in ORDER] == [
        "setting-up", "gathering", "analysis", "reporting", "board-response", "publication",
        "following-through", "closed",
    ]  # fmt: skip
    assert Stage.SETTING_UP.next is Stage.GATHERING
    assert Stage.CLOSED.next is None


def test_every_stage_has_a_gate_and_words() -> None:
    assert set(GATES) == set(Stage)
    assert all(stage.words and stage.about.endswith(".") for stage in Stage)


def test_the_facts_are_those_that_the_rooms_answer() -> None:
    assert every_fact() == {
        "terms_agreed", "pseudonym_chosen", "lead_reviewer_independent", "panel_formed",
        "period_set", "family_considered", "returns_in", "event_held", "episodes_named",
        "publication_not_held", "meeting_held", "clocks_answered", "chronology_frozen",
        "learning_confirmed", "report_final", "recommendations_owned", "recommendations_answered",
    }  # fmt: skip


@pytest.mark.parametrize("need", [need for gate in GATES.values() for need in gate])
def test_each_need_asks_in_a_sentence_and_says_where(need: object) -> None:
    assert need.ask[0].isupper()
    assert need.ask.endswith(".")
    assert need.where.isidentifier()


def test_nothing_is_missing_for_the_first_stage() -> None:
    assert missing(Stage.SETTING_UP, lambda name: False) == ()


def test_a_gate_asks_for_what_is_not_true_and_no_more() -> None:
    true = {"terms_agreed", "pseudonym_chosen", "panel_formed", "period_set"}
    lacks = missing(Stage.GATHERING, true.__contains__)
    assert [need.fact for need in lacks] == ["lead_reviewer_independent"]
    assert missing(Stage.GATHERING, lambda name: True) == ()


def test_a_later_gate_asks_again_for_what_the_earlier_ones_asked() -> None:
    """Terms withdrawn, a lead reviewer who left: the next move finds out."""
    lacks = {need.fact for need in missing(Stage.ANALYSIS, {"returns_in"}.__contains__)}
    assert "terms_agreed" in lacks
    assert "family_considered" in lacks
    assert "returns_in" not in lacks


def test_a_need_is_asked_from_its_day_on_and_says_why() -> None:
    dated = [need for gate in GATES.values() for need in gate if need.since > date.min]
    assert {need.fact for need in dated} == {
        "learning_confirmed", "report_final", "recommendations_owned", "recommendations_answered",
        "chronology_frozen",
    }  # fmt: skip
    assert all(need.because.endswith(".") and need.instead.endswith("?") for need in dated)
    for need in dated:
        before = missing(Stage.CLOSED, lambda name: False, need.since - timedelta(days=1))
        assert need not in before
        assert need in missing(Stage.CLOSED, lambda name: False, need.since)


@pytest.mark.parametrize("stage", list(Stage))
def test_each_fact_is_asked_once(stage: Stage) -> None:
    facts = [need.fact for need in needs(stage)]
    assert len(facts) == len(set(facts))


def test_what_each_stage_needs() -> None:
    """The table, written out a second time: a change to it is a change here."""
    assert {stage.value: {need.fact for need in gate} for stage, gate in GATES.items()} == {
        "setting-up": set(),
        "gathering": {
            "pseudonym_chosen", "period_set", "panel_formed", "lead_reviewer_independent",
            "terms_agreed",
        },
        "analysis": {"family_considered", "returns_in", "chronology_frozen"},
        "reporting": {"meeting_held", "episodes_named", "event_held"},
        "board-response": {"learning_confirmed", "report_final"},
        "publication": {"publication_not_held"},
        "following-through": {"recommendations_owned", "recommendations_answered"},
        "closed": {"clocks_answered"},
    }  # fmt: skip
