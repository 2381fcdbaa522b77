"""A family, two matters, and everyone of the cast who may or may not look at it."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from goldthread.foundations.agencies.models import BreakGlass, Conflict, Seat
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.people import actions
from tests import factories

ROBIN = {"forename": "Robin", "surname": "Lark-Dunlin", "dob": date(2025, 2, 22), "sex": "m"}
FATHER = {
    "forename": "Jonathan",
    "surname": "Dunlin",
    "dob": date(1990, 4, 12),
    "sex": "m",
    "nhs_number": "",
}


@pytest.fixture
def world(cast: SimpleNamespace) -> SimpleNamespace:
    """`matter` is the new case, `before` an earlier one: the father had a child there."""
    ours = cast.partnership
    cast.matter = factories.matter(ours, "R-NEW")
    cast.before = factories.matter(ours, "R-OLD")
    cast.lead = factories.member(ours, Role.LEAD_REVIEWER, name="Lena Reeve")
    cast.panel = factories.member(ours, Role.PANEL, name="Pat Moss")
    cast.seated = factories.member(ours, Role.EXECUTIVE, cast.trust, name="Sea Ted")
    cast.conflicted = factories.member(ours, Role.BUSINESS_MANAGER, name="Con Flick")
    cast.emergency = factories.member(ours, Role.PANEL, name="Emer Gency")
    for who, role in ((cast.lead, Role.LEAD_REVIEWER), (cast.panel, Role.PANEL),
                      (cast.seated, Role.EXECUTIVE)):  # fmt: skip
        Seat.objects.create(matter=cast.matter, holder=who, role=role)
    Conflict.objects.create(
        matter=cast.matter, person=cast.conflicted, reason="kin", declared_by=cast.manager
    )
    until = timezone.now() + timedelta(hours=4)
    BreakGlass.objects.create(
        matter=cast.matter, person=cast.emergency, reason="a child at risk tonight", until=until
    )
    cast.child = actions.involve(matter=cast.matter, role="child", by=cast.manager, **ROBIN)
    return cast


@pytest.fixture
def earlier(world: SimpleNamespace) -> SimpleNamespace:
    """The father and his first child in the earlier case."""
    world.old_child = actions.involve(
        matter=world.before, role="child", by=world.manager, forename="Wren", surname="Dunlin",
        dob=date(2012, 5, 6),
    )  # fmt: skip
    world.old_father = actions.involve(
        matter=world.before, role="father", by=world.manager, **FATHER
    )
    return world
