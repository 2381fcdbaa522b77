"""Numbers of another partnership in every form beside a review; and every form in an emergency."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.alongside import models
from goldthread.casework.alongside.urls import urlpatterns
from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.alongside.conftest import (
    day,
    hold,
    member,
    proceeding,
    register,
    request,
    risk,
)

SignIn = Callable[[Any], Client]
EVERY = [one for one in vars(models).values() if hasattr(one, "_default_manager")]


def rows() -> list[int]:
    return [model.objects.count() for model in EVERY]


def things(of: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(
        reviews=of.review, proceedings=proceeding(of), disclosures=request(of),
        risks=risk(of), holds=hold(of), family=member(of),
    )  # fmt: skip


@pytest.fixture
def theirs(world: SimpleNamespace) -> SimpleNamespace:
    """The same things in another partnership."""
    manager, ours = world.stranger, world.elsewhere
    there = SimpleNamespace(partnership=ours, manager=manager)
    there.review = reviews.bring_in(partnership=ours, title="Wren", by=manager, published=False)
    there.lead = factories.member(ours, Role.CHAIR, name="The Irs")
    Seat.objects.create(matter=there.review.matter, holder=there.lead, role=Role.CHAIR)
    there.code = register(there, "sibling", forename="Theirs")
    there.things = things(there)
    return there


def forms(world: SimpleNamespace) -> dict[str, tuple[int, dict[str, Any]]]:
    """By the name of the address: whose number it takes, and a body that is accepted."""
    mine = things(world)
    look = {"likelihood": "possible", "effect": "grave", "doing": "D", "owner": world.lead.pk,
            "check_on": day(9).isoformat()}  # fmt: skip
    since = {"since": day(0).isoformat(), "first_check": day(9).isoformat()}
    asked = {"asked_by": "A", "material": "M", "power": "none", "received_on": day(0).isoformat()}
    code = register(world, "father", forename="Jon")
    return {
        "new_disclosure": (world.review.pk, asked),
        "new_risk": (world.review.pk, {"what": "W", **look}),
        "look_at_risk": (mine.risks.pk, {**look, "doing": "More"}),
        "new_hold": (world.review.pk, {"reason": "R", **since}),
        "new_family_member": (world.review.pk, {"code": code, "relation": "Father"}),
        "family_plan": (mine.family.pk, {"represented": "R", "contact": world.lead.pk}),
    }


FOREIGN: dict[tuple[str, str], Callable[[SimpleNamespace], Any]] = {
    ("new_disclosure", "proceeding"): lambda there: there.things.proceedings.pk,
    ("new_risk", "owner"): lambda there: there.lead.pk,
    ("look_at_risk", "owner"): lambda there: there.lead.pk,
    ("new_hold", "because"): lambda there: there.things.proceedings.pk,
    ("new_family_member", "code"): lambda there: there.code,
    ("family_plan", "contact"): lambda there: there.lead.pk,
}


@pytest.mark.parametrize(("name", "field"), list(FOREIGN))
def test_a_number_of_another_partnership_is_refused(
    world: SimpleNamespace, theirs: SimpleNamespace, signed_in: SignIn, name: str, field: str
) -> None:
    """The same body with our own number is taken: what is refused is the number."""
    client = signed_in(world.manager)
    number, body = forms(world)[name]
    href, before = reverse(name, args=[number]), rows()
    answer = client.post(href, {**body, field: FOREIGN[name, field](theirs)})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert rows() == before
    accepted = client.post(href, body)
    assert accepted.status_code == 302, accepted.content.decode()
    assert rows() != before


def test_things_of_another_partnership_are_not_written_to_by_their_address(
    world: SimpleNamespace, theirs: SimpleNamespace, signed_in: SignIn
) -> None:
    client, before = signed_in(world.manager), rows()
    for pattern in urlpatterns:
        thing = getattr(theirs.things, str(pattern.pattern).split("/")[0])
        answer = client.post(reverse(pattern.name, args=[thing.pk]), {"reason": "R"})
        assert answer.status_code in {404, 405}, pattern.name
    assert rows() == before


def test_an_emergency_reader_writes_nothing_by_any_form(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    bodies, mine = forms(world), things(world)
    client, before = signed_in(world.emergency), rows()
    told = {"reason": "R", "answer": "confirm", "outcome": "refused", "how": "phone"}
    for pattern in urlpatterns:
        thing = getattr(mine, str(pattern.pattern).split("/")[0])
        pk, body = bodies.get(str(pattern.name), (thing.pk, told))
        answer = client.post(reverse(pattern.name, args=[pk]), body)
        assert answer.status_code in {403, 404, 405}, pattern.name
    assert rows() == before
