"""When records were secured: told in scoping, it is shown and not asked again."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.contributions import handing, snapshots, writing
from goldthread.casework.intake.models import Referral, ScopingReply, ScopingRequest
from tests.rooms.contributions import making

SignIn = Callable[[Any], Client]
DAY = date(2026, 3, 3)
ASKED = "Say when your agency's records were secured."


@pytest.fixture
def told(world: SimpleNamespace) -> ScopingReply:
    """The trust told in scoping that its records are secured; housing did not."""
    referral = Referral.objects.create(
        partnership=world.partnership, matter=world.review.matter, referred_by=world.manager,
        submitted_at=timezone.now(), safety_action="Rung.", safety_by="Pia", safety_on=DAY,
    )  # fmt: skip
    replies = [
        ScopingReply.objects.create(
            request=ScopingRequest.objects.create(
                referral=referral, organisation=body, asked="Did you know her?", due=DAY
            ),
            known="known",
            summary="Seen once.",
            **more,
        )
        for body, more in (
            (world.trust, {"secured_on": DAY, "secured_by": "The records manager"}),
            (world.housing, {}),
        )
    ]
    return replies[0]


def test_what_was_told_in_scoping_is_not_asked_again(
    world: SimpleNamespace, signed_in: SignIn, told: ScopingReply
) -> None:
    fresh = making.ask(world, world.review, world.trust, kind="summary")
    page = signed_in(world.signatory).get(reverse("return_acknowledge", args=[fresh.pk]))
    words = page.content.decode()
    assert "secured on 3 March 2026, as your agency told on" in words
    assert "The records manager" in words
    assert ASKED not in handing.missing(world.ours)
    report = signed_in(world.author).get(reverse("imr", args=[world.ours.pk])).content.decode()
    assert "Tuesday 3 March 2026, as your agency told in scoping" in report
    picture = snapshots.picture(world.ours)
    assert picture["secured"] == {"on": "2026-03-03", "words": "Secured by The records manager"}


def test_another_agency_is_asked_and_told_nothing_of_it(
    world: SimpleNamespace, signed_in: SignIn, told: ScopingReply
) -> None:
    assert ASKED in handing.missing(world.theirs)
    fresh = making.ask(world, world.review, world.housing, kind="summary")
    client = signed_in(world.their_signatory)
    for href in (
        reverse("return_acknowledge", args=[fresh.pk]),
        reverse("return_secured", args=[fresh.pk]),
        reverse("imr", args=[world.theirs.pk]),
    ):
        assert "records manager" not in client.get(href).content.decode(), href


def test_a_later_word_with_the_return_holds(world: SimpleNamespace, told: ScopingReply) -> None:
    writing.secure(
        agency_return=world.ours, on=date(2026, 4, 1), words="The ward's too", by=world.author
    )
    picture = snapshots.picture(world.ours)
    assert picture["secured"] == {"on": "2026-04-01", "words": "The ward's too"}
