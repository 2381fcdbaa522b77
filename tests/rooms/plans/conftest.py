"""A family with two children: one on a plan with a core group and an open action."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.plans import holding, planning
from goldthread.casework.safeguards import deciding, families
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.people import actions as people
from tests import factories
from tests.rooms.safeguards.conftest import day
from tests.rooms.safeguards.conftest import world as world

LATE = "The hall was shut; seen at home meanwhile."


@pytest.fixture
def plans(world: SimpleNamespace) -> SimpleNamespace:
    """The world, and: `social` (housing) and `boss` (housing, a manager) work with the family;
    `child` on a `plan` since 50 days by `conference`; `second`, without; `group`, a core group 40
    days ago; `action` of the plan, owned by `social`.
    """
    world.social = factories.member(
        world.partnership, Role.PRACTITIONER, world.housing, name="Soc Worker"
    )
    world.boss = factories.member(world.partnership, Role.SIGNATORY, world.housing, name="Bo Ss")
    for person, manages in ((world.social, False), (world.boss, True)):
        families.join(
            family=world.family, person=person, part="social care", manages=manages,
            by=world.signatory,
        )  # fmt: skip
    world.child, world.second = (
        people.involve(
            matter=world.family.matter, role="child", forename=name, surname="Dunlin",
            by=world.practitioner,
        )
        for name in ("Pip", "Wren")
    )  # fmt: skip
    world.enquiry = strategy(world)
    world.conference = conference(world)
    world.plan = world.conference.plans.get()
    world.group = core_group(world, on=day(-40))
    world.action = action(world)
    return world


def strategy(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "children": [world.child], "on": day(-60), "outcome": "enquiry", "words": "Two injuries.",
        "by": world.practitioner, **more,
    }  # fmt: skip
    return holding.strategy(family=world.family, **told)


def conference(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "kind": "initial", "children": [world.child], "on": day(-50), "chair": "Ira Chair",
        "outcome": "plan", "category": "neglect", "words": "Nobody gets Pip up.",
        "by": world.practitioner, **more,
    }  # fmt: skip
    told.setdefault("before", dict.fromkeys(told["children"], ("no", "")))
    return holding.conference(family=world.family, **told)


def core_group(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "on": day(-1), "words": "Visits go on.", "now": {world.child: ("Nothing.", "“I wait.”")},
        "by": world.practitioner, **more,
    }  # fmt: skip
    return holding.core_group(family=world.family, **told)


def action(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "plan": world.plan, "organisation": world.housing, "what": "Mend the door",
        "expected_change": "Pip sleeps warm", "proof_wanted": "A photograph", "due": day(20),
        "owner": world.social, "by": world.practitioner, **more,
    }  # fmt: skip
    return planning.agree_action(**told)


def gone(world: SimpleNamespace, group: Any, **more: Any) -> Any:
    told = {"how": "carried", "words": "No joiner yet.", "by": world.practitioner, **more}
    return planning.go_through(action=told.pop("action", world.action), meeting=group, **told)


def decision(world: SimpleNamespace, kind: str = "step-down", *, agreed: bool = True) -> Any:
    row = deciding.ask(
        family=world.family, kind=kind, what="End the plan.", options="Go on.",
        evidence="Three visits.", by=world.practitioner,
    )  # fmt: skip
    if agreed:
        deciding.decide(
            decision=row, outcome="agreed", words="Seen.", look_again=day(60), by=world.signatory
        )
    return row
