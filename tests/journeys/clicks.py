"""A person at a browser whose presses are counted, so that a journey can say how many it took."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import violations


class Hand:
    """One person's hand. Every link, button, radio, checkbox and list is a press; typing is free.

    `counts` says how many presses each sitting took. Nothing is reached by its address: a sitting
    begins on the home page, and all else is found from there.
    """

    def __init__(self, name: str, page: Page) -> None:
        self.name, self.page = name, page
        self.counts: dict[str, int] = {}
        self._sitting = ""

    @property
    def presses(self) -> int:
        return sum(self.counts.values())

    @contextmanager
    def sits_down_to(self, work: str) -> Iterator[None]:
        """Presses from here on are those of one sitting."""
        self.page.get_by_role("link", name="Home", exact=True).first.click()
        self._sitting = work
        self.counts[work] = 0
        yield

    def follow(self, name: str) -> None:
        """Press the first link whose name begins like this."""
        self._press(self.page.get_by_role("link", name=_begins(name)))

    def press(self, name: str) -> None:
        """Press the first button whose name begins like this."""
        self._press(self.page.get_by_role("button", name=_begins(name)))

    def go_back(self) -> None:
        """The browser's own button."""
        self.counts[self._sitting] += 1
        self.page.go_back()

    def tick(self, label: str, under: str = "") -> None:
        """Choose an answer or tick a box; `under` the question, where several have this answer.

        What is ticked already costs nothing.
        """
        about: Page | Locator = self.page
        if under:
            about = about.get_by_role("group", name=_begins(under)).first
        box = about.get_by_label(label, exact=True).first
        if not box.is_checked():
            self.counts[self._sitting] += 1
            box.check()

    def pick(self, label: str, option: str) -> None:
        """Choose from a list that folds out."""
        self.counts[self._sitting] += 1
        self.page.get_by_label(label).first.select_option(label=option)

    def write(self, label: str, words: str) -> None:
        self.page.get_by_label(label).first.fill(words)

    def date(self, label: str, day: date) -> None:
        boxes = self.page.get_by_role("group", name=_begins(label)).first
        for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(box).fill(str(number))

    def types_to_move(self, key: str) -> None:
        """Press a key of the keyboard that leads to another page.

        A key is heard once the page's script has run, and the old page is still there for a
        moment after: both are waited for, or the next key would be lost.
        """
        self.page.wait_for_load_state()
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def reads(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def finds_nothing_in_the_way(self) -> None:
        """The accessibility check has nothing against this page."""
        assert violations(self.page) == [], self.page.url

    def _press(self, what: Locator) -> None:
        self.counts[self._sitting] += 1
        what.first.click()
        self.page.wait_for_load_state()


def _begins(name: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(name)}", re.IGNORECASE)
