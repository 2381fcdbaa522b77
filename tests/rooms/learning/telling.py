"""A whole thread with its beginning: two agencies' entries, one in a key episode, one cited."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from goldthread.casework.chronology.combining import noting
from goldthread.casework.freezing import actions as freezing
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.roles import Role
from goldthread.improvement.learning import drawing
from tests import scenes
from tests.rooms.chronology.conftest import said, seat
from tests.rooms.chronology.joining import entry, joined, merged


def told(cast: Any, *, published: bool = True) -> SimpleNamespace:
    """The cast, the scene, and: lead (with a seat), patrol, visit (entries), home (an episode that
    holds the visit), frozen (signed)."""
    scene = scenes.whole_thread(cast, published=published)
    Review.objects.filter(pk=scene.review.pk).update(
        period_from=date(2026, 1, 1), period_to=date(2026, 6, 30)
    )
    world = SimpleNamespace(**vars(cast))
    world.review = Review.objects.select_related("matter__partnership").get(pk=scene.review.pk)
    world.learning, world.recommendation = scene.learning, scene.recommendation
    world.action, world.address = scene.action, scene.address
    world.lead = seat(world, Role.LEAD_REVIEWER, "Lea Seat")
    world.panel = seat(world, Role.PANEL, "Pan Seat")
    joined(world)
    merged(world)
    world.patrol, world.visit = entry(world, "Routine patrol"), entry(world, "14:10")
    world.home = noting.make_episode(
        review=world.review, said=said(), entries=[world.visit], by=world.lead
    )
    world.frozen = freezing.freeze(
        review=world.review, purpose="For the panel", reason="It meets today.", by=world.lead
    )
    freezing.sign(frozen=world.frozen, by=world.lead)
    return world


def drawn(world: SimpleNamespace) -> SimpleNamespace:
    """The learning point comes from the episode and from the patrol."""
    drawing.draw_from_episodes(learning_point=world.learning, episodes=[world.home], by=world.lead)
    drawing.draw_from_entries(
        learning_point=world.learning, identities=[world.patrol.identity], by=world.lead
    )
    return world
