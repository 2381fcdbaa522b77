"""Clocks and kinds of review of one partnership, in forms of another one: nothing is written."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.frameworks.urls import urlpatterns
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.attacks.forging import CLOSED, READ_ONLY, addresses, dates, rows_of
from tests.rooms.frameworks.conftest import world  # noqa: F401

SignIn = Callable[[Any], Client]
TOLD = {
    "nation": "wales", "places": "Otherby", "number": "9", "unit": "days", "anchor": "incident",
    "reason": "Forged", "because": "Forged", "name": "Forged review", "criteria": "Forged",
    "based_on": "", "words": "Forged clock", **dates("starts", "ends"),
}  # fmt: skip


def about(world: SimpleNamespace) -> Iterator[tuple[str, str]]:  # noqa: F811
    def ids(route: str, name: str) -> Any:
        if name == "pk":
            return world.adjustment.pk if "adjustments" in route else world.clock.pk
        return {"code": world.kind.code, "step": world.clock.step}[name]

    return addresses(urlpatterns, ids)


@pytest.mark.parametrize("who", ["manager", "support"])
def test_another_partnerships_business_unit_changes_nothing_here(
    world: SimpleNamespace,  # noqa: F811
    signed_in: SignIn,
    who: str,
) -> None:
    """Their own area and kinds they may write; with ids of ours they find nothing."""
    role = Role.BUSINESS_MANAGER if who == "manager" else Role.BUSINESS_SUPPORT
    client = signed_in(factories.member(world.elsewhere, role))
    before = rows_of("frameworks")
    tried = 0
    for name, href in about(world):
        if name in {"framework_area", "new_local_kind", "frameworks"}:
            continue
        tried += 1
        assert client.post(href, TOLD).status_code in CLOSED | {READ_ONLY}, name
    assert tried == 6
    assert rows_of("frameworks") == before
    client.post(reverse("framework_area"), TOLD)
    client.post(reverse("new_local_kind"), TOLD)
    now = rows_of("frameworks")
    assert now != before
    for label, rows in before.items():
        assert [row for row in rows if row not in now[label]] == [], label


@pytest.mark.parametrize(
    "who", ["signatory", "author", "practitioner", "executive", "chair", "administrator", "nobody"]
)
def test_who_is_not_of_the_unit_changes_nothing(
    world: SimpleNamespace,  # noqa: F811
    signed_in: SignIn,
    who: str,
) -> None:
    client, before = signed_in(getattr(world, who)), rows_of("frameworks")
    for name, href in about(world):
        assert client.post(href, TOLD).status_code in CLOSED | {READ_ONLY}, name
    assert rows_of("frameworks") == before
