"""What Fenmarsh adds to the law: its places, one clock, a review of its own, a quorum."""

from functools import partial

from demo.story import Story
from goldthread.casework.frameworks import actions as frameworks
from goldthread.casework.intake import deciding

BEGAN = -700
PLACES = """\
Fenmarsh
Reedmere
Marsh End
Sedgeworth
Saltings Quay"""


def tell(story: Story) -> None:
    story.on(BEGAN, partial(_area, story))
    story.on(BEGAN, partial(_clock, story))
    story.on(BEGAN, partial(_kind, story))
    story.on(BEGAN, partial(_quorum, story))


def _area(story: Story) -> None:
    frameworks.set_area(
        partnership=story.world.fenmarsh,
        nation="england",
        places=PLACES,
        by=story.people["maya"],
    )


def _clock(story: Story) -> None:
    frameworks.adjust_clock(
        partnership=story.world.fenmarsh,
        kind="cspr",
        step="rapid-review",
        number=13,
        unit="working-days",
        anchor="sent",
        starts=story.day(BEGAN),
        reason="The executive wants two days to read it before it must go (minute 14 of its "
        "summer meeting). The law still allows 15.",
        by=story.people["maya"],
    )


def _kind(story: Story) -> None:
    kind = frameworks.add_local_kind(
        partnership=story.world.fenmarsh,
        name="Fenmarsh learning conversation",
        criteria="The criteria of a safeguarding practice review are not met, two or more agencies "
        "worked with the child, and those who did would learn from an afternoon together.",
        reason="Agreed by the executive: it is quicker and kinder than a long review that nobody "
        "needs.",
        starts=story.day(BEGAN),
        by=story.people["maya"],
    )
    story.kept["conversation"] = kind
    frameworks.add_local_clock(
        kind=kind,
        words="Meet and send one page to the sub-group",
        number=40,
        unit="working-days",
        anchor="initiated",
        starts=story.day(BEGAN),
        reason="The same paper as the kind itself.",
        by=story.people["maya"],
    )


def _quorum(story: Story) -> None:
    deciding.set_panel_rule(
        partnership=story.world.fenmarsh,
        least=3,
        police=True,
        health=True,
        local_authority=True,
        duty_team="Fenmarsh front door, 01632 960 180, day and night",
        by=story.people["maya"],
    )
