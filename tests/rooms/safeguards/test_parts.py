"""The parts of a family's record: each in the menu, and what is open there on the overview."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse

from goldthread.casework.safeguards import parts


def test_every_part_is_in_the_menu_and_opens(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(world.practitioner)
    overview = browser.get(reverse("live_family", args=[world.family.pk])).content.decode()
    assert parts.known()
    for part in parts.known():
        address = reverse(part.address, args=[world.family.pk])
        assert f'href="{address}"' in overview, part
        assert browser.get(address).status_code == 200, part


def test_what_is_open_stands_on_the_overview(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    page = signed_in(world.practitioner).get(reverse("live_family", args=[world.family.pk]))
    assert "Nobody has been asked about dogs and other animals." in page.content.decode()
