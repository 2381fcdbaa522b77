"""The nightly sweep asks and tells; its e-mail names nobody."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from goldthread.foundations.followthrough.models import Action, Challenge
from goldthread.web.jobs import sweep
from tests import scenes

pytestmark = pytest.mark.django_db


def drifting(cast: Any, *, number: int = 1) -> Any:
    scene = scenes.whole_thread(cast)
    for _ in range(number - 1):
        scenes.action(cast, scene.address, owner=cast.author)
    Action.objects.update(due=timezone.localdate() - timedelta(days=3))
    return scene


def test_the_owner_is_told_once_for_all_and_nobody_is_named(cast: Any) -> None:
    drifting(cast, number=3)
    assert sweep() == 3
    assert [letter.to for letter in mail.outbox] == [[cast.author.email]]
    letter = mail.outbox[0]
    assert letter.subject == "Goldthread: 3 questions for you"
    told = letter.subject + letter.body
    for secret in ("Robin", "dogs", "A1", cast.author.name, cast.trust.name):
        assert secret not in told
    assert "/challenges/" in letter.body


def test_a_second_sweep_on_the_same_day_says_nothing(cast: Any) -> None:
    drifting(cast)
    sweep()
    mail.outbox.clear()
    assert sweep() == 0
    assert mail.outbox == []


def test_the_signatory_is_told_when_the_owner_does_not_answer(cast: Any) -> None:
    drifting(cast)
    sweep()
    long_ago = timezone.now() - timedelta(days=20)
    Challenge.objects.update(at=long_ago)
    mail.outbox.clear()
    assert sweep() == 1
    assert [letter.to for letter in mail.outbox] == [[cast.signatory.email]]


def test_an_account_that_was_closed_gets_no_letter(cast: Any) -> None:
    drifting(cast)
    cast.author.is_active = False
    cast.author.save()
    sweep()
    assert cast.author.email not in [to for letter in mail.outbox for to in letter.to]
