"""Whole invented pages with the right answers marked in them."""

import pytest

from goldthread.engines.extract import extract, read_text
from tests.engines.extract import pages
from tests.engines.extract.corpus import render
from tests.engines.extract.score import Tally
from tests.engines.extract.test_formats import said
from tests.engines.extract.test_layouts import FLOORS

NAMES = pages.names()


def plain(name):
    return extract(read_text(pages.load(name)[0].encode(), f"{name}.txt"))


def test_floors():
    counts = Tally()
    for name in NAMES:
        counts.one(plain(name), pages.load(name)[1])
    reached = counts.row()
    assert not {name: reached[name] for name, floor in FLOORS.items() if reached[name] < floor}


@pytest.mark.parametrize("name", [n for n in NAMES if not pages.load(n)[1].asks])
def test_pages_without_recommendations_are_left_empty(name):
    assert plain(name).recommendations == ()


@pytest.mark.parametrize("media", ["html", "docx", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_formats_agree(name, media):
    data = render.FORMATS[media](pages.made(name))
    assert said(extract(read_text(data, f"page.{media}"))) == said(plain(name))
