"""The panel: who is missing, and who stands apart from the case."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.reviews import facts, panels
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.reviews import making
from tests.rooms.reviews.making import DAY, today


def test_a_panel_is_formed_by_lead_chair_and_the_sectors_wanted(
    cast: SimpleNamespace, review: Review
) -> None:
    assert not facts.fact("panel_formed", review)
    absent = panels.panel_of(review, today()).absent
    assert "Nobody has the seat of lead reviewer." in absent
    assert "Nobody on the panel is from the sector police." in absent
    making.panel(cast, review)
    assert panels.panel_of(review, today()).absent == []
    assert facts.fact("panel_formed", review)
    panels.plan(review=review, sectors=["police", "housing", "nonsense"], by=cast.manager)
    assert panels.panel_of(review, today()).absent == [
        "Nobody on the panel is from the sector housing."
    ]


def test_a_seat_that_ended_no_longer_counts(cast: SimpleNamespace, review: Review) -> None:
    making.panel(cast, review)
    seat = review.matter.seats.get(role=Role.CHAIR)
    agencies.end_seat(seat=seat, on=today(), by=cast.manager)
    assert panels.panel_of(review, today() + DAY).absent == ["Nobody has the seat of chair."]


def test_the_lead_reviewer_is_independent_when_they_and_the_chair_said_so(
    cast: SimpleNamespace, review: Review
) -> None:
    lead = factories.member(cast.partnership, Role.LEAD_REVIEWER)
    panels.seat(review=review, leads=[lead], chairs=[cast.chair], by=cast.manager)
    assert not facts.fact("lead_reviewer_independent", review)
    row = making.stated(review, lead, Role.LEAD_REVIEWER)
    assert not facts.fact("lead_reviewer_independent", review)
    making.stated(review, cast.chair, Role.CHAIR)
    assert facts.fact("lead_reviewer_independent", review)
    with pytest.raises(Refused, match="already"):
        making.stated(review, lead, Role.LEAD_REVIEWER)
    with pytest.raises(Refused, match="Say why"):
        panels.withdraw_statement(statement=row, reason="", by=lead)
    panels.withdraw_statement(statement=row, reason="I knew the midwife.", by=lead)
    assert not facts.fact("lead_reviewer_independent", review)
    with pytest.raises(Refused, match="withdrawn already"):
        panels.withdraw_statement(statement=row, reason="Twice.", by=lead)
    making.stated(review, lead, Role.LEAD_REVIEWER)
    assert facts.fact("lead_reviewer_independent", review)
    assert review.statements.count() == 3


def test_nobody_speaks_for_another_or_without_the_seat(
    cast: SimpleNamespace, review: Review
) -> None:
    who = making.panel(cast, review)
    for person in (cast.manager, who.members[0], cast.author, cast.stranger):
        with pytest.raises(PermissionDenied):
            making.stated(review, person, Role.LEAD_REVIEWER)
    statement = review.statements.first()
    for person in (who.members[0], cast.author, cast.stranger):
        with pytest.raises(PermissionDenied):
            panels.withdraw_statement(statement=statement, reason="No.", by=person)


def test_who_was_involved_is_told_to_declare_a_conflict(
    cast: SimpleNamespace, review: Review
) -> None:
    panels.seat(review=review, chairs=[cast.chair], by=cast.manager)
    with pytest.raises(Refused, match="conflict of interest"):
        panels.state_independence(
            review=review,
            role=Role.CHAIR,
            uninvolved=False,
            manages_nobody=True,
            interests="",
            by=cast.chair,
        )


def test_seats_are_given_once_and_never_to_oneself(cast: SimpleNamespace, review: Review) -> None:
    assert len(panels.seat(review=review, chairs=[cast.chair], by=cast.manager)) == 1
    assert panels.seat(review=review, chairs=[cast.chair], by=cast.manager) == []
    with pytest.raises(Refused, match="Someone else"):
        panels.seat(review=review, chairs=[cast.manager], by=cast.manager)
    with pytest.raises(PermissionDenied):
        panels.seat(review=review, chairs=[cast.executive], by=cast.chair)
