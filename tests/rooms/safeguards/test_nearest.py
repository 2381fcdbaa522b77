"""The list of families says what is late or next, and asks no more for many than for one."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.safeguards import families, nearest, unborn
from goldthread.casework.safeguards.models import Family
from tests.rooms.safeguards.conftest import day

SignIn = Callable[[Any], Client]


@pytest.fixture
def soon(world: SimpleNamespace) -> Any:
    """What is nearest for the family of `world`."""

    def found(days: int = 0) -> nearest.Nearest | None:
        rows = Family.objects.worked_with_by(world.practitioner)
        return nearest.nearest(rows, world.partnership, day(days)).get(world.family.pk)

    return found


def test_the_earliest_open_step_and_how_many_are_late(world: SimpleNamespace, soon: Any) -> None:
    before, later = soon(), soon(60)
    assert before.due.words.startswith("unborn child: ")
    assert later.late > before.late
    assert before.due.day <= later.due.day


def test_it_stands_in_the_list_for_those_who_work_with_them_alone(
    world: SimpleNamespace, signed_in: SignIn, soon: Any
) -> None:
    address = reverse("live_families")
    assert soon().due.sentence in signed_in(world.practitioner).get(address).text
    for name in ("manager", "administrator", "excluded", "member"):
        page = signed_in(getattr(world, name)).get(address)
        assert page.status_code in (200, 403)
        assert soon().due.sentence not in page.text, name
    assert "Your role works with none" in signed_in(world.manager).get(address).text


def test_a_closed_family_waits_for_nothing(
    world: SimpleNamespace, signed_in: SignIn, soon: Any
) -> None:
    words = soon().due.sentence
    families.close(family=world.family, because="They moved.", by=world.signatory)
    assert words not in signed_in(world.practitioner).get(reverse("live_families")).text


def test_it_asks_as_often_for_one_as_for_many(world: SimpleNamespace, signed_in: SignIn) -> None:
    browser, address = signed_in(world.practitioner), reverse("live_families")

    def asked() -> int:
        browser.get(address)
        with CaptureQueriesContext(connection) as found:
            assert browser.get(address).status_code == 200
        return len(found)

    before = asked()
    for number in range(4):
        family = families.open_family(
            partnership=world.partnership, name=f"Rail {number}", part="hv", by=world.practitioner
        )
        child = unborn.add(
            family=family, by=world.practitioner, forename="Ida", surname=f"Rail{number}"
        )
        unborn.say_due(pregnancy=child, how="told", due=day(70), by=world.practitioner)
    assert asked() == before
