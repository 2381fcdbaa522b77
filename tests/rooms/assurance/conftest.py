"""A recommendation whose body has done what it agreed: accepted by somebody of another body."""

from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from demo.clock import at
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import endings
from goldthread.rules.followthrough import Strength
from tests import factories
from tests.rooms.recommendations.conftest import agreed, world

__all__ = ["world"]
BEGAN = date(2025, 1, 6)


def on(day: date) -> Any:
    """As if it were that day, at ten."""
    return at(timezone.make_aware(datetime.combine(day, time(10))))


@pytest.fixture
def done(world: SimpleNamespace) -> SimpleNamespace:
    """`part`: the trust's part of `dogs`; `action`: owned by the practitioner, ended on BEGAN;
    `scrutineer`, and `owners_chair`: a chair who works for the trust."""
    Membership.objects.update(starts=date(2024, 1, 1))
    world.part = world.dogs.addresses.get(organisation=world.trust)
    world.scrutineer = factories.member(world.partnership, Role.SCRUTINEER, starts=date(2024, 1, 1))
    world.owners_chair = factories.member(
        world.partnership, Role.CHAIR, world.trust, starts=date(2024, 1, 1)
    )
    with on(BEGAN):
        world.action = agreed(world.part, world.manager, world.practitioner)
        prove(world)
    return world


def prove(world: SimpleNamespace) -> None:
    row = endings.give_evidence(
        action=world.action,
        strength=Strength.DOCUMENT,
        shows="The template.",
        by=world.practitioner,
    )
    endings.accept_evidence(evidence=row, by=world.chair)
