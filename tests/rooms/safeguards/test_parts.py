"""The parts of a family's record: each in the menu, and what is open there on the overview."""

from collections.abc import Callable
from datetime import date, timedelta
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


def test_what_is_late_stands_first_and_is_never_below_the_fold() -> None:
    today = date(2026, 3, 3)

    def at(days: int) -> parts.Dated:
        return parts.Dated(f"{days:+}", today + timedelta(days=days))

    words = parts.by_urgency([at(20), "no day", at(0), at(-9), at(3), at(-1), at(-30)], today)
    assert words == ["-30", "-9", "-1", "+0", "+3", "no day", "+20"]
    part = parts.Part("x", "x", 1, lambda family: [])
    assert parts.Open(part, words, today).shown == words[:4]
    assert parts.Open(part, words[4:], today).shown == ["+3", "no day", "+20"]


def test_those_who_work_with_a_family_see_an_emergency_on_home(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    said = f"Em Ergency has {world.family.code} open in an emergency"
    for who in (world.practitioner, world.signatory):
        assert said in signed_in(who).get("/").content.decode()
    for who in (world.colleague, world.excluded, world.emergency, world.member, world.manager):
        assert said not in signed_in(who).get("/").content.decode()


def test_the_tab_is_marked_on_every_page_of_live_work(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(world.practitioner)
    for name in ("live_families", "unborn_children", "prebirth_panel", "prebirth_timetable"):
        page = browser.get(reverse(name)).content.decode()
        assert f'href="{reverse("live_families")}" aria-current="page"' in page, name
