"""Terms of reference: written, agreed by somebody else, frozen, followed by versions."""

import io
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.intake.belonging import FrozenRow
from goldthread.casework.reviews import needs, panels, terms
from goldthread.casework.reviews.differences import compare, compare_lists
from goldthread.casework.reviews.models import Review, TermsOfReference
from goldthread.casework.reviews.terms_word import as_word
from goldthread.casework.reviews.views_terms import differences
from goldthread.foundations.access.actions import open_kept
from goldthread.foundations.access.models import KeptForm
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.reviews import making

SignIn = Callable[[Any], Client]


def draft_of(review: Review) -> TermsOfReference:
    found: TermsOfReference = TermsOfReference.objects.draft(review)
    return found


def write(cast: SimpleNamespace, review: Review, **more: Any) -> TermsOfReference:
    draft, by = draft_of(review), more.pop("by", cast.manager)
    return terms.write(terms=draft, text=making.text(cast, **more), seen=draft.saves, by=by)


def test_a_draft_is_written_and_its_lines_are_numbered_anew(
    cast: SimpleNamespace, review: Review
) -> None:
    draft = write(cast, review, lines=[("One?", "p"), ("", ""), ("Two?", "")])
    assert [(line.number, line.question) for line in draft.lines.all()] == [
        (1, "One?"),
        (2, "Two?"),
    ]
    assert set(draft.agencies.all()) == {cast.trust, cast.housing}
    assert (draft.saves, draft.written_by) == (1, cast.manager)


def test_a_second_tab_is_told_and_changes_nothing(cast: SimpleNamespace, review: Review) -> None:
    draft = draft_of(review)
    terms.write(terms=draft, text=making.text(cast), seen=0, by=cast.manager)
    with pytest.raises(Refused, match="Mira Holt saved these terms"):
        terms.write(terms=draft, text=making.text(cast, purpose="X"), seen=0, by=cast.support)
    with pytest.raises(Refused, match="saved these terms"):
        terms.agree(terms=draft, seen=0, by=cast.support)
    assert draft_of(review).purpose == "To learn."


def test_what_is_missing_is_said_before_it_is_agreed(cast: SimpleNamespace, review: Review) -> None:
    draft = write(cast, review, purpose=" ", agencies=[], lines=[], period_from=None)
    with pytest.raises(Refused) as refusal:
        terms.agree(terms=draft, seen=draft.saves, by=cast.support)
    assert len(refusal.value.reasons) == 4


def test_the_writer_does_not_silently_agree_their_own_words(
    cast: SimpleNamespace, review: Review
) -> None:
    draft = write(cast, review)
    with pytest.raises(Refused, match="You wrote these words yourself"):
        terms.agree(terms=draft, seen=draft.saves, by=cast.manager)
    agreed = terms.agree(
        terms=draft, seen=draft.saves, by=cast.manager, alone="Nobody else is in post."
    )
    assert (agreed.agreed_by, agreed.agreed_alone) == (cast.manager, "Nobody else is in post.")
    review.refresh_from_db()
    assert (review.period_from, review.period_to) == (date(2024, 1, 1), date(2025, 1, 1))


def test_an_agreed_version_is_frozen_and_a_new_one_says_why(
    cast: SimpleNamespace, review: Review
) -> None:
    first = making.agreed_terms(cast, review)
    with pytest.raises(Refused, match="Begin a new version"):
        terms.write(terms=first, text=making.text(cast), seen=first.saves, by=cast.manager)
    with pytest.raises(Refused, match="Say why"):
        terms.begin_version(review=review, why=" ", by=cast.manager)
    second = terms.begin_version(review=review, why="A school was found.", by=cast.manager)
    assert (second.version, second.purpose) == (2, first.purpose)
    assert second.lines.count() == first.lines.count()
    with pytest.raises(Refused, match="already"):
        terms.begin_version(review=review, why="Again.", by=cast.manager)
    assert TermsOfReference.objects.agreed(review) == first
    second = write(cast, review, purpose="To learn more.")
    terms.agree(terms=second, seen=second.saves, by=cast.support)
    assert TermsOfReference.objects.agreed(review) == second
    first.refresh_from_db()
    assert first.purpose == "To learn."
    changed = {part.name for part in differences(first, second) if part.changed}
    assert changed == {"Purpose"}


def test_what_was_agreed_stated_or_moved_cannot_be_saved_again(
    cast: SimpleNamespace, review: Review
) -> None:
    first = making.agreed_terms(cast, review)
    rows = [first, first.lines.first(), review.moves.first(), review.panel_plans.first()]
    for row in rows:
        with pytest.raises(FrozenRow):
            row.save()


def test_a_lead_reviewer_and_a_chair_with_seats_write_and_agree_others_do_not(
    cast: SimpleNamespace, review: Review
) -> None:
    lead = factories.member(cast.partnership, Role.LEAD_REVIEWER)
    with pytest.raises(PermissionDenied):
        write(cast, review, by=lead)
    making.seat(cast, review, lead, Role.LEAD_REVIEWER)
    making.seat(cast, review, cast.chair, Role.CHAIR)
    member = factories.member(cast.partnership, Role.PANEL)
    making.seat(cast, review, member, Role.PANEL)
    with pytest.raises(PermissionDenied):
        write(cast, review, by=member)
    draft = write(cast, review, by=lead)
    assert terms.agree(terms=draft, seen=draft.saves, by=cast.chair).agreed_by == cast.chair


def test_an_agency_of_another_partnership_is_not_named(
    cast: SimpleNamespace, review: Review
) -> None:
    foreign = factories.organisation(cast.elsewhere)
    with pytest.raises(PermissionDenied):
        write(cast, review, agencies=[foreign])


def test_differences_keep_every_word() -> None:
    found = compare("Purpose", "To learn from it.", "To learn quickly from this.")
    assert "".join(p.text for p in found.pieces if p.kind != "added") == "To learn from it."
    assert "".join(p.text for p in found.pieces if p.kind != "removed") == (
        "To learn quickly from this."
    )
    assert not compare("Purpose", "Same.", "Same.").changed
    lists = compare_lists("Agencies", ["A", "B"], ["B", "C"])
    assert [(p.kind, p.text) for p in lists.pieces] == [
        ("removed", "A"),
        ("same", "B"),
        ("added", "C"),
    ]


def test_the_word_document_says_what_the_page_says(cast: SimpleNamespace, review: Review) -> None:
    draft = write(cast, review)
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(as_word(draft))).paragraphs)
    assert "(draft)" in text
    assert "It is not agreed" in text
    agreed = terms.agree(terms=draft, seen=draft.saves, by=cast.support)
    document = docx.Document(io.BytesIO(as_word(agreed)))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "draft" not in text
    assert "Agreed by Ben Ash" in text
    assert "1 January 2024 to 1 January 2025" in text
    assert document.tables[0].rows[1].cells[1].text == "Who knew of the dogs?"


def page_of(cast: SimpleNamespace, **more: Any) -> dict[str, Any]:
    """The page of the draft, as its script sends it."""
    return {
        "autosave": "1", "seen": "0", "how_many": "2", "purpose": "To learn.", "scope": "All.",
        "method": "So.", "period_from": "2024-01-01", "period_to": "2024-12-31",
        "agencies": [cast.trust.pk], "question_1": "Who knew?", "prompt_1": "Say wh", **more,
    }  # fmt: skip


def test_what_is_written_is_kept_and_nobody_is_asked_to_agree_it_before_it_is_saved(
    cast: SimpleNamespace, review: Review, signed_in: SignIn
) -> None:
    client, href = signed_in(cast.manager), reverse("write_terms", args=[review.pk])
    panels.seat(review=review, chairs=[cast.chair], by=cast.manager)
    told = client.post(href, page_of(cast)).json()
    assert told["saved"]
    assert told["fields"] == {"seen": 1}
    draft = draft_of(review)
    assert [(line.question, line.prompt) for line in draft.lines.all()] == [("Who knew?", "Say wh")]
    asked = [task.words for task in needs.needs(cast.chair, cast.partnership, making.today())]
    assert not any("Agree the terms" in words for words in asked)
    with pytest.raises(Refused, match="Save the draft with its button"):
        terms.agree(terms=draft, seen=1, by=cast.chair)
    sent = page_of(cast, seen="1", autosave="", prompt_1="Say when.")
    assert client.post(href, sent).status_code == 302
    asked = [task.words for task in needs.needs(cast.chair, cast.partnership, making.today())]
    assert any("Agree the terms" in words for words in asked)
    terms.agree(terms=draft, seen=2, by=cast.chair)


def test_a_second_window_keeps_nothing_over_the_first(
    cast: SimpleNamespace, review: Review, signed_in: SignIn
) -> None:
    client, href = signed_in(cast.manager), reverse("write_terms", args=[review.pk])
    assert client.post(href, page_of(cast, purpose="The first window.")).json()["saved"]
    late = client.post(href, page_of(cast, purpose="The second.")).json()
    assert "saved these terms while you had them open" in late["problem"]
    alone = client.post(href, page_of(cast, seen="1", prompt_2="No question.")).json()
    assert alone["problem"] == "Not saved yet: Line 2 has a prompt and no question."
    assert draft_of(review).purpose == "The first window."


def test_words_sent_by_the_page_after_the_sign_in_expired_wait_for_their_writer(
    cast: SimpleNamespace, review: Review, signed_in: SignIn, settings: Any
) -> None:
    client, href = signed_in(cast.manager), reverse("write_terms", args=[review.pk])
    client.get(href)
    settings.IDLE_SECONDS = 0
    client.post(href, page_of(cast, purpose="Late at night."))
    kept = KeptForm.objects.get(owner=cast.manager)
    assert kept.path == href
    fields = open_kept(kept)
    assert fields["purpose"] == ["Late at night."]
    assert "autosave" not in fields  # sent again, it is a person's own saving
