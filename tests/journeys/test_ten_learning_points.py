"""The ten learning points of the briefing, walked through day by day with the Heron family.

What docs/users/ten-learning-points.md claims is tried: on that day, that person opens that page,
and the words stand there. The story is told by the real actions, with a clock that is set.
"""

import html
import re
from collections import defaultdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from demo import bodies, frameworks, live, people
from demo.load import BEGAN, LIVE
from demo.story import Story

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
# A day that does not move: what falls on a weekend is told on the Friday before.
FRIDAY = date(2026, 11, 27)
GUIDE = Path(__file__).parents[2] / "docs" / "users" / "ten-learning-points.md"
LINE = re.compile(r"^\| (\d+) \| (\w+) \| ([^|]+) \| “(.+)” \|$", re.M)
POINT = re.compile(r"^\*\*(\d+|And the dogs)\.", re.M)
OF_FAMILY = {
    "Overview": "live_family", "Risk thinking": "weighing", "Hypotheses": "hypotheses",
    "Not known": "not_known", "Domestic abuse": "abuse", "Mental health": "wellbeing",
    "Dogs and animals": "animals",
}  # fmt: skip
OTHERS = {
    "Home": "home", "Unborn children": "unborn_children", "Actions": "actions",
    "Supervision in your chain": "supervision_chain",
}  # fmt: skip


def address(story: Story, page: str) -> str:
    if page == "Unborn child":
        return reverse("unborn_child", args=[story.kept["heron baby"].pk])
    if page in OF_FAMILY:
        return reverse(OF_FAMILY[page], args=[story.kept["heron"].pk])
    return reverse(OTHERS[page])


def words_of(page: str) -> str:
    shown = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", page)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", shown)))


def test_every_claim_stands_on_its_day() -> None:
    guide = GUIDE.read_text()
    assert POINT.findall(guide) == [*map(str, range(1, 11)), "And the dogs"]
    claims: dict[int, list[Any]] = defaultdict(list)
    for day, who, page, words in LINE.findall(guide):
        claims[int(day)].append((who.lower(), page.strip(), words))
    assert sum(map(len, claims.values())) == guide.count("“") >= 25

    story = Story(FRIDAY)
    story.on(BEGAN, partial(bodies.found, story))
    story.on(BEGAN, partial(people.arrive, story))
    for part in (frameworks, *LIVE):
        part.tell(story)
    missing: list[Any] = []

    def look(day: int) -> None:
        for who, page, words in claims[day]:
            browser = Client()
            backend = "allauth.account.auth_backends.AuthenticationBackend"
            browser.force_login(story.people[who], backend)
            answer = browser.get(address(story, page))
            if answer.status_code != 200 or words not in words_of(answer.content.decode()):
                missing.append((day, who, page, words, answer.status_code))

    for day in claims:
        story.on(live.OPENED + day, partial(look, day))
    story.tell()
    assert missing == []
