"""A review whose chronologies are brought together, a child on its register, life events."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.chronology.models import Conflict, Link
from goldthread.casework.submissions.models import Entry
from goldthread.casework.timeline import actions
from goldthread.casework.timeline.actions import Told
from goldthread.casework.timeline.models import LifeEvent
from goldthread.foundations.people.models import Involvement, Person
from tests.rooms.chronology.conftest import day
from tests.rooms.chronology.conftest import world as world_of_chronology
from tests.rooms.chronology.joining import entry, joined, merged

world = world_of_chronology


def told(kind: str = "move", when: str = "about 3 March 2026", **more: Any) -> Told:
    more.setdefault("whom", "the mother")
    return Told(kind=kind, when=day(when), source=more.pop("source", "Housing file"), **more)


def child(world: Any, **facts: Any) -> Involvement:
    person = Person.objects.create(partnership=world.partnership, forename="Ezra", **facts)
    row: Involvement = Involvement.objects.create(
        matter=world.review.matter, person=person, role="child", code="C1"
    )
    return row


@pytest.fixture
def whole(world: SimpleNamespace) -> SimpleNamespace:
    """Two agencies sent, one is silent; a link suggested, a conflict; Ezra, born 10 March 2026."""
    joined(world)
    merged(world)
    world.link, world.conflict = Link.objects.get(), Conflict.objects.get()
    world.entry = entry(world, "14:00")
    for time in ("14:00", "14:10"):
        Entry.objects.filter(event__startswith=time).update(time=time)
    world.police_signs = world.police.signs
    world.child = child(world, dob=date(2026, 3, 10), due_date=date(2026, 3, 20))
    actions.add_event(
        review=world.review, told=told("birth", "10 March 2026", person=world.child, whom=""),
        by=world.lead,
    )  # fmt: skip
    actions.add_event(
        review=world.review, told=told(words="To a flat with zephyrdogs."), by=world.lead
    )
    world.event = LifeEvent.objects.latest("pk")
    return world
