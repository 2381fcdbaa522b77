"""The family's log: codes and no names, a contact or a reason, and the gate that asks for it."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.alongside import kin
from goldthread.casework.alongside.pages_family import FamilyPage, Log, MemberPage
from goldthread.casework.reviews.facts import fact
from goldthread.foundations.records.refusals import Refused
from tests.rooms.alongside.conftest import contact, day, member, register


def considered(world: SimpleNamespace) -> bool:
    """As the gate says it; the page must say the same."""
    told = fact("family_considered", world.review)
    assert FamilyPage.of(world.review, world.manager).complete is told
    return told


def test_everyone_of_the_family_has_a_contact_or_a_reason(world: SimpleNamespace) -> None:
    assert not considered(world), "an empty register answers nothing"
    mother = member(world)
    assert not considered(world)
    contact(world, mother)
    assert considered(world)
    register(world, "father", forename="Wulf")
    assert not considered(world), "the father is in the register"
    father = kin.add_member(review=world.review, code="F", relation="father", by=world.manager)
    assert not considered(world)
    kin.not_involved(member=father, reason="On remand; his solicitor said no.", by=world.lead)
    assert considered(world)


def test_who_died_and_who_only_lives_nearby_are_not_asked_for(world: SimpleNamespace) -> None:
    contact(world, member(world))
    register(world, "child", forename="Robbie", died_on=day(-90))
    register(world, "neighbour", forename="Ned")
    register(world, "social worker", forename="Saskia")
    assert considered(world)
    register(world, "sibling", forename="Sibyl")
    assert not considered(world)


def test_a_log_is_opened_by_a_code_of_the_register(world: SimpleNamespace) -> None:
    register(world, "mother")
    register(world, "social worker", forename="Saskia")
    for wrong in ("Wilhelmina", "F", "SW1", "SW"):
        with pytest.raises(Refused, match="not a code"):
            kin.add_member(review=world.review, code=wrong, relation="?", by=world.manager)
    made = kin.add_member(review=world.review, code=" m ", relation="mother", by=world.manager)
    assert made.code == "M"
    with pytest.raises(Refused, match="already"):
        kin.add_member(review=world.review, code="M", relation="mother", by=world.manager)


def test_a_contact_is_whole_and_moves_the_next_update(world: SimpleNamespace) -> None:
    mother = member(world)
    for wrong, sentence in (
        ({"on": day(1)}, "happened"),
        ({"how": "pigeon"}, "how they were reached"),
        ({"reached": "maybe"}, "whether they were reached"),
        ({"by_whom": " "}, "who made the contact"),
    ):
        with pytest.raises(Refused, match=sentence):
            contact(world, mother, **wrong)
    kin.plan(
        member=mother, contact=world.lead, represented="In her words", next_update=day(5),
        by=world.manager,
    )  # fmt: skip
    contact(world, mother, next_update=day(20))
    plans = list(mother.plans.all())
    assert [plan.next_update for plan in plans] == [day(5), day(20)]
    assert plans[-1].contact == world.lead
    assert plans[-1].represented == "In her words"


def test_only_those_who_see_the_review_keep_in_touch(world: SimpleNamespace) -> None:
    mother = member(world)
    for who in (world.colleague, world.conflicted, world.emergency):
        with pytest.raises(Refused, match="no seat"):
            kin.plan(member=mother, contact=who, represented="", next_update=None, by=world.lead)
    with pytest.raises(PermissionDenied):
        contact(world, mother, by=world.panelist)
    with pytest.raises(PermissionDenied):
        kin.not_involved(member=mother, reason="x", by=world.emergency)
    with pytest.raises(Refused, match="silence"):
        kin.not_involved(member=mother, reason="  ", by=world.manager)


def test_the_log_says_what_good_involvement_shows(world: SimpleNamespace) -> None:
    mother = member(world)
    contact(world, mother, why="told", support="An advocate")
    contact(world, mother, why="draft", questions="Who knew?")
    shown = {mark.words: mark.done for mark in MemberPage.of(mother, world.manager).log.markers}
    assert [words for words, done in shown.items() if done] == [
        "Told of the review, its purpose and limits",
        "Support offered",
        "Their questions written down",
        "Offered to comment on the draft",
    ]
    assert len(shown) == 8


def test_an_update_that_was_promised_and_not_told_is_late(world: SimpleNamespace) -> None:
    mother = member(world)
    kin.plan(member=mother, contact=None, represented="", next_update=day(0), by=world.manager)
    assert not Log.of(mother, day(0)).late
    assert Log.of(mother, day(1)).late
    contact(world, mother, on=day(0), why="update")
    assert not Log.of(mother, day(1)).late


def test_tried_and_not_reached_is_not_in_touch(world: SimpleNamespace) -> None:
    mother = member(world)
    contact(world, mother, reached="no-answer")
    assert Log.of(mother, day(0)).word == "tried"
    contact(world, mother)
    assert Log.of(mother, day(0)).word == "in touch"
