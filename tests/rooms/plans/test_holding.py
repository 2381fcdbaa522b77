"""Strategy discussions, conferences and core groups: rows, lateness with its reason, who came."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.frameworks import actions as frameworks
from goldthread.casework.plans import holding, planning
from goldthread.casework.plans.models import Plan, PlanMeeting
from goldthread.casework.plans.prompting import prompts
from goldthread.casework.plans.stories import story
from goldthread.foundations.people import actions as people
from goldthread.foundations.records.refusals import Refused
from tests.rooms.plans.conftest import LATE, conference, core_group, decision, strategy
from tests.rooms.safeguards.conftest import day, histories


def waiting(world: SimpleNamespace, child: Any) -> set[str]:
    found = story(world.family, day(0)).child(child.pk)
    assert found is not None
    return {one.step for one in found.open_lines}


def test_from_enquiry_to_plan_and_what_waits_then(plans: SimpleNamespace) -> None:
    assert waiting(plans, plans.child) == {"next-core-group", "first-review-conference"}
    assert waiting(plans, plans.second) == set()
    strategy(plans, children=[plans.second], on=day(-5))
    assert waiting(plans, plans.second) == {"initial-conference"}
    conference(plans, children=[plans.second], on=day(-3), outcome="no-plan", category="neglect")
    assert waiting(plans, plans.second) == set()
    row = PlanMeeting.objects.latest("pk")
    assert (row.outcome, row.category) == ("no-plan", "")
    assert not Plan.objects.filter(child=plans.second).exists()


def test_one_conference_begins_a_plan_for_each_of_its_children(plans: SimpleNamespace) -> None:
    third = people.involve(
        matter=plans.family.matter, role="child", forename="Kit", surname="Dunlin",
        by=plans.practitioner,
    )  # fmt: skip
    children = [plans.second, third]
    before = {plans.second: ("yes", "2020, neglect."), third: ("unknown", "")}
    row = conference(plans, children=children, before=before)
    assert {one.child_id for one in row.plans.all()} == {one.pk for one in children}
    told = story(plans.family, day(0))
    assert [told.child(one.pk).is_second for one in children] == [True, False]  # type: ignore[union-attr]
    assert "Nobody has said whether C3 was on a plan before." in prompts(plans.family)
    planning.say_before(
        plan=row.plans.get(child=third), answer="no", words="", by=plans.practitioner
    )
    assert not any("Nobody has said" in words for words in prompts(plans.family))
    with pytest.raises(Refused, match="is on a plan already"):
        conference(plans, children=children[:1])


def test_a_late_one_must_say_why_and_says_by_how_many_days(plans: SimpleNamespace) -> None:
    strategy(plans, children=[plans.second], on=day(-70))
    told = {"children": [plans.second], "on": day(-2)}
    with pytest.raises(Refused, match=r"days late: due .* 15 working days from the strategy"):
        conference(plans, **told)
    assert PlanMeeting.objects.filter(on=day(-2)).count() == 0
    row = conference(plans, late_because=LATE, **told)
    (found,) = story(plans.family, day(0)).lines_by(row)
    assert found[1].days_late(row.on) > 40
    assert found[1].late_because == LATE
    # Core groups: the first was in time, the next is counted from it, 42 days.
    with pytest.raises(Refused, match=r"was 3 days late.* 42 days from the core group"):
        _backdated(plans, 45)
    assert _backdated(plans, 45, late_because=LATE).late_because == LATE


def _backdated(plans: SimpleNamespace, ago: int, **more: Any) -> PlanMeeting:
    """The core group before was so many days before today."""
    PlanMeeting.objects.filter(pk=plans.conference.pk).update(on=day(-ago - 5))
    Plan.objects.update(on=day(-ago - 5))
    PlanMeeting.objects.filter(pk=plans.group.pk).update(on=day(-ago))
    return core_group(plans, on=day(0), **more)


def test_the_partnerships_own_rule_counts(plans: SimpleNamespace) -> None:
    frameworks.adjust_clock(
        partnership=plans.partnership, kind="child-protection-local", step="next-core-group",
        number=28, unit="days", anchor="core_group", reason="Four-weekly here.", by=plans.manager,
        starts=day(0),
    )  # fmt: skip
    found = story(plans.family, day(0)).child(plans.child.pk)
    assert found is not None
    line = next(one for one in found.open_lines if one.step == "next-core-group")
    assert line.due == day(-12)
    assert "Four-weekly here" in line.because
    assert any("12 days late" in words for words in prompts(plans.family))


def test_what_is_refused(plans: SimpleNamespace) -> None:
    for sentence, told in {
        "The day lies ahead": {"on": day(1)},
        "Check the year": {"on": day(-12_000)},
        "Choose at least one child": {"children": []},
        "Choose children of this family": {"children": [plans.unborn.mother]},
        "Choose what was decided": {"outcome": "continues"},
        "Choose the category": {"category": "financial"},
        "Say who chaired": {"chair": " "},
        "what the chair saw differently": {"chair_dissents": True},
        "was on a plan before": {"before": {}},
        "when and where C2 was": {"before": {plans.second: ("yes", " ")}},
    }.items():
        with pytest.raises(Refused, match=sentence):
            conference(plans, **{"children": [plans.second], "on": day(-3), **told})
    with pytest.raises(Refused, match="nothing to review"):
        conference(plans, kind="review", outcome="continues", children=[plans.second], on=day(-3))
    with pytest.raises(Refused, match="had no plan"):
        core_group(plans, now={plans.second: ("Much.", "")})
    with pytest.raises(Refused, match="Say what changed"):
        core_group(plans, now={plans.child: (" ", "")})
    for person in (plans.manager, plans.excluded, plans.emergency, plans.member, plans.author):
        with pytest.raises(PermissionDenied):
            core_group(plans, by=person)


def test_an_unborn_childs_conference_is_a_step_of_the_pathway(plans: SimpleNamespace) -> None:
    child = plans.unborn.child
    with pytest.raises(Refused, match="history"):
        conference(plans, children=[child], on=day(-1), late_because=LATE)
    histories(plans)
    row = conference(plans, children=[child], on=day(-1), late_because=LATE)
    assert row.plans.get().child == child
    assert plans.unborn.steps.get(step="conference").on == day(-1)


def test_no_conference_only_on_a_managers_decision(plans: SimpleNamespace) -> None:
    row = strategy(plans, children=[plans.second], on=day(-5))
    told = {"meeting": row, "on": day(0), "words": "A family plan.", "by": plans.practitioner}
    waits = decision(plans, "no-conference", agreed=False)
    with pytest.raises(Refused, match="has not agreed"):
        holding.no_conference(decision=waits, **told)
    with pytest.raises(Refused, match="Choose a decision of this enquiry"):
        holding.no_conference(decision=decision(plans), **told)
    holding.no_conference(decision=decision(plans, "no-conference"), **told)
    assert waiting(plans, plans.second) == set()


def test_a_mistake_stays_and_counts_for_nothing(plans: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="A plan rests on this"):
        holding.mistake(meeting=plans.conference, words="Wrong day.", by=plans.practitioner)
    holding.mistake(meeting=plans.group, words="Another family.", by=plans.practitioner)
    assert "first-core-group" in waiting(plans, plans.child)
    with pytest.raises(Refused, match="by mistake"):
        holding.came(meeting=plans.group, told={plans.trust: ("came", "")}, by=plans.practitioner)
    assert PlanMeeting.objects.filter(pk=plans.group.pk).exists()


def test_who_stayed_away_twice_and_whose_voice_is_missing(plans: SimpleNamespace) -> None:
    def say(group: Any, how: str) -> None:
        told = {plans.housing: (how, ""), plans.trust: ("came", "A. Reed")}
        holding.came(meeting=group, told=told, by=plans.practitioner)

    say(plans.group, "report")
    again = core_group(plans, on=day(-2), now={plans.child: ("Nothing.", "")})
    say(again, "nothing")
    words = " ".join(prompts(plans.family))
    assert "Fenmarsh Housing did not come to the last 2 core groups" in words
    assert "has nothing that C1 said or showed" in words
    assert "has not gone through A1" in words
    say(again, "came")  # said again: the latest row holds
    assert "did not come" not in " ".join(prompts(plans.family))
    assert again.came.count() == 4


def test_the_familys_part_says_what_or_why_not(plans: SimpleNamespace) -> None:
    told = {plans.child: ("views", ""), plans.unborn.mother: ("not", "Afraid of him.")}
    with pytest.raises(Refused, match="Say what they said, for C1"):
        holding.family_there(meeting=plans.group, told=told, by=plans.practitioner)
    told[plans.child] = ("views", "“I want my bed back.”")
    holding.family_there(meeting=plans.group, told=told, by=plans.practitioner)
    assert plans.group.family_there.count() == 2
