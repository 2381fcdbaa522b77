"""What home counts is what one finds behind the count."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from demo.story import Story

pytestmark = pytest.mark.django_db
A_LIST = re.compile(r'<a [^>]*?href="(/\w+/\?[^"]+)"[^>]*>(.*?)</a>')
A_COUNT = re.compile(r"\d+(?= of \d+ open)|\d+$|(?<!\w)\d+(?= \w)")


def test_every_count_leads_to_a_list_of_as_many(
    fenmarsh: Story, signed_in: Callable[[Any], Client]
) -> None:
    followed = 0
    for person in fenmarsh.people.values():
        browser = signed_in(person)
        home = browser.get("/").content.decode().partition("<main")[2]
        for address, words in A_LIST.findall(home):
            said = re.sub(r"<[^>]+>", "", words)
            counted = A_COUNT.search(said)
            listed = browser.get(f"{address.replace('&amp;', '&')}&format=csv")
            rows = b"".join(listed).decode() if listed.streaming else listed.content.decode()
            found = len(list(csv.reader(io.StringIO(rows)))) - 1
            assert counted, f"{person} reads no number in: {said}"
            assert int(counted[0]) == found, f"{person}: {said} leads to {found}"
            followed += 1
    assert followed > 100
