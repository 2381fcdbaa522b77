"""The family of `safeguards`, with what is thought about it."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.safeguards import families
from goldthread.casework.weighing import curious, finding, looking, thinking
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.safeguards.conftest import day
from tests.rooms.safeguards.conftest import world as world


@pytest.fixture
def thought(world: SimpleNamespace) -> SimpleNamespace:
    """`world`, and: `other` of another agency, who works with the family; one `risk` and one
    `strength`; `seen`, a piece of evidence; hypotheses `one` and `two`; an `unknown`;
    `two_accounts`; a second `look` asked of `other`; a `reflection` and an `observation`.
    """
    family, by = world.family, world.practitioner
    world.other = factories.member(
        world.partnership, Role.PRACTITIONER, world.housing, name="Otha Er"
    )
    families.join(family=family, person=world.other, part="housing officer", by=by)
    world.risk, world.strength = factor(world), factor(world, side="strength", words="She asks.")
    world.seen = evidence(world)
    world.one, world.two = hypothesis(world), hypothesis(world, words="Both are afraid.")
    world.unknown = finding.add_unknown(
        family=family, words="Where do the dogs sleep?", owner=by, due=day(3), by=by
    )
    world.two_accounts = finding.add_accounts(family=family, by=by, **accounts(world))
    world.look = looking.ask_look(
        family=family, point="conference", who=world.other, due=day(5), by=by
    )
    world.reflection = curious.reflect(
        family=family, moment="home-visit", on=day(0), replies={"child": "He slept."}, by=by
    )
    world.observation = observation(world)
    return world


def factor(world: SimpleNamespace, **more: Any) -> Any:
    told = {"side": "risk", "words": "He decides who is heard.", "by": world.practitioner, **more}
    return thinking.add_factor(family=world.family, **told)


def evidence(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "words": "Held the kitchen door shut.", "source": "Health visitor", "how": "seen",
        "on": day(-3), "by": world.practitioner, **more,
    }  # fmt: skip
    return thinking.add_evidence(family=world.family, **told)


def hypothesis(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "words": "He keeps something from view.", "expects": "Doors stay shut\nShe is quiet",
        "by": world.practitioner, **more,
    }  # fmt: skip
    return thinking.add_hypothesis(family=world.family, **told)


def accounts(world: SimpleNamespace, **more: Any) -> dict[str, Any]:
    return {
        "one": "He hardly knew the boy.", "one_from": "Father", "one_how": "told",
        "one_on": day(-4), "other": "The boy lived with him.", "other_from": "Court order",
        "other_how": "recorded", "other_on": day(-400), "words": "", "owner": world.practitioner,
        "due": day(4), **more,
    }  # fmt: skip


def observation(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "kind": "one-room", "words": "Let into one room.", "on": day(-1),
        "seen_by": "Pia Wells, health visitor", "done": "Asked to see the rest on Friday.",
        "by": world.practitioner, **more,
    }  # fmt: skip
    return curious.observe(family=world.family, **told)
