"""What a device with poor signal sends again is taken once, and signing out leaves nothing."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.safeguards.models import AnimalQuestion
from goldthread.foundations.access import devices
from goldthread.foundations.access.models import SentOnce
from tests.rooms.safeguards.conftest import world as world

SignIn = Callable[[Any], Client]
SCRIPT = {"HTTP_X_DRAFT": "1", "HTTP_ACCEPT": "application/json"}


def told(**more: str) -> dict[str, str]:
    today = timezone.localdate()
    day = {"on-day": str(today.day), "on-month": str(today.month), "on-year": str(today.year)}
    token = str(uuid.uuid4())
    return {"when": "home", "answer": "none", "words": "Gran.", "_draft": token, **day, **more}


def address(world: SimpleNamespace) -> str:
    return reverse("ask_animals", args=[world.family.pk])


def test_the_same_token_is_taken_once(world: SimpleNamespace, signed_in: SignIn) -> None:
    browser, words = signed_in(world.practitioner), told()
    first = browser.post(address(world), words, **SCRIPT)
    again = browser.post(address(world), words, **SCRIPT)
    by_hand = browser.post(address(world), words)
    assert first.json() == again.json() == {"next": reverse("animals", args=[world.family.pk])}
    assert (by_hand.status_code, by_hand["Location"]) == (302, first.json()["next"])
    assert AnimalQuestion.objects.count() == 1
    browser.post(address(world), told())
    assert AnimalQuestion.objects.count() == 2


def test_other_words_under_the_same_token_are_not_taken_for_it(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    browser, words = signed_in(world.practitioner), told()
    assert browser.post(address(world), words, **SCRIPT).status_code == 200
    answer = browser.post(address(world), {**words, "words": "Gran, and two dogs."}, **SCRIPT)
    assert answer.status_code == 409
    assert answer.json() == {"problem": devices.OTHER, "again": False}
    assert [one.words for one in AnimalQuestion.objects.all()] == ["Gran."]


def test_a_form_that_was_refused_may_be_sent_again(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    browser, words = signed_in(world.practitioner), told(answer="")
    answer = browser.post(address(world), words, **SCRIPT)
    assert "Choose" in answer.content.decode() or answer.status_code == 422
    assert not SentOnce.objects.exists()
    assert browser.post(address(world), {**words, "answer": "none"}).status_code == 302


def test_another_person_or_page_is_another_matter(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    words = told()
    for who in (world.practitioner, world.signatory):
        assert signed_in(who).post(address(world), words).status_code == 302
    assert AnimalQuestion.objects.count() == 2
    assert signed_in(world.stranger).post(address(world), words).status_code == 404
    assert SentOnce.objects.count() == 2


def test_an_earlier_try_that_was_cut_off_is_said(world: SimpleNamespace, signed_in: SignIn) -> None:
    browser, words = signed_in(world.practitioner), told()
    row, _ = devices.begin(
        by=world.practitioner, token=words["_draft"], path=address(world), digest="0" * 64
    )
    answer = browser.post(address(world), words, **SCRIPT)
    assert (answer.status_code, answer.json()) == (409, {"problem": devices.STILL, "again": True})
    SentOnce.objects.filter(pk=row.pk).update(at=timezone.now() - timedelta(minutes=2))
    assert browser.post(address(world), words, **SCRIPT).json()["problem"] == devices.UNSURE
    page = browser.post(address(world), words, follow=True)
    assert devices.UNSURE in page.content.decode()
    assert not AnimalQuestion.objects.exists()


def test_an_odd_token_is_none(world: SimpleNamespace, signed_in: SignIn) -> None:
    browser = signed_in(world.practitioner)
    for odd in ("", "x", "a" * 400, "\0" * 36, "0" * 32 + "\n"):
        assert browser.post(address(world), told(_draft=odd)).status_code == 302
    assert not SentOnce.objects.exists()


def test_each_person_has_a_key_of_their_own(world: SimpleNamespace, signed_in: SignIn) -> None:
    page = signed_in(world.practitioner).get(address(world))
    key = devices.device_key(world.practitioner)
    assert f'data-draft="{key}"' in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"
    assert key != devices.device_key(world.signatory)
    assert key == devices.device_key(world.practitioner)


def test_signing_out_tells_the_browser_to_forget(world: SimpleNamespace, signed_in: SignIn) -> None:
    browser = signed_in(world.practitioner)
    assert "Clear-Site-Data" not in browser.get(address(world))
    left = browser.post(reverse("account_logout"))
    assert left["Clear-Site-Data"] == '"storage"'


def test_tokens_are_forgotten_after_a_week(world: SimpleNamespace) -> None:
    row, _ = devices.begin(
        by=world.practitioner, token=str(uuid.uuid4()), path="/", digest="0" * 64
    )
    assert devices.clear_sent(row.at + timedelta(days=6)) == 0
    assert devices.clear_sent(row.at + timedelta(days=8)) == 1
