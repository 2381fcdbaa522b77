"""A referral is kept from its first word on, and one draft is made of it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from goldthread.casework.intake.models import OwnReferral

pytestmark = pytest.mark.journey
LONG = 15_000  # milliseconds: two until it is sent, and a busy machine


def test_the_first_page_is_kept_as_it_is_written(
    page: Page, cast: SimpleNamespace, come_in: Callable[[Page, Any], None]
) -> None:
    come_in(page, cast.practitioner)
    page.get_by_role("link", name="Tell us about a serious incident").first.click()
    page.wait_for_load_state()
    page.get_by_label("What has been done to keep children safe?").fill("She is with her aunt.")
    said = page.get_by_role("main").get_by_role("status")
    expect(said).to_have_text("Say first whether any child is in danger now.", timeout=LONG)
    page.get_by_label("No", exact=True).check()
    expect(said).to_contain_text("Saved at", timeout=LONG)
    assert OwnReferral.objects.get().safety_action == "She is with her aunt."
    page.get_by_label("Who did it?").fill("Pia Wells")
    page.get_by_role("button", name="Save and come back later").click()
    expect(page.get_by_role("heading", name="Your referral")).to_be_visible()
    assert OwnReferral.objects.get().safety_by == "Pia Wells"


def test_a_button_waits_for_what_is_being_sent(
    page: Page, cast: SimpleNamespace, come_in: Callable[[Page, Any], None]
) -> None:
    """Pressed while the first words are on their way, it makes no second draft."""
    come_in(page, cast.practitioner)
    page.get_by_role("link", name="Tell us about a serious incident").first.click()
    page.wait_for_load_state()
    held: list[Any] = []

    def answer_late(route: Route) -> None:
        """The first words reach the server; its answer waits until the button is pressed."""
        if route.request.method == "POST" and not held:
            held.append((route, route.fetch()))
        else:
            route.continue_()

    page.route("**/referrals/new/", answer_late)
    page.get_by_label("No", exact=True).check()
    while not held:
        page.wait_for_timeout(50)
    page.get_by_role("button", name="Save and come back later").click()
    route, response = held[0]
    route.fulfill(response=response)
    expect(page.get_by_role("heading", name="Your referral")).to_be_visible()
    assert OwnReferral.objects.count() == 1
