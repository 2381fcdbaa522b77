"""A form on a phone in a hallway: no signal for a while, nothing lost, nothing left behind."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from goldthread.casework.safeguards.models import AnimalQuestion
from tests.journeys.conftest import PATIENCE, violations, width_of
from tests.rooms.safeguards.conftest import world as world

pytestmark = pytest.mark.journey
SECRET = "The terrier sleeps in the cot room"
KEPT = """async () => {
  const answer = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result) })
  const bases = await indexedDB.databases()
  if (!bases.some((one) => one.name === 'goldthread-drafts')) return []
  const base = await answer(indexedDB.open('goldthread-drafts'))
  if (!base.objectStoreNames.contains('drafts')) return []
  const rows = await answer(base.transaction('drafts').objectStore('drafts').getAll())
  base.close()
  const text = (bytes) => new TextDecoder('latin1').decode(bytes)
  return rows.map((one) => JSON.stringify({ ...one, sealed: text(one.sealed) }))
}"""
TODAY = "[new Date().getDate(), new Date().getMonth() + 1, new Date().getFullYear()]"


@pytest.fixture
def phone(
    browser: Browser, world: SimpleNamespace, live_server: Any, come_in: Callable[[Page, Any], None]
) -> Any:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    come_in(page, world.practitioner)
    page.goto(live_server.url + reverse("ask_animals", args=[world.family.pk]))
    yield page
    context.close()


def write(page: Page) -> None:
    page.get_by_label("Home visit").check()
    for part, value in zip(("Day", "Month", "Year"), page.evaluate(TODAY), strict=True):
        page.get_by_label(part, exact=True).fill(str(value))
    page.get_by_label("There are animals here").check()
    page.get_by_label("In a few words").fill(SECRET)
    expect(page.get_by_text("Kept on this device, encrypted, until you send it.")).to_be_visible()


def test_no_signal_when_it_is_sent(phone: Page, world: SimpleNamespace) -> None:
    write(phone)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("No signal.")).to_be_visible()
    assert violations(phone) == []
    assert width_of(phone) <= 390
    (kept,) = phone.evaluate(KEPT)
    assert SECRET not in kept
    assert "terrier" not in kept
    phone.context.set_offline(False)
    expect(phone.get_by_text("Recorded. Now write down each animal")).to_be_visible(
        timeout=PATIENCE
    )
    assert [one.words for one in AnimalQuestion.objects.all()] == [SECRET]
    assert phone.evaluate(KEPT) == []


def test_the_answer_is_lost_on_its_way(phone: Page, world: SimpleNamespace) -> None:
    """The server has saved it and the device cannot know: it sends again, and it is taken once."""
    lost = []

    def cut(route: Any) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())  # it arrived
            route.abort()
        else:
            route.continue_()

    write(phone)
    phone.route("**/animals/**", cut)
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("Recorded. Now write down each animal")).to_be_visible(
        timeout=PATIENCE
    )
    assert lost
    assert AnimalQuestion.objects.count() == 1


def test_what_is_changed_after_a_lost_answer_is_not_lost(
    phone: Page, world: SimpleNamespace
) -> None:
    lost: list[Any] = []

    def cut(route: Any) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    write(phone)
    phone.route("**/animals/**", cut)
    phone.get_by_role("button", name="Save").click()
    phone.get_by_role("button", name="Change it").click()
    phone.get_by_label("In a few words").fill("Three dogs")
    phone.wait_for_timeout(1100)  # GOV.UK's button takes a second press within a second for a slip
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("An earlier version of this was saved")).to_be_visible()
    phone.get_by_role("button", name="Send it").click()
    expect(phone.get_by_text("Recorded. Now write down each animal").last).to_be_visible()
    assert [one.words for one in AnimalQuestion.objects.all()] == [SECRET, "Three dogs"]


def test_the_page_is_closed_and_opened_again(phone: Page, world: SimpleNamespace) -> None:
    write(phone)
    form = phone.url
    phone.goto(form.rpartition("families")[0])
    expect(phone.get_by_text("Something you wrote on this device is not sent")).to_be_visible()
    assert violations(phone) == []
    phone.goto(form)
    expect(phone.get_by_text("You were writing here, and it was not sent")).to_be_visible()
    assert phone.locator("form[novalidate] > [inert]").count() > 0  # nothing can be typed over it
    phone.get_by_role("button", name="Carry on with it").click()
    expect(phone.get_by_label("In a few words")).to_have_value(SECRET)
    expect(phone.get_by_label("There are animals here")).to_be_checked()
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("Recorded. Now write down each animal")).to_be_visible()
    assert AnimalQuestion.objects.get().words == SECRET


def test_dropped_or_refused_or_signed_out(phone: Page, world: SimpleNamespace) -> None:
    """What is missing is said by the page, and signing out leaves nothing on the device."""
    form = phone.url
    write(phone)
    phone.get_by_label("Year", exact=True).fill("")
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("There is a problem")).to_be_visible()
    expect(phone.get_by_label("In a few words")).to_have_value(SECRET)
    phone.goto(form)
    phone.get_by_role("button", name="Drop it").click()
    assert phone.evaluate(KEPT) == []
    write(phone)
    phone.locator(".gt-menu__summary").click()
    phone.get_by_role("button", name="Sign out").click()
    expect(phone.get_by_text("Not everything is sent")).to_be_visible()
    phone.get_by_role("button", name="Sign out and remove it").click()
    expect(phone.get_by_role("button", name="Sign out")).to_have_count(0)
    assert phone.evaluate(KEPT) == []
    assert not AnimalQuestion.objects.exists()
