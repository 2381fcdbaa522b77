"""An action is proved: its owner brings a file, and another agency says that it is enough."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough.models import Action
from goldthread.rules.followthrough import Strength
from tests import factories
from tests.journeys.conftest import violations, width_of
from tests.rooms.followthrough import making

pytestmark = pytest.mark.journey
WIDTHS = [1280, 320]


@pytest.fixture
def scene(cast: SimpleNamespace) -> SimpleNamespace:
    cast.owner = factories.member(
        cast.partnership, Role.PRACTITIONER, cast.trust, name="Olive Lark"
    )
    cast.judge = factories.member(cast.partnership, Role.PANEL, cast.housing, name="Jude Dunlin")
    cast.action = making.agree(cast)
    return cast


@pytest.fixture(params=WIDTHS, ids=["desk", "phone"])
def open_page(request: pytest.FixtureRequest, browser: Browser) -> Any:
    """A new browser of the given width for each person."""
    made = []

    def new() -> Page:
        made.append(browser.new_context(viewport={"width": request.param, "height": 800}))
        return made[-1].new_page()

    yield new
    for context in made:
        context.close()


def is_whole(page: Page) -> None:
    assert violations(page) == []
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert width_of(page) <= width


def open_action(page: Page, url: str) -> None:
    page.goto(f"{url}/actions/")
    is_whole(page)
    page.get_by_role("link", name=f"A1 {making.WHAT}").click()
    expect(page.get_by_role("heading", level=1, name=making.WHAT)).to_be_visible()


def give_evidence(page: Page, file: Path) -> None:
    page.get_by_role("button", name="Add evidence").click()
    is_whole(page)
    page.get_by_role("button", name="Add this evidence").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    is_whole(page)
    page.get_by_label(Strength.AUDIT.words).check()
    page.get_by_label("What does it show?").fill("Twenty of twenty visits asked about dogs.")
    page.get_by_label("Upload a file").set_input_files(file)
    page.get_by_role("button", name="Add this evidence").click()
    expect(page.get_by_text("Your evidence for A1 is kept")).to_be_visible()


def choose_the_ending(page: Page, ending: str) -> None:
    page.get_by_role("group", name="How does this end?").get_by_label(ending).check()
    page.get_by_role("button", name="Continue").click()


def test_evidence_is_given_by_the_owner_and_accepted_by_another_agency(
    scene: SimpleNamespace,
    open_page: Callable[[], Page],
    live_server: Any,
    come_in: Callable[[Page, Any], None],
    tmp_path: Path,
) -> None:
    audit = tmp_path / "visits.csv"
    audit.write_text("visit,asked\n1,yes\n2,yes\n")
    page = open_page()
    come_in(page, scene.owner)
    open_action(page, live_server.url)
    give_evidence(page, audit)
    is_whole(page)

    choose_the_ending(page, "It is evidenced")
    expect(page.get_by_text("You cannot accept this evidence")).to_be_visible()
    expect(page.get_by_text("such as", exact=False)).to_contain_text("Jude Dunlin")
    is_whole(page)
    assert Action.objects.get().ended_how == ""

    other = open_page()
    come_in(other, scene.judge)
    open_action(other, live_server.url)
    with other.expect_download() as download:
        other.get_by_role("link", name="Download visits.csv").first.click()
    assert download.value.suggested_filename == "visits.csv"
    assert Path(download.value.path()).read_text() == audit.read_text()
    choose_the_ending(other, "It is evidenced")
    is_whole(other)
    other.get_by_label("What convinced you?").fill("I read all twenty.")
    other.get_by_role("button", name="Accept it and end the action").click()
    expect(other.get_by_text("A1 has ended: it is evidenced")).to_be_visible()
    expect(other.get_by_role("heading", name="Ended: evidenced")).to_be_visible()
    expect(other.get_by_role("group", name="How does this end?")).to_have_count(0)
    is_whole(other)

    page.goto(f"{live_server.url}/actions/?state=evidenced")
    expect(page.get_by_role("link", name=f"A1 {making.WHAT}")).to_be_visible()
    is_whole(page)


def test_an_action_that_drifts_is_challenged_and_given_up_with_a_reason(
    scene: SimpleNamespace,
    plain_page: Page,
    live_server: Any,
    come_in: Callable[[Page, Any], None],
) -> None:
    """Without JavaScript."""
    making.due(scene.action, -12)
    page = plain_page
    come_in(page, scene.judge)
    page.goto(f"{live_server.url}/actions/?kind=overdue")
    page.get_by_role("link", name=f"A1 {making.WHAT}").click()
    expect(page.get_by_text("12 days past its due date")).to_be_visible()
    page.get_by_role("button", name="Challenge").click()
    page.get_by_label("What do you want to know?").fill("What stops it?")
    page.get_by_role("button", name="Ask this question").click()
    expect(page.get_by_text("Your question goes to the owner")).to_be_visible()
    page.goto(f"{live_server.url}/challenges/")
    expect(page.get_by_text("What stops it?")).to_be_visible()

    page.get_by_role("link", name="A1", exact=True).click()
    choose_the_ending(page, "It is no longer needed")
    page.get_by_label("Why is it no longer needed?").fill("The service moved to the council.")
    page.get_by_label("Who agreed?").select_option("Mira Holt, business manager")
    page.get_by_role("button", name="End this action").click()
    expect(page.get_by_text("A1 has ended: it is no longer needed")).to_be_visible()
    expect(page.get_by_text("Agreed by Mira Holt.")).to_be_visible()


def test_the_settings_say_what_each_number_does(
    scene: SimpleNamespace,
    open_page: Callable[[], Page],
    live_server: Any,
    come_in: Callable[[Page, Any], None],
) -> None:
    page = open_page()
    come_in(page, scene.administrator)
    page.goto(f"{live_server.url}/settings/")
    is_whole(page)
    page.get_by_label("Days without a word before an action is silent").fill("30")
    page.get_by_role("button", name="Save settings").click()
    expect(page.get_by_text("The settings are saved")).to_be_visible()
    expect(page.get_by_role("region", name="Changes of these settings")).to_contain_text("60 to 30")
    is_whole(page)
