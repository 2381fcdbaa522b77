"""Drift of guidance: each way, on the day before it and on the day."""

from datetime import date, timedelta

import pytest

from goldthread.rules.guidance import Facts, Kind, Thresholds, drift

TODAY = date(2026, 3, 3)
LIMITS = Thresholds(draft_days=10, read_days=5, read_share=80)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        (Facts(owner_left=True), []),  # withdrawn: nobody has to keep it
        (Facts(owner_left=True, in_force_since=ago(1)), [Kind.OWNERLESS]),
        (Facts(owner_left=False, in_force_since=ago(9), review_due=TODAY), []),
        (Facts(owner_left=False, in_force_since=ago(9), review_due=ago(1)), [Kind.OVERDUE]),
        (Facts(owner_left=False, draft_since=ago(10)), []),
        (Facts(owner_left=False, draft_since=ago(11)), [Kind.UNAPPROVED]),
        (Facts(owner_left=False, in_force_since=ago(6), broken_since=TODAY), [Kind.BROKEN]),
        (Facts(owner_left=False, in_force_since=ago(5), must_read=5, have_read=0), []),
        (Facts(owner_left=False, in_force_since=ago(6), must_read=5, have_read=4), []),
        (Facts(owner_left=False, in_force_since=ago(6), must_read=5, have_read=3), [Kind.UNREAD]),
        (Facts(owner_left=False, in_force_since=ago(6)), []),  # nobody is asked
    ],
)
def test_each_way_of_drifting(facts: Facts, kinds: list[Kind]) -> None:
    assert [one.kind for one in drift(facts, today=TODAY, limits=LIMITS)] == kinds


def test_the_sentence_says_since_when_and_how_much() -> None:
    facts = Facts(
        owner_left=False, in_force_since=ago(6), review_due=ago(1), must_read=5, have_read=3
    )
    overdue, unread = drift(facts, today=TODAY, limits=LIMITS)
    assert overdue.sentence == "Its review was due on 2 March 2026, 1 day ago"
    assert unread.sentence == (
        "3 of 5 who must read it have said that they did, 6 days after it came in force"
    )
