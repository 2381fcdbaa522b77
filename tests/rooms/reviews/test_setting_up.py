"""Commissioning a review: what the kind fills in, and what is refused."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.reviews import commissioning, outlines
from goldthread.casework.reviews.commissioning import Beginning
from goldthread.casework.reviews.models import Framework, Review, TermsOfReference
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.records.refusals import Refused
from tests.rooms.reviews import making
from tests.rooms.reviews.making import today


def beginning(**more: Any) -> Beginning:
    facts = {"title": "Review of Robin", "initiated_on": today(), "decided_elsewhere": "Them."}
    return Beginning(**{**facts, **more})


def begin(cast: SimpleNamespace, *, kind: str = "cspr", by: Any = None, **more: Any) -> Review:
    return commissioning.commission(
        partnership=cast.partnership,
        kind=kind,
        beginning=beginning(**more),
        by=by or cast.manager,
    )


def test_a_kind_fills_clocks_timetable_letters_and_first_terms(cast: SimpleNamespace) -> None:
    review = begin(cast, events={"aware": today(), "sent": today()})
    assert review.is_commissioned
    assert review.stage == "setting-up"
    assert review.matter.circle == Matter.Circle.SEATS
    assert review.moves.get().by == cast.manager
    assert {anchor.event for anchor in review.anchors.all()} == {"aware", "sent"}
    assert review.milestones.count() == len(outlines.MILESTONES)
    assert all(one.planned.weekday() < 5 for one in review.milestones.all())
    assert review.letters.filter(name__contains="chief executives").exists()
    assert not review.letters.filter(name__contains="received your referral").exists()
    draft = TermsOfReference.objects.draft(review)
    assert draft.purpose
    assert [line.number for line in draft.lines.all()] == list(range(1, draft.lines.count() + 1))
    assert draft.lines.filter(question__contains="history").exists()
    assert review.panel_plans.get().sectors


@pytest.mark.parametrize("kind", [*outlines.OUTLINES, "other"])
def test_every_kind_has_an_outline_that_can_be_worked_with(kind: str) -> None:
    one = outlines.outline(kind)
    assert one.purpose.endswith(".")
    assert 5 <= len(one.lines) <= 15
    assert len({line.question for line in one.lines}) == len(one.lines)
    assert all(line.question.endswith("?") and line.prompt[-1] in ".?" for line in one.lines)
    weeks = [week for _, week in one.milestones]
    assert weeks == sorted(weeks)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"title": "  "}, "Give the review a title"),
        ({"decided_elsewhere": ""}, "Say who decided"),
        ({"kind": "local-nothing"}, "no such kind"),
        ({"kind": "scr"}, "no such kind"),  # not since June 2018
        ({"initiated_on": date(2990, 1, 1)}, "future"),
    ],
)
def test_what_cannot_be_begun_is_refused(
    cast: SimpleNamespace, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        begin(cast, **more)
    assert not Review.objects.exists()


def test_a_local_kind_keeps_its_own_code(cast: SimpleNamespace) -> None:
    from goldthread.casework.frameworks.models import LocalKind

    LocalKind.objects.create(
        partnership=cast.partnership,
        code="local-audit",
        name="Fenmarsh case audit",
        criteria="When we want to learn.",
        based_on="sar",
        reason="Agreed.",
        starts=today() - timedelta(days=30),
    )
    review = begin(cast, kind="local-audit")
    assert (review.framework, review.local_kind) == (Framework.OTHER, "local-audit")
    assert review.kind_code == "local-audit"
    assert "adults" in TermsOfReference.objects.draft(review).purpose


@pytest.mark.parametrize("who", ["chair", "author", "executive", "administrator", "stranger"])
def test_only_the_business_unit_commissions(cast: SimpleNamespace, who: str) -> None:
    with pytest.raises(PermissionDenied):
        begin(cast, by=getattr(cast, who))


def test_references_go_on_counting(cast: SimpleNamespace) -> None:
    first, second = begin(cast), begin(cast)
    assert int(second.code[-2:]) == int(first.code[-2:]) + 1


def test_the_period_is_set_until_agreed_terms_hold_it(
    cast: SimpleNamespace, review: Review
) -> None:
    def put(starts: date, ends: date) -> None:
        commissioning.set_period(review=review, starts=starts, ends=ends, by=cast.manager)

    put(date(2024, 1, 1), date(2024, 12, 31))
    review.refresh_from_db()
    assert review.period_from == date(2024, 1, 1)
    assert TermsOfReference.objects.draft(review).period_from == date(2024, 1, 1)
    with pytest.raises(Refused, match="end after"):
        put(date(2024, 2, 1), date(2024, 1, 1))
    with pytest.raises(Refused, match="future"):
        put(date(2024, 2, 1), today() + timedelta(days=1))
    making.agreed_terms(cast, review)
    review.refresh_from_db()
    assert review.period_to == date(2025, 1, 1)
    with pytest.raises(Refused, match="new version"):
        put(date(2024, 2, 1), date(2024, 3, 1))


def test_the_pseudonym_of_a_commissioned_review_is_not_changed_among_its_facts(
    cast: SimpleNamespace, review: Review
) -> None:
    from goldthread.casework.reviews import actions

    with pytest.raises(Refused, match="its own page"):
        actions.describe(review=review, by=cast.manager, subject="Wren")
