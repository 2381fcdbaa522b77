"""The gallery and every error page in a real Chromium: accessible, and whole at any width.

Django answers in this process, without a server, and nothing else can be reached.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.journey
SITE = "http://goldthread.test"
PAGES = [
    "400",
    "403",
    "403-csrf",
    "404",
    "405",
    "413",
    "429",
    "429-locked",
    "500",
    "components",
    "framed",
]
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    found = [
        path for path in ("/usr/bin/chromium", "/usr/bin/google-chrome") if Path(path).exists()
    ]
    return {"args": quiet, **({"executable_path": found[0]} if found else {})}


def serve(page: Page, client: Client) -> list[str]:
    """Let the page ask Django; returns the list in which the browser's complaints gather."""
    complaints: list[str] = []

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url).path
        if address.startswith("/static/"):
            kept = Path(str(finders.find(address.removeprefix("/static/"))))
            route.fulfill(body=kept.read_bytes(), content_type=KINDS[kept.suffix])
            return
        send = client.post if address == "/403-csrf/" else client.get
        response = send(address)
        route.fulfill(
            status=response.status_code, headers=dict(response.headers), body=response.content
        )

    page.route("**/*", answer)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if "Content Security" in said.text else None,
    )
    return complaints


@pytest.fixture(params=[1280, 320], ids=["desk", "phone"])
def width(request: pytest.FixtureRequest) -> Iterator[int]:
    yield request.param


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(page: Page, broken_site: Client, name: str, width: int):
    complaints = serve(page, broken_site)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{SITE}/{name}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page, broken_site: Client):
    serve(page, broken_site)
    page.goto(f"{SITE}/404/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def test_an_option_opens_what_it_needs_without_a_script(new_context, broken_site: Client):
    page = new_context(java_script_enabled=False).new_page()
    serve(page, broken_site)
    page.goto(f"{SITE}/components/")
    asked = page.get_by_text("You will be asked for the reason.")
    expect(asked).to_be_hidden()
    page.get_by_label("Not accepted").last.check()
    expect(asked).to_be_visible()


def test_a_click_in_the_error_summary_leads_into_the_field(page: Page, broken_site: Client):
    serve(page, broken_site)
    page.goto(f"{SITE}/components/")
    page.get_by_role("link", name="Due date must be a real date").click()
    expect(page.locator("#wrong_due-day")).to_be_focused()


def test_the_account_menu_opens_by_keyboard_and_closes_on_escape(page: Page, broken_site: Client):
    serve(page, broken_site)
    page.goto(f"{SITE}/framed/")
    menu = page.locator("summary", has_text="Ash Rowan, business manager")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(menu).to_be_focused()


def test_print_leaves_out_the_frame(page: Page, broken_site: Client):
    serve(page, broken_site)
    page.goto(f"{SITE}/components/")
    page.emulate_media(media="print")
    expect(page.get_by_role("contentinfo")).to_be_hidden()
    expect(page.get_by_role("button", name="Apply filters")).to_be_hidden()
    expect(page.get_by_text("Discharge only after a manager's decision")).to_be_visible()


def test_motion_stops_for_those_who_ask(page: Page, broken_site: Client):
    serve(page, broken_site)
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{SITE}/components/")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration"
        ".split(',').some(t => parseFloat(t) > 0)).length"
    )
    assert moving == 0
