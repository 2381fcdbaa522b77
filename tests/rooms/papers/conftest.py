"""A review that learned and recommended, with answers and actions, and its documents."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough.models import Action
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import (
    Address,
    Recommendation,
    RecommendedAction,
    Response,
)
from goldthread.publishing.anonymising import checking, deciding
from goldthread.publishing.anonymising.models import LeakCheck, Mention, Says
from goldthread.publishing.papers import making, releasing
from goldthread.publishing.papers.models import Edition, Paper
from tests import factories
from tests.checked import known_child

DUE = date(2027, 3, 1)


@pytest.fixture
def ours(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast with a scrutineer, and a published review `wren` whose findings stand."""
    cast.scrutineer = factories.member(cast.partnership, Role.SCRUTINEER, name="Sue Rowan")
    cast.wren = reviews.bring_in(
        partnership=cast.partnership, title="Review: Wren", published=True, by=cast.manager
    )
    cast.wren.subject = "Wren"
    cast.wren.save(update_fields=["subject"])
    known_child(cast.wren, cast.manager)
    findings(cast.wren, cast, "Ask about the past of both parents.")
    return cast


def findings(review: Any, cast: SimpleNamespace, *points: str) -> None:
    """Learning points, and for each a recommendation with an answer and an action."""
    start = LearningPoint.objects.filter(review=review).count()
    for number, text in enumerate(points, start=start + 1):
        LearningPoint.objects.create(review=review, number=number, text=text)
        asked = Recommendation.objects.create(review=review, number=number, text=f"{text} Always.")
        address = Address.objects.create(recommendation=asked, organisation=cast.trust)
        Response.objects.create(
            address=address, answer="in-part", reason="When there is money.", on_behalf="Sol",
            answered_on=date(2026, 1, 5),
        )  # fmt: skip
        action = Action.objects.create(
            partnership=cast.partnership, matter=review.matter, organisation=cast.trust,
            number=Action.objects.filter(partnership=cast.partnership).count() + 1,
            what=f"Put question {number} on the form", expected_change="x", proof_wanted="y",
            first_due=DUE, due=DUE, last_word=date(2026, 11, 1),
        )  # fmt: skip
        RecommendedAction.objects.create(address=address, action=action)


@pytest.fixture
def made(ours: SimpleNamespace) -> Callable[..., Paper]:
    def make(kind: str = "briefing", by: Any = None) -> Paper:
        return making.make(review=ours.wren, kind=kind, by=by or ours.support)

    return make


def checked(edition: Edition, by: Any) -> LeakCheck:
    """Checked, and everything found may stand. Refused where something never can."""
    check = checking.run(check=releasing.ask_check(edition=edition, by=by), by=by)
    found = Mention.objects.filter(check_of=check).with_says().filter(says=None)
    if found:
        deciding.decide(
            check=check, mentions=list(found), says=Says.STANDS, because="It names nobody.", by=by
        )
    return check


@pytest.fixture
def edition(ours: SimpleNamespace, made: Callable[..., Paper]) -> Callable[..., Edition]:
    def ready(kind: str = "briefing", paper: Paper | None = None) -> Edition:
        """Files that came through their leak check."""
        of = paper or made(kind)
        files = releasing.make_edition(paper=of, by=ours.support)
        checked(files, ours.manager)
        return files

    return ready


@pytest.fixture
def released(ours: SimpleNamespace, edition: Callable[..., Edition]) -> Callable[..., Edition]:
    def release(kind: str = "briefing") -> Edition:
        files = edition(kind)
        releasing.release_first(edition=files, checked="Every line.", by=ours.manager)
        releasing.release_second(edition=files, checked="Every line too.", by=ours.chair)
        return files

    return release
