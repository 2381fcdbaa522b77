"""Moving a review from stage to stage, and who answers for each fact."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews import actions, facts, stages
from goldthread.casework.reviews.models import GateReason, Review
from goldthread.foundations.access.models import AuditRow
from goldthread.improvement.learning.models import Draft, LearningPoint
from goldthread.improvement.recommendations.models import Address, Recommendation, Response
from goldthread.rules.reviewgates import Stage, every_fact, need_of
from tests.rooms.reviews import making


def test_every_fact_of_the_gates_is_answered_by_a_room() -> None:
    assert sorted(every_fact() - facts.known()) == []


def test_a_fact_that_nobody_answers_keeps_the_gate_shut(review: Review) -> None:
    assert not facts.fact("invented_by_nobody", review)


def test_a_move_with_things_missing_says_all_of_them(cast: SimpleNamespace, review: Review) -> None:
    with pytest.raises(stages.Refused) as refusal:
        stages.move(review=review, to="gathering", by=cast.manager)
    assert len(refusal.value.reasons) == 5
    assert "Agree the terms of reference." in refusal.value.reasons
    review.refresh_from_db()
    assert review.stage == "setting-up"
    assert review.moves.count() == 1


@pytest.mark.usefixtures("family")
def test_with_everything_there_it_moves_and_goes_back_with_a_reason(
    cast: SimpleNamespace, review: Review
) -> None:
    making.ready(cast, review)
    stages.move(review=review, to="gathering", by=cast.manager, seen="setting-up")
    review.refresh_from_db()
    assert review.at_stage is Stage.GATHERING
    with pytest.raises(stages.Refused, match="meanwhile"):
        stages.move(review=review, to="analysis", by=cast.support, seen="setting-up")
    with pytest.raises(stages.Refused, match="Say why"):
        stages.move(review=review, to="setting-up", by=cast.manager)
    row = stages.move(
        review=review, to="setting-up", by=cast.manager, reason="A new agency was found."
    )
    assert (row.was, row.stage) == ("gathering", "setting-up")
    assert review.moves.count() == 3
    with pytest.raises(stages.Refused, match="already"):
        stages.move(review=review, to="setting-up", by=cast.manager)


@pytest.mark.usefixtures("family")
def test_no_stage_is_jumped_over_what_it_asks(cast: SimpleNamespace, review: Review) -> None:
    making.ready(cast, review)
    with pytest.raises(stages.Refused) as refusal:
        stages.move(review=review, to="analysis", by=cast.manager)
    assert any("return" in reason for reason in refusal.value.reasons)


@pytest.mark.usefixtures("family")
def test_only_the_business_unit_moves_it(cast: SimpleNamespace, review: Review) -> None:
    who = making.ready(cast, review)
    for person in (who.lead, who.chair, cast.author, cast.stranger, cast.administrator):
        with pytest.raises(PermissionDenied):
            stages.move(review=review, to="gathering", by=person)


def test_a_review_brought_in_as_a_document_has_no_stages(cast: SimpleNamespace) -> None:
    brought = actions.bring_in(
        partnership=cast.partnership, title="Wren", by=cast.manager, published=False
    )
    assert not brought.is_commissioned
    with pytest.raises(stages.Refused, match="document"):
        stages.move(review=brought, to="gathering", by=cast.manager)


def at(review: Review, stage: str) -> Review:
    Review.objects.filter(pk=review.pk).update(stage=stage)
    review.refresh_from_db()
    return review


BOARD = {
    "learning_confirmed": "Confirm the learning and the recommendations of this review.",
    "report_final": "Bring in the final report and decide all that was found in it",
}


def lacks(review: Review, to: Stage) -> set[str]:
    return {need.fact for need in stages.lacking(review, to)}


def test_a_board_answers_what_is_confirmed_and_one_report(
    cast: SimpleNamespace, review: Review
) -> None:
    at(review, "reporting")
    with pytest.raises(stages.Refused) as refusal:
        stages.move(review=review, to="board-response", by=cast.manager)
    for sentence in BOARD.values():
        assert any(reason.startswith(sentence) for reason in refusal.value.reasons)
    draft = drafted(cast, review)
    assert "report_final" in lacks(review, Stage.BOARD_RESPONSE)  # its findings are not decided
    Draft.objects.filter(pk=draft.pk).update(finished_by=cast.manager, finished_at=timezone.now())
    assert "report_final" not in lacks(review, Stage.BOARD_RESPONSE)
    LearningPoint.objects.create(review=review, number=1, text="Ask about dogs.")
    assert "learning_confirmed" in lacks(review, Stage.BOARD_RESPONSE)
    Recommendation.objects.create(review=review, number=1, text="Ask at every visit.")
    assert not BOARD.keys() & lacks(review, Stage.BOARD_RESPONSE)


def test_following_through_begins_when_each_recommendation_is_owned_and_answered(
    cast: SimpleNamespace, review: Review
) -> None:
    row = Recommendation.objects.create(review=review, number=1, text="Ask at every visit.")
    assert "recommendations_owned" in lacks(review, Stage.FOLLOWING_THROUGH)
    address = Address.objects.create(recommendation=row, organisation=cast.trust)
    found = lacks(review, Stage.FOLLOWING_THROUGH)
    assert "recommendations_owned" not in found
    assert "recommendations_answered" in found
    Response.objects.create(
        address=address, answer="not-accepted", reason="We do so already.",
        answered_on=making.today(), on_behalf="The chief nurse",
    )  # fmt: skip
    assert "recommendations_answered" not in lacks(review, Stage.FOLLOWING_THROUGH)


def test_a_named_person_says_what_stands_in_place_of_a_fact(
    cast: SimpleNamespace, review: Review, signed_in: Any
) -> None:
    client = signed_in(cast.manager)
    href = reverse("said_instead", args=[review.pk, "report_final"])
    assert "Where is the final report kept" in client.get(href).content.decode()
    assert client.post(href, {"reason": " "}).status_code == 200
    assert "report_final" in lacks(review, Stage.BOARD_RESPONSE)
    assert client.post(href, {"reason": "Version 5, in the council’s store."}).status_code == 302
    assert "report_final" not in lacks(review, Stage.BOARD_RESPONSE)
    life = client.get(reverse("review_life", args=[review.pk])).content.decode()
    assert "Version 5, in the council’s store." in life
    assert "Mira Holt" in life
    assert "Take this back" in client.get(href).content.decode()
    client.post(href, {"reason": "It was found to be a draft."})
    assert "report_final" in lacks(review, Stage.BOARD_RESPONSE)
    assert review.gate_reasons.count() == 2
    for words in ("Version 5", "found to be a draft"):
        assert AuditRow.objects.filter(words__contains=words).count() == 1


def test_nothing_stands_in_place_of_an_agreement_or_a_statement(
    cast: SimpleNamespace, review: Review, signed_in: Any
) -> None:
    """Not the terms, not independence, not the hold: only what was given a question of its own."""
    client = signed_in(cast.manager)
    answerable = {"recommendations_owned", "recommendations_answered", "chronology_frozen"}
    for name in every_fact() - BOARD.keys() - answerable:
        href = reverse("said_instead", args=[review.pk, name])
        assert client.post(href, {"reason": "Let us go on."}).status_code == 404, name
        need = need_of(name)
        with pytest.raises(stages.Refused, match="Nothing stands in place"):
            stages.say_instead(review=review, need=need, reason="Go on.", by=cast.manager)
        GateReason.objects.create(review=review, fact=name, reason="Forged.")
        assert facts.said(name, review) is None


def test_only_the_business_unit_says_what_stands_in_place(
    cast: SimpleNamespace, review: Review
) -> None:
    who = making.panel(cast, review)
    need = need_of("report_final")
    for person in (who.lead, who.chair, who.members[0], cast.author, cast.stranger):
        with pytest.raises(PermissionDenied):
            stages.say_instead(review=review, need=need, reason="Go on.", by=person)


def drafted(cast: SimpleNamespace, review: Review) -> Draft:
    return Draft.objects.create(
        review=review, file="x.txt", file_name="x.txt", media="txt", sha256="0" * 64,
        brought_by=cast.manager,
    )  # fmt: skip
