"""A family in live work, and two people who speak of it in supervision."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.oversight import agreeing, discussing
from goldthread.casework.oversight.models import Agreement
from tests.rooms.safeguards.conftest import day
from tests.rooms.safeguards.conftest import world as world

TOLD = [("What is a day like for this child?", "Nobody knows who is there at night.")]


def agreement(world: SimpleNamespace, **more: Any) -> Agreement:
    told = {
        "kind": "regular", "supervisor": world.signatory, "supervisee": world.practitioner,
        "overseer": world.executive, "starts": day(-100), "covers": "Families, and how I am.",
        "missed": "Another day within a week.", "by": world.practitioner, **more,
    }  # fmt: skip
    return agreeing.agree(partnership=world.partnership, **told)


def both(row: Agreement) -> Agreement:
    """The other's yes."""
    term = row.terms.get()
    agreeing.say_yes(term=term, by=row.other(term.by))
    return row


@pytest.fixture
def supervised(world: SimpleNamespace) -> SimpleNamespace:
    """The world, and: `agreement` of `signatory` with `practitioner`, overseen by `executive`;
    `session` held today; `discussed`, with `decided` by it."""
    world.agreement = both(agreement(world))
    world.session = agreeing.record(
        agreement=world.agreement, on=day(0), held=True, by=world.practitioner
    )
    agreeing.write_about_work(
        session=world.session, words="She is worn out by the nights.", by=world.signatory
    )
    world.discussed = discussing.discuss(
        session=world.session, family=world.family, told=TOLD, by=world.practitioner
    )
    discussing.say(discussed=world.discussed, words="I oversaw this.", by=world.signatory)
    world.decided = discussing.decide(
        discussed=world.discussed, what="Ask her alone on Friday.", owner=world.practitioner,
        due=day(9), by=world.signatory,
    )  # fmt: skip
    return world
