"""The combined chronology's world, with entries that speak of strengths and risks."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.balance import jobs, looking
from goldthread.casework.balance.models import BalancePassage, BalanceRun, Incongruence
from goldthread.casework.submissions import sending, typing_in
from tests.rooms.chronology import conftest as chronologies
from tests.rooms.chronology.joining import entry, joined, merged, send

world = chronologies.world  # its fixture

CARE = (
    ("1 March 2026", "Mother engaging well. Home clean and tidy."),
    ("20 March 2026", "Mother said that she has stopped drinking."),
    ("2 April 2026", "No concerns. Mother told worker that she is abstinent."),
)
POLICE = (
    ("10 March 2026", "Mother missed three appointments at the station."),
    ("1 April 2026", "Officers attended: domestic argument, mother drunk."),
)


def looked(world: Any, by: Any = None) -> BalanceRun:
    run = looking.ask_to_look(review=world.review, by=by or world.manager)
    jobs.look_soon(run)
    run.refresh_from_db()
    return run


def again(one: Any, *rows: tuple[str, str]) -> None:
    """The agency's next version, with these entries more."""
    sending.begin_again(call=one.call, by=one.signs)
    for when, event in rows:
        typing_in.type_entry(call=one.call, words={"date_text": when, "event": event}, by=one.signs)
    send(one)


def made_seen(world: SimpleNamespace) -> SimpleNamespace:
    """The world of two agencies (police, care) and: run; engaging, an incongruence; clean, a
    passage; said, the entry of both."""
    joined(world)
    again(world.care, *CARE)
    again(world.police, *POLICE)
    merged(world)
    world.run = looked(world)
    world.said = entry(world, "engaging well")
    world.clean = BalancePassage.objects.get(words="Home clean and tidy")
    world.engaging = Incongruence.objects.get(rule="engaging")
    world.police_signs = world.police.signs
    return world


seen = pytest.fixture(made_seen)
