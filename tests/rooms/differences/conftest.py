"""A family in live work, and a difference between the trust and housing about it."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.differences import actions
from goldthread.casework.differences.models import Difference
from goldthread.casework.safeguards import families
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.safeguards.conftest import world as world

SECRET = "They say that the flat is dry. The wall is wet behind the cot."


def raised(world: SimpleNamespace, **more: Any) -> Difference:
    told = {
        "own": world.trust, "asked": world.housing, "about": "The repair was closed.",
        "what": SECRET, "wanted": "A dry room for the baby.", "by": world.practitioner, **more,
    }  # fmt: skip
    return actions.raise_it(partnership=world.partnership, **told)


@pytest.fixture
def apart(world: SimpleNamespace) -> SimpleNamespace:
    """The world, and: `officer` and `lead` (signatory) of housing, who work with the family, and
    `outside` (signatory) who does not; `scrutineer`; `about_family` and `plain`, both raised by
    `practitioner` of the trust and asked of housing.
    """
    ours = world.partnership
    world.officer = factories.member(ours, Role.PRACTITIONER, world.housing, name="Ola Ficer")
    world.lead = factories.member(ours, Role.SIGNATORY, world.housing, name="Lea Dawn")
    world.outside = factories.member(ours, Role.SIGNATORY, world.housing, name="Out Side")
    world.scrutineer = factories.member(ours, Role.SCRUTINEER, name="Scru Tinny")
    for person, part in ((world.officer, "housing officer"), (world.lead, "housing manager")):
        families.join(family=world.family, person=person, part=part, by=world.practitioner)
    world.about_family = raised(world, family=world.family)
    world.plain = raised(world)
    return world
