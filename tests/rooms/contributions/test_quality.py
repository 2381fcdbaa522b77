"""The panel's checklist: the rest marked as met by one press, in one's own name, and said so."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.contributions import handing
from goldthread.casework.contributions.models import QualityMark
from goldthread.casework.contributions.quality import checklist
from tests.rooms.contributions import making

SignIn = Callable[[Any], Client]
IDS = [item.id for item in checklist("imr")]


@pytest.fixture
def sent(world: SimpleNamespace) -> SimpleNamespace:
    making.write_all(world.ours, world.author)
    handing.hand_in(agency_return=world.ours, by=world.author)
    handing.sign_off(agency_return=world.ours, post="Chief nurse", by=world.signatory)
    world.page = reverse("return_quality", args=[world.ours.pk])
    return world


def chosen(html: str) -> set[str]:
    """The marks that stand ticked on the page, as "item:mark"."""
    ticked = [box for box in re.findall(r"<input[^>]*>", html) if " checked" in box]
    found = [re.search(r'name="mark-([^"]+)"[^>]*value="([^"]+)"', box) for box in ticked]
    return {f"{one[1]}:{one[2]}" for one in found if one}


def test_nothing_is_marked_before_somebody_presses(
    sent: SimpleNamespace, signed_in: SignIn
) -> None:
    assert chosen(signed_in(sent.panel).get(sent.page).content.decode()) == set()


def test_the_press_marks_only_what_has_no_mark_and_saves_nothing(
    sent: SimpleNamespace, signed_in: SignIn
) -> None:
    typed = {"mark-why": "partly", "words-why": "No why.", "words": "Nearly.", "rest": "met"}
    page = signed_in(sent.panel).post(sent.page, typed).content.decode()
    expected = {f"{id_}:met" for id_ in IDS if id_ != "why"} | {"why:partly"}
    assert chosen(page) == expected
    assert "10 items are marked as met together" in page
    assert "No why." in page
    assert "Nearly." in page
    assert "There is a problem" not in page
    assert not QualityMark.objects.exists()


def test_it_stays_on_record_which_were_marked_together(
    sent: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(sent.panel)
    typed = {f"mark-{id_}": "met" for id_ in IDS} | {
        "together": " ".join(id_ for id_ in IDS if id_ != "method"),
        "mark-why": "partly",  # changed by hand after the press
        "words-why": "No why.",
        "then": "keep",
    }
    client.post(sent.page, typed)
    marks = QualityMark.objects.filter(check_of__by=sent.panel)
    assert set(marks.filter(together=True).values_list("item", flat=True)) == (
        set(IDS) - {"method", "why"}
    )
    shown = signed_in(sent.manager).get(reverse("return", args=[sent.ours.pk])).content.decode()
    assert shown.count("(marked together with the rest)") == len(IDS) - 2


def test_those_who_do_not_judge_cannot_press_it(sent: SimpleNamespace, signed_in: SignIn) -> None:
    for who, code in (("author", 403), ("colleague", 404), ("emergency", 403)):
        answer = signed_in(getattr(sent, who)).post(sent.page, {"rest": "met"})
        assert answer.status_code == code, who
