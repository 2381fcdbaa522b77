"""A partnership with one published and one unpublished review, made through the real actions."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from goldthread.casework.reviews import actions as reviews
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.agencies.roles import Role
from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.models import Draft
from goldthread.improvement.recommendations import actions
from goldthread.improvement.recommendations.models import Address, Recommendation
from tests import factories

SOURCE = """Robin was eleven days old.

Learning
Dogs in a home with a newborn are a risk that every visitor should ask about.

Recommendations
1. Fenmarsh Hospital Trust should ask about dogs in the home of every newborn baby.
2. Fenmarsh Housing should visit at night <b>now</b>.
"""
LEARNED = "Dogs in a home with a newborn are a risk that every visitor should ask about."
DOGS = "Fenmarsh Hospital Trust should ask about dogs in the home of every newborn baby."
NIGHT = "Fenmarsh Housing should visit at night <b>now</b>."
SECRET = "Fenmarsh Hospital Trust should ask which dogs and pets live with newborn infants, Zephyr."


def brought_in(
    who: Any, at: Any, title: str, items: list[Any], *, published: bool, text: str = SOURCE
) -> tuple[Review, list[Recommendation]]:
    """A review whose document was read and confirmed by a person."""
    review = reviews.bring_in(partnership=at, title=title, by=who, published=published)
    draft = Draft.objects.create(
        review=review, file_name="robin.txt", text=text, read_at=timezone.now(), brought_by=who
    )
    for listing, words, bodies in items:
        wording = deciding.Wording(listing, words, "practice", "", bodies)
        deciding.add(draft=draft, item=wording, by=who)
    _, asked = actions.finish_draft(draft=draft, by=who)
    return review, asked


@pytest.fixture
def world(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast, and: `review` (published) with `dogs` asked of trust and housing and `night` of
    housing; `secret_review` (unpublished) with `secret` asked of the trust; `seated`, who has a
    seat on it; `conflicted`, a panel member with a conflict on both.
    """
    boss = cast.manager
    review, (dogs, night) = brought_in(
        boss,
        cast.partnership,
        "Review of Robin",
        [
            ("learning", LEARNED, []),
            ("recommendation", DOGS, [cast.trust, cast.housing]),
            ("recommendation", NIGHT, [cast.housing]),
        ],
        published=True,
    )
    secret_review, (secret,) = brought_in(
        boss,
        cast.partnership,
        "Zephyr unpublished",
        [("recommendation", SECRET, [cast.trust])],
        published=False,
        text=f"Before. {SECRET} Zephyr after.",
    )
    seated = factories.member(cast.partnership, Role.LEAD_REVIEWER, name="Lea Seat")
    agencies.give_seat(matter=secret_review.matter, person=seated, role=Role.LEAD_REVIEWER, by=boss)
    conflicted = factories.member(cast.partnership, Role.PANEL, name="Con Flict")
    for one in (review, secret_review):
        agencies.declare_conflict(
            matter=one.matter, person=conflicted, reason="Related to the family.", by=boss
        )
    return SimpleNamespace(
        **vars(cast),
        review=review,
        dogs=dogs,
        night=night,
        secret_review=secret_review,
        secret=secret,
        seated=seated,
        conflicted=conflicted,
        point=review.learning_points.get(),
    )


@pytest.fixture
def part(world: SimpleNamespace) -> Address:
    """The trust's part of `dogs`."""
    found: Address = world.dogs.addresses.get(organisation=world.trust)
    return found


def agreed(address: Address, by: Any, owner: Any = None, **more: Any) -> Any:
    """An action of a body, due in a month."""
    facts = {
        "what": "Add a question about dogs",
        "expected_change": "Parents are asked before birth",
        "proof_wanted": "An audit of twenty records",
        "due": timezone.localdate() + timedelta(days=30),
        **more,
    }
    return actions.agree_action(address=address, by=by, owner=owner, **facts)


def another_body(world: SimpleNamespace, name: str) -> Organisation:
    return factories.organisation(world.partnership, name)
