"""A real name in a report is spoken of at every step on its way, and stops nobody."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.contributions import handing, realnames, writing
from goldthread.foundations.people.naming import Coded
from tests.rooms.contributions import making

SignIn = Callable[[Any], Client]
CODES = [Coded("C", "child", "Robin Lark", "", None, "")]
NAMED = "“Robin Lark”"
WORD = f"{NAMED}, should it be C?"


@pytest.fixture(autouse=True)
def _codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(realnames, "code_list", lambda matter, body: CODES)


def page_of(client: Client, name: str, *args: Any) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_who_goes_on_is_told_where_a_name_was_left(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    of, client = world.ours, signed_in(world.author)
    here = reverse("imr_section", args=[of.pk, "context"])
    named = {"text": "Robin Lark was seen.", "version": 0, "next": "on"}
    answer = client.post(here, named, follow=True)
    page = answer.content.decode()
    assert f'<a class="govuk-link" href="{here}">The setting in which people worked</a>' in page
    assert WORD in page
    assert "Lark" not in answer.redirect_chain[0][0]
    assert NAMED not in page_of(client, "imr_section", of.pk, "family")  # said once
    plain = client.post(here, {"text": "C was seen.", "version": 1, "next": "on"}, follow=True)
    assert "Real names may stand" not in plain.content.decode()


def test_who_goes_on_from_all_lines_is_told_which_line(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    of, client = world.ours, signed_in(world.author)
    sent = {
        "text-line-1": "C was.", "version-line-1": 0, "text-line-2": "Robin Lark.",
        "version-line-2": 0, "next": "on",
    }  # fmt: skip
    answer = client.post(reverse("imr_lines", args=[of.pk]), sent, follow=True)
    page = answer.content.decode()
    assert f"Line of enquiry 2: {making.QUESTIONS[1]}</a>: {WORD}" in page
    assert f"Line of enquiry 1: {making.QUESTIONS[0]}</a>: " not in page


def test_a_name_is_spoken_of_at_every_step_and_stops_nobody(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    of = world.ours
    making.write_all(of, world.author)
    writing.save(
        agency_return=of, section="lessons", text="Robin Lark.", version=1, by=world.author
    )
    author, signatory, panel = (signed_in(w) for w in (world.author, world.signatory, world.panel))
    told = f">Lessons</a>: {WORD}"
    assert told in page_of(author, "return_hand_in", of.pk)
    assert told in page_of(author, "imr_read", of.pk)
    handing.hand_in(agency_return=of, by=world.author)
    assert told in page_of(signatory, "return_sign_off", of.pk)
    handing.sign_off(agency_return=of, post="Chief nurse", by=world.signatory)
    assert told in page_of(author, "imr_sent", of.pk, 1)
    # Those who oversee see the word that they read anyhow, and not whose code it is.
    for page in (page_of(panel, "return_quality", of.pk), page_of(panel, "imr_sent", of.pk, 1)):
        assert f">Lessons</a>: {NAMED}</li>" in page
        assert "should it be" not in page


def test_a_name_in_a_record_is_found_too() -> None:
    facts = {
        "sections": [{"id": "recs", "title": "Recommendations", "holds": "recs", "text": ""}],
        "records": {"recs": [{"text": "Ask.", "proof_wanted": "Lark is asked"}]},
    }
    (place,) = realnames.places(facts, CODES, lambda id_: f"#{id_}")
    assert (place.href, [one.words for one in place.names]) == ("#recs", ["Lark"])
