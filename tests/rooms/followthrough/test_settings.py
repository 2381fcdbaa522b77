"""A partnership's thresholds: who changes them, what they change, and the history of it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.foundations.followthrough.models import Action, Limits
from goldthread.rules.followthrough import Strength, Thresholds
from tests.rooms.followthrough import making

SignIn = Callable[[Any], Client]
USUAL = {
    "silent_days": "60",
    "extensions": "2",
    "answer_days": "10",
    "quiet_days": "30",
    "weakest_evidence": "1",
}


def save(client: Client, **changes: str) -> Any:
    return client.post(reverse("settings"), {**USUAL, **changes}, follow=True)


@pytest.mark.parametrize("name", ["manager", "support", "administrator"])
def test_the_keepers_change_a_threshold_and_it_holds_at_once(
    name: str, scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    making.silent(action, 40)
    chair = signed_in(scene.chair)
    assert "No word for" not in chair.get(action.get_absolute_url()).text
    page = save(signed_in(getattr(scene, name)), silent_days="30", weakest_evidence="4").text
    assert "The settings are saved" in page
    assert "days without a word before an action is silent: from 60 to 30" in page
    assert f"from “{Strength.ASSERTION.words}” to “{Strength.AUDIT.words}”" in page
    assert getattr(scene, name).name in page
    assert Limits.of(scene.partnership) == Thresholds(
        silent_days=30, weakest_evidence=Strength.AUDIT
    )
    assert "No word for 40 days" in chair.get(action.get_absolute_url()).text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("silent_days", "0", "from 1 to 365"),
        ("answer_days", "400", "from 1 to 365"),
        ("quiet_days", "x", "whole number"),
        ("extensions", "21", "from 0 to 20"),
        ("extensions", "-1", "greater than or equal to 0"),
        ("weakest_evidence", "9", "not one of the available choices"),
    ],
)
def test_numbers_that_make_no_sense_are_refused_in_words(
    field: str, value: str, words: str, scene: SimpleNamespace, signed_in: SignIn
) -> None:
    page = save(signed_in(scene.manager), **{field: value}).text
    assert "There is a problem" in page
    assert words in page
    assert not Limits.objects.exists()


def test_one_partnership_never_changes_another(scene: SimpleNamespace, signed_in: SignIn) -> None:
    page = save(signed_in(scene.stranger), silent_days="5").text
    assert scene.elsewhere.name in page
    assert Limits.of(scene.partnership) == Thresholds()
    assert Limits.of(scene.elsewhere).silent_days == 5
    ours = signed_in(scene.manager).get(reverse("settings")).text
    assert "from 60 to 5" not in ours


def test_saving_what_holds_already_is_no_change(scene: SimpleNamespace, signed_in: SignIn) -> None:
    page = save(signed_in(scene.manager)).text
    assert "Nobody has changed these settings" in page
