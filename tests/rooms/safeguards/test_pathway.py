"""What is recorded on a pathway and by the panel, and what is refused in words."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.safeguards import families, history, panels, timetables, unborn
from goldthread.casework.safeguards.models import Pregnancy, StepTaken, TimetableStep
from goldthread.casework.safeguards.needs import needs
from goldthread.casework.safeguards.pages import FamilyPage
from goldthread.casework.safeguards.pathways import Pathway, pathways
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.refusals import Refused
from tests.rooms.safeguards.conftest import day, decided, histories


def way(world: SimpleNamespace) -> Pathway:
    rows = Pregnancy.objects.filter(pk=world.unborn.pk)
    return pathways(world.partnership, rows=rows, today=day(0))[0]


def step(world: SimpleNamespace, code: str, how: str = "done", days: int = 0, **more: Any) -> Any:
    told = {"words": "As it was.", "by": world.practitioner, **more}
    return unborn.take_step(pregnancy=world.unborn, step=code, how=how, on=day(days), **told)


def test_every_week_moves_with_the_scan(world: SimpleNamespace) -> None:
    assert str(way(world).weeks) == "28+0"
    unborn.say_due(
        pregnancy=world.unborn, how="scan", counted_from=day(-7), weeks=25, days=3,
        words="The scan.", by=world.practitioner,
    )  # fmt: skip
    found = way(world)
    assert str(found.weeks) == "26+3"
    assert found.at("birth-plan").due == day(53)  # 34+0
    assert [one.how for one in world.unborn.due_dates.order_by("pk")] == ["told", "scan"]
    world.unborn.child.person.refresh_from_db()
    assert world.unborn.child.person.due_date == found.due.due


def test_a_due_date_that_no_pregnancy_has_is_refused_and_nothing_is_lost(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    told = {"how": "scan", "counted_from": str(day(-400)), "weeks": "12", "days": "3"}
    answer = signed_in(world.practitioner).post(
        reverse("unborn_due", args=[world.unborn.pk]), told
    )  # fmt: skip
    assert "which no pregnancy of today has" in answer.content.decode()
    assert world.unborn.due_dates.count() == 1


def test_late_steps_are_late_and_one_recorded_by_mistake_is_open_again(
    world: SimpleNamespace,
) -> None:
    assert way(world).at("booking").word == "late"
    step(world, "booking")
    assert way(world).at("booking").word == "done late"
    assert way(world).booked_late
    step(world, "booking", "mistake")
    assert way(world).at("booking").word == "late"
    assert StepTaken.objects.filter(pregnancy=world.unborn).count() == 2  # rows, never changed


def test_nothing_is_assessed_without_both_parents_history(world: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        step(world, "assessment")
    assert "No father and no partner" in str(refused.value)
    assert "The history of M (mother) is open" in str(refused.value)
    histories(world)
    assert history.unanswered(world.unborn) == []
    assert step(world, "assessment").how == "done"


def test_the_panel_decides_with_both_histories_and_its_step_is_done(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match=r"father’s|father's"):
        decided(world, father_history=" ")
    assert way(world).at("panel").open
    decided(world)
    assert not way(world).at("panel").open
    decided(world, outcome="conference", by=world.chairing)
    assert [one.outcome for one in world.item.decisions.all()] == ["assess", "conference"]
    for person in (world.practitioner, world.manager, world.excluded):
        with pytest.raises(PermissionDenied):
            decided(world, by=person)


def test_who_recorded_a_decision_does_not_check_it(world: SimpleNamespace) -> None:
    ticks = {"both_parents": True, "clear": True, "owned": True, "child_in_view": False}
    with pytest.raises(Refused, match="Nothing is decided"):
        panels.check(item=world.item, by=world.chairing, words="x", **ticks)
    decided(world)
    with pytest.raises(Refused, match="Somebody else"):
        panels.check(item=world.item, by=world.member, words="x", **ticks)
    with pytest.raises(Refused, match="better"):
        panels.check(item=world.item, by=world.chairing, **ticks)
    panels.check(item=world.item, by=world.chairing, words="Where does the baby sleep?", **ticks)
    assert world.item.qa.count() == 1


def test_an_action_is_seen_and_owned_by_those_who_work_with_the_family(
    world: SimpleNamespace,
) -> None:
    told = {
        "what": "Ask about the dogs", "expected_change": "No baby is left with a dog",
        "proof_wanted": "The birth plan says", "due": day(7), "organisation": world.trust,
    }  # fmt: skip
    with pytest.raises(Refused, match="does not work with this family"):
        panels.agree_action(
            pregnancy=world.unborn, owner=world.author, by=world.practitioner, **told
        )
    made = panels.agree_action(
        pregnancy=world.unborn, owner=world.practitioner, by=world.signatory, **told
    )
    seen = [
        person for person in ("practitioner", "signatory", "author", "executive", "manager",
                              "member", "excluded", "stranger", "emergency")
        if Action.objects.visible_to(getattr(world, person)).filter(pk=made.action_id).exists()
    ]  # fmt: skip
    assert seen == ["practitioner", "signatory", "emergency"]
    with pytest.raises(Refused, match="1 action is still open"):
        families.close(family=world.family, because="Moved.", by=world.signatory)


def test_a_move_stays_ours_until_somebody_there_has_it(world: SimpleNamespace) -> None:
    moved = unborn.move(
        pregnancy=world.unborn, on=day(3), to="Saltmere", told="Duty desk, by telephone",
        by=world.practitioner,
    )  # fmt: skip
    assert way(world).moving == moved
    unborn.confirm_move(
        moved=moved, on=day(0), received_by="E. Carrow, team manager", by=world.practitioner
    )
    assert way(world).moving is None


def test_after_the_birth_its_steps_have_a_day(world: SimpleNamespace) -> None:
    assert way(world).at("discharge-plan").word == "waits"
    unborn.end(pregnancy=world.unborn, on=day(-1), born=True, by=world.practitioner)
    assert way(world).at("discharge-plan").word == "late"
    world.unborn.child.person.refresh_from_db()
    assert world.unborn.child.person.dob == day(-1)
    with pytest.raises(Refused, match="already"):
        unborn.end(pregnancy=world.unborn, on=day(0), born=True, by=world.practitioner)


def test_the_partnerships_own_timetable_counts_from_today_and_ends(world: SimpleNamespace) -> None:
    told = {"words": "Panel", "source": "Fenmarsh procedure 4.2", "reason": "Agreed in spring"}
    with pytest.raises(PermissionDenied):
        timetables.set_step(
            partnership=world.partnership, step="panel", weeks=20, by=world.signatory, **told
        )
    row = timetables.set_step(
        partnership=world.partnership, step="panel", weeks=30, by=world.manager, **told
    )
    assert way(world).at("panel").due == day(14)
    timetables.set_step(
        partnership=world.partnership, step="panel", weeks=31, by=world.manager, **told
    )
    assert way(world).at("panel").due == day(21)
    last = TimetableStep.objects.get(partnership=world.partnership, ends__isnull=True)
    assert last != row
    with pytest.raises(Refused, match="Give a week"):
        timetables.set_step(partnership=world.partnership, by=world.manager, **told)


def test_nobody_names_themselves_and_somebody_always_works_with_a_family(
    world: SimpleNamespace,
) -> None:
    with pytest.raises(PermissionDenied):
        families.join(
            family=world.family, person=world.author, part="GP", manages=True,
            by=world.practitioner,
        )  # fmt: skip
    mine = world.family.matter.seats.get(holder=world.practitioner).works
    assert FamilyPage.of(world.family, world.signatory).may_name
    assert not FamilyPage.of(world.family, world.practitioner).may_name, "so it is not offered"
    with pytest.raises(Refused, match="Someone else"):
        families.name_manager(works=mine, by=world.practitioner)
    families.leave(works=mine, on=day(-0), by=world.signatory)
    alone = families.open_family(
        partnership=world.partnership, name="Siskin family", part="midwife", by=world.author
    )
    seat = alone.matter.seats.get().works
    with pytest.raises(Refused, match="Nobody else works"):
        families.leave(works=seat, on=day(0), by=world.author)


def test_home_tells_the_next_step_to_who_works_with_them_and_the_panel_what_waits(
    world: SimpleNamespace,
) -> None:
    def said(person: Any) -> str:
        return " / ".join(task.words for task in needs(person, world.partnership, day(0)))

    assert "booked with a midwife" in said(world.practitioner)
    assert said(world.member) == "Record what the panel decided about the unborn child"
    assert said(world.excluded) == said(world.manager) == said(world.stranger) == ""


def test_pages_ask_as_often_for_one_child_as_for_many(
    world: SimpleNamespace,
    signed_in: Callable[[Any], Client],
    django_assert_max_num_queries: Any,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(address: str) -> int:
        browser = signed_in(world.member)
        browser.get(address)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert browser.get(address).status_code == 200
        return len(found)

    pages = (
        reverse("unborn_children"),
        reverse("prebirth_panel"),
        world.meeting.get_absolute_url(),
    )
    before = [asked(page) for page in pages]
    for number in range(4):
        family = families.open_family(
            partnership=world.partnership, name=f"Rail {number}", part="midwife", by=world.author
        )
        child = unborn.add(family=family, by=world.author, forename="Ida", surname=f"Rail{number}")
        panels.ask_panel(pregnancy=child, meeting=world.meeting, why="Late.", by=world.author)
    assert [asked(page) for page in pages] == before
