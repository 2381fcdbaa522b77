"""Every page of this room in a real browser: nothing for the accessibility check to say, and no
sideways scroll on a phone. With GOLDTHREAD_PICTURES set to a folder, pictures are left there."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from goldthread.casework.submissions import sending
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.people.actions import involve
from tests.journeys.conftest import browser_type_launch_args, come_in, violations, width_of
from tests.rooms.submissions import making
from tests.rooms.submissions.test_sending import FIRST, SECOND

__all__ = ["browser_type_launch_args", "come_in"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def look(page: Page, base: str, href: str, name: str) -> list[str]:
    page.goto(base + href)
    found = []
    for wide in (1280, 320):
        page.set_viewport_size({"width": wide, "height": 900})
        if width_of(page) > wide:
            found.append(f"{name} scrolls sideways at {wide}: {width_of(page)}")
        if folder := os.environ.get("GOLDTHREAD_PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{wide}.png", full_page=True)
        found += [f"{name} at {wide}: {one}" for one in violations(page)]
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def pages_of(world: SimpleNamespace) -> Iterator[tuple[Any, str, list[Any]]]:
    one, entry = [world.ours.pk], [Entry.objects.filter(submission__number=2).first().pk]
    yield world.author, "my_calls", []
    yield world.author, "chronology_preview", [world.ours.pk, world.in_hand.pk]
    for name in (
        "call",
        "chronology_file",
        "chronology_draft",
        "chronology_type",
        "chronology_send",
    ):
        yield world.author, name, one
    yield world.author, "chronology_entry_change", entry
    yield world.author, "chronology_entry_out", entry
    for name in ("call_writer", "call_nil", "call_conflict"):
        yield world.signatory, name, one
    yield world.manager, "calls", [world.review.pk]
    yield world.manager, "ask_chronologies", [world.review.pk]
    for name in ("call", "call_due", "call_chase", "call_time"):
        yield world.manager, name, one


def all_found(page: Page, come_in: Callable[..., None], base: str, pages: Any) -> list[str]:
    found, who = [], None
    for person, name, args in pages:
        if person is not who:
            page.context.clear_cookies()
            come_in(page, person)
            page.wait_for_url(f"{base}/")
            who = person
        found += look(page, base, reverse(name, args=args), f"{name}-{person.name.split()[0]}")
    return found


def test_pages_of_a_draft_and_of_what_was_sent(
    page: Page, live_server: Any, come_in: Callable[..., None], world: SimpleNamespace
) -> None:
    involve(matter=world.review.matter, role="mother", forename="Jade", surname="Lark",
            by=world.manager)  # fmt: skip
    making.sent(world.ours, world.author, making.as_csv(FIRST), "a.csv")
    making.added(world.ours, world.author, making.as_csv(SECOND), "b.csv")
    world.in_hand = making.file_in(world.ours, world.author)
    assert all_found(page, come_in, live_server.url, pages_of(world)) == []
    sending.send(call=world.ours, by=world.author)
    told = [
        (world.panel, "chronology_sent", [world.ours.pk, 2]),
        (world.panel, "chronology_changes", [world.ours.pk, 2]),
        (world.panel, "chronology_entry", [Entry.objects.order_by("pk").first().pk]),
    ]
    assert all_found(page, come_in, live_server.url, told) == []


def test_a_file_comes_in_is_mended_and_added(
    page: Page, live_server: Any, come_in: Callable[..., None], world: SimpleNamespace
) -> None:
    come_in(page, world.author)
    page.goto(f"{live_server.url}{world.ours.get_absolute_url()}")
    page.get_by_role("link", name="Bring in a file").click()
    page.get_by_label("Your chronology").set_input_files(
        {"name": "log.csv", "mimeType": "text/csv", "buffer": making.as_csv()}
    )
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("Nothing has been saved yet.")).to_be_visible()
    page.get_by_label("Row 3, Date.").fill("28/02/2018")
    page.get_by_role("button", name="Show it with these choices").click()
    expect(page.get_by_text("is now “28/02/2018”")).to_be_visible()
    page.get_by_role("button", name="Add 3 entries").click()
    expect(page.get_by_text("3 entries were added to your draft.")).to_be_visible()
    page.get_by_role("button", name="Look at it and send it").click()
    page.get_by_role("button", name="Send 3 entries").click()
    expect(page.get_by_text("Sent: 3 entries.")).to_be_visible()
