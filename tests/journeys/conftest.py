"""What every journey needs: a real Chromium, the way in, and the accessibility check at the end."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import get_resolver
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import factories

# Playwright's loop runs in this thread, and tests look into the database from it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# A slow machine with other things to do takes its time; a page that is there is not waited for.
PATIENCE = 120_000  # milliseconds
expect.set_options(timeout=30_000)
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    found = [path for path in CHROMIUM if Path(path).exists()]
    return {"args": quiet, **({"executable_path": found[0]} if found else {})}


@pytest.fixture(scope="session", autouse=True)
def _every_page_is_read_in() -> None:
    """Before a browser asks for the first: it waits half a minute at most."""
    get_resolver().url_patterns  # noqa: B018 - to ask is enough


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser in which JavaScript is switched off."""
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def come_in(live_server: Any) -> Callable[[Page, Any], None]:
    """Sign a person in as they would: address, password, button."""

    def sign_in(page: Page, person: Any) -> None:
        page.goto(f"{live_server.url}/accounts/login/")
        page.get_by_label("E-mail address").fill(person.email)
        page.get_by_label("Password", exact=True).fill(factories.PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()

    return sign_in


@pytest.fixture
def hand(browser: Browser, come_in: Callable[[Page, Any], None]) -> Iterator[Callable[[Any], Any]]:
    """A browser of their own for each person, signed in, with presses counted: a `clicks.Hand`."""
    from tests.journeys.clicks import Hand  # it needs this module

    made = []

    def new(person: Any) -> Hand:
        made.append(browser.new_context())
        made[-1].set_default_timeout(PATIENCE)
        page = made[-1].new_page()
        come_in(page, person)
        return Hand(person.name, page)

    yield new
    for context in made:
        context.close()


def violations(page: Page) -> list[str]:
    """What the accessibility check has against this page."""
    page.wait_for_load_state()  # a click returns when the next page begins, before it is read
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found]


def width_of(page: Page) -> int:
    """How wide the page is, in CSS pixels; wider than the window means it scrolls sideways."""
    page.wait_for_load_state()
    return int(page.evaluate("document.documentElement.scrollWidth"))
