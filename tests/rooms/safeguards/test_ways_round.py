"""Ways round a safeguard that somebody tried, each shut."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.safeguards import asking, deciding, excluding, families, panels, unborn
from goldthread.casework.safeguards.models import EndTakenBack
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Conflict
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.goinghome import speaks_of_going_home
from tests import factories
from tests.rooms.safeguards.conftest import asked, day

SignIn = Callable[[Any], Client]


def test_nobody_closes_a_family_to_themselves_past_its_own_rules(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    address = reverse("own_conflict", args=[world.family.matter.code])
    for name in ("practitioner", "signatory", "emergency"):
        answer = signed_in(getattr(world, name)).post(address, {"reason": "Kin."})
        assert answer.status_code == 403, name
    kept = Conflict.objects.filter(matter=world.family.matter)
    assert [one.person for one in kept] == [world.excluded]
    assert signed_in(world.signatory).get(world.family.get_absolute_url()).status_code == 200


def test_a_conflict_that_is_no_exclusion_leaves_the_page_standing(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    row = agencies.declare_conflict(
        matter=world.family.matter, person=world.author, reason="From before.", by=None
    )
    browser = signed_in(world.signatory)
    assert "From before." in browser.get(world.family.get_absolute_url()).text
    assert browser.get(reverse("let_in", args=[world.family.pk, row.pk])).status_code == 404


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("The baby goes home from hospital with mother", True),
        ("Discharge from the ward to her mother’s address", True),
        ("Return home on Friday", True),
        ("He is taken home by his aunt", True),
        ("Close the work after the home visit", False),
        ("Go on with weekly home visits", False),
        ("Step down to early help", False),
    ],
)
def test_what_speaks_of_going_home(words: str, speaks: bool) -> None:
    assert speaks_of_going_home(words) is speaks


@pytest.mark.parametrize("kind", ["other", "closing", "step-down"])
def test_going_home_is_not_decided_under_another_name(world: SimpleNamespace, kind: str) -> None:
    with pytest.raises(Refused, match="speak of going home"):
        asked(world, kind=kind, what="The baby goes home from hospital with mother.")
    with pytest.raises(Refused, match="speak of going home"):
        asked(world, kind=kind, what="Discharge from hospital.", pregnancy=None)
    assert asked(world, kind=kind, what="Fewer visits from now on.")


def test_a_return_before_the_baby_has_gone_home_has_the_same_tests(world: SimpleNamespace) -> None:
    row = asked(world, kind="return", what="Back with his mother.")
    told = {"decision": row, "words": "Agreed.", "look_again": day(7), "by": world.signatory}
    with pytest.raises(Refused, match="No birth is recorded"):
        deciding.decide(outcome="agreed", **told)


@pytest.mark.parametrize(("days", "born"), [(-200, True), (-40_000, True), (-400, False)])
def test_a_birth_fits_its_due_date(world: SimpleNamespace, days: int, born: bool) -> None:
    with pytest.raises(Refused, match="does not fit a pregnancy that is due on"):
        unborn.end(pregnancy=world.unborn, on=day(days), born=born, by=world.practitioner)
    world.unborn.refresh_from_db()
    assert world.unborn.ended_on is None


def test_a_birth_recorded_by_mistake_is_taken_back_and_stays_in_the_record(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    unborn.end(pregnancy=world.unborn, on=day(-3), born=True, by=world.practitioner)
    address = reverse("unborn_end_back", args=[world.unborn.pk])
    for name, status in (("stranger", 404), ("excluded", 404), ("emergency", 403)):
        assert signed_in(getattr(world, name)).get(address).status_code == status, name
    browser = signed_in(world.practitioner)
    assert "recorded by mistake" in browser.get(world.unborn.get_absolute_url()).text
    browser.post(address, {"because": "Another baby’s."})
    world.unborn.refresh_from_db()
    row = EndTakenBack.objects.get()
    assert (world.unborn.ended_on, world.unborn.born) == (None, None)
    assert world.unborn.child.person.dob is None
    assert (row.ended_on, row.born, row.because) == (day(-3), True, "Another baby’s.")
    with pytest.raises(Refused, match="No birth and no end"):
        unborn.take_end_back(pregnancy=world.unborn, because="Again.", by=world.practitioner)


def test_whoever_is_kept_away_is_given_nothing(world: SimpleNamespace) -> None:
    assert world.excluded not in asking.working_with(world.family)
    told = {
        "organisation": world.housing, "what": "Look at the stairs", "due": day(9),
        "expected_change": "Safe stairs", "proof_wanted": "A photograph", "by": world.practitioner,
    }  # fmt: skip
    with pytest.raises(Refused, match="does not work with this family"):
        panels.agree_action(pregnancy=world.unborn, owner=world.excluded, **told)


def test_whoever_keeps_the_manager_away_does_not_choose_the_next(world: SimpleNamespace) -> None:
    friend = factories.member(world.partnership, Role.PRACTITIONER, world.trust, name="Fri End")
    other = factories.member(world.partnership, Role.PRACTITIONER, world.housing, name="Oth Er")
    for person in (friend, other):
        families.join(family=world.family, person=person, part="nurse", by=world.practitioner)
    lead = factories.member(world.partnership, Role.SIGNATORY, world.trust, name="Le Ad")
    row = excluding.keep_out(
        family=world.family, why="kin", person=world.signatory, reason="A cousin.",
        by=world.practitioner,
    )  # fmt: skip
    seat = families.Works.objects.get(seat__holder=friend)
    with pytest.raises(PermissionDenied):
        families.name_manager(works=seat, by=world.practitioner)
    assert families.may_name(world.family, other)
    excluding.look(exclusion=row.exclusion, stands=True, words="I rang them.", by=lead)
    assert families.name_manager(works=seat, by=world.practitioner).manages


@pytest.mark.parametrize("reason", [".", "x", "tonight", "1234567890123"])
def test_an_emergency_has_a_reason(world: SimpleNamespace, reason: str) -> None:
    person = factories.member(world.partnership, Role.PRACTITIONER, world.trust, name="Ni Ght")
    with pytest.raises(Refused, match="in a sentence"):
        agencies.break_glass(matter=world.family.matter, reason=reason, by=person)
