"""The panel: criteria, views, quorum, the chair's decision; frozen, and made anew by new facts."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from goldthread.casework.intake import criteria, deciding, quorum
from goldthread.casework.intake.belonging import FrozenRow
from goldthread.casework.intake.models import CriteriaRecord, Decision, Fact, Letter, PanelView
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.intake import making
from tests.rooms.intake.conftest import made_world


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def test_a_judgement_without_a_reason_is_refused_and_nothing_is_kept(world: Any) -> None:
    record = deciding.look_at(referral=world.referral, framework="scr", by=world.manager)
    with pytest.raises(Refused, match="Give your reason"):
        deciding.answer(
            record=record,
            answers={"died": (False, ""), "seriously_harmed": (True, " ")},
            by=world.manager,
        )
    assert not record.facts.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.create(record=record, key="x", value=True, judgement=True, by=world.manager)


def test_the_rule_says_what_is_still_needed_and_then_why(world: Any) -> None:
    record = making.looked_at(world.referral, world.manager, "scr", abuse_or_neglect=True)
    on = criteria.day_of(world.referral)
    found = criteria.answer(record, on)
    assert (found.met, found.tag) == (None, "undecided")
    assert "Has the child died?" in found.needed
    assert not any("death_in_custody" in one["rule"] for one in found.because)
    deciding.answer(record=record, answers={"died": (True, "")}, by=world.officer)
    found = criteria.answer(record, on)
    assert found.met is True
    assert any("regulation 5" in one["source"] for one in found.because)


def test_facts_that_cannot_be_so_together_leave_it_undecided_with_the_sentence(world: Any) -> None:
    record = making.looked_at(
        world.referral, world.manager, "scr", died=False, death_in_custody=True
    )
    found = criteria.answer(record, criteria.day_of(world.referral))
    assert found.met is None
    assert "has died" in found.problem
    with pytest.raises(Refused, match="has died"):
        making.advised(record, world.manager)


def test_an_answer_is_never_overwritten(world: Any) -> None:
    record = making.looked_at(world.referral, world.manager, "scr", died=False)
    deciding.answer(record=record, answers={"died": (True, "A letter came")}, by=world.officer)
    assert [fact.value for fact in record.facts.filter(key="died")] == [False, True]
    assert criteria.latest(record)["died"].value is True
    again = deciding.answer(
        record=record, answers={"died": (True, "A letter came")}, by=world.officer
    )
    assert again == []
    with pytest.raises(FrozenRow):
        record.facts.first().save()


def test_a_local_review_is_weighed_and_each_factor_needs_its_reason(world: Any) -> None:
    record = making.looked_at(world.referral, world.manager, "lcspr", improvements_needed=True)
    found = criteria.answer(record, criteria.day_of(world.referral))
    assert (found.met, found.tag) == (None, "to weigh")
    with pytest.raises(Refused, match="Weigh each factor"):
        making.advised(record, world.manager)
    told = {key: (value, "Because") for key, value in making.LCSPR.items()}
    deciding.answer(record=record, answers=told, by=world.manager)
    assert making.advised(record, world.manager).number == 1


def test_who_may_give_a_view(world: Any) -> None:
    record = making.looked_at(world.referral, world.manager, "lcspr", **making.LCSPR)
    row = making.advised(record, world.manager)
    for who in (world.manager, world.chair, world.conflicted, world.colleague, world.stranger):
        with pytest.raises(PermissionDenied):
            deciding.give_view(recommendation=row, agrees=True, reason="Yes", by=who)
    with pytest.raises(Refused, match="reason"):
        deciding.give_view(recommendation=row, agrees=False, reason=" ", by=world.officer)


def test_dissent_is_kept_also_when_its_author_changes_their_mind(world: Any) -> None:
    record = making.looked_at(world.referral, world.manager, "lcspr", **making.LCSPR)
    row = making.advised(record, world.manager)
    deciding.give_view(recommendation=row, agrees=False, reason="Too soon.", by=world.officer)
    deciding.give_view(recommendation=row, agrees=True, reason="Now I see.", by=world.officer)
    assert [view.agrees for view in row.views.all()] == [False, True]
    assert [view.agrees for view in quorum.latest_views(row)] == [True]
    with pytest.raises(FrozenRow):
        row.views.first().delete()


def test_quorum_is_worked_out_from_members_and_sectors(world: Any) -> None:
    record = making.looked_at(world.referral, world.manager, "lcspr", **making.LCSPR)
    row = making.advised(record, world.manager)
    rule = quorum.rule_of(world.partnership)
    none = quorum.work_out(rule, [])
    assert none.words == (
        "No quorum: 3 more members of at least 3; nobody from police, health or local authority"
    )
    making.viewed(world, row)
    assert quorum.work_out(rule, quorum.latest_views(row)).met
    deciding.set_panel_rule(
        partnership=world.partnership,
        least=4,
        police=False,
        health=False,
        local_authority=True,
        by=world.manager,
    )
    four = quorum.work_out(quorum.rule_of(world.partnership), quorum.latest_views(row))
    assert four.words == "No quorum: 1 more member of at least 4"


def test_without_a_quorum_it_goes_on_only_with_a_reason(world: Any) -> None:
    record = making.looked_at(world.referral, world.manager, "lcspr", **making.LCSPR)
    row = making.advised(record, world.manager)
    with pytest.raises(Refused, match="No quorum"):
        deciding.send_to_chair(recommendation=row, by=world.manager)
    sent = deciding.send_to_chair(
        recommendation=row, by=world.manager, without_quorum="The clock runs out tomorrow."
    )
    assert (sent.quorate, sent.without_quorum) == (False, "The clock runs out tomorrow.")


def test_only_the_seated_chair_decides_and_not_on_their_own_advice(world: Any) -> None:
    row = making.with_chair(world, world.referral)
    for who in (world.manager, world.officer, world.conflicted, world.stranger):
        with pytest.raises(PermissionDenied):
            deciding.decide(recommendation=row, outcome="hold", rationale="x", by=who)
    type(row).objects.filter(pk=row.pk).update(by=world.chair)
    with pytest.raises(Refused, match="Another chair"):
        making.decided(world, row)


def test_a_decision_is_frozen(world: Any) -> None:
    made = making.decided(world, making.with_chair(world, world.referral))
    assert (made.number, made.kind, made.leads_to_review) == (1, "cspr", True)
    made.rationale = "Something else"
    for harm in (
        made.save,
        made.delete,
        lambda: Decision.objects.filter(pk=made.pk).update(rationale="x"),
        lambda: Decision.objects.filter(pk=made.pk).delete(),
    ):
        with pytest.raises(FrozenRow):
            harm()
    with pytest.raises(Refused, match="never changed"):
        making.decided(world, made.recommendation)
    made.refresh_from_db()
    assert made.rationale == "Children will be safer for it."


def test_the_chair_may_differ_with_a_reason(world: Any) -> None:
    row = making.with_chair(world, world.referral)
    with pytest.raises(Refused) as refusal:
        making.decided(world, row, outcome="none")
    assert len(refusal.value.reasons) == 2
    made = making.decided(
        world,
        row,
        outcome="alternative",
        kind="other",
        no_review_because="A single audit teaches as much.",
        differs_because="The same was learned last year.",
    )
    assert (made.kind, made.leads_to_review, made.outcome) == ("other", True, "alternative")
    assert made.recommendation.advice == "hold"


def test_why_it_differs_is_kept_only_where_it_differs(world: Any) -> None:
    row = making.with_chair(world, world.referral)
    assert making.decided(world, row, differs_because="I agree with all.").differs_because == ""


def test_no_review_leads_to_none(world: Any) -> None:
    row = making.with_chair(world, world.referral, advice="none")
    made = making.decided(world, row, outcome="none", no_review_because="Nothing new to learn.")
    assert (made.kind, made.leads_to_review) == ("", False)


def test_departing_from_what_the_rule_answers_needs_a_reason(world: Any) -> None:
    record = making.looked_at(
        world.referral, world.manager, "scr", abuse_or_neglect=True, died=True
    )
    row = making.advised(record, world.manager, "none")
    making.viewed(world, row)
    deciding.send_to_chair(recommendation=row, by=world.manager)
    told = {"outcome": "none", "no_review_because": "It is held elsewhere."}
    with pytest.raises(Refused, match="differs"):
        making.decided(world, row, **told)
    made = making.decided(world, row, differs_because="The next area holds it.", **told)
    assert made.rule_outcome.startswith("The criteria are met")


def test_a_new_fact_makes_a_new_decision_that_names_what_changed(world: Any) -> None:
    first = making.decided(world, making.with_chair(world, world.referral))
    record = CriteriaRecord.objects.get(framework="lcspr")
    deciding.answer(
        record=record, answers={"panel_view": (True, "They wrote to us.")}, by=world.manager
    )
    row = making.advised(record, world.manager)
    making.viewed(world, row)
    deciding.send_to_chair(recommendation=row, by=world.manager)
    with pytest.raises(Refused, match="what has changed since decision 1"):
        making.decided(world, row)
    second = making.decided(world, row, what_changed="The national panel wrote.")
    assert (second.number, second.former) == (2, first)
    assert "It was “no”, now “yes”" in second.what_changed
    assert list(Decision.objects.standing()) == [second]
    first.refresh_from_db()
    assert first.facts["panel_view"]["value"] is False


def test_a_fact_changed_under_way_stops_the_recommendation(world: Any) -> None:
    row = making.with_chair(world, world.referral)
    record = CriteriaRecord.objects.get(framework="lcspr")
    deciding.answer(record=record, answers={"panel_view": (True, "New")}, by=world.manager)
    with pytest.raises(Refused, match="Facts have changed"):
        making.decided(world, row)


def test_the_database_holds_what_a_decision_must_have(world: Any) -> None:
    row = making.with_chair(world, world.referral)
    whole = {
        "matter": world.referral.matter,
        "number": 9,
        "recommendation": row,
        "framework": "lcspr",
        "outcome": "hold",
        "rationale": "Why",
        "rule_outcome": "To be weighed",
        "recommended_by": world.manager,
        "decided_by": world.chair,
    }
    for broken in (
        {"rationale": ""},
        {"decided_by": world.manager},
        {"outcome": "none"},
        {"outcome": "alternative", "no_review_because": "x"},
        {"what_changed": "something"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.create(**{**whole, **broken})
    assert Decision.objects.create(**whole).pk


def test_the_letter_to_the_chair_is_written_when_it_is_sent(world: Any) -> None:
    making.with_chair(world, world.referral)
    assert Letter.objects.filter(kind="to-chair", referral=world.referral).count() == 1
    assert PanelView.objects.filter(agrees=False).count() == 1


def test_a_referral_that_was_not_accepted_is_not_looked_at(world: SimpleNamespace) -> None:
    other = making.sent(world.author, world.partnership)
    with pytest.raises(Refused, match="accept the referral"):
        deciding.look_at(referral=other, framework="lcspr", by=world.manager)
