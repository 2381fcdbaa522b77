"""What keeps coming back: the partnership's themes, what Maya put under them, and a report."""

from functools import partial

from demo.story import Story
from goldthread.casework.reviews.models import Review
from goldthread.improvement.coding import actions
from goldthread.improvement.coding.models import Theme
from goldthread.publishing.reports import actions as reports
from goldthread.publishing.reports.models import Report

MOST = 2  # of what is suggested; the rest is kept as not fitting


def tell(story: Story) -> None:
    story.on(-420, partial(_begin, story))
    story.on(-60, partial(_code, story))
    story.on(-20, partial(_draft, story), "board report")
    story.on(-18, partial(_approve, story))


def _begin(story: Story) -> None:
    actions.begin(partnership=story.world.fenmarsh, by=story.people["maya"])


def _draft(story: Story) -> Report:
    return reports.draft(
        partnership=story.world.fenmarsh, kind="quarterly", since=story.day(-112),
        until=story.day(-21), by=story.people["maya"],
        words="Discharge planning was tested again and holds. Dogs and the history of earlier "
        "children still wait for somebody to look at practice.",
    )  # fmt: skip


def _approve(story: Story) -> None:
    reports.approve(report=story.kept["board report"], by=story.people["helen"])


def _code(story: Story) -> None:
    """The two reviews of before; what is newer waits on the page."""
    maya = story.people["maya"]
    themes = Theme.objects.in_bulk()
    for name in ("juno", "wren"):
        review = Review.objects.get(pk=story.kept[name].pk)
        for item in (*review.recommendations.all(), *review.learning_points.all()):
            found = [one.id for one in actions.suggestions(item, themes.values())]
            chosen = [themes[pk] for pk in found[:MOST]]
            actions.code(item=item, themes=chosen, by=maya, suggested=found)
