"""What is written for an event is kept from key to key, seen in a real browser."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.journeys.conftest import browser_type_launch_args, come_in, violations, width_of

__all__ = ["browser_type_launch_args", "come_in"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WORDS = "Nobody had told the night team."


def test_words_survive_a_closed_window(
    page: Page, live_server: Any, come_in: Callable[..., None], scene: SimpleNamespace
) -> None:
    come_in(page, scene.facilitator)
    href = live_server.url + reverse("record_words", args=[scene.event.pk])
    page.goto(href)
    page.get_by_label("What was said?").fill(WORDS)
    page.get_by_label("An idea").check()
    expect(page.get_by_text("Saved at")).to_be_visible(timeout=9000)
    page.goto(href)
    expect(page.get_by_label("What was said?")).to_have_value(WORDS)
    expect(page.get_by_label("An idea")).to_be_checked()
    expect(page.get_by_text("You wrote this and did not send it")).to_be_visible()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert width_of(page) <= 320
    # Kept on from there, then begun anew.
    page.get_by_label("What was said?").fill(f"{WORDS} Twice.")
    expect(page.get_by_text("Saved at")).to_be_visible(timeout=9000)
    page.get_by_role("button", name="Begin anew").click()
    expect(page.get_by_label("What was said?")).to_have_value("")
    expect(page.get_by_text("You wrote this and did not send it")).to_have_count(0)


@pytest.mark.parametrize("name", ["event_topic", "write_feedback", "event_statement"])
def test_pages_that_keep_words_are_accessible(
    page: Page, live_server: Any, come_in: Callable[..., None], scene: SimpleNamespace, name: str
) -> None:
    come_in(page, scene.lead)
    more = [scene.topic.pk] if name == "event_topic" else []
    href = live_server.url + reverse(name, args=[scene.event.pk, *more])
    page.goto(href)
    page.locator("textarea").first.fill(WORDS)
    expect(page.get_by_text("Saved at")).to_be_visible(timeout=9000)
    page.goto(href)
    expect(page.get_by_text("You wrote this and did not send it")).to_be_visible()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert width_of(page) <= 320
