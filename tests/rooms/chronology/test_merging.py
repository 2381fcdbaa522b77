"""Agencies' chronologies brought together: what is found, who may, and what a second time keeps."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.chronology.combining import bringing
from goldthread.casework.chronology.models import Conflict, Link, Merge
from goldthread.casework.submissions import answering, sending, typing_in
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from tests.rooms.chronology.joining import entry, joined, merged, send, write

SignIn = Callable[[Any], Client]


def test_one_occurrence_is_suggested_with_its_reasons(world: SimpleNamespace) -> None:
    joined(world)
    merge = merged(world)
    link = Link.objects.get()
    assert {link.one.event[:5], link.other.event[:5]} == {"14:00", "14:10"}
    assert link.standing == "suggested"
    assert link.score is not None
    assert link.score > 0.5
    assert any("domestic" in why for why in link.because)
    assert "Fenmarsh Social Care names Fenmarsh Police" in link.because
    assert (merge.entries, merge.links) == (6, 1)
    assert merge.done_at is not None
    words = AuditRow.objects.get(did="chronology.merged").words
    assert "6 entries, 1 links" in words
    assert "14:00" not in words


def test_contradictions_stand_with_both_words(world: SimpleNamespace) -> None:
    joined(world)
    assert merged(world).conflicts == 1
    conflict = Conflict.objects.get()
    assert conflict.about == "seen"
    assert "Fenmarsh Police: child seen" in conflict.because
    assert "Fenmarsh Social Care: child not seen" in conflict.because


def test_silences_tell_who_sent_nothing(world: SimpleNamespace) -> None:
    joined(world)
    merge = merged(world)
    kinds = {(row.organisation, row.kind) for row in merge.silence_rows.all()}
    assert (world.silent.body, "not-returned") in kinds
    assert (world.police.body, "no-entry") in kinds
    assert (None, "no-entry") in kinds


@pytest.mark.parametrize(
    "who", ["leadchair", "panel", "emergency", "chair", "signatory", "stranger"]
)
def test_others_do_not_merge(world: SimpleNamespace, who: str) -> None:
    joined(world)
    with pytest.raises(PermissionDenied):
        bringing.ask_for_merge(review=world.review, by=getattr(world, who))
    assert not Merge.objects.exists()


def test_the_lead_reviewer_merges(world: SimpleNamespace) -> None:
    joined(world)
    assert merged(world, by=world.lead).asked_by == world.lead


def test_nothing_sent_is_nothing_to_merge(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="No agency has sent"):
        bringing.ask_for_merge(review=world.review, by=world.manager)


def test_drafts_are_left_out(world: SimpleNamespace) -> None:
    joined(world)
    sending.begin_again(call=world.police.call, by=world.police.signs)
    typing_in.type_entry(
        call=world.police.call, words={"event": "A draft of ours."}, by=world.police.signs
    )
    assert merged(world).entries == 6


def test_a_suggestion_of_words_taken_out_is_put_aside(world: SimpleNamespace) -> None:
    joined(world)
    merged(world)
    sending.begin_again(call=world.care.call, by=world.care.signs)
    draft = Entry.objects.get(
        event__startswith="14:10", submission__sent_at__isnull=True, withdrawn_at__isnull=True
    )
    typing_in.withdraw(entry=draft, by=world.care.signs)
    sending.send(call=world.care.call, by=world.care.signs)
    assert merged(world).links == 0
    assert Link.objects.get().standing == "gone"
    assert not Conflict.objects.get().still_there
    assert entry(world, "14:00")


def test_an_agency_with_a_short_code_is_known_by_its_whole_name(world: SimpleNamespace) -> None:
    """The code of Fenmarsh Police is police, a word that reasons hold for other ends too."""
    joined(world)
    again = (("13 April 2026", "Officers attended: the police dog was there."),)
    for one in (world.police, world.care):
        sending.begin_again(call=one.call, by=one.signs)
        write(one, again)
        send(one)
    merged(world)
    link = Link.objects.exclude(one__event__contains="14:").exclude(score=None).get()
    assert {link.one.ref.split(":")[0], link.other.ref.split(":")[0]} == {"police", "social-care"}
    said = "; ".join(link.because)
    assert "same words: " in said and "police" in said.split("same words: ")[1]
    assert "same words: Fenmarsh" not in said and "Fenmarsh Fenmarsh" not in said


def test_the_button_brings_them_together(world: SimpleNamespace, signed_in: SignIn) -> None:
    joined(world)
    client, href = signed_in(world.lead), reverse("combined", args=[world.review.pk])
    assert "Bring the agencies’ chronologies together" in client.get(href).content.decode()
    assert client.post(reverse("bring_together", args=[world.review.pk])).status_code == 302
    html = client.get(href).content.decode()
    assert "1 link, 1 conflict" in html
    assert Merge.objects.get().asked_by == world.lead


def test_declared_nils_stand_folded_above_the_list(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    joined(world)
    answering.declare_nil(call=world.silent.call, words="Searched by name.", by=world.silent.signs)
    merged(world)
    html = signed_in(world.panel).get(reverse("combined", args=[world.review.pk])).content.decode()
    assert "1 stretch for which an agency declared that it had no contact" in html
    assert "Fenmarsh Midwifery: 1 January 2026 to 30 June 2026" in html
