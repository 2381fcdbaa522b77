"""A key decision is a manager's, made before it takes effect."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.safeguards import deciding, unborn
from goldthread.casework.safeguards.models import KeyDecision
from goldthread.casework.safeguards.needs import needs
from goldthread.casework.safeguards.pages import DecisionPage
from goldthread.foundations.records.refusals import Refused
from tests.rooms.safeguards.conftest import asked, day


def ruled(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "decision": world.asked, "outcome": "agreed", "words": "Both tests are met.",
        "look_again": day(7), "by": world.signatory, **more,
    }  # fmt: skip
    return deciding.decide(**told)


def ready(world: SimpleNamespace) -> None:
    """Born, fit, safe, with a plan and a meeting."""
    child, by = world.unborn, world.practitioner
    unborn.end(pregnancy=child, on=day(0), born=True, by=by)
    for test in ("fit", "safe"):
        unborn.test_going_home(
            pregnancy=child, test=test, met=True, words="Seen.", said_by="Dr Vane, ward", by=by
        )
    for step in ("birth-plan", "discharge-plan"):
        unborn.take_step(pregnancy=child, step=step, how="done", on=day(0), by=by)


def test_no_baby_goes_home_before_it_is_fit_and_safe(world: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        ruled(world)
    assert "Nobody has said whether the baby is safe to go home" in str(refused.value)
    assert ruled(world, outcome="more", words="Find out where the dogs sleep.").outcome == "more"
    ready(world)
    assert ruled(world).outcome == "agreed"
    assert [one.outcome for one in world.asked.rulings.all()] == ["more", "agreed"]
    unborn.test_going_home(
        pregnancy=world.unborn, test="safe", met=False, words="He is back.",
        said_by="Health visitor", by=world.practitioner,
    )  # fmt: skip
    page = DecisionPage.of(KeyDecision.objects.get(pk=world.asked.pk), world.signatory)
    assert page.it.against == ["The baby is not safe to go home, as it was last recorded."]


def test_a_manager_decides_and_never_on_their_own_proposal(world: SimpleNamespace) -> None:
    for person in (world.practitioner, world.emergency, world.manager, world.excluded):
        with pytest.raises(PermissionDenied):
            ruled(world, outcome="refused", by=person)
    own = asked(world, kind="closing", pregnancy=None, by=world.signatory)
    with pytest.raises(Refused, match="Another manager"):
        ruled(world, decision=own)
    words = {row: DecisionPage.of(row, world.practitioner).it.word for row in (own, world.asked)}
    assert words == {own: "no manager is there to decide", world.asked: "waits for a manager"}


def test_what_happens_before_the_managers_yes_is_an_emergency_and_says_so(
    world: SimpleNamespace,
) -> None:
    with pytest.raises(Refused, match="No manager had agreed"):
        deciding.take_effect(decision=world.asked, on=day(0), by=world.practitioner)
    row = deciding.take_effect(
        decision=world.asked, on=day(0), emergency="The ward was closed by a flood.",
        by=world.practitioner,
    )  # fmt: skip
    assert row.emergency
    page = DecisionPage.of(world.asked, world.signatory)
    assert page.it.word == "took effect undecided"
    ruled(world, outcome="refused", words="It should have waited.")
    assert DecisionPage.of(world.asked, world.signatory).it.word == "not agreed"


def test_a_yes_after_the_day_does_not_make_it_decided_before(world: SimpleNamespace) -> None:
    ready(world)
    ruled(world)
    with pytest.raises(Refused, match="by that day"):
        deciding.take_effect(decision=world.asked, on=day(-1), by=world.practitioner)
    row = deciding.take_effect(decision=world.asked, on=day(0), by=world.practitioner)
    assert row.emergency == ""


def test_home_asks_the_manager_and_nobody_else(world: SimpleNamespace) -> None:
    def said(person: Any) -> str:
        return " / ".join(task.words for task in needs(person, world.partnership, day(0)))

    assert "Decide for" in said(world.signatory)
    assert "Decide for" not in said(world.practitioner)
    ruled(world, outcome="more", words="More.", look_again=day(3))
    assert "Look again at a decision" in said(world.signatory)
