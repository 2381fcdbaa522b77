"""Every address of the frameworks, tried by everyone of the cast."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.frameworks.models import ClockAdjustment, LocalKind

SignIn = Callable[[Any], Client]
WHO = ["manager", "support", "chair", "signatory", "practitioner", "administrator", "stranger",
       "elsewhere_practitioner", "nobody"]  # fmt: skip


def addresses(world: SimpleNamespace) -> dict[str, str]:
    return {
        "all": reverse("frameworks"),
        "a kind": reverse("framework", args=["cspr"]),
        "a kind with a space": reverse("framework", args=["learning review"]),
        "practice": reverse("framework", args=["child-protection"]),
        "no kind": reverse("framework", args=["nonsense"]),
        "own kind": reverse("framework", args=[world.kind.code]),
        "area": reverse("framework_area"),
        "new kind": reverse("new_local_kind"),
        "adjust": reverse("adjust_clock", args=["cspr", "rapid-review"]),
        "adjust no step": reverse("adjust_clock", args=["cspr", "nonsense"]),
        "adjust own": reverse("adjust_clock", args=[world.kind.code, world.clock.step]),
        "new clock": reverse("new_local_clock", args=[world.kind.code]),
        "end kind": reverse("end_local_kind", args=[world.kind.code]),
        "end adjustment": reverse("end_adjustment", args=[world.adjustment.pk]),
        "end clock": reverse("end_local_clock", args=[world.clock.pk]),
    }


READ, NOT = [200] * 8 + [404], [404] * 9
WRITE = [200, 200, 403, 403, 403, 403, 200, 403, 404]
# One's own rows: strangers find none.
MINE = [200, 200, 403, 403, 403, 403, 404, 404, 404]
EXPECTED = {
    "all": READ,
    "a kind": READ,
    "a kind with a space": READ,
    "practice": READ,
    "no kind": NOT,
    "own kind": [200] * 6 + [404] * 3,
    "area": WRITE,
    "new kind": WRITE,
    "adjust": WRITE,
    "adjust no step": [404, 404, 403, 403, 403, 403, 404, 403, 404],
    "adjust own": [200, 200, 403, 403, 403, 403, 404, 403, 404],
    "new clock": MINE,
    "end kind": MINE,
    "end adjustment": MINE,
    "end clock": MINE,
}


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(world: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(world, who))
    found = {name: client.get(href).status_code for name, href in addresses(world).items()}
    assert found == {name: codes[WHO.index(who)] for name, codes in EXPECTED.items()}


def test_somebody_who_is_not_signed_in_is_asked_to(world: SimpleNamespace, client: Client) -> None:
    for href in addresses(world).values():
        assert client.get(href).status_code == 302


END = {"ends": "2026-02-01", "because": "Over"}


def test_forged_answers_change_nothing(world: SimpleNamespace, signed_in: SignIn) -> None:
    adjusted = {
        "number": "3", "unit": "days", "anchor": "sent", "starts": "2026-02-01", "reason": "Mine",
    }  # fmt: skip
    for who in ("chair", "practitioner", "administrator", "stranger"):
        client = signed_in(getattr(world, who))
        for name in ("end adjustment", "end clock", "end kind"):
            status = client.post(addresses(world)[name], END).status_code
            assert status == (404 if who == "stranger" else 403), (who, name)
        if who != "stranger":
            assert client.post(addresses(world)["adjust"], adjusted).status_code == 403
    assert ClockAdjustment.objects.filter(ends__isnull=True).count() == 1
    assert LocalKind.objects.filter(ends__isnull=True).count() == 1


def test_a_stranger_sees_nothing_of_this_partnership(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.stranger)
    for href in (reverse("frameworks"), reverse("framework", args=["cspr"])):
        html = client.get(href).content.decode()
        for words in ("Local procedure 4.2", "Joint learning review", "Mira Holt"):
            assert words not in html
