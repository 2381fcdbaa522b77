"""The family of the tests of live work; the mother M is the parent."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.wellbeing import explaining, recording
from tests.rooms.safeguards.conftest import day
from tests.rooms.safeguards.conftest import world as world


@pytest.fixture
def home(world: SimpleNamespace) -> SimpleNamespace:
    """The world, and `mother`."""
    world.mother = world.unborn.mother
    return world


def told(home: SimpleNamespace, **more: Any) -> Any:
    facts = {
        "whom": home.mother, "kind": "not-diagnosed", "their_words": "My head is loud.",
        "days": "Up by noon on a bad day.", "by": home.practitioner, **more,
    }  # fmt: skip
    return recording.tell(family=home.family, **facts)


def consent(home: SimpleNamespace, answer: str, **more: Any) -> Any:
    facts = {"whom": home.mother, "on": day(0), "by": home.practitioner, **more}
    return recording.ask_consent(family=home.family, answer=answer, **facts)


def consulted(home: SimpleNamespace, **more: Any) -> Any:
    facts = {
        "whom": home.mother, "on": day(0), "with_whom": "Dr Reed, perinatal team",
        "means": "Nothing that we know.", "advised": "Ask each week.", "by": home.practitioner,
        **more,
    }  # fmt: skip
    return recording.consult(family=home.family, **facts)


def visit(home: SimpleNamespace, days: int) -> Any:
    return recording.plan_visit(
        family=home.family, whom=home.mother, on=day(days), with_whom="Midwife and nurse",
        by=home.practitioner,
    )  # fmt: skip


def crisis(home: SimpleNamespace) -> Any:
    return recording.plan_crisis(
        family=home.family, whom=home.mother, signs="No sleep.", call="The team, 01632 960002",
        baby_with="Her aunt.", by=home.practitioner,
    )  # fmt: skip


def explained(home: SimpleNamespace, **more: Any) -> Any:
    facts = {
        "title": "The grey weeks", "parent": "Made up.", "baby": "Made up.", "pathway": "Made up.",
        "crisis": "01632 960003", "source": "Made up for a test", "owner": home.practitioner,
        "review_due": day(30), "by": home.manager, **more,
    }  # fmt: skip
    return explaining.explain(partnership=home.partnership, **facts)
