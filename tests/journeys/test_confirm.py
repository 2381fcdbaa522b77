"""Bringing the published briefing in and confirming every item, with JavaScript and without."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Sector
from goldthread.improvement.learning.models import Draft
from tests import factories
from tests.journeys.conftest import violations

pytestmark = pytest.mark.journey
OLIVER = Path(__file__).parent.parent / "data" / "oliver-review.txt"
BOARD = "Cambridgeshire and Peterborough Safeguarding Partnership Board"


@pytest.fixture
def board(cast):
    return factories.organisation(cast.partnership, BOARD, Sector.PARTNERSHIP)


def bring_in(page: Page, url: str) -> None:
    page.goto(f"{url}/reviews/bring-in/")
    page.get_by_label("Which file is the review?").set_input_files(OLIVER)
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", name="Confirm what was found")).to_be_visible()
    expect(page.get_by_text("0 of 17 decided")).to_be_visible()


def card(page: Page, label: str):
    """The card of an item, found by its label as a reader finds it."""
    link = page.get_by_role("link", name=f"{label} show it in the text", exact=True)
    return page.get_by_role("listitem").filter(has=link)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def decide_everything(page: Page) -> None:
    """Each decision once, one taken back, then all that are left."""
    press(page, "Accept L1")
    expect(page.get_by_text("1 of 17 decided")).to_be_visible()

    follow(page, "Change L2")
    page.get_by_label("What does it say?").fill("Follow the pre-birth protocol.")
    press(page, "Save L2")
    expect(card(page, "L2")).to_contain_text("Follow the pre-birth protocol.")
    expect(card(page, "L2")).to_contain_text("Found: Adherence to the Safeguarding Pre-birth")

    follow(page, "Split L3")
    press(page, "Split L3")
    expect(card(page, "L3")).to_contain_text("Split in 2")

    follow(page, "Merge L4")
    page.get_by_label("L5 Any assessment of risk").check()
    press(page, "Go on")
    page.get_by_label("What does it say?").fill("Challenge drift, and look at the history.")
    press(page, "Merge them")
    expect(card(page, "L5")).to_contain_text("Merged with L4")

    follow(page, "Move to recommendations L6")
    page.get_by_label(BOARD).check()
    page.get_by_label("What does it ask for?").select_option("change practice")
    press(page, "Save L6")
    expect(card(page, "L6")).to_contain_text("Now a recommendation")

    press(page, "Not an item L7")
    expect(card(page, "L7")).to_contain_text("Not an item")
    press(page, "Undo L7")
    expect(card(page, "L7")).to_contain_text("To decide")
    press(page, "Move to learning points R7")
    expect(card(page, "R7")).to_contain_text("Now a learning point")

    for name in ("Accept the 4 not decided yet", "Accept the 6 not decided yet"):
        follow(page, name)
        expect(page.get_by_text("This is Mira Holt’s decision")).to_be_visible()
        press(page, f"Accept all {name.split()[2]}")
    expect(page.get_by_text("17 of 17 decided")).to_be_visible()


def finish(page: Page) -> None:
    press(page, "Finish")
    expect(page.get_by_role("heading", name="What will enter the record")).to_be_visible()
    assert violations(page) == []
    press(page, "Put them in the record")
    said = "10 learning points and 7 recommendations are in the record."
    expect(page.get_by_text(said)).to_be_visible()


def test_the_briefing_is_confirmed(page: Page, live_server, cast, board, come_in):
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    come_in(page, cast.manager)
    bring_in(page, live_server.url)
    assert violations(page) == []
    decide_everything(page)
    assert violations(page) == []
    finish(page)
    review = Review.objects.get()
    assert review.learning_points.count() == 10
    assert review.recommendations.filter(addresses__organisation=board).count() == 7
    page.goto(f"{live_server.url}/drafts/{Draft.objects.get().pk}/")
    expect(page.get_by_text("Mira Holt finished this on")).to_be_visible()
    assert violations(page) == []
    assert faults == []


def test_the_briefing_is_confirmed_without_javascript(
    plain_page: Page, live_server, cast, board, come_in
):
    come_in(plain_page, cast.manager)
    bring_in(plain_page, live_server.url)
    decide_everything(plain_page)
    press(plain_page, "Finish")
    press(plain_page, "Put them in the record")
    expect(plain_page.get_by_text("7 recommendations are in the record.")).to_be_visible()
    assert Review.objects.get().learning_points.count() == 10


def test_the_keys_and_the_highlights(page: Page, live_server, cast, board, come_in):
    come_in(page, cast.manager)
    bring_in(page, live_server.url)
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    page.keyboard.press("a")  # nothing is chosen yet: it is shown and not decided
    expect(card(page, "L1")).to_be_focused()
    expect(page.get_by_text("0 of 17 decided")).to_be_visible()
    page.keyboard.press("k")
    expect(card(page, "L1")).to_be_focused()
    expect(page.locator("mark.gt-found--here")).to_contain_text("Where risk factors")
    page.keyboard.press("a")
    expect(card(page, "L2")).to_be_focused()
    expect(page.get_by_text("1 of 17 decided")).to_be_visible()
    page.keyboard.press("x")
    expect(card(page, "L2")).to_contain_text("Not an item")
    expect(card(page, "L3")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("u")
    expect(card(page, "L2")).to_contain_text("To decide")
    expect(page.get_by_role("status")).to_contain_text("Undone. 16 left to decide.")
    page.get_by_role("link", name="R2 to decide, go to the item:").click()
    expect(card(page, "R2")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Use these keys on this page").uncheck()
    press(page, "Close")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.keyboard.press("a")
    expect(page.get_by_text("1 of 17 decided")).to_be_visible()


def test_keys_are_letters_while_one_writes(page: Page, live_server, cast, come_in):
    come_in(page, cast.manager)
    bring_in(page, live_server.url)
    page.get_by_role("searchbox").or_(page.get_by_label("Search")).first.press_sequentially("axc")
    expect(page.get_by_text("0 of 17 decided")).to_be_visible()


def test_selected_words_fill_the_form(page: Page, live_server, cast, come_in):
    come_in(page, cast.manager)
    bring_in(page, live_server.url)
    page.get_by_role("region", name="Text of the document").get_by_text(
        "There is guidance on the Safeguarding Children"
    ).evaluate(
        """element => {
            const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            let node;
            do { node = walk.nextNode(); } while (!node.textContent.includes("There is guidance"));
            const at = node.textContent.indexOf("There is guidance");
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 68);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    press(page, "a learning point")
    words = page.get_by_label("What does it say?")
    expect(words).to_have_value(
        "There is guidance on the Safeguarding Children Partnership Board, wh"
    )
    expect(page.get_by_label("A learning point")).to_be_checked()
    press(page, "Add it")
    expect(page.get_by_text("Added by hand", exact=True)).to_be_visible()
    expect(page.get_by_text("0 of 17 decided")).to_be_visible()
