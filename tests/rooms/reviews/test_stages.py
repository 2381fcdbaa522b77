"""Moving a review from stage to stage, and who answers for each fact."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.reviews import actions, facts, stages
from goldthread.casework.reviews.models import Review
from goldthread.rules.reviewgates import Stage, every_fact
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
