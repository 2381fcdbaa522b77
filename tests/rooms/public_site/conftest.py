"""Two published reviews whose summaries can be let out."""

from types import SimpleNamespace

import pytest

from goldthread.casework.reviews import actions as reviews
from tests.checked import known_child
from tests.rooms.documents.conftest import ours as wren_and_robin
from tests.rooms.documents.conftest import released, written

__all__ = ["released", "wren_and_robin", "written"]


@pytest.fixture
def ours(wren_and_robin: SimpleNamespace) -> SimpleNamespace:
    world = wren_and_robin
    world.juno = reviews.bring_in(
        partnership=world.partnership, title="Review: Juno", published=True, by=world.manager
    )
    known_child(world.juno, world.manager)
    return world
