"""Every address of agencies' chronologies, tried by everyone."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.submissions import sending, urls
from goldthread.casework.submissions.models import Call, Entry, SourceFile, Submission
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.actions import end_membership
from goldthread.foundations.agencies.models import Membership
from tests.rooms.submissions import making

SignIn = Callable[[Any], Client]
WHO = [
    "author", "signatory", "other_author", "colleague", "their_signatory", "manager", "panel",
    "lead", "unseated", "conflicted", "conflicted_panel", "emergency", "emergency_agency",
    "executive", "administrator", "stranger",
]  # fmt: skip
# Only the agency's own writer and signatory; those who oversee are told why not.
OWN = [200, 200, 404, 404, 404, 403, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404]
SIGNING = [403, 200, 404, 404, 404, 403, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404]
SEEN = [200, 200, 404, 404, 404, 200, 200, 200, 404, 404, 404, 200, 404, 404, 404, 404]
ASKING = [403, 403, 404, 404, 404, 200, 403, 200, 404, 404, 404, 403, 404, 404, 404, 404]
RUNNING = [403, 403, 404, 404, 404, 200, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404]
DRAFT = [200, 200, *[404] * 14]  # a draft's row does not exist for anybody else
LED_BACK = [302, 302, 404, 404, 404, 403, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404]
EXPECTED = {
    "calls": [404, 404, 404, 404, 404, 200, 200, 200, 404, 404, 404, 200, 404, 404, 404, 404],
    "ask_chronologies":
        [404, 404, 404, 404, 404, 200, 403, 200, 404, 404, 404, 403, 404, 404, 404, 404],
    "call": SEEN,
    "call_chase": ASKING,
    "call_due": ASKING,
    "call_time": [200, 200, 404, 404, 404, 302, 403, 302, 404, 404, 404, 403, *[404] * 4],
    "call_excuse": RUNNING,
    "call_acknowledge": OWN,
    "call_writer": SIGNING,
    "call_writer_end": SIGNING,
    "call_nil": SIGNING,
    "call_conflict": OWN,
    "chronology_template": OWN,
    "chronology_file": OWN,
    "chronology_draft": OWN,
    "chronology_type": OWN,
    "chronology_empty": OWN,
    "chronology_again": OWN,
    "chronology_send": OWN,
    "chronology_entry": DRAFT,
    "chronology_entry_change": DRAFT,
    "chronology_entry_out": DRAFT,
    "chronology_sent": [404] * 16,
    "chronology_changes": [404] * 16,
    # A file that is being looked at belongs to who chose it.
    "chronology_preview": [200, *[404] * 15],
    "chronology_original": [200, *[404] * 15],
    "chronology_put_away": [405] * 16,
}  # fmt: skip
AFTER_SENDING = {
    "chronology_sent": SEEN,
    "chronology_changes": [404] * 16,  # it was sent once
    "chronology_entry": SEEN,
    "chronology_entry_change": LED_BACK,
    "chronology_draft": LED_BACK,
    "chronology_send": LED_BACK,
    "chronology_original": SEEN,
}


@pytest.fixture
def drafted(world: SimpleNamespace) -> SimpleNamespace:
    making.added(world.ours, world.author)
    world.in_hand = making.file_in(world.ours, world.author, making.as_excel(), "more.xlsx")
    return world


def address(name: str, world: SimpleNamespace) -> str:
    call = world.ours
    if name in {"calls", "ask_chronologies"}:
        return reverse(name, args=[world.review.pk])
    if name.startswith("chronology_entry"):
        return reverse(name, args=[Entry.objects.filter(submission__call=call).first().pk])
    more: dict[str, list[Any]] = {
        "chronology_sent": [1], "chronology_changes": [1], "chronology_template": ["excel"],
        "chronology_preview": [world.in_hand.pk], "chronology_put_away": [world.in_hand.pk],
        "chronology_original": [world.in_hand.pk],
    }  # fmt: skip
    return reverse(name, args=[call.pk, *more.get(name, [])])


def tried(name: str, world: SimpleNamespace, signed_in: SignIn) -> list[int]:
    href = address(name, world)
    return [signed_in(getattr(world, who)).get(href).status_code for who in WHO]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_door_while_it_is_a_draft(
    name: str, drafted: SimpleNamespace, signed_in: SignIn
) -> None:
    assert dict(zip(WHO, tried(name, drafted, signed_in), strict=True)) == dict(
        zip(WHO, EXPECTED[name], strict=True)
    )


@pytest.mark.parametrize("name", AFTER_SENDING)
def test_every_door_when_it_was_sent(
    name: str, drafted: SimpleNamespace, signed_in: SignIn
) -> None:
    sending.send(call=drafted.ours, by=drafted.author)
    drafted.in_hand = SourceFile.objects.get(taken_at__isnull=False)
    assert dict(zip(WHO, tried(name, drafted, signed_in), strict=True)) == dict(
        zip(WHO, AFTER_SENDING[name], strict=True)
    )


def test_every_address_of_the_room_is_tried() -> None:
    names = {pattern.name for pattern in urls.urlpatterns}
    assert names == set(EXPECTED) | set(AFTER_SENDING) | {"my_calls"}


def test_nobody_comes_in_without_signing_in(drafted: SimpleNamespace, client: Client) -> None:
    for name in EXPECTED:
        answer = client.get(address(name, drafted))
        assert answer.status_code in (302, 405), name
        assert (
            answer.status_code == 405
            or "/accounts/" in answer["Location"]
            or "login" in answer["Location"]
        )


def test_what_another_agency_wrote_stands_on_no_page_of_ours(
    drafted: SimpleNamespace, signed_in: SignIn
) -> None:
    making.added(
        drafted.theirs,
        drafted.colleague,
        making.as_csv([("3/3/2018", "", "", "Zephyrine fell", "", "")]),
    )
    sending.send(call=drafted.theirs, by=drafted.colleague)
    client = signed_in(drafted.author)
    for name in ("my_calls", "home"):
        assert "Housing" not in client.get(reverse(name)).content.decode()
    for name in ("call", "chronology_draft", "chronology_send", "chronology_file"):
        assert "Zephyrine" not in client.get(reverse(name, args=[drafted.ours.pk])).content.decode()
    assert (
        not Entry.objects.visible_to(drafted.author).filter(organisation=drafted.housing).exists()
    )
    assert Entry.objects.visible_to(drafted.panel).filter(organisation=drafted.housing).count() == 1


def test_querysets_keep_drafts_from_those_who_oversee(drafted: SimpleNamespace) -> None:
    for who in ("manager", "panel", "lead", "emergency", "colleague", "stranger", "administrator"):
        person = getattr(drafted, who)
        assert not Entry.objects.visible_to(person).exists(), who
        assert not Submission.objects.visible_to(person).exists(), who
        assert not SourceFile.objects.visible_to(person).exists(), who
    sending.send(call=drafted.ours, by=drafted.signatory)
    seen = {
        who: Entry.objects.visible_to(getattr(drafted, who)).count()
        for who in ("manager", "panel", "lead", "emergency", "colleague", "conflicted", "stranger")
    }
    assert seen == {
        "manager": 3, "panel": 3, "lead": 3, "emergency": 3, "colleague": 0,
        "conflicted": 0, "stranger": 0,
    }  # fmt: skip


def test_a_published_review_opens_no_chronology(drafted: SimpleNamespace) -> None:
    sending.send(call=drafted.ours, by=drafted.author)
    drafted.review.matter.circle = "partnership"
    drafted.review.matter.save()
    for who in ("unseated", "colleague", "executive", "administrator"):
        assert not Entry.objects.visible_to(getattr(drafted, who)).exists(), who
        assert (
            not Call.objects.visible_to(getattr(drafted, who)).filter(pk=drafted.ours.pk).exists()
        )


def test_whoever_leaves_the_agency_loses_sight_that_day(drafted: SimpleNamespace) -> None:
    post = Membership.objects.get(person=drafted.author)
    Membership.objects.filter(pk=post.pk).update(starts=making.in_days(-9))
    end_membership(membership=post, on=making.in_days(-1), by=drafted.manager)
    assert not Call.objects.visible_to(drafted.author).exists()


def test_reading_what_was_sent_is_recorded(drafted: SimpleNamespace, signed_in: SignIn) -> None:
    sending.send(call=drafted.ours, by=drafted.author)
    client = signed_in(drafted.panel)
    client.get(reverse("chronology_sent", args=[drafted.ours.pk, 1]))
    assert AuditRow.objects.filter(did="read", about__startswith="chronology-version:").exists()
    words = AuditRow.objects.order_by("-number").values_list("words", flat=True)
    assert not any("HV saw" in one for one in words)


def test_a_number_that_is_none_finds_nothing(drafted: SimpleNamespace, signed_in: SignIn) -> None:
    theirs = reverse("chronology_preview", args=[drafted.theirs.pk, drafted.in_hand.pk])
    assert signed_in(drafted.author).get(theirs).status_code == 404


def test_nobody_else_adds_the_rows_of_a_file(drafted: SimpleNamespace, signed_in: SignIn) -> None:
    href = address("chronology_preview", drafted)
    for who in ("signatory", "other_author", "colleague", "manager", "panel", "stranger"):
        assert signed_in(getattr(drafted, who)).post(href, {"add": "yes"}).status_code == 404, who
    assert SourceFile.objects.in_hand().get().pk == drafted.in_hand.pk
