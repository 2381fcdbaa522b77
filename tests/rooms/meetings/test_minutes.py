"""Minutes: written by the unit, agreed by the chair, frozen; and two windows never lose words."""

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document

from goldthread.casework.meetings import actions, minuting, needs
from goldthread.casework.meetings.pages import MinutesPage
from goldthread.foundations.agencies.actions import declare_conflict
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.meetings.conftest import (
    act,
    agreed_minutes,
    decide,
    held,
    made_world,
    minutes_of,
    plan,
    write,
)

SignIn = Callable[[Any], Client]


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def test_minutes_begin_with_a_section_for_each_item(world: SimpleNamespace) -> None:
    meeting = plan(world)
    for title in ("Dogs", "Weather"):
        actions.add_item(meeting=meeting, title=title, by=world.manager)
    actions.drop_item(item=meeting.agenda.get(title="Weather"), by=world.manager)
    minutes = minuting.start(meeting=meeting, by=world.support)
    titles = [one.title for one in minutes.sections.all()]
    assert titles == [*minuting.FIRST, "Dogs", *minuting.LAST]
    with pytest.raises(Refused, match="begun already"):
        minuting.start(meeting=meeting, by=world.manager)
    with pytest.raises(Refused, match="only on"):
        minuting.start(meeting=plan(world, days=2), by=world.manager)
    for who in (world.lead, world.seated_chair, world.panelist, world.emergency):
        with pytest.raises(PermissionDenied):
            minuting.start(meeting=meeting, by=who)


def test_minutes_go_to_the_chair_and_come_back_or_are_agreed(world: SimpleNamespace) -> None:
    minutes = minuting.start(meeting=held(world), by=world.manager)
    with pytest.raises(Refused, match="Nothing is written"):
        minuting.send(minutes=minutes, by=world.manager)
    write(world, minutes, "We met.")
    with pytest.raises(Refused, match="do not wait"):
        minuting.agree(minutes=minutes, by=world.seated_chair)
    minuting.send(minutes=minutes, by=world.manager)
    with pytest.raises(Refused, match="with the chair"):
        write(world, minutes, "We met again.")
    with pytest.raises(Refused, match="what should be changed"):
        minuting.give_back(minutes=minutes, words=" ", by=world.seated_chair)
    minuting.give_back(minutes=minutes, words="Pan was late.", by=world.seated_chair)
    write(world, minutes, "We met. Pan was late.")
    minuting.send(minutes=minutes, by=world.manager)
    for who in (world.manager, world.lead, world.panelist, world.chair, world.emergency):
        with pytest.raises(PermissionDenied):
            minuting.agree(minutes=minutes, by=who)
    minuting.agree(minutes=minutes, by=world.seated_chair)
    assert [row.step for row in minutes.steps.all()] == ["sent", "returned", "sent", "agreed"]


def test_where_the_meeting_names_its_chair_that_person_alone_agrees(
    world: SimpleNamespace,
) -> None:
    minutes = minutes_of(world, held(world, chair=world.lead))
    minuting.send(minutes=minutes, by=world.manager)
    with pytest.raises(PermissionDenied):
        minuting.agree(minutes=minutes, by=world.seated_chair)
    minuting.agree(minutes=minutes, by=world.lead)


def test_a_named_chair_who_lost_their_seat_leaves_it_to_the_seated_chair(
    world: SimpleNamespace,
) -> None:
    minutes = minutes_of(world, held(world, chair=world.panelist))
    minuting.send(minutes=minutes, by=world.manager)
    today = timezone.localdate()
    asked = needs.needs(world.seated_chair, world.partnership, today)
    assert not [task for task in asked if "Agree" in task.words]
    declare_conflict(
        matter=world.review.matter, person=world.panelist, reason="An aunt.", by=world.manager
    )
    asked = needs.needs(world.seated_chair, world.partnership, today)
    assert [task for task in asked if "Agree" in task.words]
    with pytest.raises(PermissionDenied):
        minuting.agree(minutes=minutes, by=world.panelist)
    minuting.agree(minutes=minutes, by=world.seated_chair)


def test_agreed_minutes_are_frozen_and_corrected_in_a_new_version(world: SimpleNamespace) -> None:
    meeting = held(world)
    first = agreed_minutes(world, meeting)
    for attempt in (
        lambda: write(world, first, "Changed."),
        lambda: minuting.add_section(minutes=first, title="More", by=world.manager),
        lambda: minuting.send(minutes=first, by=world.manager),
    ):
        with pytest.raises(Refused, match="do not change"):
            attempt()
    with pytest.raises(Refused, match="why"):
        minuting.correct(meeting=meeting, why="", by=world.manager)
    second = minuting.correct(meeting=meeting, why="A date was wrong.", by=world.manager)
    assert second.version == 2
    assert second.sections.all()[0].words == "We met."
    with pytest.raises(Refused, match="Only agreed minutes"):
        minuting.correct(meeting=meeting, why="Again.", by=world.manager)
    write(world, second, "We met on Monday.")
    assert first.sections.all()[0].words == "We met."
    shown = type(first).objects.with_step().get(pk=first.pk)
    assert not MinutesPage.of(shown, world.manager).replaced
    minuting.send(minutes=second, by=world.manager)
    minuting.agree(minutes=second, by=world.seated_chair)
    assert MinutesPage.of(shown, world.manager).replaced


def test_two_windows_never_overwrite_each_other(world: SimpleNamespace) -> None:
    minutes = minuting.start(meeting=held(world), by=world.manager)
    one, two = minutes.sections.all()[:2]
    empty = minuting.digest("")
    seen = {one.pk: empty, two.pk: empty}
    minuting.write(minutes=minutes, words={one.pk: "Mira"}, seen=seen, by=world.manager)
    # Another window, opened before, sends both sections and changed only the second.
    minuting.write(minutes=minutes, words={one.pk: "", two.pk: "Ben"}, seen=seen, by=world.support)
    assert [s.words for s in minutes.sections.all()[:2]] == ["Mira", "Ben"]
    with pytest.raises(Refused, match="another window"):
        minuting.write(
            minutes=minutes, words={one.pk: "Ben too", two.pk: "Ben 2"}, seen=seen, by=world.support
        )
    assert [s.words for s in minutes.sections.all()[:2]] == ["Mira", "Ben"]


def test_autosave_answers_with_what_the_window_now_holds(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    minutes = minuting.start(meeting=held(world), by=world.manager)
    first = minutes.sections.all()[0]
    href, client = reverse("write_minutes", args=[minutes.pk]), signed_in(world.manager)
    sent = {
        f"seen-{first.pk}": minuting.digest(""),
        f"words-{first.pk}": "One\r\ntwo",
        "autosave": "1",
    }
    told = client.post(href, sent).json()
    assert told["saved"]
    assert told["fields"][f"seen-{first.pk}"] == minuting.digest("One\ntwo")
    sent |= told["fields"] | {f"words-{first.pk}": "One\r\ntwo\r\nthree"}
    assert "saved" in client.post(href, sent).json()
    sent |= {f"words-{first.pk}": "Mine"}  # an old window, which saw neither
    sent |= {f"seen-{first.pk}": minuting.digest("")}
    assert "another window" in client.post(href, sent).json()["problem"]
    page = client.post(href, {**sent, "autosave": ""})
    assert "another window" in page.content.decode()
    assert ">Mine</textarea>" in page.content.decode()
    first.refresh_from_db()
    assert first.words == "One\ntwo\nthree"
    assert (first.changed_by, first.changed_at is not None) == (world.manager, True)


def test_the_word_file_says_what_the_page_says(world: SimpleNamespace, signed_in: SignIn) -> None:
    meeting = held(world)
    why = decide(world, meeting, dissent="The police")
    action = act(world, meeting, decision=why)
    minutes = agreed_minutes(world, meeting)
    answer = signed_in(world.panelist).get(reverse("minutes_word", args=[minutes.pk]))
    assert "attachment" in answer["Content-Disposition"]
    word = Document(io.BytesIO(answer.content))
    text = [paragraph.text for paragraph in word.paragraphs]
    assert word.core_properties.title == f"Minutes of panel meeting 1, {world.review.code}"
    assert text[0] == "Minutes of panel meeting 1"
    assert "Version 1. Agreed by Chara Seat" in " ".join(text)
    for words in ("We met.", "There was a quorum.", why.what, f"Why: {why.why}",
                  "Dissent: The police", "Decided by: The panel"):  # fmt: skip
        assert words in text, words
    heads = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert heads == ["Who was asked", *(s.title for s in minutes.sections.all()), "Decisions",
                     "Actions agreed"]  # fmt: skip
    people, actions_table = word.tables
    assert [cell.text for cell in people.rows[0].cells] == ["Name", "Role", "Came", "Interests"]
    assert {row.cells[0].text for row in people.rows[1:]} == {
        "Chara Seat", "Lea Seat", "Pan Elist"
    }  # fmt: skip
    assert actions_table.rows[1].cells[0].text == action.code
    for table in word.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert word.styles["Normal"].element.xpath("./w:rPr/w:lang/@w:val") == ["en-GB"]
    assert "sensitive" in word.sections[0].header.paragraphs[0].text
    assert "Robin" not in " ".join(text)


def test_a_draft_says_that_it_is_one(world: SimpleNamespace, signed_in: SignIn) -> None:
    minutes = minutes_of(world, held(world, place="Fen\x0b"), words="A\x0bB \ufffe <b>x</b>")
    minuting.add_section(minutes=minutes, title="C\x1fD", by=world.manager)
    answer = signed_in(world.manager).get(reverse("minutes_word", args=[minutes.pk]))
    text = " ".join(p.text for p in Document(io.BytesIO(answer.content)).paragraphs)
    assert "A draft: not agreed yet." in text
    assert "<b>x</b>" in text
