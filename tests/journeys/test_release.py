"""A summary is written, two people read it and say yes, anyone reads it, and it is withdrawn."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from goldthread.casework.reviews import actions as reviews
from tests import factories
from tests.checked import known_child
from tests.journeys.conftest import violations, width_of
from tests.rooms.documents.conftest import WORDS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ComeIn = Callable[[Page, Any], None]
LABELS = {
    "Title": "title",
    "What happened": "what_happened",
    "What we learned": "what_we_learned",
    "What we asked for": "what_we_asked",
    "What has changed since": "what_changed",
    "Where to get help": "where_to_get_help",
    "How to tell us": "how_to_tell_us",
}


@pytest.fixture
def cast(transactional_db: None) -> SimpleNamespace:
    made = factories.cast()
    review = reviews.bring_in(
        partnership=made.partnership, title="Review: Wren", published=True, by=made.manager
    )
    known_child(review, made.manager)
    return made


def test_from_first_words_to_withdrawn(
    page: Page, browser: Browser, cast: SimpleNamespace, come_in: ComeIn, live_server: Any
) -> None:
    come_in(page, cast.support)
    page.get_by_role("link", name="Summaries").click()
    page.get_by_role("button", name="Write a summary").click()
    page.get_by_label("Review: Wren").check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("No action of this review is evidenced yet.")).to_be_visible()
    assert violations(page) == []
    for label, name in LABELS.items():
        page.get_by_label(label, exact=True).fill(WORDS[name])
    page.get_by_role("button", name="Save this version").click()

    expect(page.get_by_text("Version 1 is saved. It is not public yet.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Run the leak check").click()
    expect(page.get_by_role("heading", name="Leak check 1")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("checkbox", name="learning@fenmarsh.example").check()
    page.get_by_role("button", name="What is ticked may stand").click()
    expect(page.get_by_role("link", name="Say why it may stand.")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Why?").fill("Our own address.")
    page.get_by_role("button", name="What is ticked may stand").click()
    expect(page.get_by_text("passed", exact=True)).to_be_visible()
    page.get_by_role("link", name="Back to the text").click()
    expect(page.get_by_role("button", name="Read it and say yes")).to_have_count(0)  # who wrote it

    first = browser.new_context().new_page()
    come_in(first, cast.manager)
    first.goto(page.url)
    first.get_by_role("button", name="Read it and say yes").click()
    first.get_by_role("button", name="Yes, I have read it").click()
    expect(first.get_by_role("link", name="What did you check?")).to_be_visible()
    first.get_by_label("What did you check?").fill("Every line, for names.")
    first.get_by_role("button", name="Yes, I have read it").click()
    expect(first.get_by_role("button", name="Release to the public")).to_be_disabled()
    expect(first.get_by_text("Somebody else must be the second.", exact=False)).to_be_visible()
    assert violations(first) == []

    second = browser.new_context(viewport={"width": 320, "height": 800}).new_page()
    come_in(second, cast.chair)
    second.get_by_role("link", name="Second person needed").click()
    second.get_by_role("button", name="Read it and say the second yes").click()
    expect(second.get_by_text("“learning@fenmarsh.example”: Our own address.")).to_be_visible()
    second.get_by_label("What did you check?").fill("As a neighbour would.")
    assert violations(second) == []
    second.get_by_role("button", name="Yes, release it to the public").click()
    expect(second.get_by_text("The summary is public now.")).to_be_visible()

    anyone = browser.new_context(java_script_enabled=False).new_page()
    anyone.goto(f"{live_server.url}/learning/")
    anyone.get_by_role("link", name=WORDS["title"]).click()
    expect(anyone.get_by_role("heading", name="What has changed since")).to_be_visible()
    expect(anyone.get_by_role("link", name="Back to top")).to_be_visible()
    address = anyone.url

    second.get_by_role("link", name="Withdraw it from the public page").click()
    second.get_by_label("Why is it withdrawn?").fill("It named a street.")
    second.get_by_role("button", name="Withdraw it").click()
    expect(second.get_by_text("Nobody outside can read it any more.", exact=False)).to_be_visible()
    gone = anyone.goto(address)
    assert gone is not None
    assert gone.status == 410
    expect(anyone.get_by_role("heading", name="This summary was withdrawn")).to_be_visible()
    for context in (first.context, second.context, anyone.context):
        context.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", ["learning/", "help/", "accessibility/", "privacy/"])
def test_pages_for_everyone_read_well(
    browser: Browser, cast: SimpleNamespace, live_server: Any, address: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{live_server.url}/{address}")
    assert violations(page) == []
    assert width_of(page) <= width
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.context.close()
