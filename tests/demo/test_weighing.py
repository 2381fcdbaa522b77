"""The Heron family is thought about: something to see on each page of risk thinking."""

import pytest

from demo.story import Story
from goldthread.casework.weighing import held, prompts

pytestmark = pytest.mark.django_db


def test_two_thoughts_five_pieces_of_evidence_and_what_is_late(fenmarsh: Story) -> None:
    it = held.of(fenmarsh.kept["heron"])
    assert (len(it.standing), len(it.good)) == (2, 5)
    assert {line.tells.code for line in it.matrix} == {"against", "fits-every", "some"}
    assert {one.word for one in it.unknowns} == {"late", "open", "answered"}
    assert [one.word for one in it.contradictions] == ["open"]
    assert {one.word for one in it.looks} == {"asked for", "done"}
    assert any("only strengths were written" in one for one in prompts.of_balance(it))
    before = held.of(fenmarsh.kept["heron"], held.Until.end_of(fenmarsh.day(-46)))
    assert (len(before.good), len(before.contradictions)) == (3, 0)
    assert prompts.of_curiosity(fenmarsh.kept["heron"])
