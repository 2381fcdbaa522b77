"""Loads Fenmarsh: a made-up partnership with a past, told through the real actions."""

from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from demo import (
    assured,
    audited,
    bodies,
    coded,
    finch,
    frameworks,
    guidance,
    juno,
    live,
    live_abuse,
    live_differences,
    live_oversight,
    live_plans,
    live_weighing,
    live_wellbeing,
    papers,
    people,
    referrals,
    robin,
    summaries,
    training,
    wren,
    wren_safe,
)
from demo.story import Story
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies import inviting
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import challenges

# The families in live work: they need the bodies and the people, and nothing else of the story.
LIVE = (
    live,
    live_weighing,
    live_abuse,
    live_oversight,
    live_plans,
    live_wellbeing,
    live_differences,
)
BEGAN = -760
LAST_SWEEP = -6


@transaction.atomic
def load(today: date | None = None) -> Story:
    """Fill an empty database, all or nothing. Days are counted back from `today`."""
    story = Story(today or timezone.localdate())
    story.on(BEGAN, partial(bodies.found, story))
    story.on(BEGAN, partial(people.arrive, story))
    for part in (
        frameworks,
        juno,
        wren,
        finch,
        robin,
        assured,
        audited,
        coded,
        referrals,
        summaries,
        papers,
        wren_safe,
        guidance,
        training,
        *LIVE,
    ):
        part.tell(story)
    story.on(-45, partial(_leaves, story))
    story.on(LAST_SWEEP, partial(_sweep, story))
    story.on(-4, partial(_invite, story))
    story.tell()
    return story


def _leaves(story: Story) -> None:
    """Colin leaves Fenmarsh Homes. What he owned shows as drifting from the next day."""
    agencies.end_membership(
        membership=story.kept["post of colin"], on=timezone.localdate(), by=story.people["maya"]
    )


def _sweep(story: Story) -> None:
    challenges.sweep(partnership=story.world.fenmarsh, today=timezone.localdate())


def _invite(story: Story) -> None:
    """Waiting to be taken up; its link went nowhere, as nobody reads that address."""
    inviting.invite(
        partnership=story.world.fenmarsh,
        email="naomi.quayle@fenmarsh.example",
        name="Naomi Quayle",
        role=Role.PRACTITIONER,
        organisation=story.bodies["schools"],
        by=story.people["maya"],
    )
