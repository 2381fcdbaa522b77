"""Every page and form of the room: who gets in, what it says, how many queries it needs."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.improvement.learning import actions, deciding, jobs
from goldthread.improvement.learning.models import Draft
from goldthread.improvement.recommendations.actions import finish_draft
from tests import factories
from tests.rooms.learning.conftest import TEXT, address, finds, text_of

ROBIN = TEXT.encode()


def upload(name="robin.txt", data=ROBIN):
    return SimpleUploadedFile(name, data)


def every_address(draft):
    one = draft.proposals.first().pk
    decision = draft.decisions.first().pk
    return [
        ("get", reverse("add_document", args=[draft.review_id])),
        *[("get", address(name, draft)) for name in ("draft", "draft_file", "merge_items")],
        *[("get", address(name, draft)) for name in ("add_item", "missing_body", "finish_draft")],
        ("get", address("accept_all", draft, "learning")),
        ("get", address("change_item", draft, one)),
        ("get", address("split_item", draft, one)),
        ("post", address("accept_item", draft, one)),
        ("post", address("move_item", draft, one)),
        ("post", address("reject_item", draft, one)),
        ("post", address("change_item", draft, one)),
        ("post", address("split_item", draft, one)),
        ("post", address("merge_items", draft)),
        ("post", address("add_item", draft)),
        ("post", address("accept_all", draft, "recommendation")),
        ("post", address("undo_decision", draft, decision)),
        ("post", address("missing_body", draft)),
        ("post", address("finish_draft", draft)),
        ("post", address("read_again", draft)),
    ]


@pytest.mark.parametrize("who", ["colleague", "chair", "author", "administrator", "stranger"])
def test_every_door_of_a_draft_is_shut_to_those_who_do_not_work_on_it(draft, cast, signed_in, who):
    deciding.accept(proposal=draft.proposals.last(), by=cast.manager)
    client = signed_in(getattr(cast, who))
    for method, place in every_address(draft):
        assert getattr(client, method)(place).status_code in {403, 404}, place
    assert draft.decisions.count() == 1


def test_every_door_sends_a_passer_by_to_sign_in(client, draft, cast):
    deciding.accept(proposal=draft.proposals.last(), by=cast.manager)
    for method, place in [*every_address(draft), ("get", reverse("bring_in"))]:
        answer = getattr(client, method)(place)
        assert answer.status_code == 302, place
        assert "/accounts/login/" in answer["Location"]


def test_every_page_opens_for_the_business_unit(draft, cast, signed_in):
    deciding.accept(proposal=draft.proposals.last(), by=cast.manager)
    client = signed_in(cast.support)
    for method, place in every_address(draft):
        if method == "get":
            expected = 302 if place.endswith("finish/") else 200
            assert client.get(place).status_code == expected, place


@pytest.mark.parametrize("who", ["colleague", "chair", "administrator"])
def test_only_the_business_unit_brings_a_review_in(cast, signed_in, engine, who):
    client = signed_in(getattr(cast, who))
    assert client.get(reverse("bring_in")).status_code == 403
    sent = {"file": upload(), "published": "yes"}
    assert client.post(reverse("bring_in"), sent).status_code == 403
    assert Review.objects.count() == 0


def test_a_stranger_brings_it_into_their_own_partnership(cast, signed_in, engine):
    signed_in(cast.stranger).post(reverse("bring_in"), {"file": upload(), "published": "yes"})
    assert Review.objects.get().partnership == cast.elsewhere


def test_bringing_in_reads_at_once_and_opens_the_confirm_page(manager, engine):
    answer = manager.post(reverse("bring_in"), {"file": upload(), "published": "yes"}, follow=True)
    assert answer.redirect_chain == [(reverse("draft", args=[Draft.objects.get().pk]), 302)]
    said = text_of(answer)
    assert "“robin.txt” is kept" in said
    assert "0 of 4 decided" in said
    assert "Serious Case Review: Robin" in said


def test_a_published_review_is_open_and_an_unpublished_one_is_not(manager, engine, cast):
    manager.post(reverse("bring_in"), {"file": upload(), "published": "no"})
    assert not Review.objects.visible_to(cast.colleague).exists()
    manager.post(
        reverse("bring_in"), {"file": upload("b.txt", b"Another briefing."), "published": "yes"}
    )
    assert Review.objects.visible_to(cast.colleague).count() == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"published": "yes"}, "Which file is the review? Choose a file"),
        ({"file": ("robin.txt", TEXT.encode())}, "Has this review been published? Choose one"),
        ({"file": ("a.txt", b" \n"), "published": "yes"}, "a.txt is empty"),
        ({"file": ("a.txt", b""), "published": "yes"}, "This file is empty"),
        ({"file": ("a.pdf", b"%PDF-1.4 broken"), "published": "yes"}, "a.pdf"),
        ({"file": ("a.docx", b"MZ\x90"), "published": "yes"}, "is a program"),
    ],
)
def test_what_is_wrong_with_an_upload_stands_at_the_field(manager, engine, sent, words):
    if "file" in sent:
        sent["file"] = upload(*sent["file"])
    answer = manager.post(reverse("bring_in"), sent)
    assert answer.status_code == 200
    assert "There is a problem" in text_of(answer)
    assert words in text_of(answer)
    assert Review.objects.count() == 0
    assert Draft.objects.count() == 0


def test_a_file_that_is_too_large_is_not_even_opened(manager, engine, settings):
    settings.UPLOAD_BYTES = 1024 * 1024
    sent = {"file": upload("big.txt", b"a" * (1024 * 1024 + 1)), "published": "yes"}
    assert "big.txt is larger than 1 MB" in text_of(manager.post(reverse("bring_in"), sent))


def test_one_more_document_for_a_review(manager, draft):
    place = reverse("add_document", args=[draft.review_id])
    answer = manager.post(place, {"file": upload("full.txt", b"The full report.")}, follow=True)
    assert "“full.txt” is kept" in text_of(answer)
    assert draft.review.drafts.count() == 2
    again = manager.post(place, {"file": upload("full.txt", b"The full report.")})
    assert "already brought in" in text_of(again)


def test_with_a_worker_the_page_waits_and_looks_again(manager, begin, settings):
    draft = begin()
    answer = manager.get(address("draft", draft))
    assert answer["Refresh"] == "3"
    assert "being read" in text_of(answer)
    manager.post(address("read_again", draft))
    answer = manager.get(address("draft", draft))
    assert "Refresh" not in answer
    assert "0 of 4 decided" in text_of(answer)


def test_a_document_that_failed_says_so_and_stops_looking_again(manager, begin, engine):
    draft = begin()
    engine.fails = True
    jobs.read_soon(draft)
    answer = manager.get(address("draft", draft))
    assert "Refresh" not in answer
    assert "This document was not read" in text_of(answer)
    assert "Try again" in text_of(answer)


def test_finishing_shows_what_enters_and_then_enters_it(manager, draft, cast):
    early = manager.get(address("finish_draft", draft), follow=True)
    assert "Decide on each item before you finish." in text_of(early)
    deciding.accept_all(draft=draft, by=cast.manager, bodies=lambda words: [cast.housing])
    page = text_of(manager.get(draft.get_absolute_url()))
    assert "4 of 4 decided" in page
    said = text_of(manager.get(address("finish_draft", draft)))
    assert "2 learning points and 2 recommendations, under your name." in said
    answer = manager.post(address("finish_draft", draft))
    assert answer["Location"] == draft.review.get_absolute_url()
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "What was found, and what was decided" in said
    assert "Mira Holt finished this on" in said
    assert "Undo" not in said
    assert "2 learning points and 2 recommendations are in the record." in said
    again = manager.post(address("finish_draft", draft), follow=True)
    assert "already finished" in text_of(again)


def test_what_an_earlier_document_put_in_the_record_is_said(manager, draft, cast):
    deciding.reject(proposal=draft.proposals.first(), by=cast.manager)
    deciding.accept_all(draft=draft, by=cast.manager, bodies=lambda words: [])
    full = {"data": TEXT.replace("Robin", "ROBIN").encode(), "name": "full.txt"}
    second = actions.bring_in(review=draft.review, by=cast.manager, **full)
    actions.read(draft=second, by=None)
    place = second.get_absolute_url()
    assert "in the record already" not in text_of(manager.get(place))
    finish_draft(draft=draft, by=cast.manager)
    said = text_of(manager.get(place))
    assert said.count("The same words are in the record already , from “robin.txt”") == 3
    all_said = text_of(manager.get(address("accept_all", second, "recommendation")))
    assert all_said.count("in the record already") == 2


def test_a_document_with_nothing_in_it_can_be_finished(manager, begin, engine):
    engine.finds = finds().__class__()
    draft = actions.read(draft=begin(), by=None)
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "No learning points were found in this document." in said
    assert "None." in text_of(manager.get(address("finish_draft", draft)))
    manager.post(address("finish_draft", draft))
    draft.refresh_from_db()
    assert draft.finished_at is not None


def test_the_file_comes_back_to_be_saved_and_is_recorded(manager, draft):
    answer = manager.get(address("draft_file", draft))
    assert b"".join(answer.streaming_content) == TEXT.encode()
    assert answer["Content-Disposition"] == 'attachment; filename="robin.txt"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    row = AuditRow.objects.get(did="downloaded")
    assert "downloaded the file “robin.txt” of review" in row.words


def test_a_file_that_went_missing_is_said_in_words(manager, draft):
    draft.file.storage.delete(draft.file.name)
    answer = manager.get(address("draft_file", draft), follow=True)
    assert "is not where it was kept. What was read and decided is safe." in text_of(answer)
    assert not AuditRow.objects.filter(did="downloaded").exists()


def test_a_conflict_of_interest_shuts_the_draft(draft, cast, signed_in):
    deciding.accept(proposal=draft.proposals.last(), by=cast.manager)
    client = signed_in(cast.support)
    assert client.get(draft.get_absolute_url()).status_code == 200
    agencies.declare_conflict(
        matter=draft.review.matter, person=cast.support, reason="A relative", by=cast.support
    )
    for method, place in every_address(draft):
        assert getattr(client, method)(place).status_code in {403, 404}, place


def test_a_lead_reviewer_whose_seat_has_ended_is_shut_out(draft, cast, signed_in):
    lead = factories.member(cast.partnership, Role.LEAD_REVIEWER)
    today = timezone.localdate()
    seat = agencies.give_seat(
        matter=draft.review.matter,
        person=lead,
        role=Role.LEAD_REVIEWER,
        by=cast.manager,
        starts=today - timedelta(days=9),
    )
    client = signed_in(lead)
    assert client.get(draft.get_absolute_url()).status_code == 200
    agencies.end_seat(seat=seat, on=today - timedelta(days=1), by=cast.manager)
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_reading_a_draft_of_an_unpublished_review_is_recorded(manager, begin):
    draft = actions.read(draft=begin(published=False), by=None)
    manager.get(draft.get_absolute_url())
    assert AuditRow.objects.filter(did="read", about=draft.audit_ref).count() == 1


def test_a_long_document_is_cut_to_the_passages(manager, begin):
    filler = "\n".join(f"Line {n} of a very long report." for n in range(20_000))
    draft = actions.read(draft=begin(text=TEXT + filler), by=None)
    short = manager.get(draft.get_absolute_url()).content
    whole = manager.get(draft.get_absolute_url() + "?text=whole").content
    assert b"Show the whole text" in short
    assert b"Line 19999" not in short
    assert b"Line 19999" in whole
    assert len(short) < 60_000


@pytest.mark.parametrize("decided", [False, True])
def test_queries_do_not_grow_with_the_finds(
    manager, begin, engine, cast, django_assert_max_num_queries, decided
):
    def counted(more: int) -> int:
        engine.finds = finds(more)
        draft = actions.read(draft=begin(text=f"{TEXT}{more}"), by=None)
        if decided:
            deciding.accept_all(draft=draft, by=cast.manager, bodies=lambda words: [cast.trust])
        with django_assert_max_num_queries(40) as queries:
            assert manager.get(draft.get_absolute_url()).status_code == 200
        return len(queries)

    assert counted(1) == counted(18)
