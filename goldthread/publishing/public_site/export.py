"""The public pages as files, to be put on any web server: no program runs there."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils import translation

from goldthread.publishing.documents.querysets import once_public, public
from goldthread.publishing.languages.querysets import once_translated
from goldthread.publishing.public_site.files import files_of
from goldthread.publishing.public_site.guidance import all_guidance
from goldthread.publishing.public_site.themes import all_themes

LINK = re.compile(r'(?P<before>\b(?:href|src)=")(?P<to>/[^"]*)')
FEED, DATA, HOME = "public_feed", "public_data", "public_summaries"


def files() -> Iterator[tuple[str, bytes]]:
    """(path from the folder, bytes) of every page, the feed, the data and what draws them.

    Stubs of withdrawn summaries are pages too, and each page stands a second time with our own
    words in Welsh. A link to a page that is not among them leads to Goldthread's own address.
    """
    own = _pages()
    with translation.override("cy"):
        own |= {address: f"cy/{path}" for address, path in _pages().items()}
    feeds = {reverse(FEED): "feed.xml", reverse(DATA): "data.json"}
    feeds |= {
        one.path: f"{one.slug}/{one.kind}.{one.form}"
        for some in files_of(public().values_list("summary", flat=True)).values()
        for one in some
    }
    drawn: dict[str, str] = {}
    for address, path in own.items():
        html = _answer(address).decode()
        # What answers a search is a program.
        html = re.sub(r'<form method="get" role="search".*?</form>', "", html, flags=re.S)
        yield path, _relative(html, path, {**own, **_in_welsh(feeds), **feeds}, drawn).encode()
    for address, path in feeds.items():
        yield path, _answer(address)
    for address, path in drawn.items():
        if found := finders.find(address.removeprefix(settings.STATIC_URL)):
            yield path, Path(str(found)).read_bytes()


def _pages() -> dict[str, str]:
    """Address and path of every page, in the language of now."""
    pages = {reverse(HOME): "index.html", reverse("public_themes"): "themes/index.html"}
    for slug in once_public():
        pages[reverse("public_summary", args=[slug])] = f"{slug}/index.html"
    for slug, code in sorted(set(once_translated().values_list("slug", "language"))):
        at = reverse("public_translation", args=[slug, code])
        pages[at] = f"{slug}/{code}/index.html"
    pages[reverse("public_guidance")] = "guidance/index.html"
    for piece in all_guidance():
        at = reverse("public_guidance_page", args=[piece.slug])
        pages[at] = f"guidance/{piece.slug}/index.html"
    for theme in all_themes():
        pages[reverse("public_theme", args=[theme.slug])] = f"themes/{theme.slug}/index.html"
    return pages


def _in_welsh(feeds: dict[str, str]) -> dict[str, str]:
    """There is one feed and one set of data, whichever language a link to it stands in."""
    return {f"/cy{address}": path for address, path in feeds.items()}


def write(folder: Path) -> int:
    """Write them; how many. OSError where the folder cannot be written to."""
    number = 0
    for path, data in files():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        number += 1
    return number


def _answer(address: str) -> bytes:
    """What anyone would read at an address: nobody is signed in."""
    request = HttpRequest()
    request.method, request.path = "GET", address
    request.user = AnonymousUser()
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80"}
    with translation.override(translation.get_language_from_path(address) or "en-gb"):
        found = resolve(address)
        return bytes(found.func(request, *found.args, **found.kwargs).content)


def _relative(html: str, path: str, known: dict[str, str], drawn: dict[str, str]) -> str:
    """Links from the page at `path`; style sheets and pictures it needs are added to `drawn`."""
    here = posixpath.dirname(path) or "."

    def link(match: re.Match[str]) -> str:
        to = urlsplit(match["to"])
        if to.path.startswith(settings.STATIC_URL):
            name = to.path.removeprefix(settings.STATIC_URL)
            target = drawn.setdefault(to.path, f"static/{name}")
        elif to.path in known:
            target = known[to.path]
        else:
            return f"{match['before']}{settings.ADDRESS}{match['to']}"
        return match["before"] + posixpath.relpath(target, here)

    return LINK.sub(link, html)
