"""Actions in silence, challenges, and the gates before a plan ends."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.plans import planning
from goldthread.casework.plans.asking import bodies_with
from goldthread.casework.plans.needs import needs
from goldthread.casework.plans.prompting import on_a_plan, prompts
from goldthread.casework.plans.stories import opened, story, waits
from goldthread.casework.safeguards import triggers
from goldthread.foundations.followthrough import endings
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.followthrough import Strength
from tests import factories
from tests.rooms.plans.conftest import action, conference, core_group, decision, gone
from tests.rooms.safeguards.conftest import day


def evidenced(plans: SimpleNamespace, row: Any) -> None:
    proof = endings.give_evidence(
        action=row.action, strength=Strength.DOCUMENT, shows="A photograph", by=plans.social
    )
    endings.accept_evidence(evidence=proof, by=plans.practitioner)


def challenged(plans: SimpleNamespace, **more: Any) -> Any:
    told = {
        "about": "The door is open since March.", "to_body": plans.housing,
        "from_body": plans.trust, "answer_by": day(5), "by": plans.practitioner, **more,
    }  # fmt: skip
    return planning.challenge(family=plans.family, **told)


def said(plans: SimpleNamespace, person: Any) -> str:
    return " ".join(one.words for one in needs(person, plans.partnership, day(0)))


def test_nothing_is_carried_forward_three_times_in_silence(plans: SimpleNamespace) -> None:
    groups = [core_group(plans, on=day(-at)) for at in (30, 20, 10)]
    gone(plans, groups[0])
    assert "in silence" not in said(plans, plans.signatory)
    gone(plans, groups[1])
    gone(plans, groups[1], words="Said again of the same core group.")
    assert opened(plans.action).silent == 2
    assert "was carried forward twice and nobody asked why" in said(plans, plans.signatory)
    assert "in silence" not in said(plans, plans.practitioner)
    assert any("nobody asked why" in words for words in prompts(plans.family))
    with pytest.raises(Refused, match="three times in silence"):
        gone(plans, groups[2])
    assert plans.action.gone_through.count() == 3
    with pytest.raises(PermissionDenied):
        planning.carry_on(action=plans.action, words="It may.", by=plans.practitioner)
    planning.carry_on(action=plans.action, words="The joiner comes on Friday.", by=plans.signatory)
    assert "in silence" not in said(plans, plans.signatory)
    gone(plans, groups[2])
    assert opened(plans.action).carried == 3


def test_a_challenge_at_the_core_group_breaks_the_silence(plans: SimpleNamespace) -> None:
    groups = [core_group(plans, on=day(-at)) for at in (30, 20, 10)]
    gone(plans, groups[0])
    gone(plans, groups[1])
    with pytest.raises(Refused, match="which agency"):
        gone(plans, groups[2], how="challenged")
    told = {"from_body": plans.trust, "to_body": plans.housing, "answer_by": day(3)}
    gone(plans, groups[2], how="challenged", words="Three months. When?", **told)
    row = plans.action.challenges.get()
    assert (row.about, row.meeting) == ("Three months. When?", groups[2])
    assert opened(plans.action).silent == 0


def test_a_challenge_waits_until_it_is_answered(plans: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="must lie ahead"):
        challenged(plans, answer_by=day(-1))
    row = challenged(plans)
    assert "is to answer a challenge" in said(plans, plans.social)
    told = {"challenge": row, "words": "No budget.", "by": plans.practitioner}
    with pytest.raises(Refused, match="to whom it is taken"):
        planning.answer(how="escalated", **told)
    planning.answer(how="escalated", to="Head of housing", answer_by=day(2), **told)
    assert waits(row)
    planning.answer(how="answered", **{**told, "words": "Mended on Tuesday."})
    assert not waits(row)
    with pytest.raises(Refused, match="is answered"):
        planning.answer(how="answered", **told)
    assert [one.how for one in row.answers.all()] == ["escalated", "answered"]


def test_evidence_is_judged_by_another_agency_and_not_needed_is_agreed(
    plans: SimpleNamespace,
) -> None:
    proof = endings.give_evidence(
        action=plans.action.action, strength=Strength.DOCUMENT, shows="Here", by=plans.social
    )
    for person in (plans.social, plans.boss):
        with pytest.raises(Refused):
            endings.accept_evidence(evidence=proof, by=person)
    with pytest.raises(PermissionDenied):
        endings.accept_evidence(evidence=proof, by=plans.emergency)
    endings.accept_evidence(evidence=proof, by=plans.practitioner)
    other = action(plans)
    told = {"action": other.action, "reason": "They moved.", "by": plans.social}
    for person in (plans.boss, plans.emergency, plans.manager):  # their own, a reader, outside
        with pytest.raises(Refused):
            endings.no_longer_needed(agreed_by=person, **told)
    endings.no_longer_needed(agreed_by=plans.practitioner, **told)
    assert not Action.objects.filter(ended_how="", for_plan__plan=plans.plan).exists()


def test_a_plan_ends_by_a_managers_decision_and_with_no_action_open(
    plans: SimpleNamespace,
) -> None:
    told = {
        "plan": plans.plan, "on": day(0), "reason": "safer", "words": "Warm and fed; visits stay.",
        "agreed_by": "The review, both parents.", "by": plans.practitioner,
    }  # fmt: skip
    waits_for = decision(plans, agreed=False)
    for sentence, chosen in {
        "A1 is open": decision(plans),
        "must have agreed that the plan ends": None,
        "has not agreed": waits_for,
        "does not end a plan": decision(plans, "other"),
    }.items():
        with pytest.raises(Refused, match=sentence):
            planning.end_plan(decision=chosen, **told)
    evidenced(plans, plans.action)
    with pytest.raises(Refused, match="The manager agreed on"):
        planning.end_plan(decision=decision(plans), **{**told, "on": day(-1)})
    chosen = decision(plans)
    planning.end_plan(decision=chosen, **told)
    chosen.refresh_from_db()
    assert chosen.effect.on == day(0)
    found = story(plans.family, day(0)).child(plans.child.pk)
    assert found is not None
    assert found.plan is None
    assert not found.open_lines
    with pytest.raises(Refused, match="has ended"):
        planning.end_plan(decision=chosen, **told)
    with pytest.raises(Refused, match="has ended"):
        action(plans)
    again = conference(plans, on=day(0))
    assert again.plans.get().child == plans.child
    found = story(plans.family, day(0)).child(plans.child.pk)
    assert found is not None
    assert found.is_second


def test_who_owns_an_action_works_with_the_family(plans: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="does not work with this family"):
        action(plans, owner=plans.colleague)
    for person in (plans.manager, plans.excluded, plans.emergency, plans.member):
        with pytest.raises(PermissionDenied):
            action(plans, by=person)
        with pytest.raises(PermissionDenied):
            challenged(plans, by=person)


def test_a_child_on_a_plan_asks_for_safeguarding_supervision(plans: SimpleNamespace) -> None:
    assert "plan" in triggers.holding([plans.family])[plans.family.pk]
    assert on_a_plan([]) == set()


def test_a_challenge_is_of_an_agency_at_work_here_and_asks_for_an_answer_soon(
    plans: SimpleNamespace,
) -> None:
    with pytest.raises(Refused, match="within 90 days"):
        challenged(plans, answer_by=day(91))
    with pytest.raises(Refused, match="within 90 days"):
        gone(plans, plans.group, how="challenged", from_body=plans.trust, to_body=plans.housing,
             answer_by=day(91))  # fmt: skip
    row = challenged(plans, answer_by=day(90))
    with pytest.raises(Refused, match="within 90 days"):
        planning.answer(
            challenge=row, how="escalated", words="No.", to="Head of housing", answer_by=day(91),
            by=plans.practitioner,
        )  # fmt: skip
    away = factories.organisation(plans.partnership)
    with pytest.raises(Refused, match="works with this family now"):
        challenged(plans, from_body=away)
    assert challenged(plans, to_body=away).to_body == away
    assert set(bodies_with(plans.family)) == {plans.trust, plans.housing}
