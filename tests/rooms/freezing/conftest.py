"""A review whose chronologies are brought together, with things said of it; and one version."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.chronology.combining import deciding, noting
from goldthread.casework.chronology.models import Conflict, Link
from goldthread.casework.freezing import actions
from goldthread.casework.freezing.models import FrozenChronology
from tests.rooms.chronology.conftest import world as world_of_chronology
from tests.rooms.chronology.joining import entry, joined, merged

world = world_of_chronology


def made_whole(world: SimpleNamespace) -> SimpleNamespace:
    """Two agencies sent, one is silent; a link suggested, a conflict, a comment, a tag."""
    joined(world)
    merged(world)
    world.link, world.conflict = Link.objects.get(), Conflict.objects.get()
    world.entry, world.theirs = entry(world, "14:00"), entry(world, "14:10")
    noting.note(entry=world.entry, text="Lark was there.", by=world.lead)
    noting.tag(entry=world.entry, tags=["seen"], by=world.lead)
    noting.collect(episode=world.home, entries=[world.entry], by=world.lead)
    deciding.weigh(
        conflict=world.conflict, primary=world.entry, why="They were there.", by=world.lead
    )
    world.police_signs = world.police.signs
    return world


whole = pytest.fixture(made_whole)


def frozen_now(world: Any, purpose: str = "For the panel of 3 March", **more: Any) -> Any:
    return actions.freeze(
        review=world.review, purpose=purpose, by=more.pop("by", world.lead),
        reason=more.pop("reason", "The panel meets today."),
    )  # fmt: skip


@pytest.fixture
def frozen(whole: SimpleNamespace) -> FrozenChronology:
    made: FrozenChronology = frozen_now(whole)
    return made
