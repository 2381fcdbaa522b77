"""The mother's mental health in the Heron family. Nobody in it exists.

What is explained is made up, and says so: the code brings no clinical words of its own.
"""

from functools import partial
from typing import Any

from demo.story import Story
from goldthread.casework.wellbeing import explaining, recording

FICTION = "Made up for this demonstration: no clinical words, do not use"


def tell(story: Story) -> None:
    story.on(-300, partial(_explain, story))
    story.on(-57, partial(_told, story))
    story.on(-50, partial(_consent, story))
    story.on(-48, partial(_consult, story))
    story.on(-35, partial(_plan, story, -28))
    story.on(-28, partial(_held, story))
    story.on(-16, partial(_plan, story, -9))
    story.on(-9, partial(_missed, story))
    story.on(-8, partial(_again, story))


def _explain(story: Story) -> None:
    """One that is looked after, and one whose review is overdue."""
    for title, owner, review in (("The grey weeks (made up)", "rosalind", 65),
                                 ("The loud head (made up)", "sophie", -12)):  # fmt: skip
        story.kept[f"topic {owner}"] = explaining.explain(
            partnership=story.world.fenmarsh, title=title, owner=story.people[owner],
            review_due=story.day(review), source=FICTION, by=story.people["maya"],
            parent="Made up: some mornings are slow and some are as any other. A parent knows best "
            "which it is.",
            baby="Made up: a baby is fed and held as ever when somebody else is near on slow "
            "mornings.",
            pathway="Made up: ask the Fenmarsh perinatal team by telephone; they answer within a "
            "week.",
            crisis="Made up: the Fenmarsh team, 01632 960 170, by day; 01632 960 171 by night.",
        )  # fmt: skip


def _mother(story: Story) -> dict[str, Any]:
    return {"family": story.kept["heron"], "whom": story.kept["heron baby"].mother}


def _told(story: Story) -> None:
    recording.tell(
        **_mother(story), kind="not-diagnosed", by=story.people["sophie"],
        their_words="“I am only tired.”", days="Up late, curtains closed at both visits.",
    )  # fmt: skip


def _consent(story: Story) -> None:
    recording.tell(
        **_mother(story), kind="diagnosed", diagnosis="The grey weeks", by=story.people["aisha"],
        told_by="herself, at the clinic", topic=story.kept["topic rosalind"],
        their_words="“Some mornings I cannot begin. Then it passes.”",
        days="On a good day she cooks and walks to the river. On a bad day she eats when somebody "
        "brings it.",
        helps="Being rung before nine. Her mother.", treated_by="Fenmarsh perinatal team",
    )  # fmt: skip
    recording.ask_consent(
        **_mother(story), answer="given", on=story.workday(-50), by=story.people["aisha"],
        words="About the baby and the birth. Not about her childhood.",
    )  # fmt: skip


def _consult(story: Story) -> None:
    recording.consult(
        **_mother(story), on=story.workday(-48), by=story.people["aisha"],
        with_whom="Mental health nurse, Fenmarsh perinatal team",
        means="Somebody else is there on slow mornings for the first weeks; nothing else that they "
        "know.",
        advised="Ask at each visit how the morning was. Visit together before the birth.",
    )  # fmt: skip


def _plan(story: Story, days: int) -> None:
    story.kept[f"joint {days}"] = recording.plan_visit(
        **_mother(story), on=story.workday(days), by=story.people["sophie"],
        with_whom="Health visitor and mental health nurse",
    )  # fmt: skip


def _held(story: Story) -> None:
    recording.end_visit(
        visit=story.kept["joint -28"], how="held", on=story.workday(-28),
        by=story.people["sophie"],
        we_saw="He answered the door and stayed. She looked at him before each answer.",
        they_saw="Slow and polite. Not the illness alone: she was afraid to speak.",
    )  # fmt: skip


def _missed(story: Story) -> None:
    recording.end_visit(
        visit=story.kept["joint -9"], how="missed", on=story.workday(-9),
        by=story.people["sophie"], because="Nobody opened. The curtains moved.",
    )  # fmt: skip


def _again(story: Story) -> None:
    recording.ask_consent(
        **_mother(story), answer="withdrawn", on=story.workday(-8), by=story.people["sophie"],
        words="By a message from her telephone. She is asked again when she is alone.",
    )  # fmt: skip
