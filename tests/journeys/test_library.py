"""A body answers a recommendation and agrees an action; the business manager finds it again."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import violations, width_of
from tests.rooms.recommendations.conftest import DOGS, world  # noqa: F401 - a fixture

pytestmark = pytest.mark.journey
ComeIn = Callable[[Page, Any], None]


@pytest.fixture(params=[1280, 320], ids=["desk", "phone"])
def open_page(request: pytest.FixtureRequest, browser: Browser) -> Any:
    """A new browser of the given width for each person; the narrow one has no JavaScript."""
    made = []

    def new() -> Page:
        size = {"width": request.param, "height": 800}
        made.append(browser.new_context(viewport=size, java_script_enabled=request.param > 320))
        return made[-1].new_page()

    yield new
    for context in made:
        context.close()


def is_whole(page: Page, wide: bool) -> None:
    """No accessibility violation, where a script may look for them; nothing runs off the side."""
    if wide:
        assert violations(page) == []
    size = page.viewport_size
    assert size is not None
    assert width_of(page) <= size["width"]


@pytest.mark.django_db(transaction=True)
def test_a_body_answers_and_agrees_an_action(
    open_page: Callable[[], Page],
    live_server: Any,
    world: SimpleNamespace,  # noqa: F811
    come_in: ComeIn,
) -> None:
    page = open_page()
    wide = (page.viewport_size or {})["width"] > 320
    come_in(page, world.signatory)
    page.goto(f"{live_server.url}/recommendations/")
    is_whole(page, wide)
    page.get_by_role("link", name=DOGS).click()
    expect(
        page.get_by_text("No action is agreed with Fenmarsh Hospital Trust yet.")
    ).to_be_visible()
    expect(page.get_by_text("Its answer and actions are seen by that body")).to_be_visible()
    is_whole(page, wide)

    page.get_by_role("button", name="Record an answer").click()
    page.get_by_label("Accepted in part").check()
    page.get_by_label("Who answers for this body?").fill("Sol Marsh, director of nursing")
    page.get_by_role("button", name="Record the answer").click()
    expect(page.get_by_role("link", name="Say why the recommendation is not")).to_be_visible()
    is_whole(page, wide)
    page.get_by_label("Why is it not accepted in full?").fill("Only on the maternity ward.")
    page.get_by_role("button", name="Record the answer").click()
    expect(page.get_by_text("The answer of Fenmarsh Hospital Trust is recorded")).to_be_visible()
    is_whole(page, wide)

    page.get_by_role("button", name="Agree an action").click()
    page.get_by_label("What will be done?").fill("Add a question about dogs to booking")
    page.get_by_label("What will be different for children?").fill("Every parent is asked")
    page.get_by_label("What would prove it?").fill("An audit of twenty records")
    page.get_by_label("Who owns it?").select_option(label="Pia Wells")
    for box, number in (("Day", "3"), ("Month", "March"), ("Year", "2030")):
        page.get_by_label(box, exact=True).fill(number)
    is_whole(page, wide)
    page.get_by_role("button", name="Agree this action").click()
    expect(page.get_by_text("Pia Wells, due Sunday 3 March 2030")).to_be_visible()
    is_whole(page, wide)


@pytest.mark.django_db(transaction=True)
def test_the_manager_finds_it_in_the_library_and_by_its_words(
    open_page: Callable[[], Page],
    live_server: Any,
    world: SimpleNamespace,  # noqa: F811
    come_in: ComeIn,
) -> None:
    page = open_page()
    wide = (page.viewport_size or {})["width"] > 320
    come_in(page, world.manager)
    page.goto(f"{live_server.url}/reviews/")
    is_whole(page, wide)
    page.get_by_role("searchbox", name="Search reviews, learning").fill("dogs newborns")
    page.get_by_role("button", name="Search", exact=True).first.click()
    expect(page.get_by_role("heading", name="3 results for “dogs newborns”")).to_be_visible()
    expect(page.get_by_role("mark").first).to_have_text("Dogs")
    is_whole(page, wide)
    page.get_by_role("link", name="2 recommendations").click()
    page.get_by_role("link", name="infants, Zephyr").click()
    expect(page.get_by_role("heading", name="Has this been recommended before?")).to_be_visible()
    expect(page.get_by_text("Both say: dogs")).to_be_visible()
    is_whole(page, wide)
    page.get_by_role("link", name=DOGS).click()
    page.get_by_role("link", name="Say what it was drawn from").click()
    page.get_by_label("L1: Dogs in a home").check()
    is_whole(page, wide)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Review of Robin").click()
    expect(page.get_by_role("heading", name="What it asked for")).to_be_visible()
    is_whole(page, wide)
    page.get_by_role("link", name="Correct these facts").click()
    is_whole(page, wide)
    page.get_by_label("Pseudonym").fill("Robin")
    page.get_by_role("button", name="Save the facts").click()
    expect(page.get_by_text("The facts of this review are corrected.")).to_be_visible()
