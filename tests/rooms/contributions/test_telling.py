"""Nameless e-mails: none to who may not open the return; the manager hears where nobody can."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from goldthread.casework.contributions import handing, judging, reminding
from goldthread.casework.contributions.models import Return
from goldthread.foundations.agencies.actions import declare_conflict
from tests.rooms.contributions import making

SignIn = Callable[[Any], Client]


@pytest.fixture
def told(django_capture_on_commit_callbacks: Any) -> Callable[..., list[str]]:
    """Who gets an e-mail of what an action does."""

    def of(act: Callable[..., Any], **facts: Any) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act(**facts)
        return sorted(address for one in mail.outbox for address in one.to)

    return of


def conflict(world: SimpleNamespace, *people: Any) -> None:
    for person in people:
        declare_conflict(matter=world.review.matter, person=person, reason="Kin.", by=world.manager)


def test_no_reminder_goes_to_somebody_with_a_conflict(
    world: SimpleNamespace, told: Callable[..., list[str]]
) -> None:
    """`conflicted` signs for the trust, and hears nothing at any step."""
    making.write_all(world.ours, world.author)
    assert told(handing.hand_in, agency_return=world.ours, by=world.author) == [
        world.signatory.email
    ]
    conflict(world, world.author)
    back = {"agency_return": world.ours, "words": "Shorter.", "by": world.signatory}
    assert told(handing.hand_back, **back) == [world.signatory.email]  # nobody is left to write
    Return.objects.filter(pk=world.ours.pk).update(due=making.in_days(3))
    night = {"partnership": world.partnership, "today": making.in_days(0)}
    assert told(reminding.remind, **night) == [world.signatory.email]


def test_returned_for_revision_tells_only_who_can_open_it(
    world: SimpleNamespace, told: Callable[..., list[str]]
) -> None:
    making.write_all(world.ours, world.author)
    handing.hand_in(agency_return=world.ours, by=world.author)
    handing.sign_off(agency_return=world.ours, post="Chief nurse", by=world.signatory)
    conflict(world, world.author)
    back = {"agency_return": world.ours, "reason": "Why?", "by": world.panel}
    assert told(judging.return_for_revision, **back) == [world.signatory.email]


def test_where_nobody_can_act_the_manager_is_told(
    world: SimpleNamespace, told: Callable[..., list[str]], signed_in: SignIn
) -> None:
    words = f"Nobody at {world.trust} can sign its return"
    home = signed_in(world.manager)
    assert words not in home.get(reverse("home")).content.decode()
    conflict(world, world.author, world.signatory)
    Return.objects.filter(pk=world.ours.pk).update(due=making.in_days(0))
    night = {"partnership": world.partnership, "today": making.in_days(0)}
    assert told(reminding.remind, **night) == [world.manager.email]
    assert "nobody in its agency can answer" in mail.outbox[0].subject
    for word in ("Robin", world.review.code, world.trust.name, world.signatory.name):
        assert word not in mail.outbox[0].subject + mail.outbox[0].body
    page = home.get(reverse("home")).content.decode()
    assert words in page
    assert f"Nobody at {world.housing} can sign" not in page
    listed = home.get(reverse("returns", args=[world.review.pk])).content.decode()
    assert listed.count("Nobody there can answer") == 1


def test_a_manager_with_a_conflict_is_not_told_either(
    world: SimpleNamespace, told: Callable[..., list[str]]
) -> None:
    conflict(world, world.author, world.signatory, world.manager)
    Return.objects.filter(pk=world.ours.pk).update(due=making.in_days(0))
    night = {"partnership": world.partnership, "today": making.in_days(0)}
    assert told(reminding.remind, **night) == []
