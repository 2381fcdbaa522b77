"""Every address of a practitioner event, tried by everyone: who may open it, and who may send."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.practitioners import recording
from goldthread.casework.practitioners.models import Contribution, Event, Invited, Words
from goldthread.casework.practitioners.urls import urlpatterns
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Matter
from tests import factories
from tests.rooms.chronology.conftest import made_world
from tests.rooms.practitioners.conftest import came, fed_back, made_scene

SignIn = Callable[[Any], Client]
WHO = ["manager", "support", "facilitator", "lead", "leadchair", "panel", "emergency", "hv", "mw",
       "uninvited", "signatory", "author", "executive", "chair", "conflicted", "administrator",
       "stranger"]  # fmt: skip
NOBODY = [404] * 10
TABLE = [200, 200, 200, 200, 200, 200, 200, *NOBODY]
PREPARE = [200, 200, 200, 200, 200, 403, 403, *NOBODY]
LEAD = [200, 200, 403, 200, 200, 403, 403, *NOBODY]
KEY = [200, 200, 200, 403, 403, 403, 403, *NOBODY]
UNIT = [200, 200, 403, 403, 403, 403, 403, *NOBODY]
OF_HV = [*[404] * 7, 200, *[404] * 9]


def once() -> SimpleNamespace:
    return made_scene(made_world(factories.cast()))


@pytest.fixture
def scene(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def addresses(scene: SimpleNamespace) -> dict[str, tuple[str, list[int]]]:
    review, event = [scene.review.pk], [scene.event.pk]
    topic, person = [*event, scene.topic.pk], [*event, scene.invited_hv.pk]
    said, own = [*event, scene.said_hv.pk], [scene.invited_hv.pk]
    names: dict[str, tuple[list[int], list[int]]] = {
        "events": (review, TABLE),
        "no_event": (review, LEAD),
        "event": (event, TABLE),
        "event_not_held": (event, LEAD),
        "open_event": (event, PREPARE),
        "event_calendar": (event, TABLE),
        "arrange_event": (event, PREPARE),
        "event_statement": (event, PREPARE),
        "event_facilitators": (event, UNIT),
        "add_topic": (event, PREPARE),
        "event_topic": (topic, PREPARE),
        "take_topic_out": (topic, PREPARE),
        "invite_practitioner": (event, KEY),
        "invited": (person, KEY),
        "record_reply": (person, KEY),
        "note_support": (person, KEY),
        "withdraw_invited": (person, KEY),
        "event_key": (event, KEY),
        "event_attendance": (event, KEY),
        "event_notes": (event, TABLE),
        "notes_in_word": (event, TABLE),
        "record_words": (event, PREPARE),
        "correct_words": (said, PREPARE),
        "event_feedback": (event, TABLE),
        "write_feedback": (event, PREPARE),
        "my_event": (own, OF_HV),
        "my_reply": (own, OF_HV),
        "my_words": (own, OF_HV),
        "my_correction": ([*own, scene.said_hv.pk], OF_HV),
        "my_event_calendar": (own, OF_HV),
    }
    return {name: (reverse(name, args=args), codes) for name, (args, codes) in names.items()}


def sent_only(scene: SimpleNamespace) -> dict[str, tuple[str, list[int]]]:
    """Addresses that only take what is sent; 302 stands for done or said no."""
    event, own = [scene.event.pk], [scene.invited_hv.pk]
    row = scene.event.facilitators.get()
    done = {200: 302}

    def turned(codes: list[int]) -> list[int]:
        return [done.get(code, code) for code in codes]

    return {
        "close_event": (reverse("close_event", args=event), turned(PREPARE)),
        "release_topic": (
            reverse("release_topic", args=[*event, scene.topic.pk]),
            turned(PREPARE),
        ),
        "release_feedback": (reverse("release_feedback", args=event), turned(UNIT)),
        "my_statement": (reverse("my_statement", args=own), turned(OF_HV)),
        "my_feedback": (reverse("my_feedback", args=own), turned(OF_HV)),
        "end_facilitator": (
            reverse("end_facilitator", args=[*event, row.pk]),
            turned(UNIT),
        ),
    }


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(scene: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client, place = signed_in(getattr(scene, who)), WHO.index(who)
    tried = addresses(scene)
    found = {name: client.get(href).status_code for name, (href, _) in tried.items()}
    assert found == {name: codes[place] for name, (_, codes) in tried.items()}


@pytest.mark.parametrize("who", WHO[1:])
def test_who_may_send_what(scene: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client, place = signed_in(getattr(scene, who)), WHO.index(who)
    tried = sent_only(scene)
    found = {}
    for name, (href, _) in tried.items():
        assert client.get(href).status_code in {404, 405}
        found[name] = client.post(href, {"version": 1}).status_code
    assert found == {name: codes[place] for name, (_, codes) in tried.items()}


@pytest.mark.parametrize("who", WHO)
def test_only_their_own_forms_take_what_is_sent(
    scene: SimpleNamespace, signed_in: SignIn, who: str
) -> None:
    """Whatever is refused to open is refused to be sent to, and nothing is written."""
    client, place = signed_in(getattr(scene, who)), WHO.index(who)
    rows = (Event, Invited, Contribution, Words)
    before = [model.objects.count() for model in rows]
    sent = {"words": "x", "reason": "x", "role": "midwife", "name": "A B", "email": "a@b.example",
            "kind": "idea", "code": scene.invited_mw.key.code_id, "answer": "coming",
            "heard": "x", "will_do": "x", "version": 1, "because": "x"}  # fmt: skip
    for name, (href, codes) in addresses(scene).items():
        if codes[place] != 200:
            assert client.post(href, sent).status_code in {403, 404, 405}, name
    if who in WHO[9:]:
        assert [model.objects.count() for model in rows] == before
        for name in ("new_event", "event_after_all"):
            assert client.post(reverse(name, args=[scene.review.pk])).status_code == 404


def test_no_address_is_forgotten(scene: SimpleNamespace) -> None:
    tried = {*addresses(scene), *sent_only(scene)}
    elsewhere = {"new_event", "event_after_all", "held_after_all", "look_through"}
    assert {one.name for one in urlpatterns} == tried | elsewhere


def test_somebody_who_is_not_signed_in_is_asked_to(scene: SimpleNamespace, client: Client) -> None:
    for href, _ in addresses(scene).values():
        assert client.get(href).status_code == 302


def test_another_practitioner_s_pages_are_not_found(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    came(scene, scene.invited_hv, scene.invited_mw)
    fed_back(scene)
    client = signed_in(scene.mw)
    assert client.get(reverse("my_event", args=[scene.invited_mw.pk])).status_code == 200
    for href in (
        reverse("my_event", args=[scene.invited_hv.pk]),
        # Another's words under one's own invitation.
        reverse("my_correction", args=[scene.invited_mw.pk, scene.said_hv.pk]),
    ):
        assert client.get(href).status_code == 404
        assert client.post(href, {"words": "x", "version": 1}).status_code in {404, 405}


def test_a_withdrawn_invitation_is_not_found(scene: SimpleNamespace, signed_in: SignIn) -> None:
    from goldthread.casework.practitioners import inviting

    inviting.withdraw(invited=scene.invited_hv, reason="Wrong person.", by=scene.manager)
    client = signed_in(scene.hv)
    assert client.get(reverse("my_event", args=[scene.invited_hv.pk])).status_code == 404


def test_a_conflict_closes_an_own_invitation_too(scene: SimpleNamespace, signed_in: SignIn) -> None:
    agencies.declare_conflict(
        matter=scene.review.matter, person=scene.hv, reason="A cousin.", by=scene.manager
    )
    client = signed_in(scene.hv)
    assert client.get(reverse("my_event", args=[scene.invited_hv.pk])).status_code == 404
    assert "practitioner event" not in client.get("/").content.decode()


def test_a_published_review_opens_no_event(scene: SimpleNamespace, signed_in: SignIn) -> None:
    Matter.objects.filter(pk=scene.review.matter_id).update(circle=Matter.Circle.PARTNERSHIP)
    for who in ("signatory", "author", "executive", "chair", "uninvited"):
        client = signed_in(getattr(scene, who))
        for name, (href, _) in addresses(scene).items():
            assert client.get(href).status_code == 404, (who, name)


NAMES = ("Hetty", "Vane", "Minna", "Wold")


def test_the_table_reads_codes_and_never_names(scene: SimpleNamespace, signed_in: SignIn) -> None:
    recording.add_own(invited=scene.invited_hv, kind="helped", words="the ward helped.",
                      by=scene.hv)  # fmt: skip
    for who in ("lead", "leadchair", "panel", "emergency"):
        client = signed_in(getattr(scene, who))
        for name, (href, codes) in addresses(scene).items():
            if codes[WHO.index(who)] != 200 or name == "notes_in_word":
                continue
            html = client.get(href).content.decode()
            assert not [one for one in NAMES if one in html], (who, name)
        notes = client.get(reverse("event_notes", args=[scene.event.pk])).content.decode()
        assert "Three of us were off" in notes
        assert scene.invited_hv.key.code.word in notes
        # Their own words wait to be looked through.
        assert "the ward helped" not in notes
    keeper = signed_in(scene.facilitator)
    notes = keeper.get(reverse("event_notes", args=[scene.event.pk])).content.decode()
    assert "the ward helped" in notes
    assert not [one for one in NAMES if one in notes]
    key = keeper.get(reverse("event_key", args=[scene.event.pk])).content.decode()
    assert all(one in key for one in NAMES)


def test_looking_at_the_key_is_recorded_and_the_trail_is_no_second_key(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    signed_in(scene.support).get(reverse("event_key", args=[scene.event.pk]))
    row = AuditRow.objects.filter(did="event.key_read").get()
    assert (row.actor, row.about) == (scene.support.audit_ref, scene.event.audit_ref)
    recording.add_own(invited=scene.invited_hv, kind="helped", words="the ward.", by=scene.hv)
    codes = {scene.invited_hv.key.code.word, scene.invited_mw.key.code.word}
    for row in AuditRow.objects.filter(did__startswith="event."):
        assert not [code for code in codes if code in row.words + row.detail], row.words
    own = Contribution.objects.get(in_own_words=True)
    assert own.recorded_by is None
    assert own.wordings.get().by is None


def test_an_own_page_names_nobody_and_not_the_review(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    html = signed_in(scene.hv).get(reverse("my_event", args=[scene.invited_hv.pk])).content.decode()
    for words in ("Zephyr", "Minna", "Wold", "Lea Seat", "Going home", "Dogs at home",
                  "Who decided", "Ask about pets", "Maud"):  # fmt: skip
        assert words not in html, words
    assert "The days before going home." in html
    assert "Three of us were off that week." in html
    assert scene.review.code in html
    assert "The event is led by Faye Cilla." in html


def test_the_calendar_file_says_a_reference_and_a_link(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    href = reverse("my_event_calendar", args=[scene.invited_hv.pk])
    answer = signed_in(scene.hv).get(href)
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert f"SUMMARY:{scene.review.code}\\, event 1" in text
    assert reverse("my_event", args=[scene.invited_hv.pk]) in text.replace("\r\n ", "")
    for words in ("Sedge", "hear", "Zephyr", "Hetty", "safeguarding", "practitioner"):
        assert words not in text
    assert "T140000" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_word_file_holds_codes_and_no_name(scene: SimpleNamespace, signed_in: SignIn) -> None:
    import io

    from docx import Document

    recording.add_own(invited=scene.invited_hv, kind="helped", words="Unread words.", by=scene.hv)
    for who in ("manager", "panel"):
        answer = signed_in(getattr(scene, who)).get(reverse("notes_in_word", args=[scene.event.pk]))
        document = Document(io.BytesIO(answer.content))
        text = "\n".join(line.text for line in document.paragraphs)
        assert f"{scene.invited_hv.key.code.word}: Three of us were off that week." in text
        assert "KE1 Going home from hospital" in text
        assert "Unread words" not in text
        assert not [one for one in (*NAMES, "Maud", "Zephyr") if one in text]
    assert AuditRow.objects.filter(did="event.notes_taken").count() == 2
