"""Challenges: asked, answered, decided; who stands on which rung; the list."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import challenges, endings
from goldthread.foundations.followthrough.ladder import Ladder
from goldthread.foundations.followthrough.models import Action, Challenge
from goldthread.foundations.followthrough.permits import may_answer, people_on
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.followthrough import Outcome, Rung
from tests import factories
from tests.rooms.followthrough import making

SignIn = Callable[[Any], Client]


@pytest.fixture
def asked(scene: SimpleNamespace, action: Action) -> Challenge:
    return challenges.challenge(action=action, question="What stops it?", by=scene.judge)


def test_a_colleague_asks_the_owner_answers_and_the_asker_decides(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    judge, owner = signed_in(scene.judge), signed_in(scene.owner)
    address = reverse("action_challenge", args=[action.pk])
    page = judge.post(address, {"question": "What stops it?"}, follow=True).text
    assert "Your question goes to the owner" in page
    row = Challenge.objects.get()
    assert "What stops it?" in owner.get(reverse("challenges"), {"waiting": "answer"}).text
    owner.post(reverse("challenge_answer", args=[row.pk]), {"words": "Nothing now."})
    assert "Nothing now." in judge.get(reverse("challenges"), {"waiting": "decision"}).text
    told = {"outcome": Outcome.ACCEPTED.value, "words": "Good."}
    page = judge.post(reverse("challenge_decide", args=[row.pk]), told, follow=True).text
    for words in ("Challenge to the owner", "Answer for the owner", "Answer accepted", "Good."):
        assert words in page
    assert "No challenge waits" in judge.get(reverse("challenges")).text


def test_nobody_decides_on_their_own_answer(
    scene: SimpleNamespace, asked: Challenge, signed_in: SignIn
) -> None:
    challenges.reply(challenge=asked, words="For the owner: soon", by=scene.manager)
    address = reverse("challenge_decide", args=[asked.pk])
    told = {"outcome": Outcome.ACCEPTED.value, "words": "Fine"}
    page = signed_in(scene.manager).post(address, told)
    assert "Someone else must decide on your answer." in page.text


@pytest.mark.parametrize("name", ["executive", "owner"])
def test_the_owners_side_does_not_accept_its_own_answers(
    name: str, scene: SimpleNamespace, action: Action
) -> None:
    person = getattr(scene, name)
    row = challenges.challenge(action=action, question="Why?", by=person)
    challenges.reply(challenge=row, words="So", by=scene.manager)
    with pytest.raises(Refused, match="outside the organisation"):
        challenges.decide(challenge=row, outcome=Outcome.ACCEPTED, words="Fine", by=person)


def test_an_answer_is_needed_before_it_is_accepted(
    scene: SimpleNamespace, asked: Challenge, signed_in: SignIn
) -> None:
    address = reverse("challenge_decide", args=[asked.pk])
    client = signed_in(scene.judge)
    page = client.post(address, {"outcome": Outcome.ACCEPTED.value, "words": "Fine"}).text
    assert "There is no answer to accept yet" in page
    client.post(address, {"outcome": Outcome.FURTHER.value, "words": "Too slow"})
    asked.refresh_from_db()
    assert asked.outcome == Outcome.FURTHER.value


def test_taken_further_the_next_question_goes_one_rung_up(
    scene: SimpleNamespace, action: Action, asked: Challenge
) -> None:
    challenges.decide(challenge=asked, outcome=Outcome.FURTHER, words="No", by=scene.judge)
    again = challenges.challenge(action=action, question="And now?", by=scene.judge)
    assert Rung(again.rung) is Rung.SIGNATORY
    with pytest.raises(Refused, match="still open"):
        challenges.challenge(action=action, question="And?", by=scene.judge)


def test_a_question_passes_over_an_owner_who_left(scene: SimpleNamespace, action: Action) -> None:
    scene.owner.memberships.update(starts=making.in_days(-9), ends=making.in_days(-1))
    row = challenges.challenge(action=action, question="Who now?", by=scene.chair)
    assert Rung(row.rung) is Rung.SIGNATORY


def test_an_answer_is_given_once(
    scene: SimpleNamespace, asked: Challenge, signed_in: SignIn
) -> None:
    address = reverse("challenge_answer", args=[asked.pk])
    client = signed_in(scene.owner)
    client.post(address, {"words": "One"})
    assert "already answered" in client.post(address, {"words": "Two"}).text
    asked.refresh_from_db()
    assert asked.reply == "One"


def test_what_ended_is_asked_about_no_more(
    scene: SimpleNamespace, action: Action, asked: Challenge, signed_in: SignIn
) -> None:
    endings.no_longer_needed(action=action, reason="moved", agreed_by=scene.chair, by=scene.manager)
    client = signed_in(scene.owner)
    assert "No challenge waits" in client.get(reverse("challenges")).text
    page = client.post(reverse("challenge_answer", args=[asked.pk]), {"words": "So"}).text
    assert "This action has ended" in page


def test_others_neither_answer_nor_decide(scene: SimpleNamespace, asked: Challenge) -> None:
    for person in (scene.practitioner, scene.colleague, scene.stranger, scene.administrator):
        with pytest.raises(PermissionDenied):
            challenges.reply(challenge=asked, words="So", by=person)
        with pytest.raises(PermissionDenied):
            challenges.decide(challenge=asked, outcome=Outcome.FURTHER, words="So", by=person)


RUNGS = {
    Rung.OWNER: {"owner"},
    Rung.SIGNATORY: {"signatory"},
    Rung.SUB_GROUP: {"chair", "judge"},
    Rung.EXECUTIVE: {"executive"},
    Rung.SCRUTINEER: {"scrutineer"},
}


@pytest.mark.parametrize("rung", list(Rung))
def test_who_stands_on_each_rung_may_answer_there(
    rung: Rung, scene: SimpleNamespace, action: Action
) -> None:
    scene.scrutineer = factories.member(scene.partnership, Role.SCRUTINEER)
    people = people_on(action, rung)
    assert {person.name for person in people} == {getattr(scene, n).name for n in RUNGS[rung]}
    assert all(may_answer(action, rung, person) for person in people)
    assert not may_answer(action, rung, scene.practitioner)


@pytest.mark.parametrize("restricted", [False, True])
def test_only_those_who_see_the_action_stand_on_its_rungs(
    restricted: bool, scene: SimpleNamespace
) -> None:
    circle = "seats" if restricted else "partnership"
    matter = factories.matter(scene.partnership, circle=circle)
    agencies.give_seat(matter=matter, person=scene.judge, role=Role.PANEL, by=scene.manager)
    agencies.declare_conflict(matter=matter, person=scene.owner, reason="Kin", by=None)
    hidden = making.agree(scene, matter=matter)
    ladder = Ladder(scene.partnership)
    for rung in Rung:
        seen = set(ladder.people(hidden, rung))
        assert all(
            Action.objects.visible_to(person).filter(pk=hidden.pk).exists()
            for person in people_on(hidden, rung)
        )
        assert seen == {person.pk for person in people_on(hidden, rung)}
    manned = {Rung.SIGNATORY, Rung.SUB_GROUP} | (set() if restricted else {Rung.EXECUTIVE})
    assert ladder.manned(hidden) == manned
    chairs = {person.name for person in people_on(hidden, Rung.SUB_GROUP)}
    assert chairs == ({"Jude Dunlin"} if restricted else {"Jude Dunlin", "Cara Fenn"})


def test_the_list_says_whose_turn_it_is(
    scene: SimpleNamespace, asked: Challenge, signed_in: SignIn
) -> None:
    client = signed_in(scene.chair)
    assert "What stops it?" in client.get(reverse("challenges")).text
    for waiting in ("answer", "decision"):
        page = client.get(reverse("challenges"), {"waiting": waiting}).text
        assert "What stops it?" not in page
    challenges.reply(challenge=asked, words="Nothing", by=scene.owner)
    assert "Nothing" in client.get(reverse("challenges"), {"waiting": "decision"}).text
    executive = signed_in(scene.executive)
    assert "Nothing" not in executive.get(reverse("challenges"), {"waiting": "decision"}).text
