"""A review with a period, a table of people, and three key episodes made by the real actions."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.chronology import actions, studying
from goldthread.casework.chronology.actions import Said
from goldthread.casework.reviews import actions as reviews
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.rules.dates import Day, read
from tests import factories


def day(words: str) -> Day:
    found = read(words)
    assert found is not None, words
    return found


def said(
    title: str = "Going home from hospital", starts: str = "3 March 2026", **more: Any
) -> Said:
    ends = more.pop("ends", "")
    return Said(
        title=title,
        starts=day(starts),
        ends=day(ends) if ends else None,
        why_it_matters=more.pop("why", "Nobody had agreed who would visit first."),
        **more,
    )


def seat(world: Any, role: str, name: str) -> Any:
    """Somebody with a role and a seat."""
    person = factories.member(world.partnership, role, name=name)
    agencies.give_seat(matter=world.review.matter, person=person, role=role, by=world.manager)
    return person


def opened(cast: SimpleNamespace, *, published: bool = False) -> Review:
    """A review of the cast's partnership that looks at January to June 2026."""
    review = reviews.bring_in(
        partnership=cast.partnership, title="Zephyr unpublished", by=cast.manager,
        published=published,
    )  # fmt: skip
    Review.objects.filter(pk=review.pk).update(
        period_from=date(2026, 1, 1), period_to=date(2026, 6, 30)
    )
    return Review.objects.select_related("matter__partnership").get(pk=review.pk)


def made_world(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast and: review; lead, leadchair, panel (with seats); conflicted (had a seat),
    emergency (broke the glass); home, birth, birthday: three episodes.
    """
    world = SimpleNamespace(**vars(cast), review=opened(cast))
    world.lead = seat(world, Role.LEAD_REVIEWER, "Lea Seat")
    world.leadchair = seat(world, Role.CHAIR, "Cha Seat")
    world.panel = seat(world, Role.PANEL, "Pan Seat")
    world.conflicted = seat(world, Role.PANEL, "Con Flict")
    agencies.declare_conflict(
        matter=world.review.matter, person=world.conflicted, reason="Kin.", by=world.manager
    )
    world.emergency = factories.member(cast.partnership, Role.PANEL, name="Emer Gency")
    agencies.break_glass(
        matter=world.review.matter, reason="A child may be in danger today.", by=world.emergency
    )
    world.home = actions.name_episode(
        review=world.review,
        said=said(ends="5 March 2026"),
        by=world.lead,
    )
    world.birth = actions.name_episode(
        review=world.review,
        said=said("Birth", "about 1 March 2026", why="Hindsight whyhere."),
        by=world.manager,
    )
    world.visit = actions.name_episode(
        review=world.review, said=said("First visit", "late March 2026"), by=world.manager
    )
    world.question = studying.ask(
        episode=world.home, text="Who decided?", whom="practitioners", by=world.lead
    )
    studying.analyse(
        episode=world.home, text="The ward knew of dogs.", known="then", known_by="the ward",
        by=world.lead,
    )  # fmt: skip
    studying.analyse(episode=world.home, text="The bite came later.", known="now", by=world.lead)
    return world


world = pytest.fixture(made_world)
