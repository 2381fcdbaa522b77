"""What home says of meetings, what e-mail reminds of, and how much the pages ask."""

from collections.abc import Callable
from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.meetings import actions, inviting, minuting, needs, reminding
from tests.rooms.meetings.conftest import (
    act,
    agreed_minutes,
    ask_everyone,
    decide,
    held,
    minutes_of,
    paper,
    plan,
)


def words(world: SimpleNamespace, who: Any, kind: Any = needs.needs) -> list[str]:
    return [task.words for task in kind(who, world.partnership, timezone.localdate())]


def test_a_meeting_asks_for_its_agenda_its_people_and_its_record(world: SimpleNamespace) -> None:
    soon = plan(world, days=3)
    plan(world, days=30)
    ask_everyone(world, soon)
    past = plan(world, days=-1)
    code = world.review.code
    assert words(world, world.manager) == [
        f"Set the agenda of panel meeting 1 of {code}",
        f"Record who came to panel meeting 3 of {code}",
    ]
    assert words(world, world.panelist) == [f"Come to panel meeting 1 of {code} at 14:00"]
    actions.add_item(meeting=soon, title="Dogs", by=world.manager)
    actions.cancel(meeting=past, reason="Flood.", by=world.manager)
    assert words(world, world.manager) == []
    for who in (world.emergency, world.conflicted, world.chair, world.stranger, world.signatory):
        assert words(world, who) == []


def test_minutes_wait_for_their_chair(world: SimpleNamespace) -> None:
    first, second = held(world), held(world, starts=time(13), chair=world.lead)
    for meeting in (first, second):
        minuting.send(minutes=minutes_of(world, meeting), by=world.manager)
    code = world.review.code
    assert words(world, world.seated_chair) == [f"Agree the minutes of panel meeting 1 of {code}"]
    assert words(world, world.lead) == [f"Agree the minutes of panel meeting 2 of {code}"]
    assert words(world, world.panelist) == []
    assert len(words(world, world.manager, needs.waiting)) == 2
    minuting.give_back(minutes=first.minutes.get(), words="A date.", by=world.seated_chair)
    assert words(world, world.seated_chair) == []
    assert words(world, world.manager) == [
        f"Change the minutes of panel meeting 1 of {code}: the chair sent them back"
    ]


def test_reminders_name_no_case_and_are_not_sent_every_night(
    world: SimpleNamespace, mailoutbox: list[Any]
) -> None:
    plan(world, days=3)
    minuting.send(minutes=minutes_of(world, held(world)), by=world.manager)
    today = timezone.localdate()
    assert reminding.remind(partnership=world.partnership, today=today) == 2
    told = {message.to[0] for message in mailoutbox}
    assert told == {world.manager.email, world.support.email, world.seated_chair.email}
    for message in mailoutbox:
        assert "Robin" not in message.subject + message.body
        assert world.review.code not in message.subject + message.body
    assert reminding.remind(partnership=world.partnership, today=today + timedelta(days=1)) == 0
    assert reminding.remind(partnership=world.partnership, today=today + timedelta(days=7)) == 1
    assert reminding.remind(partnership=world.elsewhere, today=today) == 0


def queries(client: Client, href: str) -> int:
    client.get(href)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(href).status_code == 200
    return len(seen)


def full(world: SimpleNamespace, meeting: Any, times: int) -> None:
    for at in range(times):
        paper(world, meeting, title=f"Paper {at}")
        decision = decide(world, meeting)
        act(world, meeting, decision=decision)
        decide(world, meeting, replaces=decision)
        inviting.record_interests(
            meeting=meeting,
            answers={one.pk: ("stayed", f"{times}: {at}") for one in meeting.invitees.all()},
            by=world.manager,
        )


def test_pages_ask_the_same_of_few_rows_and_of_many(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    earlier, meeting = held(world, days=-9), held(world)
    minutes = agreed_minutes(world, meeting)
    client = signed_in(world.manager)
    hrefs = [
        meeting.get_absolute_url(),
        reverse("minutes", args=[minutes.pk]),
        reverse("minutes_word", args=[minutes.pk]),
        reverse("meetings", args=[world.review.pk]),
    ]
    for one in (earlier, meeting):
        full(world, one, 1)
    few = [queries(client, href) for href in hrefs]
    for one in (earlier, meeting):
        full(world, one, 6)
    for at in range(8):
        other = plan(world, days=-20 - at)
        ask_everyone(world, other)
        minutes_of(world, other)
    assert [queries(client, href) for href in hrefs] == few


def test_home_asks_the_same_of_few_meetings_and_of_many(world: SimpleNamespace) -> None:
    hours = iter(range(1, 14))

    def more(times: int) -> None:
        for _ in range(times):
            starts = time(next(hours))
            ask_everyone(world, plan(world, days=2, starts=starts))
            plan(world, days=-2, starts=starts)
            minutes = minutes_of(world, held(world, starts=starts))
            minuting.send(minutes=minutes, by=world.manager)

    def asked(who: Any) -> int:
        with CaptureQueriesContext(connection) as seen:
            words(world, who)
            words(world, who, needs.waiting)
        return len(seen)

    more(1)
    few = [asked(world.manager), asked(world.seated_chair)]
    more(7)
    assert [asked(world.manager), asked(world.seated_chair)] == few
    assert len(words(world, world.seated_chair)) == 10
