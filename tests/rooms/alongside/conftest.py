"""A review with a seated panel, a family in its register, and things that run beside it."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from goldthread.casework.alongside import actions, holds, kin
from goldthread.casework.alongside.models import FamilyMember, Hold, Proceeding
from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.people import actions as people
from tests import factories

REASON = "The child is in hospital tonight and the panel cannot be reached."


def day(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def seat(world: SimpleNamespace, role: str, name: str, at: Any = None) -> Any:
    person = factories.member(world.partnership, role, at, name=name)
    agencies.give_seat(matter=world.review.matter, person=person, role=role, by=world.manager)
    return person


@pytest.fixture
def world(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast, and: `review` (not published) with seats for `lead`, `panelist`, `seated_chair` and
    `seated_author`; `conflicted`, a manager; `emergency`, a panel member who broke the glass.
    """
    cast.review = reviews.bring_in(
        partnership=cast.partnership, title="Robin", by=cast.manager, published=False
    )
    cast.lead = seat(cast, Role.LEAD_REVIEWER, "Lea Seat")
    cast.panelist = seat(cast, Role.PANEL, "Pan Elist")
    cast.seated_chair = seat(cast, Role.CHAIR, "Chara Seat")
    cast.seated_author = factories.member(
        cast.partnership, Role.AUTHOR, cast.housing, name="Au Thor"
    )
    # An old row: no such seat is given any more.
    Seat.objects.create(matter=cast.review.matter, holder=cast.seated_author, role=Role.AUTHOR)
    cast.conflicted = factories.member(cast.partnership, Role.BUSINESS_MANAGER, name="Con Flict")
    agencies.declare_conflict(
        matter=cast.review.matter, person=cast.conflicted, reason="An aunt.", by=cast.manager
    )
    cast.emergency = factories.member(cast.partnership, Role.PANEL, name="Em Ergency")
    agencies.break_glass(matter=cast.review.matter, reason=REASON, by=cast.emergency)
    return cast


def register(world: SimpleNamespace, role: str, **facts: Any) -> str:
    """Somebody of the family in the register; gives their code."""
    given = {"forename": "Wilhelmina", "surname": "Dunlin", **facts}
    row = people.involve(matter=world.review.matter, role=role, by=world.manager, **given)
    return str(row.code)


def member(world: SimpleNamespace, role: str = "mother", **facts: Any) -> FamilyMember:
    code = register(world, role, **facts)
    return kin.add_member(review=world.review, code=code, relation=role, by=world.manager)


def state(**more: Any) -> dict[str, Any]:
    return {
        "state": "under-way",
        "family": "yes",
        "practitioners": "conditions",
        "publish": "conditions",
        "agreed_with": "DI Ash",
        "check_on": day(30),
        **more,
    }


def proceeding(world: SimpleNamespace, **more: Any) -> Proceeding:
    facts = {"kind": "police", "body": "Fenmarsh Constabulary", **state(), **more}
    return actions.add_proceeding(review=world.review, by=world.manager, **facts)


def hold(world: SimpleNamespace, **more: Any) -> Hold:
    facts = {"since": day(0), "reason": "A trial.", "first_check": day(30), **more}
    return holds.set_hold(review=world.review, by=facts.pop("by", world.manager), **facts)


def request(world: SimpleNamespace, **more: Any) -> Any:
    facts = {
        "asked_by": "Crown Prosecution Service",
        "material": "The chronology",
        "power": "cpia",
        "received_on": day(-3),
        **more,
    }
    return actions.receive_request(review=world.review, by=world.manager, **facts)


def decision(**more: Any) -> dict[str, Any]:
    return {
        "outcome": "part",
        "given": "Pages 1 to 3",
        "reason": "The rest is privileged",
        "decided_by": "Mira Holt, business manager",
        "decided_on": day(0),
        "legal_advice": "The council's solicitor, by letter",
        **more,
    }


def risk(world: SimpleNamespace, **more: Any) -> Any:
    facts = {
        "what": "The family learns of it from the press",
        "likelihood": "possible",
        "effect": "grave",
        "owner": world.lead,
        "doing": "Tell them first",
        "check_on": day(10),
        **more,
    }
    return actions.add_risk(review=world.review, by=world.manager, **facts)


def contact(world: SimpleNamespace, who: FamilyMember, **more: Any) -> Any:
    facts = {
        "on": day(-1),
        "how": "meeting",
        "why": "told",
        "reached": "spoke",
        "by_whom": "Mira Holt",
        **more,
    }
    return kin.record_contact(member=who, by=facts.pop("by", world.manager), **facts)
