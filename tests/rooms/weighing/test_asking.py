"""What is not known, accounts that do not fit, second looks: who, by when, and how each ended."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from goldthread.casework.safeguards import excluding
from goldthread.casework.weighing import finding, held, looking, prompts
from goldthread.casework.weighing.models import FindsOut, SecondLook
from goldthread.casework.weighing.needs import needs
from goldthread.foundations.records.refusals import Refused
from tests.rooms.safeguards.conftest import asked as asked_decision
from tests.rooms.safeguards.conftest import day
from tests.rooms.weighing.conftest import accounts, evidence


def words_of(world: SimpleNamespace, who: Any) -> str:
    return " ".join(one.words for one in needs(who, world.partnership, day(0)))


def make_late(world: SimpleNamespace) -> None:
    FindsOut.objects.update(due=day(-1))
    SecondLook.objects.update(due=day(-1))


def test_an_unknown_has_an_owner_who_works_with_the_family_and_two_ends(
    thought: SimpleNamespace,
) -> None:
    row, by = thought.unknown, thought.practitioner
    for owner, due, words in (
        (thought.author, day(1), "does not work with this family"),
        (thought.other, day(-1), "lies in the past"),
        (thought.other, day(1), "Say why it changes"),
    ):
        with pytest.raises(Refused, match=words):
            finding.give(unknown=row, owner=owner, due=due, by=by)
    finding.give(unknown=row, owner=thought.other, due=day(9), words="He visits next.", by=by)
    assert [one.owner for one in row.askers.all()] == [by, thought.other]
    with pytest.raises(Refused, match="why not"):
        finding.end(unknown=row, how="not", words="", by=by)
    with pytest.raises(Refused, match="Choose how it ends"):
        finding.end(unknown=row, how="forgotten", words="x", by=by)
    finding.end(unknown=row, how="not", words="They have moved, nobody can ask.", by=by)
    with pytest.raises(Refused, match="has ended"):
        finding.end(unknown=row, how="answered", words="In the bedroom.", by=by)
    assert held.of(thought.family).unknowns[0].word == "not to be found out"


def test_late_ones_stand_on_home_and_in_the_prompts(thought: SimpleNamespace) -> None:
    assert "Where do the dogs sleep?" in words_of(thought, thought.practitioner)
    assert "Late for" not in words_of(thought, thought.signatory)
    assert "Take the second look before a conference" in words_of(thought, thought.other)
    make_late(thought)
    assert "Late for" in words_of(thought, thought.signatory)
    asked = " ".join(prompts.of_risk(thought.family))
    assert "Late since" in asked
    assert "“Where do the dogs sleep?”" in asked
    assert "second look before a conference, by Otha Er" in asked
    for stranger in (thought.manager, thought.excluded, thought.emergency, thought.member):
        assert words_of(thought, stranger) == ""
    excluding.keep_out(
        family=thought.family,
        why="kin",
        person=thought.other,
        reason="Kin.",
        by=thought.practitioner,
    )
    assert words_of(thought, thought.other) == ""
    assert "Otha Er no longer works with the family" in " ".join(prompts.of_risk(thought.family))


def test_two_accounts_are_followed_to_an_answer(thought: SimpleNamespace) -> None:
    row = thought.two_accounts
    assert "Two accounts do not fit together" in " ".join(prompts.of_risk(thought.family))
    assert "two accounts" in words_of(thought, thought.practitioner)
    with pytest.raises(Refused, match="does not fit with it"):
        finding.add_accounts(
            family=thought.family, by=thought.other, **accounts(thought, other=" ")
        )
    with pytest.raises(Refused, match="lies ahead"):
        finding.add_accounts(
            family=thought.family, by=thought.other, **accounts(thought, one_on=day(1))
        )
    finding.end(
        unknown=row.unknown, how="answered", words="Seven months, he says now.", by=thought.other
    )
    (told,) = held.of(thought.family).contradictions
    assert (told.word, told.accounts) == ("answered", row)
    assert "Two accounts" not in " ".join(prompts.of_risk(thought.family))


def test_a_second_look_is_taken_by_somebody_who_did_not_write_most(
    thought: SimpleNamespace,
) -> None:
    def ask(**more: Any) -> SecondLook:
        told = {"point": "closing", "who": thought.other, "due": day(7), "by": thought.signatory}
        return looking.ask_look(family=thought.family, **{**told, **more})

    for wrong, words in (
        ({"who": thought.practitioner}, "wrote most of this"),
        ({"who": thought.signatory}, "somebody else must take it"),
        ({"who": thought.author, "same_agency": "x"}, "does not work with this family"),
        ({"by": thought.other, "who": thought.signatory}, "same agency"),
        ({"point": "weeks"}, "every how many weeks"),
        ({"due": day(-1)}, "lies in the past"),
    ):
        with pytest.raises(Refused, match=words):
            ask(**wrong)
    row = ask(by=thought.other, who=thought.signatory, same_agency="Only two work with them.")
    assert row.same_agency
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondLook.objects.create(
            family=thought.family, point="closing", who=thought.other, by=thought.other, due=day(1)
        )


def test_only_who_was_asked_says_what_they_saw_and_one_of_weeks_comes_again(
    thought: SimpleNamespace,
) -> None:
    row = looking.ask_look(
        family=thought.family, point="weeks", weeks=6, who=thought.other, due=day(7),
        by=thought.practitioner,
    )  # fmt: skip
    told = {"look": row, "how": "done", "words": "Nobody has seen the bedroom."}
    with pytest.raises(Refused, match="Only Otha Er"):
        looking.end_look(by=thought.practitioner, **told)
    with pytest.raises(Refused, match="is an answer"):
        looking.end_look(by=thought.other, **{**told, "words": " "})
    looking.end_look(by=thought.other, follows="See it.", **told)
    looks = held.of(thought.family).looks
    assert [one.row.due for one in looks if one.is_open and one.row.weeks] == [day(42)]
    looking.end_look(look=thought.look, how="not", words="Ill.", by=thought.practitioner)
    for _ in range(9):  # whoever wrote most since then cannot look
        evidence(thought, by=thought.other)
    again = next(one.row for one in looks if one.is_open and one.row.weeks)
    with pytest.raises(Refused, match="written most of this since"):
        looking.end_look(look=again, how="done", words="x", by=thought.other)
    with pytest.raises(PermissionDenied):
        looking.end_look(look=again, how="not", words="x", by=thought.emergency)


def test_a_key_decision_without_a_second_look_is_asked_about(thought: SimpleNamespace) -> None:
    asked_decision(thought, kind="closing", pregnancy=None)
    said = "Nobody is asked for a second look."
    assert any("close the work" in one and said in one for one in prompts.of_risk(thought.family))
    looking.ask_look(
        family=thought.family, point="closing", who=thought.other, due=day(2),
        by=thought.practitioner,
    )  # fmt: skip
    assert not any("close the work" in one for one in prompts.of_risk(thought.family))
