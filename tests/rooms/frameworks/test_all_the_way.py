"""A review of the partnership's own, with an adjusted clock, all the way and without code: added on
the pages, advised and decided on in intake, set up, and run with its stages and its clocks."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.frameworks.models import LocalKind
from goldthread.casework.reviews import clocking, stages
from goldthread.casework.reviews.models import Review
from goldthread.rules.reviewgates import ORDER, Stage
from tests.rooms.intake import making as intake

SignIn = Callable[[Any], Client]
NAME, MEETING = "Joint learning review", "Hold the learning meeting"
FROM_JANUARY = {"starts-day": "1", "starts-month": "1", "starts-year": "2026"}


def boxes(name: str, on: date) -> dict[str, str]:
    return {
        f"{name}-day": str(on.day),
        f"{name}-month": str(on.month),
        f"{name}-year": str(on.year),
    }


def adjust(client: Client, code: str, number: int, starts: date, unit: str = "days") -> Any:
    told = {"number": str(number), "unit": unit, "anchor": "initiated", "reason": "Procedure 9"}
    where = reverse("adjust_clock", args=[code, "hold-the-learning-meeting"])
    return client.post(where, told | boxes("starts", starts))


@pytest.fixture
def added(cast: SimpleNamespace, signed_in: SignIn) -> SimpleNamespace:
    """The manager adds the kind and its clock (20 working days), and adjusts it (10 days)."""
    client = signed_in(cast.manager)
    kind = {"name": NAME, "criteria": "Where two agencies ask for it.", "based_on": "cspr"}
    client.post(reverse("new_local_kind"), kind | FROM_JANUARY | {"reason": "Agreed in March"})
    cast.kind = LocalKind.objects.get()
    clock = {"words": MEETING, "number": "20", "unit": "working-days", "anchor": "initiated"}
    where = reverse("new_local_clock", args=[cast.kind.code])
    client.post(where, clock | FROM_JANUARY | {"reason": "Procedure 9"})
    assert adjust(client, cast.kind.code, 10, date(2026, 2, 1)).status_code == 302
    cast.client = client
    return cast


def due_of(review: Review) -> list[tuple[str, date, bool]]:
    rows = clocking.clocks_of(review, timezone.localdate())
    return [(one.words, one.due, one.local) for one in rows]


def test_from_a_referral_to_its_stages_and_clocks(
    added: SimpleNamespace, signed_in: SignIn
) -> None:
    cast = added
    intake.people(cast)
    referral = intake.accepted(intake.sent(cast.practitioner, cast.partnership), cast.manager)
    intake.seats(cast, referral)
    advised = intake.with_chair(cast, referral, advice="alternative", alternative=cast.kind.code)
    asked = signed_in(cast.chair).get(reverse("panel_decision", args=[referral.pk]))
    assert NAME in asked.content.decode()
    decision = intake.decided(
        cast, advised, outcome="alternative", kind=cast.kind.code,
        no_review_because="The criteria are met in part.", differs_because="As advised.",
    )  # fmt: skip
    opening = reverse("open_review", args=[decision.pk])
    assert NAME in cast.client.get(opening).content.decode()
    on = timezone.localdate()
    told = {"title": "Review of Robin", "name": "", "wish": "not-yet"} | boxes("initiated_on", on)
    answer = cast.client.post(opening, told)
    assert answer.status_code == 302, answer.content.decode()
    review = Review.objects.get(decision=decision)
    assert review.kind_code == cast.kind.code
    life = cast.client.get(reverse("review_life", args=[review.pk])).content.decode()
    assert NAME in life
    assert review.at_stage is Stage.SETTING_UP
    listed = life.split('aria-label="Stages of this review"')[1].split("</ol>")[0]
    for stage in ORDER:
        assert stage.words in listed, stage
    assert stages.lacking(review, Stage.GATHERING)  # the gates of its stages hold as for any other
    assert MEETING in life
    assert due_of(review) == [(MEETING, on + timedelta(days=10), True)]


def test_a_review_that_has_begun_keeps_its_clocks(added: SimpleNamespace) -> None:
    cast = added
    begun = commissioned(cast, date(2026, 3, 2))
    before_it = commissioned(cast, date(2026, 1, 12))
    assert due_of(begun) == [(MEETING, date(2026, 3, 12), True)]
    # Begun before the adjustment: 20 working days.
    assert due_of(before_it) == [(MEETING, date(2026, 2, 9), True)]
    assert adjust(cast.client, cast.kind.code, 30, date(2026, 4, 1)).status_code == 302
    assert due_of(begun) == [(MEETING, date(2026, 3, 12), True)]
    later = commissioned(cast, date(2026, 4, 6))
    assert due_of(later) == [(MEETING, date(2026, 5, 6), True)]


def commissioned(cast: SimpleNamespace, on: date) -> Review:
    """Decided outside Goldthread, and set up on the pages."""
    kinds = cast.client.post(reverse("commission"), {"kind": cast.kind.code})
    told = {
        "title": f"Review of {on:%B}",
        "decided_elsewhere": "The executive, on paper.",
        "name": "",
        "wish": "not-yet",
    }
    answer = cast.client.post(kinds["Location"], told | boxes("initiated_on", on))
    assert answer.status_code == 302, answer.content.decode()
    return Review.objects.order_by("-pk").first()  # type: ignore[return-value]
