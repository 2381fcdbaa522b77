"""A document comes in: kept as sent, refused in words, read into proposals."""

from dataclasses import replace
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning import actions, jobs
from goldthread.improvement.learning.models import Draft, Proposal
from tests.rooms.learning.conftest import LEARNED, TEXT


def test_the_file_is_kept_exactly_as_it_was_sent(begin, cast):
    draft = begin()
    assert draft.file.open("rb").read() == TEXT.encode()
    assert draft.sha256 == sha256(TEXT.encode()).hexdigest()
    assert draft.brought_by == cast.manager
    assert draft.read_at is None
    assert draft.review.title == "robin"


def test_reading_proposes_and_enters_nothing_in_the_record(draft):
    kinds = list(draft.proposals.values_list("listing", flat=True))
    assert kinds == ["learning", "learning", "recommendation", "recommendation"]
    first = draft.proposals.first()
    assert first.text == LEARNED[0]
    assert " ".join(draft.text[first.start : first.end].split()) == LEARNED[0]
    assert draft.review.learning_points.count() == 0
    assert draft.review.recommendations.count() == 0


def test_what_the_document_says_fills_in_only_what_nobody_wrote(begin):
    review = actions.read(draft=begin(), by=None).review
    review.refresh_from_db()
    assert (review.framework, review.subject, review.age) == ("scr", "Robin", "3 weeks")
    assert review.title == "Serious Case Review: Robin"
    assert review.matter.name == review.title


def test_a_joint_review_is_named_by_both_kinds(begin, engine):
    engine.finds = replace(engine.finds, review_type="dhr; sar")
    review = actions.read(draft=begin(), by=None).review
    review.refresh_from_db()
    assert review.framework == "dhr"
    assert review.title == "Domestic Homicide Review and Safeguarding Adults Review: Robin"


def test_a_title_that_a_person_gave_stays(begin):
    review = actions.read(draft=begin(title="The Robin briefing"), by=None).review
    review.refresh_from_db()
    assert review.title == "The Robin briefing"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"  \n", "empty"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "Send"),
        ("report.pdf", b"%PDF-1.7 not really", ""),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing_behind(cast, engine, name, data, words):
    with pytest.raises(Refused) as refusal:
        actions.begin(
            partnership=cast.partnership, data=data, name=name, published=True, by=cast.manager
        )
    assert words in str(refusal.value)
    assert Draft.objects.count() == 0
    assert Review.objects.count() == 0


def test_a_file_over_the_limit_is_refused(begin, settings):
    settings.UPLOAD_BYTES = 40
    with pytest.raises(Refused, match="larger"):
        begin()


def test_the_same_file_twice_is_refused_and_named(draft, begin):
    with pytest.raises(Refused, match="already brought in, for “Serious Case Review: Robin”"):
        begin()


def test_the_same_file_does_not_tell_of_a_review_that_one_may_not_see(begin, cast):
    draft = begin(published=False)
    agencies.declare_conflict(
        matter=draft.review.matter, person=cast.support, reason="A relative", by=cast.support
    )
    with pytest.raises(Refused) as refusal:
        begin(by=cast.support)
    assert "robin" not in str(refusal.value).lower()


@pytest.mark.parametrize("who", ["chair", "author", "colleague", "administrator", "stranger"])
def test_only_the_business_unit_brings_in(begin, cast, who):
    with pytest.raises(PermissionDenied):
        begin(by=getattr(cast, who))
    assert Review.objects.count() == 0


def test_a_document_is_read_once(draft):
    with pytest.raises(Refused, match="read already"):
        actions.read(draft=draft, by=None)
    jobs.read_draft.call(draft.pk)
    assert Proposal.objects.count() == 4


def test_a_fault_while_reading_is_noted_and_reading_can_be_tried_again(begin, engine):
    draft = begin()
    engine.fails = True
    with pytest.raises(RuntimeError):
        jobs.read_draft.call(draft.pk)
    draft.refresh_from_db()
    assert "Try again" in draft.problems
    assert draft.read_at is None
    engine.fails = False
    jobs.read_draft.call(draft.pk)
    draft.refresh_from_db()
    assert draft.read_at is not None
    assert draft.problems == ""


def test_the_trail_tells_of_it(draft, cast):
    told = list(AuditRow.objects.order_by("number").values_list("actor_name", "did"))
    assert ("Mira Holt", "draft.brought_in") in told
    assert ("Goldthread", "draft.read") in told


def test_a_second_document_for_a_review_begins_where_the_first_ended(draft, begin, cast, engine):
    second = actions.bring_in(
        review=draft.review, data=TEXT.encode() + b"more", name="full.txt", by=cast.manager
    )
    assert second.review_id == draft.review_id
    assert actions.read(draft=second, by=None).proposals.count() == 4
