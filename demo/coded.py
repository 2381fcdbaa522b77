"""What keeps coming back: the partnership's themes, and what Maya put under them."""

from functools import partial

from demo.story import Story
from goldthread.casework.reviews.models import Review
from goldthread.improvement.coding import actions
from goldthread.improvement.coding.models import Theme

MOST = 2  # of what is suggested; the rest is kept as not fitting


def tell(story: Story) -> None:
    story.on(-420, partial(_begin, story))
    story.on(-60, partial(_code, story))


def _begin(story: Story) -> None:
    actions.begin(partnership=story.world.fenmarsh, by=story.people["maya"])


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
