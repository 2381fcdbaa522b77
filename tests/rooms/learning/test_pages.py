"""Every page and form of the room: who gets in, what it says, how many queries it needs."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.agencies.roles import Role
from goldthread.improvement.learning import actions, deciding, jobs
from goldthread.improvement.learning.models import Decision, Draft
from goldthread.improvement.recommendations.actions import finish_draft
from tests import factories
from tests.rooms.learning.conftest import TEXT, finds


def address(name, draft, *more):
    return reverse(name, args=[draft.pk, *more])


def text_of(answer) -> str:
    page = answer.content.decode()
    page = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


ROBIN = TEXT.encode()


def upload(name="robin.txt", data=ROBIN):
    return SimpleUploadedFile(name, data)


@pytest.fixture
def manager(signed_in, cast) -> Client:
    return signed_in(cast.manager)


@pytest.fixture
def item(draft):
    """Keys of L1, L2, R1 and R2."""
    keys = draft.proposals.values_list("pk", flat=True)
    return dict(zip(["L1", "L2", "R1", "R2"], keys, strict=True))


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


def test_the_page_links_text_and_cards_both_ways(manager, draft, item):
    page = manager.get(address("draft", draft)).content.decode()
    for label, key in item.items():
        assert f'id="found-{key}"' in page
        assert f'href="#item-{key}"' in page
        assert f'id="item-{key}"' in page
        assert f'href="#found-{key}"' in page
        assert f">{label}<" in page
    assert "record the\n  answer." in page
    assert "Why: Bullet after “Learning”" in page


def test_the_source_is_shown_as_words_never_as_markup(manager, begin, engine):
    engine.finds = finds()
    draft = begin(text=TEXT + "\n<script>alert('x')</script> & <b>bold</b>")
    actions.read(draft=draft, by=None)
    page = manager.get(address("draft", draft)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


def test_bodies_that_are_meant_are_ticked_and_the_others_are_named(manager, draft, cast, item):
    page = manager.get(address("draft", draft)).content.decode()
    assert f'value="{cast.housing.pk}" id="to-{item["R1"]}-{cast.housing.pk}" checked' in page
    assert "“Fenmarsh Lighthouse” is not in your directory." in page


def test_accepting_goes_on_to_the_next(manager, draft, item, cast):
    place = address("accept_item", draft, item["R1"])
    answer = manager.post(place, {"addressees": [cast.housing.pk, ""]})
    assert answer["Location"] == f"{draft.get_absolute_url()}#item-{item['R2']}"
    decision = draft.decisions.get()
    assert list(decision.items.get().addressees.all()) == [cast.housing]
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "R1 accepted. 3 left to decide." in said
    assert "1 of 4 decided" in said
    assert "Next to decide: L1" in said
    assert "Mira Holt" in said


def test_a_body_from_elsewhere_is_refused(manager, draft, item, cast):
    theirs = factories.organisation(cast.elsewhere)
    place = address("accept_item", draft, item["R1"])
    answer = manager.post(place, {"addressees": [theirs.pk]}, follow=True)
    assert "R1 is not decided yet: This organisation is not in your directory." in text_of(answer)
    assert draft.decisions.count() == 0


def test_someone_else_was_first(manager, draft, item, cast):
    deciding.reject(proposal=draft.proposals.get(pk=item["L1"]), by=cast.support)
    answer = manager.post(address("accept_item", draft, item["L1"]), follow=True)
    assert "Ben Ash has already decided on this item: not an item" in text_of(answer)


def test_not_an_item_moving_and_undoing(manager, draft, item):
    manager.post(address("reject_item", draft, item["L1"]))
    manager.post(address("move_item", draft, item["R1"]))
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "Not an item" in said
    assert "Moved to learning points" in said
    assert "So far: 1 learning point, 0 recommendations" in said
    for decision in draft.decisions.all():
        manager.post(address("undo_decision", draft, decision.pk))
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "0 of 4 decided" in said
    assert "Undone by Mira Holt" in said


def test_changing_shows_what_was_found(manager, draft, item, cast):
    place = address("change_item", draft, item["R1"])
    assert "Fenmarsh Housing should visit before a birth." in text_of(manager.get(place))
    changed = {
        "text": "Housing should visit before every birth.",
        "listing": "recommendation",
        "kind": "practice",
        "addressed_to": "Fenmarsh Housing",
        "addressees": [cast.housing.pk],
    }
    answer = manager.post(place, changed)
    assert answer["Location"].endswith(f"#item-{item['R2']}")
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "Housing should visit before every birth." in said
    assert "Found: Fenmarsh Housing should visit before a birth." in said


def test_a_move_to_the_recommendations_asks_for_whom(manager, draft, item):
    place = address("change_item", draft, item["L1"]) + "?list=recommendation"
    page = manager.get(place).content.decode()
    assert "Move L1" in page
    assert re.search(r'value="recommendation" checked', page)


def test_a_change_without_words_is_refused_at_the_field(manager, draft, item):
    answer = manager.post(
        address("change_item", draft, item["L1"]), {"text": " ", "listing": "learning"}
    )
    assert "What does it say? Write an answer" in text_of(answer)
    assert draft.decisions.count() == 0


def test_splitting_offers_the_parts_it_sees(manager, draft, item):
    place = address("split_item", draft, item["L1"])
    page = manager.get(place).content.decode()
    assert "Ask about dogs in the home;</textarea>" in page
    sent = {"text_1": "Ask about dogs.", "listing_1": "learning", "text_2": "Record the answer."}
    sent |= {"listing_2": "recommendation"}
    more = manager.post(place, sent | {"more": "yes"}).content.decode()
    assert "Part 3" in more
    assert "Record the answer.</textarea>" in more
    assert draft.decisions.count() == 0
    manager.post(place, sent | {"text_3": "", "listing_3": "learning"})
    decision = draft.decisions.get()
    assert decision.what == Decision.What.SPLIT
    assert [one.listing for one in decision.items.all()] == ["learning", "recommendation"]
    assert "Split in 2" in text_of(manager.get(draft.get_absolute_url()))


def test_a_split_in_one_is_refused(manager, draft, item):
    sent = {"text_1": "All of it.", "listing_1": "learning", "text_2": "", "listing_2": "learning"}
    answer = manager.post(address("split_item", draft, item["L1"]), sent)
    assert "Part 2: write the words of this part." in text_of(answer)


def test_merging_asks_which_and_then_in_which_words(manager, draft, item):
    place = address("merge_items", draft)
    alone = manager.get(place, {"item": item["L1"], "chosen": "yes"})
    assert "Choose at least two items." in text_of(alone)
    both = {"item": [item["L1"], item["L2"]]}
    page = text_of(manager.get(place, both))
    assert "Merge L1 and L2" in page
    assert "record the answer. Look at the history" in page
    manager.post(place, both | {"text": "Ask, and look back.", "listing": "learning"})
    said = text_of(manager.get(draft.get_absolute_url()))
    assert "Merged with L2" in said
    assert "What came of it stands with L1." in said
    assert "So far: 1 learning point," in said


def test_adding_by_hand_first_shows_the_words_that_were_selected(manager, draft):
    place = address("add_item", draft)
    page = manager.post(place, {"text": "the review of Robin", "look": "recommendation"})
    assert "the review of Robin</textarea>" in page.content.decode()
    assert draft.decisions.count() == 0
    manager.post(place, {"text": "the review of Robin", "listing": "learning"})
    item = draft.decisions.get().items.get()
    assert draft.text[item.start : item.end] == "the review of Robin"
    assert "Added by hand" in text_of(manager.get(draft.get_absolute_url()))


def test_accepting_all_says_whose_decision_it_is(manager, draft, cast):
    place = address("accept_all", draft, "recommendation")
    said = text_of(manager.get(place))
    assert "This is Mira Holt’s decision" in said
    assert "Accept 2 recommendations as found?" in said
    assert "Not in the directory: Fenmarsh Lighthouse" in said
    manager.post(place)
    assert draft.decisions.filter(together=True, by=cast.manager).count() == 2
    bodies = draft.decisions.first().items.get().addressees
    assert list(bodies.all()) == [cast.housing]


def test_a_name_that_is_missing_becomes_a_body_or_another_name(manager, draft, cast, item):
    place = f"{address('missing_body', draft)}?name=Fenmarsh+Lighthouse&item={item['R2']}"
    assert 'value="Fenmarsh Lighthouse"' in manager.get(place).content.decode()
    answer = manager.post(place, {"name": "Fenmarsh Lighthouse", "how": "new"})
    assert "Choose what kind of organisation it is." in text_of(answer)
    answer = manager.post(place, {"name": "Fenmarsh Lighthouse", "how": "known"})
    assert "Choose which organisation goes by this name." in text_of(answer)
    sent = {"name": "Fenmarsh Lighthouse", "how": "new", "sector": "voluntary"}
    answer = manager.post(place, sent)
    assert answer["Location"] == f"{draft.get_absolute_url()}#item-{item['R2']}"
    body = Organisation.objects.get(name="Fenmarsh Lighthouse")
    page = manager.get(draft.get_absolute_url()).content.decode()
    assert f'id="to-{item["R2"]}-{body.pk}" checked' in page
    taken = manager.post(place, sent)
    assert "already in the directory" in text_of(taken)
    alias = {"name": "The Lodge", "how": "known", "organisation": cast.housing.pk}
    manager.post(place, alias)
    assert cast.housing.aliases.get().name == "The Lodge"


def test_the_lead_reviewer_decides_but_does_not_keep_the_directory(draft, cast, signed_in):
    lead = factories.member(cast.partnership, Role.LEAD_REVIEWER)
    agencies.give_seat(
        matter=draft.review.matter, person=lead, role=Role.LEAD_REVIEWER, by=cast.manager
    )
    client = signed_in(lead)
    said = text_of(client.get(draft.get_absolute_url()))
    assert "The business unit can add it." in said
    assert client.get(address("missing_body", draft)).status_code == 403


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
