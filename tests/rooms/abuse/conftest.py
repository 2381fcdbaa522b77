"""The family of the tests of live work, with a father who harms."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.abuse import contacting, disclosing, maracs, recording, risk
from goldthread.foundations.people import actions as people
from tests.rooms.safeguards.conftest import day
from tests.rooms.safeguards.conftest import world as world

SECRET = "07700 900123"
SECRET_WORDS = "ask for the pram"


@pytest.fixture
def home(world: SimpleNamespace) -> SimpleNamespace:
    """The world, and: `mother` M, `father` F who harms, `child` UBC; `told` writes by name."""
    world.father = people.involve(
        matter=world.family.matter, role="father", forename="Otto", surname="Lark",
        by=world.practitioner,
    )  # fmt: skip
    world.mother, world.child = world.unborn.mother, world.unborn.child
    return world


def asked(home: SimpleNamespace, **more: Any) -> Any:
    told = {
        "whom": home.mother, "on": day(0), "point": "third", "how": "alone", "told": "abuse",
        "where": "Clinic, room 3", "words": "He counts my money.", "by": home.practitioner, **more,
    }  # fmt: skip
    return recording.ask(family=home.family, **told)


def part(home: SimpleNamespace, **more: Any) -> Any:
    told = {
        "whom": home.father, "what": "harms", "works": "unknown", "words": "She says so.",
        "by": home.practitioner, **more,
    }  # fmt: skip
    return recording.say_part(family=home.family, **told)


def incident(home: SimpleNamespace, days: int, **more: Any) -> Any:
    told = {
        "on": day(days), "what": "He pushed her.", "told_by": "Herself", "child_there": "no",
        "pregnant": "yes", "hurt": "no", "by": home.practitioner, **more,
    }  # fmt: skip
    return recording.write_incident(family=home.family, **told)


def dash(home: SimpleNamespace, ticks: int, **more: Any) -> Any:
    told = {"whom": home.mother, "on": day(0), "by": home.practitioner, **more}
    return risk.assess(family=home.family, ticks=ticks, **told)


def referred(home: SimpleNamespace, **more: Any) -> Any:
    told = {
        "whom": home.mother, "how": "referred", "on": day(0), "why": "High.", "consent": "given",
        "by": home.practitioner, **more,
    }  # fmt: skip
    return maracs.refer(family=home.family, **told)


def considered(home: SimpleNamespace, **more: Any) -> Any:
    told = {
        "whom": home.mother, "about": home.father, "route": "know", "on": day(0),
        "by": home.practitioner, **more,
    }  # fmt: skip
    return disclosing.consider(family=home.family, **told)


def safe(home: SimpleNamespace, **more: Any) -> Any:
    told = {
        "whom": home.mother, "reach": SECRET, "when": "Tuesdays, 10 to 12", "say": SECRET_WORDS,
        "by": home.practitioner, **more,
    }  # fmt: skip
    return contacting.agree(family=home.family, **told)
