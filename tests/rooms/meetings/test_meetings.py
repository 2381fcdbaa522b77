"""Planning, asking, who came, interests, papers: rows that are added, refusals that speak."""

import hashlib
from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.casework.meetings import actions, deciding, inviting, papers
from goldthread.casework.meetings.models import Interest, Meeting, MeetingState
from goldthread.casework.meetings.pages import MeetingPage, people_of
from goldthread.casework.reviews.facts import fact
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.meetings.conftest import (
    act,
    ask_everyone,
    decide,
    file,
    held,
    made_world,
    paper,
    plan,
)

EXE = b"MZ" + b"\0" * 200


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def page(meeting: Meeting, user: Any) -> MeetingPage:
    found = Meeting.objects.visible_to(user).with_state().get(pk=meeting.pk)
    return MeetingPage.of(found, user)


def test_a_meeting_is_planned_with_a_number_and_a_place(world: SimpleNamespace) -> None:
    first, second = plan(world), plan(world, kind="executive", by=world.lead)
    assert [first.number, second.number] == [1, 2]
    for wrong, sentence in (
        ({"ends": time(14)}, "end after"),
        ({"place": " "}, "where it is"),
        ({"chair": world.chair}, "no seat"),
    ):
        with pytest.raises(Refused, match=sentence):
            plan(world, **wrong)
    for who in (world.panelist, world.emergency, world.conflicted, world.stranger):
        with pytest.raises(PermissionDenied):
            plan(world, by=who)


def test_one_kind_of_meeting_is_planned_once_at_one_time(world: SimpleNamespace) -> None:
    first, later = plan(world, days=3), plan(world, days=4)
    with pytest.raises(Refused, match="There is a panel meeting on that day at that time already"):
        plan(world, days=3, ends=time(17), place="Mill")
    plan(world, days=3, kind="executive")
    with pytest.raises(Refused, match="There is an executive meeting on that day"):
        plan(world, days=3, kind="executive")
    facts: dict[str, Any] = {"starts": time(14), "ends": time(16), "by": world.manager}
    with pytest.raises(Refused, match="There is a panel meeting on that day"):
        actions.move(meeting=later, on=first.on, place="Mill", reason="Flood.", **facts)
    actions.move(meeting=first, on=first.on, place="Mill", reason="Flood.", **facts)
    actions.cancel(meeting=first, reason="Flood.", by=world.manager)
    plan(world, days=3)


def test_the_review_is_locked_while_a_time_is_looked_for(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[int] = []

    def lock_first(self: Any, *args: Any, **facts: Any) -> Any:
        locked.append(1)
        return self

    monkeypatch.setattr(type(Review.objects.all()), "select_for_update", lock_first)
    meeting = plan(world, days=3)
    assert len(locked) == 1
    actions.move(
        meeting=meeting, on=meeting.on, starts=time(9), ends=time(10), place="Mill",
        reason="Flood.", by=world.manager,
    )  # fmt: skip
    assert len(locked) == 2


def test_a_moved_meeting_keeps_where_it_was_and_tells_those_asked(
    world: SimpleNamespace, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    meeting = plan(world, days=3)
    ask_everyone(world, meeting)
    facts: dict[str, Any] = {"on": meeting.on, "starts": time(9), "ends": time(10)}
    with pytest.raises(Refused, match="has already"):
        actions.move(
            meeting=meeting, on=meeting.on, starts=meeting.starts, ends=meeting.ends,
            place=meeting.place, reason="R", by=world.lead,
        )  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        row = actions.move(meeting=meeting, place="Mill", reason="Flood.", by=world.lead, **facts)
    assert "14:00 to 16:00, Fen House" in row.was
    assert "09:00 to 10:00, Mill" in row.now
    assert {mail.to[0] for mail in mailoutbox} == {
        world.lead.email, world.panelist.email, world.seated_chair.email
    }  # fmt: skip
    for mail in mailoutbox:
        assert world.review.code not in mail.subject + mail.body
        assert "Robin" not in mail.subject + mail.body


def test_nobody_is_told_whom_a_conflict_keeps_away(
    world: SimpleNamespace, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    from goldthread.foundations.agencies.actions import declare_conflict

    meeting = plan(world, days=3)
    ask_everyone(world, meeting)
    declare_conflict(
        matter=world.review.matter, person=world.panelist, reason="A friend.", by=world.manager
    )
    with django_capture_on_commit_callbacks(execute=True):
        actions.cancel(meeting=meeting, reason="Flood.", by=world.manager)
    assert world.panelist.email not in {mail.to[0] for mail in mailoutbox}
    assert len(mailoutbox) == 2


def test_a_cancelled_meeting_takes_nothing_more(world: SimpleNamespace) -> None:
    meeting = plan(world)
    actions.cancel(meeting=meeting, reason="Nobody could come.", by=world.manager)
    with pytest.raises(Refused, match="cancelled"):
        actions.add_item(meeting=meeting, title="Dogs", by=world.manager)
    with pytest.raises(Refused, match="cancelled"):
        decide(world, meeting)
    assert not fact("meeting_held", world.review)


def test_the_agenda_is_set_changed_and_never_forgets(world: SimpleNamespace) -> None:
    meeting = plan(world, days=3)
    for title in ("Dogs", "Discharge", "Dates"):
        actions.add_item(meeting=meeting, title=title, by=world.manager)
    dogs, discharge, dates = meeting.agenda.all()
    actions.raise_item(item=dates, by=world.lead)
    actions.drop_item(item=dogs, by=world.lead)
    assert [item.title for item in page(meeting, world.manager).agenda] == ["Dates", "Discharge"]
    assert meeting.agenda.count() == 3
    with pytest.raises(Refused, match="first already"):
        actions.raise_item(item=dates, by=world.lead)
    with pytest.raises(Refused, match="already"):
        actions.drop_item(item=dogs, by=world.lead)
    with pytest.raises(PermissionDenied):
        actions.drop_item(item=discharge, by=world.panelist)


def test_only_the_seated_panel_is_asked_and_others_by_name(world: SimpleNamespace) -> None:
    meeting = plan(world, days=3)
    every = list(world.review.matter.seats.all())
    made = inviting.invite(meeting=meeting, seats=every, by=world.manager)
    assert world.seated_author not in {one.person for one in made}
    assert len(made) == 3
    with pytest.raises(Refused, match="not asked yet"):
        inviting.invite(meeting=meeting, seats=every, by=world.manager)
    named = inviting.invite_named(
        meeting=meeting, name="Dr Vale", role="Paediatrician, trust", by=world.lead
    )
    assert named.person is None
    assert not Matter.objects.visible_to(world.practitioner).exists()


def came(meeting: Meeting, **by_name: Any) -> dict[int, tuple[str, str]]:
    return {
        one.pk: by_name.get(one.name.split()[0], ("came", "")) for one in meeting.invitees.all()
    }


def test_who_came_is_said_of_everyone_with_deputies_and_the_quorum(world: SimpleNamespace) -> None:
    meeting = plan(world)
    with pytest.raises(Refused, match="Nobody was asked"):
        inviting.record_held(meeting=meeting, how={}, quorate=True, words="", by=world.manager)
    ask_everyone(world, meeting)
    facts: dict[str, Any] = {"meeting": meeting, "quorate": True, "words": "", "by": world.manager}
    with pytest.raises(Refused, match="Say whether Chara Seat came"):
        inviting.record_held(how={}, **facts)
    with pytest.raises(Refused, match="Name who came for Pan Elist"):
        inviting.record_held(how=came(meeting, Pan=("deputy", " ")), **facts)
    with pytest.raises(Refused, match="no quorum"):
        inviting.record_held(how=came(meeting), **{**facts, "quorate": False})
    assert not fact("meeting_held", world.review)
    how = came(meeting, Pan=("deputy", "Dee Pew, nurse"), Lea=("apologies", ""))
    inviting.record_held(how=how, **facts)
    assert fact("meeting_held", world.review)
    assert [one.came for one in people_of(meeting)] == [
        "came", "sent apologies", "sent a deputy: Dee Pew, nurse"
    ]  # fmt: skip
    inviting.record_held(how=came(meeting, Pan=("deputy", "Dee Pew, nurse")), **facts)
    assert [one.attendance.count() for one in meeting.invitees.all()] == [1, 2, 1]
    inviting.invite_named(meeting=meeting, name="Zed", role="Came unasked", by=world.manager)
    with pytest.raises(Refused, match="Say whether Zed came"):
        inviting.record_held(how={**how}, **facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingState.objects.filter(meeting=meeting).update(quorate=None)


def test_a_meeting_to_come_was_not_held_yet(world: SimpleNamespace) -> None:
    meeting = plan(world, days=1)
    ask_everyone(world, meeting)
    for attempt in (
        lambda: inviting.record_held(
            meeting=meeting, how=came(meeting), quorate=True, words="", by=world.manager
        ),
        lambda: decide(world, meeting),
        lambda: act(world, meeting),
    ):
        with pytest.raises(Refused, match="only on"):
            attempt()


def test_interests_are_asked_and_a_conflict_closes_the_review(world: SimpleNamespace) -> None:
    meeting = held(world)
    who = {one.name: one for one in meeting.invitees.all()}
    pan, lea = who["Pan Elist"], who["Lea Seat"]
    with pytest.raises(Refused, match="what the interest of Lea Seat is"):
        inviting.record_interests(meeting=meeting, answers={lea.pk: ("left", "")}, by=world.lead)
    with pytest.raises(Refused, match="Only the business unit"):
        inviting.record_interests(
            meeting=meeting, answers={pan.pk: ("closed", "My sister's child.")}, by=world.lead
        )
    assert Matter.objects.visible_to(world.panelist).filter(pk=world.review.matter_id).exists()
    answers = {pan.pk: ("closed", "My sister's child."), lea.pk: ("none", "")}
    inviting.record_interests(meeting=meeting, answers=answers, by=world.manager)
    assert not Matter.objects.visible_to(world.panelist).filter(pk=world.review.matter_id).exists()
    row = Interest.objects.get(invitee=pan)
    assert row.conflict is not None
    assert row.conflict.person == world.panelist
    with pytest.raises(Refused, match="at least one"):
        inviting.record_interests(meeting=meeting, answers=answers, by=world.manager)


def test_a_declared_conflict_is_linked_and_not_made_twice(world: SimpleNamespace) -> None:
    from goldthread.foundations.agencies.actions import declare_conflict

    meeting = held(world)
    there = declare_conflict(
        matter=world.review.matter, person=world.panelist, reason="A friend.", by=world.panelist
    )
    pan = meeting.invitees.get(person=world.panelist)
    inviting.record_interests(
        meeting=meeting, answers={pan.pk: ("closed", "A friend.")}, by=world.lead
    )
    assert Interest.objects.get(invitee=pan).conflict == there
    assert world.review.matter.conflicts.filter(person=world.panelist).count() == 1


def test_papers_are_checked_and_kept_as_they_were_sent(world: SimpleNamespace) -> None:
    meeting = plan(world)
    kept = paper(world, meeting, file=file("C:\\x\\plan.bat", b"Discharge plan.\r\n"))
    assert (kept.file_name, kept.file_type) == ("plan.bat.txt", "text/plain")
    assert kept.file.read() == b"Discharge plan.\r\n"
    assert kept.file_sha256 == hashlib.sha256(b"Discharge plan.\r\n").hexdigest()
    assert "plan" not in kept.file.name.split("/")[-1]
    for name, data in (("a.exe", EXE), ("a.pdf", EXE), ("a.txt", b""), ("a.html", b"<html>x")):
        with pytest.raises(Refused):
            paper(world, meeting, file=file(name, data))
    with pytest.raises(PermissionDenied):
        paper(world, meeting, by=world.panelist)
    with pytest.raises(Refused, match="why"):
        papers.withdraw_paper(paper=kept, reason="", by=world.manager)
    other = plan(world, days=3)
    item = actions.add_item(meeting=other, title="Dogs", by=world.manager)
    with pytest.raises(Refused, match="not on the agenda"):
        paper(world, meeting, item=item)


def test_decisions_stay_and_are_replaced_by_later_ones(world: SimpleNamespace) -> None:
    first, second = held(world, days=-9), held(world)
    one = decide(world, first, dissent="The police: wait for the trial")
    two = decide(world, second, what="Wait for the trial", replaces=one)
    assert (one.code, two.code) == ("D1.1", "D2.1")
    with pytest.raises(Refused, match="replaced already"):
        decide(world, second, replaces=one)
    with pytest.raises(Refused, match="Say why"):
        decide(world, second, why=" ")
    with pytest.raises(PermissionDenied):
        decide(world, second, by=world.panelist)
    shown = page(first, world.panelist).decisions[0]
    assert shown.dissent == "The police: wait for the trial"
    assert shown.replaced_by == two


def test_actions_go_through_the_engine_and_come_back_at_the_next_meeting(
    world: SimpleNamespace,
) -> None:
    first = held(world, days=-9)
    why = decide(world, first)
    action = act(world, first, decision=why)
    assert isinstance(action, Action)
    assert action.matter == world.review.matter
    assert action.from_meeting.decision == why
    second = plan(world, days=3)
    shown = page(second, world.panelist).earlier
    assert [(row.action, row.link.meeting) for row in shown] == [(action, first)]
    assert shown[0].state.words
    assert page(first, world.panelist).earlier == []
    with pytest.raises(Refused, match="does not work for"):
        act(world, first, owner=world.colleague)
    with pytest.raises(Refused, match="another meeting"):
        act(world, held(world), decision=why)
    with pytest.raises(PermissionDenied):
        deciding.agree_action(
            meeting=first, organisation=world.trust, what="w", expected_change="e",
            proof_wanted="p", due=timezone.localdate() + timedelta(days=9), by=world.emergency,
        )  # fmt: skip
