"""Every address of meetings, tried by everyone of the cast, to read and to write."""

from collections.abc import Callable
from datetime import time
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.meetings import minuting, models
from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.access.models import AuditRow
from tests import factories
from tests.rooms.meetings.conftest import decide, held, made_world, minutes_of, paper, plan

SignIn = Callable[[Any], Client]
WHO = ["manager", "lead", "seated_chair", "panelist", "emergency", "seated_author", "chair",
       "signatory", "colleague", "conflicted", "administrator", "stranger"]  # fmt: skip
NOBODY = [404] * 7
READERS = [200, 200, 200, 200, 200, *NOBODY]
WRITERS = [200, 200, 200, 403, 403, *NOBODY]
UNIT = [200, 403, 403, 403, 403, *NOBODY]


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


@pytest.fixture
def place(world: SimpleNamespace) -> SimpleNamespace:
    meeting = held(world)
    ahead = plan(world, days=3)
    sent = minutes_of(world, meeting)
    minuting.send(minutes=sent, by=world.manager)
    draft = minutes_of(world, held(world, starts=time(13)))
    return SimpleNamespace(
        meeting=meeting, ahead=ahead, paper=paper(world, meeting), sent=sent, draft=draft
    )


def addresses(world: SimpleNamespace, place: SimpleNamespace) -> dict[str, str]:
    meeting, ahead = [place.meeting.pk], [place.ahead.pk]
    return {
        "meetings": reverse("meetings", args=[world.review.pk]),
        "new meeting": reverse("new_meeting", args=[world.review.pk]),
        "meeting": reverse("meeting", args=meeting),
        "calendar": reverse("meeting_calendar", args=meeting),
        "move": reverse("move_meeting", args=ahead),
        "cancel": reverse("cancel_meeting", args=ahead),
        "agenda": reverse("meeting_agenda", args=ahead),
        "invite": reverse("invite_to_meeting", args=ahead),
        "attendance": reverse("meeting_attendance", args=meeting),
        "interests": reverse("meeting_interests", args=meeting),
        "new paper": reverse("new_paper", args=meeting),
        "paper": reverse("paper_file", args=[place.paper.pk]),
        "withdraw": reverse("withdraw_paper", args=[place.paper.pk]),
        "minutes": reverse("minutes", args=[place.sent.pk]),
        "word": reverse("minutes_word", args=[place.sent.pk]),
        "agree": reverse("agree_minutes", args=[place.sent.pk]),
        "draft": reverse("minutes", args=[place.draft.pk]),
        "draft in word": reverse("minutes_word", args=[place.draft.pk]),
        "write": reverse("write_minutes", args=[place.draft.pk]),
        "section": reverse("add_minutes_section", args=[place.draft.pk]),
        "correct": reverse("correct_minutes", args=[place.sent.pk]),
        "decision": reverse("new_decision", args=meeting),
        "action": reverse("new_meeting_action", args=meeting),
    }


# In the order of WHO. A draft is read by those who write; the chair agrees, the unit minutes.
EXPECTED = {
    "meetings": READERS,
    "new meeting": WRITERS,
    "meeting": READERS,
    "calendar": READERS,
    "move": WRITERS,
    "cancel": WRITERS,
    "agenda": WRITERS,
    "invite": WRITERS,
    "attendance": WRITERS,
    "interests": WRITERS,
    "new paper": WRITERS,
    "paper": READERS,
    "withdraw": WRITERS,
    "minutes": READERS,
    "word": READERS,
    "agree": [403, 403, 200, 403, 403, *NOBODY],
    "draft": [200, 200, 200, 404, 404, *NOBODY],
    "draft in word": [200, 200, 200, 404, 404, *NOBODY],
    "write": [200, 403, 403, 404, 404, *NOBODY],
    "section": [200, 403, 403, 404, 404, *NOBODY],
    "correct": UNIT,
    "decision": WRITERS,
    "action": WRITERS,
}


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn, who: str
) -> None:
    client, at = signed_in(getattr(world, who)), WHO.index(who)
    found = {name: client.get(href).status_code for name, href in addresses(world, place).items()}
    assert found == {name: codes[at] for name, codes in EXPECTED.items()}


def test_every_address_of_the_room_is_tried(world: SimpleNamespace, place: SimpleNamespace) -> None:
    from goldthread.casework.meetings.urls import urlpatterns

    posted = {"change_agenda", "start_minutes", "send_minutes"}
    tried = len(EXPECTED) - 2  # two of them are tried for a draft as well
    assert {pattern.name for pattern in urlpatterns} >= posted
    assert tried == len(urlpatterns) - len(posted)
    assert addresses(world, place).keys() == EXPECTED.keys()


def test_somebody_who_is_not_signed_in_is_asked_to(
    world: SimpleNamespace, place: SimpleNamespace, client: Client
) -> None:
    for href in addresses(world, place).values():
        assert client.get(href).status_code == 302


# What a forger would send, and to whom it is closed: readers get 403, everyone else 404.
FORGED = {
    "new meeting": {"kind": "panel", "on": "2030-01-01", "starts": "10:00", "ends": "11:00",
                    "place": "Here"},
    "move": {"on": "2030-01-01", "starts": "10:00", "ends": "11:00", "place": "H", "reason": "R"},
    "cancel": {"reason": "R"},
    "agenda": {"title": "T"},
    "invite": {"name": "N", "role": "R"},
    "attendance": {"quorate": "yes"},
    "interests": {},
    "withdraw": {"reason": "R"},
    "decision": {"what": "W", "why": "Y", "decided_by": "B"},
    "write": {"autosave": "1"},
    "correct": {"reason": "R"},
}  # fmt: skip


@pytest.mark.parametrize(
    "who", ["panelist", "emergency", "seated_author", "conflicted", "stranger"]
)
def test_a_forged_form_of_a_reader_or_a_stranger_writes_nothing(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn, who: str
) -> None:
    client, at = signed_in(getattr(world, who)), WHO.index(who)
    before = {model: model.objects.count() for model in
              (models.Meeting, models.MeetingState, models.AgendaItem, models.Invitee,
               models.Decision, models.Minutes)}  # fmt: skip
    for name, facts in FORGED.items():
        posted = client.post(addresses(world, place)[name], facts)
        assert posted.status_code == EXPECTED[name][at], name
    for name, pk in (("start_minutes", place.meeting), ("send_minutes", place.draft),
                     ("change_agenda", place.ahead)):  # fmt: skip
        assert client.post(reverse(name, args=[pk.pk])).status_code in {403, 404}, name
    assert before == {model: model.objects.count() for model in before}


def test_a_published_review_opens_its_meetings_to_nobody_else(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    world.review = reviews.bring_in(
        partnership=world.partnership, title="Wren", by=world.manager, published=True
    )
    meeting = plan(world)
    for who in ("chair", "signatory", "colleague", "panelist"):
        client = signed_in(getattr(world, who))
        assert client.get(reverse("review", args=[world.review.pk])).status_code == 200
        assert client.get(reverse("meetings", args=[world.review.pk])).status_code == 404
        assert client.get(reverse("meeting", args=[meeting.pk])).status_code == 404
    signed_in(world.manager).get(reverse("meetings", args=[world.review.pk]))
    row = AuditRow.objects.latest("number")
    assert (row.did, row.about) == ("read", world.review.audit_ref)


def test_reading_and_downloading_are_recorded(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.panelist)
    for name, did, about in (
        ("meeting", "read", place.meeting),
        ("minutes", "read", place.sent),
        ("word", "downloaded", place.sent),
        ("paper", "downloaded", place.paper),
    ):
        client.get(addresses(world, place)[name])
        row = AuditRow.objects.filter(did=did).latest("number")
        assert (row.actor, row.about) == (world.panelist.audit_ref, about.audit_ref), name
        assert world.review.matter.audit_ref in row.detail


def test_a_withdrawn_paper_is_handed_to_nobody(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.manager)
    client.post(reverse("withdraw_paper", args=[place.paper.pk]), {"reason": "The wrong child."})
    assert client.get(reverse("paper_file", args=[place.paper.pk])).status_code == 404
    assert "The wrong child." in client.get(place.meeting.get_absolute_url()).content.decode()


def test_an_item_of_another_meeting_cannot_be_taken_off(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn
) -> None:
    from goldthread.casework.meetings import actions

    item = actions.add_item(meeting=place.ahead, title="Dogs", by=world.manager)
    other = plan(world, days=5)
    for sent in (str(item.pk), "²", "9" * 40, ""):
        facts = {"item": sent, "do": "drop"}
        signed_in(world.manager).post(reverse("change_agenda", args=[other.pk]), facts)
    item.refresh_from_db()
    assert item.dropped_at is None


def test_decisions_of_another_review_cannot_be_replaced(
    world: SimpleNamespace, place: SimpleNamespace, signed_in: SignIn
) -> None:
    theirs = decide(world, place.meeting)
    world.review = reviews.bring_in(
        partnership=world.partnership, title="Wren", by=world.manager, published=False
    )
    other = plan(world, days=-1)
    sent = {"what": "W", "why": "Y", "decided_by": "B", "replaces": theirs.pk}
    answer = signed_in(world.manager).post(reverse("new_decision", args=[other.pk]), sent)
    assert answer.status_code == 200
    assert not other.decisions.exists()
