"""Risks, strengths and hypotheses: evidence for and against, nothing scored, nothing lost."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.weighing import held, prompts, thinking
from goldthread.foundations.records.refusals import Refused
from goldthread.rules import hypotheses as rules
from goldthread.rules import weighing
from tests.rooms.safeguards.conftest import day
from tests.rooms.weighing.conftest import evidence, factor, hypothesis


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        (["fits", "fits"], "fits-every"), (["fits", "against"], "against"),
        (["against", "against"], "none-fits"), (["silent", "silent"], "nothing"),
        (["fits", "silent"], "some"), (["fits", ""], "open"), (["against", ""], "against"),
        (["fits"], "some"), (["against"], "against"), ([], "open"),
    ],
)  # fmt: skip
def test_what_a_piece_of_evidence_tells(marks: list[str], code: str) -> None:
    assert rules.tells(marks).code == code


def test_one_sided_periods_are_asked_about_and_balanced_ones_are_not() -> None:
    today = date(2026, 11, 28)
    sides = ((0, "strength"), (-30, "risk"), (-31, "strength"), (1, "risk"))
    rows = [(today + timedelta(days=days), side) for days, side in sides]
    found = weighing.periods(rows, today)
    assert [(one.risks, one.strengths, one.only) for one in found] == [
        (0, 1, "strength"), (1, 1, ""),
    ]  # fmt: skip
    assert found[0].ends - found[0].starts == timedelta(days=27)
    assert found[0].starts - found[1].ends == timedelta(days=1)
    asked = weighing.one_sided(found)
    assert len(asked) == 1
    assert "only strengths were written" in asked[0]
    assert weighing.periods([], today) == []


def test_evidence_stands_for_one_thing_and_against_another(world: SimpleNamespace) -> None:
    risk, strength, seen = factor(world), factor(world, side="strength"), evidence(world)
    told = {"evidence": seen, "by": world.practitioner}
    assert "No evidence stands beneath" in " ".join(prompts.of_risk(world.family))
    thinking.bear(speaks={risk.pk: "for", strength.pk: "against"}, **told)
    it = held.of(world.family)
    assert [one.row for one in it.risks[0].speaks_for] == [seen]
    assert [one.row for one in it.strengths[0].speaks_against] == [seen]
    with pytest.raises(Refused, match="Nothing has changed"):
        thinking.bear(speaks={risk.pk: "for"}, **told)
    thinking.bear(speaks={risk.pk: "neither"}, **told)
    assert held.of(world.family).risks[0].speaks_for == []
    assert [one.speaks for one in risk.bearings.all()] == ["for", "neither"]
    thinking.turn_evidence(stands=False, words="She misread the day.", **told)
    it = held.of(world.family)
    assert (it.good, [one.row for one in it.bad]) == ([], [seen])
    assert it.strengths[0].speaks_against == []


def test_evidence_needs_its_source_its_way_and_a_day_that_has_been(world: SimpleNamespace) -> None:
    for wrong, words in (
        ({"source": " "}, "who it comes from"), ({"how": "guessed"}, "seen, told or recorded"),
        ({"on": day(1)}, "lies ahead"), ({"words": ""}, "Say what was seen"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=words):
            evidence(world, **wrong)


def test_the_matrix_shows_misfits_first_and_asks_for_a_second_thought(
    world: SimpleNamespace,
) -> None:
    def asked() -> str:
        return " ".join(prompts.of_thoughts(held.of(world.family)))

    assert "No hypothesis is written down" in asked()
    one = hypothesis(world)
    assert "Only one hypothesis stands" in asked()
    two = hypothesis(world, words="Both are afraid.")
    assert "Only one" not in asked()
    both, misfit = evidence(world), evidence(world, words="Spoke freely alone.")
    assert "2 pieces of evidence not laid" in asked()
    by = world.signatory
    thinking.judge(evidence=both, marks={one.pk: "fits", two.pk: "fits"}, by=by)
    thinking.judge(evidence=misfit, marks={one.pk: "against", two.pk: "fits"}, by=by)
    lines = held.of(world.family).matrix
    assert [(line.proof.row, line.tells.code) for line in lines] == [
        (misfit, "against"), (both, "fits-every"),
    ]  # fmt: skip
    assert all(mark and mark.by == by for mark in lines[0].marks)
    thinking.judge(evidence=misfit, marks={one.pk: "against", two.pk: "against"}, by=by)
    assert "Fits no hypothesis: “Spoke freely alone.”" in asked()
    assert misfit.judgements.count() == 3


def test_a_hypothesis_is_set_aside_with_a_reason_and_taken_up_again(world: SimpleNamespace) -> None:
    row = hypothesis(world)
    told = {"hypothesis": row, "by": world.practitioner}
    with pytest.raises(Refused, match="expect to see"):
        hypothesis(world, expects=" \n ")
    with pytest.raises(Refused, match="Say why"):
        thinking.turn_hypothesis(stands=False, words=" ", **told)
    thinking.turn_hypothesis(stands=False, words="The court’s reasons say otherwise.", **told)
    with pytest.raises(Refused, match="recorded that already"):
        thinking.turn_hypothesis(stands=False, words="Again.", **told)
    assert [one.row for one in held.of(world.family).set_aside] == [row]
    thinking.turn_hypothesis(stands=True, words="New facts.", **told)
    it = held.of(world.family)
    assert [one.row for one in it.standing] == [row]
    assert [one.row.words for one in it.standing[0].expects] == ["Doors stay shut", "She is quiet"]
    assert len(it.standing[0].turns) == 2


def test_what_was_expected_is_looked_for_and_the_matrix_says_which_does_not_fit(
    thought: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    family, by = thought.family, thought.practitioner
    assert "Nobody has looked yet for 4 things" in " ".join(prompts.of_risk(family))
    row = thought.one.expectations.first()
    for wrong in ({"words": " "}, {"came": "maybe"}, {"on": day(1)}):
        told = {"came": "there", "on": day(0), "words": "Pia, at home.", **wrong}
        with pytest.raises(Refused):
            thinking.seek(expectation=row, by=by, **told)
    browser = signed_in(by)
    address = reverse("seek", args=[family.pk, row.pk])
    browser.post(
        address, {"came": "not-there", "words": "Pia rang twice.", "on": day(-1).isoformat()}
    )
    thinking.seek(expectation=row, came="there", on=day(0), words="Pia saw it.", by=by)
    assert [one.came for one in held.of(family).standing[0].expects[0].sought] == [
        "not-there", "there",
    ]  # fmt: skip
    page = browser.get(reverse("hypotheses", args=[family.pk])).content.decode()
    assert "Pia rang twice." in page and "Looked for, and not there" in page
    thinking.judge(
        evidence=thought.seen, marks={thought.one.pk: "fits", thought.two.pk: "against"}, by=by
    )
    assert (
        "Does not fit H2" in browser.get(reverse("hypotheses", args=[family.pk])).content.decode()
    )


def test_another_familys_rows_and_strangers_are_refused(thought: SimpleNamespace) -> None:
    from goldthread.casework.safeguards import families

    other = families.open_family(
        partnership=thought.partnership, name="Lark family", part="midwife", by=thought.other
    )
    theirs = thinking.add_hypothesis(family=other, words="x", expects="y", by=thought.other)
    with pytest.raises(Refused, match="for this family"):
        thinking.judge(evidence=thought.seen, marks={theirs.pk: "fits"}, by=thought.practitioner)
    for person in (thought.manager, thought.member, thought.excluded, thought.emergency):
        with pytest.raises(PermissionDenied):
            factor(thought, by=person)
        with pytest.raises(PermissionDenied):
            thinking.judge(evidence=thought.seen, marks={thought.one.pk: "fits"}, by=person)


def test_a_page_that_was_opened_before_undoes_nothing(
    thought: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    """What two people send at once: the second changes only what they chose otherwise."""
    family, seen, one, two = thought.family.pk, thought.seen, thought.one, thought.two
    page = reverse("judge_evidence", args=[family, seen.pk])
    first = {"was": "", f"on_{one.pk}": "fits", f"on_{two.pk}": "silent"}
    signed_in(thought.practitioner).post(page, first)
    was = f"{one.pk}:fits {two.pk}:silent"
    signed_in(thought.other).post(page, {**first, "was": was, f"on_{one.pk}": "against"})
    signed_in(thought.signatory).post(page, {**first, "was": was, f"on_{two.pk}": "against"})
    (line,) = held.of(thought.family).matrix
    assert [(mark.mark, mark.by) for mark in line.marks if mark] == [
        ("against", thought.other), ("against", thought.signatory),
    ]  # fmt: skip
    page = reverse("turn_hypothesis", args=[family, one.pk])
    for person in (thought.practitioner, thought.other):
        signed_in(person).post(page, {"stands": "no", "words": "It does not fit."})
    assert [turn.by for turn in one.turns.all()] == [thought.practitioner]
