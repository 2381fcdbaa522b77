"""Every form of meetings, filled in as a browser sends it; and refused in words to be read."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.meetings import inviting, minuting
from goldthread.casework.meetings.models import Attendance, Meeting, MeetingState
from goldthread.foundations.access.models import AuditRow, KeptForm
from goldthread.foundations.agencies.models import Conflict
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.meetings.conftest import (
    ask_everyone,
    decide,
    file,
    held,
    made_world,
    minutes_of,
    plan,
)

SignIn = Callable[[Any], Client]


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


@pytest.fixture
def client(world: SimpleNamespace, signed_in: SignIn) -> Client:
    return signed_in(world.manager)


def boxes(name: str, days: int) -> dict[str, str]:
    on = timezone.localdate() + timedelta(days=days)
    return {f"{name}-day": str(on.day), f"{name}-month": f"{on:%B}", f"{name}-year": str(on.year)}


def post(client: Client, to: str, pk: int, /, **facts: Any) -> Any:
    answer = client.post(reverse(to, args=[pk]), facts)
    found = (
        answer.context["page"].form.errors if answer.context and "page" in answer.context else ""
    )
    assert answer.status_code == 302, found or answer.content.decode()[:9000]
    return answer


def test_a_meeting_from_planning_to_agreed_minutes(
    world: SimpleNamespace, client: Client, signed_in: SignIn
) -> None:
    post(
        client, "new_meeting", world.review.pk, kind="panel", starts="2pm", ends="16:00",
        link="meet.example/x", quorum="Three", chair=world.seated_chair.pk, purpose="Plans",
        keep_why="The only day for all.", **boxes("on", 2),
    )  # fmt: skip
    meeting = Meeting.objects.get()
    assert (f"{meeting.starts:%H:%M}", meeting.link) == ("14:00", "https://meet.example/x")
    post(client, "meeting_agenda", meeting.pk, title="Dogs", led_by="Lea", minutes="20", words="?")
    post(client, "meeting_agenda", meeting.pk, title="Dates")
    dates = meeting.agenda.get(title="Dates")
    post(client, "change_agenda", meeting.pk, item=dates.pk, do="raise")
    assert [item.title for item in meeting.agenda.all()] == ["Dates", "Dogs"]
    seats = [seat.pk for seat in world.review.matter.seats.exclude(holder=world.seated_author)]
    post(client, "invite_to_meeting", meeting.pk, seats=seats, name="Dr Vale", role="Trust")
    post(client, "new_paper", meeting.pk, title="Plan", file=file(), item=dates.pk)
    post(
        client, "move_meeting", meeting.pk, starts="09:00", ends="10:00", place="Mill",
        reason="Flood", keep_why="It is agreed with all.", **boxes("on", 0),
    )  # fmt: skip
    people = list(meeting.invitees.all())
    how = {f"how-{one.pk}": "came" for one in people}
    how |= {f"how-{people[0].pk}": "deputy", f"deputy-{people[0].pk}": "Dee Pew"}
    how |= {f"deputy-{people[1].pk}": "typed and then hidden"}
    post(client, "meeting_attendance", meeting.pk, quorate="yes", words="old words", **how)
    state = MeetingState.objects.get(meeting=meeting)
    assert (state.state, state.quorate, state.words) == ("held", True, "")
    said = {f"answer-{one.pk}": "none" for one in people}
    post(client, "meeting_interests", meeting.pk, **said)
    post(client, "new_decision", meeting.pk, what="W", why="Y", decided_by="All", dissent="One")
    post(
        client, "new_meeting_action", meeting.pk, what="W", expected_change="E", proof_wanted="P",
        who=f"{world.trust.pk}:{world.author.pk}", decision=meeting.decisions.get().pk,
        **boxes("due", 30),
    )  # fmt: skip
    action = meeting.links.get().action
    assert (action.organisation, action.owner) == (world.trust, world.author)
    post(client, "start_minutes", meeting.pk)
    minutes = meeting.minutes.get()
    first = minutes.sections.all()[0]
    written = {f"words-{first.pk}": "We met.", f"seen-{first.pk}": minuting.digest("")}
    post(client, "write_minutes", minutes.pk, next="read", **written)
    post(client, "add_minutes_section", minutes.pk, title="More")
    post(client, "send_minutes", minutes.pk)
    chair = signed_in(world.seated_chair)
    post(chair, "agree_minutes", minutes.pk, answer="return", words="Add the time.")
    post(client, "send_minutes", minutes.pk)
    post(chair, "agree_minutes", minutes.pk, answer="agree")
    post(client, "correct_minutes", minutes.pk, reason="A date.")
    assert [one.version for one in meeting.minutes.all()] == [1, 2]
    html = client.get(meeting.get_absolute_url()).content.decode()
    for words in ("Dee Pew", "There was a quorum.", "D1.1", action.code, "Minutes, version 2"):
        assert words in html, words


def test_a_cancelled_meeting_says_so(world: SimpleNamespace, client: Client) -> None:
    meeting = plan(world, days=3)
    ask_everyone(world, meeting)
    post(client, "cancel_meeting", meeting.pk, reason="Snow on every road.")
    assert "Snow on every road." in client.get(meeting.get_absolute_url()).content.decode()


def refused(client: Client, to: str, pk: int, words: str, /, **facts: Any) -> None:
    answer = client.post(reverse(to, args=[pk]), {"sent": "yes", **facts})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "There is a problem" in html
    assert words in html, words


def test_refusals_stand_on_the_form(world: SimpleNamespace, client: Client) -> None:
    meeting = held(world)
    decide(world, meeting)
    refused(
        client, "new_meeting", world.review.pk, "The meeting must end after it starts.",
        kind="panel", starts="10:00", ends="09:00", place="Here", keep_why="All can.",
        **boxes("on", 2),
    )  # fmt: skip
    refused(
        client, "new_meeting", world.review.pk, "such as 14:00", kind="panel", starts="25:99",
        ends="x", place="Here", keep_why="The only day for all.", **boxes("on", 2),
    )  # fmt: skip
    refused(client, "invite_to_meeting", meeting.pk, "Choose somebody")
    refused(client, "meeting_attendance", meeting.pk, "choose one", quorate="yes")
    refused(client, "new_paper", meeting.pk, "choose a file", title="x")
    refused(
        client, "new_paper", meeting.pk, "is a program", title="x",
        file=file("a.pdf", b"MZ" + b"\0" * 90),
    )  # fmt: skip
    people = list(meeting.invitees.all())
    refused(
        client, "meeting_interests", meeting.pk, "Say what the interest",
        **{f"answer-{people[0].pk}": "left"},
    )  # fmt: skip
    facts = {"what": "W", "expected_change": "E", "proof_wanted": "P", **boxes("due", 3)}
    for who in ("", f"{world.trust.pk}:{world.stranger.pk}", "²:1", f"{world.trust.pk}"):
        answer = client.post(
            reverse("new_meeting_action", args=[meeting.pk]), {**facts, "who": who}
        )
        assert answer.status_code == 200
    assert not meeting.links.exists()


def test_what_can_no_longer_be_done_is_said(world: SimpleNamespace, client: Client) -> None:
    meeting = held(world)
    minutes = minutes_of(world, meeting)
    minuting.send(minutes=minutes, by=world.manager)
    for name, pk in (("start_minutes", meeting.pk), ("send_minutes", minutes.pk)):
        answer = client.post(reverse(name, args=[pk]), follow=True)
        assert "already" in answer.content.decode() or "with the chair" in answer.content.decode()
    assert client.get(reverse("write_minutes", args=[minutes.pk])).status_code == 302


def test_a_half_written_item_is_kept_for_its_writer_alone(
    world: SimpleNamespace, client: Client, signed_in: SignIn
) -> None:
    meeting = plan(world, days=3)
    href = reverse("meeting_agenda", args=[meeting.pk])
    first = client.post(href, {"autosave": "1", "title": "Do", "words": "", "_kept": ""}).json()
    told = {"autosave": "1", "title": "Dogs", "words": "What the mid", **first["fields"]}
    again = client.post(href, told).json()
    assert KeptForm.objects.count() == 1
    assert not meeting.agenda.exists()
    # Another window keeps its own and takes nothing away.
    other = client.post(href, {"autosave": "1", "title": "Dates", "_kept": ""}).json()
    assert KeptForm.objects.count() == 2
    assert other["fields"]["_kept"] != again["fields"]["_kept"]
    page = client.get(href).content.decode()
    assert 'value="Dates"' in page
    assert "This is what you were writing when you left" in page
    lead = signed_in(world.lead)
    assert "Dates" not in lead.get(href).content.decode()
    # Nor can somebody else have it thrown away by its number.
    lead.post(href, {"autosave": "1", "title": "Mine", **again["fields"]})
    assert KeptForm.objects.filter(owner=world.manager).count() == 2
    client.post(href, {"title": "Dogs", "words": "What the midwife saw", **again["fields"]})
    assert meeting.agenda.get().words == "What the midwife saw"
    assert KeptForm.objects.filter(owner=world.manager).count() == 1


def test_a_meeting_on_a_day_off_is_planned_only_knowingly(
    world: SimpleNamespace, client: Client
) -> None:
    """28 March 2027 is Easter Sunday; the day after, a bank holiday; then people work."""
    href = reverse("new_meeting", args=[world.review.pk])
    told = {"kind": "panel", "on": "2027-03-28", "starts": "14:00", "ends": "15:00", "place": "H"}
    page = client.post(href, told).content.decode()
    assert "28 March 2027 is Easter Sunday. Choose another day, or say why you keep it." in page
    assert "If you keep this day: why?" in page
    assert "29 March 2027 is Easter Monday" in client.post(
        href, {**told, "on": "2027-03-29"}
    ).content.decode()  # fmt: skip
    assert not Meeting.objects.exists()
    client.post(href, {**told, "on": "2027-03-30"})
    assert Meeting.objects.get().on == date(2027, 3, 30)
    client.post(href, {**told, "keep_why": "The family comes from abroad."})
    kept = AuditRow.objects.get(did="day.kept")
    assert kept.words.endswith("which is Easter Sunday, because: The family comes from abroad.")
    # Moving only the hour does not ask again.
    meeting = Meeting.objects.get(on=date(2027, 3, 28))
    when = {**told, "starts": "15:00", "ends": "16:00", "reason": "Late train."}
    assert client.post(reverse("move_meeting", args=[meeting.pk]), when).status_code == 302


def test_a_deputy_is_asked_of_their_own_interests(world: SimpleNamespace, client: Client) -> None:
    meeting = held(world)
    principal = meeting.invitees.get(person=world.panelist)
    Attendance.objects.create(invitee=principal, how="deputy", deputy="Dee Pew", by=world.manager)
    page = client.get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert "Not asked of Dee Pew, who came as deputy" in page
    href = reverse("meeting_interests", args=[meeting.pk])
    asked = client.get(href).content.decode()
    assert "What did Dee Pew, deputy of Pan Elist, say?" in asked
    sent = {f"answer-{principal.pk}": "closed", f"words-{principal.pk}": "Her sister."}
    assert client.post(href, sent).status_code == 200
    assert not Conflict.objects.filter(person=world.panelist).exists()
    with pytest.raises(Refused, match="Dee Pew came for Pan Elist"):
        inviting.record_interests(
            meeting=meeting, answers={principal.pk: ("closed", "Her sister.")}, by=world.manager
        )
    client.post(href, {f"answer-{principal.pk}": "none"})
    page = client.get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert "Not asked of" not in page
