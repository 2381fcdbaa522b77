"""What home tells about reviews, and to whom; with as many questions for one review as for ten."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.casework.intake.models import Notification, NotificationMark
from goldthread.casework.reviews import needs, panels, terms, timing
from goldthread.casework.reviews.commissioning import Beginning, open_review
from goldthread.casework.reviews.models import Review, TermsOfReference
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.intake import making as intake
from tests.rooms.reviews import making
from tests.rooms.reviews.making import DAY, today


def told(cast: SimpleNamespace, user: Any, kind: str = "needs") -> list[str]:
    return [task.words for task in getattr(needs, kind)(user, cast.partnership, today())]


def test_the_unit_is_told_of_clocks_and_late_dates(cast: SimpleNamespace) -> None:
    review = making.commissioned(cast, initiated_on=date(2025, 1, 6))
    first = told(cast, cast.manager)
    assert f"Say why it ran over: Complete and publish the review, {review.code}" in first
    assert any(words.startswith("First meeting of the panel") for words in first)
    timing.explain_overrun(review=review, step="publish", reason="Trial.", by=cast.manager)
    assert not any("ran over" in words for words in told(cast, cast.manager))
    for who in (cast.chair, cast.author, cast.executive, cast.stranger):
        assert told(cast, who) == []
        assert told(cast, who, "waiting") == []


def test_a_duty_that_intake_lists_is_not_listed_twice(cast: SimpleNamespace) -> None:
    intake.people(cast)
    referral = intake.accepted(intake.sent(cast.practitioner, cast.partnership), cast.manager)
    intake.seats(cast, referral)
    decision = intake.decided(cast, intake.with_chair(cast, referral))
    beginning = Beginning("Review of Robin", today(), events={"aware": today() - 30 * DAY})
    review = open_review(decision=decision, beginning=beginning, by=cast.manager)
    words = "Say why it ran over: Notify the national panel"
    row = Notification.objects.get(referral=referral, step="notify-panel")
    assert not any("otify the national panel" in one for one in told(cast, cast.manager))
    # Once intake says no more of it, the clock that ran over still asks why.
    NotificationMark.objects.create(
        notification=row, what="sent", on=today(), who="Mira Holt", by=cast.manager
    )
    assert any(words in one for one in told(cast, cast.manager))
    assert review.commissioned_on == today()


def test_a_clock_speaks_up_a_fortnight_before(cast: SimpleNamespace, review: Review) -> None:
    def rapid(on: date) -> bool:
        tasks = needs.needs(cast.manager, cast.partnership, on)
        return any("rapid review" in task.words for task in tasks)

    assert not rapid(today())
    timing.record_event(review=review, event="sent", on=today(), by=cast.manager)
    assert not rapid(today())  # fifteen working days are three weeks or more
    assert rapid(today() + 10 * DAY)


def test_the_lead_reviewer_and_the_chair_are_told_what_is_theirs(
    cast: SimpleNamespace, review: Review
) -> None:
    lead = factories.member(cast.partnership, Role.LEAD_REVIEWER, name="Lea Grey")
    panels.seat(review=review, leads=[lead], chairs=[cast.chair], by=cast.manager)
    asked = f"State whether you are independent: {review.code}"
    assert told(cast, lead) == [asked]
    assert told(cast, cast.chair) == [asked]
    assert sum("statement of independence" in w for w in told(cast, cast.manager, "waiting")) == 2
    making.stated(review, lead, Role.LEAD_REVIEWER)
    assert told(cast, lead) == []
    draft = TermsOfReference.objects.draft(review)
    terms.write(terms=draft, text=making.text(cast), seen=0, by=cast.manager)
    assert f"Agree the terms of reference of {review.code}" in told(cast, cast.chair)
    assert any("Agreement" in words for words in told(cast, cast.manager, "waiting"))
    assert told(cast, lead) == []


def test_a_conflict_silences_it(cast: SimpleNamespace) -> None:
    review = making.commissioned(cast, initiated_on=date(2025, 1, 6))
    other = factories.member(cast.partnership, Role.BUSINESS_MANAGER)
    assert told(cast, other)
    agencies.declare_conflict(matter=review.matter, person=other, reason="Kin.", by=cast.manager)
    assert told(cast, other) == []


@pytest.mark.parametrize("kind", ["needs", "waiting"])
def test_the_number_of_questions_does_not_grow(cast: SimpleNamespace, kind: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            told(cast, cast.manager, kind)
        return len(queries)

    for number in range(2):
        one = making.commissioned(cast, f"Review {number}", initiated_on=date(2025, 1, 6))
        panels.seat(review=one, chairs=[cast.chair], by=cast.manager)
    few = asked()
    for number in range(6):
        one = making.commissioned(cast, f"More {number}", initiated_on=date(2025, 2, 3 + number))
        panels.seat(review=one, chairs=[cast.chair], by=cast.manager)
    assert asked() == few
