"""Every page of this room in a real browser: nothing for the accessibility check to say, and no
sideways scroll on a phone. With GOLDTHREAD_PICTURES set to a folder, pictures are left there."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from goldthread.casework.contributions import asking, handing, judging, wording, writing
from goldthread.casework.contributions.models import Return
from goldthread.foundations.people.actions import involve
from tests.journeys.conftest import (
    browser_type_launch_args,
    come_in,
    violations,
    width_of,
)
from tests.rooms.contributions import making

__all__ = ["browser_type_launch_args", "come_in"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TEXT = """[Known then] The midwife, **MW1**, had not been told.

[Known now] The letter lay in the archive with Jade Lark’s name.

- one
  - two

| Date | What happened |
| --- | --- |
| 1 May 2025 | A visit |
"""


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


def pages_of(world: SimpleNamespace, of: Return) -> Iterator[tuple[Any, str, list[Any]]]:
    one = [of.pk]
    yield world.signatory, "my_returns", []
    for name in ("return", "return_author", "return_time", "return_nil", "return_conflict"):
        yield world.signatory, name, one
    for name in ("return", "imr", "imr_read", "imr_word_in", "return_secured", "return_hand_in"):
        yield world.author, name, one
    yield world.author, "imr_lines", one
    yield world.author, "imr_section", [of.pk, "line-1"]
    yield world.author, "imr_section", [of.pk, "recommendations"]
    yield world.author, "imr_versions", [of.pk, "line-1"]
    yield world.author, "imr_record", [of.pk, "recommendations"]
    yield world.author, "imr_record_change", [of.pk, "findings", 1]
    yield world.author, "imr_word_preview", [of.pk, 1]
    for name in ("return", "return_chase", "return_excuse", "return_time"):
        yield world.manager, name, one
    yield world.manager, "returns", [of.review_id]
    yield world.manager, "invite_returns", [of.review_id]


def all_found(
    page: Page, come_in: Callable[..., None], base: str, world: Any, pages: Any
) -> list[str]:
    found, who = [], None
    for person, name, args in pages:
        if person is not who:
            page.context.clear_cookies()
            come_in(page, person)
            page.wait_for_url(f"{base}/")
            who = person
        found += look(page, base, reverse(name, args=args), f"{name}-{person.name.split()[0]}")
    return found


def test_pages_while_it_is_written(
    page: Page, live_server: Any, come_in: Callable[..., None], world: SimpleNamespace
) -> None:
    of = world.ours
    involve(matter=world.review.matter, role="mother", forename="Jade", surname="Lark",
            by=world.manager)  # fmt: skip
    making.write_all(of, world.author)
    writing.save(agency_return=of, section="line-1", text=TEXT, version=1, by=world.author)
    data = wording.template(of)
    writing.save(agency_return=of, section="line-1", text="Less.", version=2, by=world.author)
    writing.keep_word_file(agency_return=of, data=data, name="imr.docx", by=world.author)
    assert all_found(page, come_in, live_server.url, world, pages_of(world, of)) == []


def test_pages_once_it_is_sent(
    page: Page, live_server: Any, come_in: Callable[..., None], world: SimpleNamespace
) -> None:
    of = world.ours
    making.write_all(of, world.author)
    handing.hand_in(agency_return=of, by=world.author)
    base, one = live_server.url, [of.pk]
    told = [(world.signatory, "return_sign_off", one), (world.signatory, "return_hand_back", one)]
    assert all_found(page, come_in, base, world, told) == []
    handing.sign_off(agency_return=of, post="Chief nurse", by=world.signatory)
    judging.judge(
        agency_return=of, marks=making.all_met(of, why=("not", "No why.")), then="return",
        words="Say why.", by=world.panel,
    )  # fmt: skip
    writing.save(agency_return=of, section="line-1", text=TEXT, version=1, by=world.author)
    handing.hand_in(agency_return=of, by=world.author)
    handing.sign_off(agency_return=of, post="Chief nurse", by=world.signatory)
    told = [
        (world.panel, "return_quality", one),
        (world.panel, "return_decide", one),
        (world.panel, "imr_sent", [of.pk, 2]),
        (world.panel, "imr_changes", [of.pk, 2]),
    ]
    assert all_found(page, come_in, base, world, told) == []
    judging.judge(agency_return=of, marks=making.all_met(of), then="accept", by=world.panel)
    told = [(world.manager, "return", one), (world.manager, "return_release", one)]
    told += [(world.signatory, "return", one)]
    assert all_found(page, come_in, base, world, told) == []
    fresh = making.ask(world, making.review_with_terms(world, title="Wren"), world.trust)
    told = [(world.signatory, "return_acknowledge", [fresh.pk])]
    assert all_found(page, come_in, base, world, told) == []
    asking.excuse(agency_return=fresh, reason="No part in it.", by=world.manager)
