"""Every page that a person can reach in the demonstration is accessible, and whole on a phone.

Django answers in this process. Each page is fetched once and its links are followed; a real browser
opens those in which elements stand together as on no page before. Addresses next to a page, to
which no link leads, are tried as well. A browser sees nothing of the database, so on PostgreSQL
the pages are fetched and not looked at a second time.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse
from django.utils import translation
from playwright.sync_api import Page

from demo.load import load
from demo.people import CAST
from demo.story import Story
from tests.journeys.conftest import width_of

pytestmark = pytest.mark.django_db
SAME_PAGE = {"format", "sort", "page", "next"}  # the same list, put otherwise
OF_ONE_ROUTE = 2  # addresses of one route that the first person opens: enough for its states
FOR_OTHERS = 1  # the others are here for what is drawn otherwise for them
ON_POSTGRESQL = 1  # there a page is only fetched, for the questions that it asks
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
# Colours are the same on a phone, and comparing them takes the most of the time.
VIOLATIONS = """async (colours) => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const found = await axe.run(document, {
        resultTypes: ["violations"], rules: {"color-contrast": {enabled: colours}},
    });
    const places = (one) => one.nodes.map((node) => node.html).join(" ");
    return found.violations.map((one) => one.id + ": " + places(one));
}"""
STRANGER = "a stranger"
WIDTHS = (1280, 320)  # CSS pixels
Build = set[tuple[Any, Any]]  # elements by their classes, and which follows which
# One person of each role; the first reaches the most, and the others what she does not.
WHO = [*{one.role: one.key for one in reversed(CAST)}.values(), STRANGER]


@pytest.fixture(scope="module")
def fenmarsh(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def opened() -> Build:
    """Which elements stood next to which on the pages that this run has opened in a browser."""
    return set()


@dataclass
class Found:
    """What the accessibility statement says of this walk: see goldthread/web/tested.py."""

    people: int = 0
    pages: int = 0
    opened: int = 0
    axe: str = ""
    faults: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def found() -> Iterator[Found]:
    """Kept where `make accessibility` wants it."""
    made = Found()
    yield made
    if kept := os.environ.get("GOLDTHREAD_WALK"):
        told = {"on": date.today().isoformat(), "widths": WIDTHS, **asdict(made)}
        Path(kept).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")


class Shelf(ThreadingHTTPServer):
    """Gives the page that lies on it to whatever address is asked for, and style sheets, which a
    browser keeps: faster than to answer each of them by hand."""

    html = ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Giver)
        self.site = f"http://127.0.0.1:{self.server_port}"


class Giver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if not path.startswith("/static/"):
            self.give(self.server.html.encode(), "text/html; charset=utf-8", "no-store")
        elif found := finders.find(path.removeprefix("/static/")):
            kind = KINDS[Path(str(found)).suffix]
            self.give(Path(str(found)).read_bytes(), kind, "max-age=600")
        else:
            self.send_error(404)

    def give(self, body: bytes, kind: str, keep: str) -> None:
        self.send_response(200)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))),
                            ("Cache-Control", keep)):  # fmt: skip
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Quietly."""


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    made = Shelf()
    Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize("key", WHO)
def test_every_page_is_accessible(
    page: Page, client: Client, fenmarsh: Story, opened: Build, shelf: Shelf, found: Found,
    key: str,
) -> None:  # fmt: skip
    if key != STRANGER:
        client.force_login(
            fenmarsh.people[key], "allauth.account.auth_backends.AuthenticationBackend"
        )
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    each = OF_ONE_ROUTE if key == WHO[0] else FOR_OTHERS
    reached = dict(pages(client, each if connection.vendor == "sqlite" else ON_POSTGRESQL))
    if key == STRANGER:
        reached |= in_welsh(client)
    for address, html in reached.items():
        if connection.vendor == "sqlite" and not opened.issuperset(built := build_of(html)):
            opened |= built
            complaints += [f"{address} {one}" for one in faults(page, shelf, address, html)]
            found.opened += 1
            found.axe = found.axe or page.evaluate("axe.version")
    found.people, found.pages = found.people + 1, found.pages + len(reached)
    found.faults += complaints
    assert complaints == []
    assert len(reached) > (4 if key == STRANGER else 15), "the links led nowhere"


def in_welsh(client: Client) -> dict[str, str]:
    """The public pages once more with Goldthread's own words in Welsh."""
    addresses = (
        "/cy/learning/",
        "/cy/learning/guidance/",
        "/cy/learning/themes/",
        "/cy/accessibility/",
        "/cy/accounts/login/",
    )
    with translation.override("en-gb"):
        return {one: client.get(one).content.decode() for one in addresses}


def pages(client: Client, of_one_route: int) -> Iterator[tuple[str, str]]:
    """Every page that the links from home and their neighbours lead to: address and HTML."""
    waiting, known, times = ["/", "/learning/"], {"/", "/learning/"}, dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        route = resolve(urlsplit(address).path).route + urlsplit(address).query[:4]
        if times.get(route, 0) >= of_one_route:
            continue
        answer = client.get(address)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        times[route] = times.get(route, 0) + 1
        html = answer.content.decode()
        yield address, html
        new = [one for one in [*links(html), *neighbours(address)] if one not in known]
        known.update(new)
        waiting += dict.fromkeys(new)


def links(html: str) -> Iterator[str]:
    for href in re.findall(r'<a [^>]*?href="(/[^"#]*)', html):
        address = href.replace("&amp;", "&")
        if SAME_PAGE.isdisjoint(parse_qs(urlsplit(address).query)) and is_ours(address):
            yield address


@cache
def is_ours(address: str) -> bool:
    try:
        return bool(resolve(urlsplit(address).path))
    except Resolver404:
        return False


def neighbours(address: str) -> Iterator[str]:
    """Addresses under this one, whether or not a link leads there."""
    here = resolve(urlsplit(address).path)
    for name in names_for(here.route, *here.kwargs) if here.kwargs else ():
        try:
            other = reverse(name, kwargs=here.kwargs)
        except NoReverseMatch:
            continue
        if other.startswith(urlsplit(address).path):
            yield other


@cache
def names_for(route: str, *keys: str) -> tuple[str, ...]:
    """Names of addresses that begin like a route and have the same parts to fill in."""
    found = get_resolver().reverse_dict
    begins = re.sub(r"<\w+:(\w+)>", r"%(\1)s", route)
    return tuple(
        name
        for name in found
        if isinstance(name, str) and name != "account_logout"
        and any(
            form.startswith(begins) and set(parts) == set(keys)
            for possible, *_ in found.getlist(name) for form, parts in possible
        )
    )  # fmt: skip


def build_of(html: str) -> Build:
    """Every kind of element with how it is dressed, and which kind follows which: rows without
    end are built like two rows.
    """
    dressed = re.findall(r'<(\w+)(?:[^>]*?\sclass="([^"]*)")?', html)
    kinds = [(element, dress.partition(" ")[0]) for element, dress in dressed]
    return {*dressed, *pairwise(kinds)}


def faults(page: Page, shelf: Shelf, address: str, html: str) -> Iterator[str]:
    """What the browser finds wrong with a page on a desk and on a phone."""
    shelf.html = html
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(shelf.site + address)
    page.evaluate(Axe().axe_script)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield from (f"at {width} px: {one}" for one in page.evaluate(VIOLATIONS, width > 320))
    wide = width_of(page)
    if wide > 320:
        yield f"is {wide} px wide on a screen of 320 px"
