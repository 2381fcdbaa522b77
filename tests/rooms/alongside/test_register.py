"""Proceedings, disclosure and risks: rows that are added, frozen decisions, reasons asked for."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from goldthread.casework.alongside import actions, holds, leave
from goldthread.casework.alongside.models import HoldLift, ProceedingState, RiskView
from goldthread.casework.alongside.pages import AlongsidePage
from goldthread.casework.reviews import facts
from goldthread.foundations.records.refusals import Refused
from tests.rooms.alongside.conftest import day, decision, hold, proceeding, request, risk, state


def test_a_change_of_state_is_a_row_and_the_one_before_stays(world: SimpleNamespace) -> None:
    police = proceeding(world)
    actions.record_state(proceeding=police, by=world.lead, **state(state="charged", family="no"))
    assert [row.state for row in police.states.all()] == ["under-way", "charged"]
    page = AlongsidePage.of(world.review, world.manager)
    assert page.proceedings[0].now.state == "charged"
    assert page.stops[0] == "Speak to the family: not now, says Fenmarsh Constabulary."
    assert leave.against(world.review, "family") == page.stops[:1]
    assert leave.against(world.review, "publish") == [
        "Publish: only on the conditions of Fenmarsh Constabulary."
    ]
    actions.record_state(
        proceeding=police, by=world.lead, **state(state="ended", family="no", check_on=None)
    )
    assert leave.against(world.review, "family") == []
    assert AlongsidePage.of(world.review, world.manager).stops == []


def test_open_proceedings_have_a_day_to_ask_again(world: SimpleNamespace) -> None:
    for wrong in (None, day(0), day(-1)):
        with pytest.raises(Refused, match="ask again"):
            proceeding(world, check_on=wrong)
    with pytest.raises(Refused, match="Name who said"):
        proceeding(world, agreed_with=" ")
    assert not world.review.proceedings.exists()
    police = proceeding(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProceedingState.objects.filter(proceeding=police).update(check_on=None)


def test_a_late_check_is_shown(world: SimpleNamespace) -> None:
    police = proceeding(world)
    ProceedingState.objects.filter(proceeding=police).update(check_on=day(-1))
    assert AlongsidePage.of(world.review, world.manager).proceedings[0].late


def test_a_body_that_says_not_to_publish_sets_a_hold_once(world: SimpleNamespace) -> None:
    assert not holds.held(world.review)
    police = proceeding(world, publish="no")
    assert holds.held(world.review)
    assert not facts.fact("publication_not_held", world.review)
    actions.record_state(proceeding=police, by=world.manager, **state(publish="no"))
    only = world.review.holds.get()
    assert (only.because, only.first_check) == (police, day(30))
    actions.record_state(proceeding=police, by=world.manager, **state(publish="yes"))
    assert holds.held(world.review), "one person and one answer do not lift a hold"


def test_a_hold_is_lifted_by_two_people(world: SimpleNamespace) -> None:
    held = hold(world)
    with pytest.raises(Refused, match="Nobody has proposed"):
        holds.confirm_lift(hold=held, by=world.lead)
    holds.propose_lift(hold=held, reason="The trial is over.", by=world.manager)
    with pytest.raises(Refused, match="You proposed it"):
        holds.confirm_lift(hold=held, by=world.manager)
    with pytest.raises(Refused, match="Another person must confirm"):
        holds.propose_lift(hold=held, reason="Again.", by=world.lead)
    for who in (world.panelist, world.emergency, world.conflicted, world.stranger):
        with pytest.raises(PermissionDenied):
            holds.confirm_lift(hold=held, by=who)
    assert holds.held(world.review)
    holds.confirm_lift(hold=held, by=world.lead)
    assert not holds.held(world.review)
    assert facts.fact("publication_not_held", world.review)
    with pytest.raises(Refused, match="was lifted"):
        holds.check(hold=held, reason="Again.", next_check=day(9), by=world.manager)


def test_the_database_itself_asks_for_two_people(world: SimpleNamespace) -> None:
    lift = holds.propose_lift(hold=hold(world), reason="Over.", by=world.manager)
    rows = HoldLift.objects.filter(pk=lift.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(confirmed_by=world.manager, confirmed_at=lift.at)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(confirmed_by=world.lead)


def test_a_declined_lift_keeps_the_hold_and_its_reason(world: SimpleNamespace) -> None:
    held = hold(world)
    holds.propose_lift(hold=held, reason="Over.", by=world.lead)
    with pytest.raises(Refused, match="why the hold must stay"):
        holds.decline_lift(hold=held, reason=" ", by=world.manager)
    holds.decline_lift(hold=held, reason="An appeal is open.", by=world.manager)
    assert holds.held(world.review)
    holds.propose_lift(hold=held, reason="The appeal is closed.", by=world.lead)
    holds.confirm_lift(hold=held, by=world.manager)
    assert [bool(one.confirmed_at) for one in held.lifts.all()] == [False, True]


def test_two_holds_are_lifted_one_by_one(world: SimpleNamespace) -> None:
    first, _ = hold(world), hold(world, reason="An inquest.")
    holds.propose_lift(hold=first, reason="Over.", by=world.manager)
    holds.confirm_lift(hold=first, by=world.lead)
    assert holds.held(world.review)


def test_each_check_of_a_hold_says_why_and_when_next(world: SimpleNamespace) -> None:
    held = hold(world)
    with pytest.raises(Refused, match="why it is still held"):
        holds.check(hold=held, reason="", next_check=day(9), by=world.manager)
    with pytest.raises(Refused, match="must lie ahead"):
        holds.check(hold=held, reason="Trial.", next_check=day(0), by=world.manager)
    holds.check(hold=held, reason="Trial.", next_check=day(9), by=world.manager)
    page = AlongsidePage.of(world.review, world.manager)
    assert page.holds[0].next_check == day(9)


def test_a_decision_on_disclosure_is_whole_and_never_changes(world: SimpleNamespace) -> None:
    asked = request(world)
    for wrong, sentence in (
        ({"given": " "}, "Say what was given"),
        ({"legal_advice": ""}, "legal advice"),
        ({"decided_by": ""}, "who decided"),
        ({"reason": ""}, "Say why"),
        ({"outcome": "refused"}, "Nothing is given"),
        ({"decided_on": day(1)}, "future"),
        ({"decided_on": day(-4)}, "before it was received"),
        ({"outcome": "perhaps"}, "Choose what was decided"),
    ):
        with pytest.raises(Refused, match=sentence):
            actions.decide_request(request=asked, by=world.manager, **decision(**wrong))
    first = actions.decide_request(request=asked, by=world.manager, **decision())
    actions.decide_request(
        request=asked, by=world.lead, **decision(outcome="whole", given="All of it")
    )
    first.refresh_from_db()
    assert (first.outcome, first.given) == ("part", "Pages 1 to 3")
    assert [row.outcome for row in asked.decisions.all()] == ["part", "whole"]


def test_a_request_makes_sense(world: SimpleNamespace) -> None:
    for wrong, sentence in (
        ({"received_on": day(1)}, "future"),
        ({"answer_by": day(-9)}, "before the request"),
        ({"power": "statutory"}, "which power"),
        ({"power": "magic"}, "under which power"),
        ({"material": " "}, "what they ask for"),
    ):
        with pytest.raises(Refused, match=sentence):
            request(world, **wrong)


def test_a_risk_is_owned_looked_at_and_closed_with_a_reason(world: SimpleNamespace) -> None:
    for wrong, sentence in (
        ({"owner": None}, "owns it"),
        ({"owner": world.colleague}, "no seat"),
        ({"owner": world.conflicted}, "no seat"),
        ({"check_on": day(0)}, "ahead"),
        ({"doing": ""}, "done about it"),
        ({"likelihood": "7"}, "how likely"),
    ):
        with pytest.raises(Refused, match=sentence):
            risk(world, **wrong)
    one = risk(world)
    assert one.number == 1
    with pytest.raises(Refused, match="why the risk is closed"):
        actions.close_risk(risk=one, reason=" ", by=world.manager)
    actions.close_risk(risk=one, reason="They were told.", by=world.lead)
    with pytest.raises(Refused, match="closed"):
        actions.close_risk(risk=one, reason="Twice.", by=world.manager)
    page = AlongsidePage.of(world.review, world.manager)
    assert (page.risks, len(page.closed_risks)) == ([], 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        RiskView.objects.filter(closed=True).update(reason="")
