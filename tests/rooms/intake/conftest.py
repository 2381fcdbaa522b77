"""A partnership with one referral that has come all the way to the chair's decision."""

from types import SimpleNamespace

import pytest

from goldthread.casework.frameworks.models import Area
from tests.rooms.intake import making


def made_world(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast with police, council and a panel; `referral` (by the practitioner of the trust),
    accepted, with `request` to housing, and seats given. `draft` is another person's unsent one.
    """
    making.people(cast)
    Area.objects.create(partnership=cast.partnership, places="Fenmarsh\nMarsh End")
    cast.referral = making.sent(cast.practitioner, cast.partnership)
    making.accepted(cast.referral, cast.manager)
    making.seats(cast, cast.referral)
    cast.request = making.asked(cast.referral, cast.manager, cast.housing)
    cast.draft = making.draft(cast.author, cast.partnership)
    return cast


world = pytest.fixture(made_world)
