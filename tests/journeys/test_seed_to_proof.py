"""The main job, whole: the briefing comes in by command, and an action for it is proved."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from goldthread.cli import main
from goldthread.foundations.agencies.roles import Role
from goldthread.rules.followthrough import Strength
from tests import factories
from tests.journeys.conftest import violations

pytestmark = pytest.mark.journey
OLIVER = Path(__file__).parent.parent / "data" / "oliver-review.txt"
DOGS = "ensure that agencies are focused on the potential risk presented by dogs"


@pytest.fixture
def page_of(browser: Browser, come_in: Callable[[Page, Any], None], live_server: Any) -> Any:
    """A browser of their own for each person, signed in."""
    made = []

    def new(person: Any) -> Page:
        made.append(browser.new_context())
        page = made[-1].new_page()
        come_in(page, person)
        return page

    yield new
    for context in made:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def test_from_the_briefing_to_a_proved_action(
    cast: SimpleNamespace,
    page_of: Callable[[Any], Page],
    live_server: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    judge = factories.member(cast.partnership, Role.PANEL, cast.housing, name="Jude Dunlin")
    assert main(["import-review", str(OLIVER), "--by", cast.manager.email]) in (0, 1)
    assert "10 learning points" in capsys.readouterr().out

    manager = page_of(cast.manager)
    confirm_everything(manager)
    address_the_dogs(manager, cast.trust.name)

    signatory = page_of(cast.signatory)
    agree_an_action(signatory, live_server.url, owner=cast.author.name)

    author = page_of(cast.author)
    author.get_by_role("link", name="You own 1 open action").click()
    author.get_by_role("link", name="Add dogs to the visit form").click()
    press(author, "Add evidence")
    author.get_by_label(Strength.AUDIT.words).check()
    author.get_by_label("What does it show?").fill("Twenty of twenty visits asked.")
    press(author, "Add this evidence")

    chair = page_of(judge)
    chair.get_by_role("link", name="Decide on the evidence for 1 action").click()
    chair.get_by_role("link", name="Add dogs to the visit form").click()
    chair.get_by_role("group", name="How does this end?").get_by_label("It is evidenced").check()
    press(chair, "Continue")
    accept(chair)

    manager.get_by_role("link", name="See the whole thread").click()
    for words in (
        "potential risk presented by dogs",
        cast.trust.name,
        "Twenty of twenty visits asked.",
    ):
        expect(manager.get_by_text(words).first).to_be_visible()
    expect(manager.get_by_text("evidenced", exact=True)).to_be_visible()
    assert violations(manager) == []


def confirm_everything(page: Page) -> None:
    page.get_by_role("link", name="Confirm 17 items found in").click()
    page.get_by_role("link", name="Accept the 10 not decided yet").click()
    press(page, "Accept")
    page.get_by_role("link", name="Accept the 7 not decided yet").click()
    press(page, "Accept")
    press(page, "Finish")
    press(page, "Put them in the record")
    told = "10 learning points and 7 recommendations are in the record"
    expect(page.get_by_text(told)).to_be_visible()


def address_the_dogs(page: Page, body: str) -> None:
    page.get_by_role("link", name=DOGS).click()
    page.get_by_role("link", name="Address it to").click()
    page.get_by_label("Which body is asked").select_option(label=body)
    press(page, "Address it")
    expect(page.get_by_text(f"No action is agreed with {body} yet")).to_be_visible()


def agree_an_action(page: Page, url: str, *, owner: str) -> None:
    page.get_by_role("link", name="Answer R7").click()
    press(page, "Record an answer")
    page.get_by_label("Accepted", exact=True).check()
    page.get_by_label("Who answers for this body?").fill("The director of nursing")
    press(page, "Record the answer")
    press(page, "Agree an action")
    page.get_by_label("What will be done?").fill("Add dogs to the visit form")
    page.get_by_label("What will be different for children?").fill("No baby is alone with a dog")
    page.get_by_label("What would prove it?").fill("An audit of twenty visits")
    page.get_by_label("Who owns it?").select_option(label=owner)
    for box, number in (("Day", "3"), ("Month", "3"), ("Year", "2030")):
        page.get_by_label(box, exact=True).fill(number)
    press(page, "Agree this action")
    expect(page.get_by_text("Add dogs to the visit form")).to_be_visible()


def accept(page: Page) -> None:
    press(page, "Accept it and end the action")
    expect(page.get_by_text("Evidenced").first).to_be_visible()
