"""What Robin's panel sees beside the list: the family's life events, and strengths and risks as
agencies recorded them. All of it is invented.
"""

from functools import partial
from typing import Any

from demo.robin_referral import BORN
from demo.story import Story
from goldthread.casework.balance import deciding, looking
from goldthread.casework.balance.models import BalancePassage, Incongruence
from goldthread.casework.timeline import actions as timeline
from goldthread.casework.timeline.actions import Told
from goldthread.rules.dates import read

ADDED, LOOKED, WEIGHED = -12, -10, -8
# Days before today, how it is written ("" is the day itself), kind, whose life, words, source.
EVENTS = (
    (-330, "about", "move", "Father", "Moves in with mother and brings two dogs", "Housing file"),
    (-236, "", "booking", "Mother", "Books with the midwife at 12 weeks", "Maternity record"),
    (-190, "month", "other", "Father", "Loses his work at the yard", "Probation, by telephone"),
    (-166, "", "separation", "Parents", "Father leaves after the incident; back within weeks",
     "Police log and housing file"),
    (BORN, "", "birth", "Robin", "Born on the ward", "Maternity record"),
    (BORN + 3, "", "move", "Robin", "Goes home from the ward", "Discharge sheet"),
)  # fmt: skip


def tell(story: Story) -> None:
    for row in EVENTS:
        story.on(ADDED, partial(_add, story, *row))
    story.on(LOOKED, partial(_look, story))
    story.on(WEIGHED, partial(_weigh, story))


def _add(story: Story, days: int, style: str, kind: str, whom: str, words: str, source: str) -> Any:
    day = story.day(days)
    written = {"": f"{day:%d/%m/%Y}", "about": f"c. {day:%d/%m/%Y}", "month": f"{day:%B %Y}"}[style]
    told = Told(kind, read(written), source, whom=whom, words=words)
    return timeline.add_event(review=story.kept["robin"], told=told, by=story.people["isobel"])


def _look(story: Story) -> Any:
    run = looking.ask_to_look(review=story.kept["robin"], by=story.people["isobel"])
    return looking.look(run=run, by=None)


def _weigh(story: Story) -> None:
    """The reviewer has begun: some words taken over, one turned down, two accounts weighed."""
    review, isobel = story.kept["robin"], story.people["isobel"]
    suggested = BalancePassage.objects.filter(review=review, standing="suggested").order_by("pk")
    passages = list(suggested[:13])
    if len(passages) > 1:
        deciding.accept(review=review, passages=passages[:-1], by=isobel)
        deciding.reject(
            passage=passages[-1], reason="The words are about another family on the stair.",
            by=isobel,
        )  # fmt: skip
    row = Incongruence.objects.filter(review=review, standing="suggested").order_by("pk").first()
    if row is not None:
        deciding.view(
            incongruence=row, made="weighed", by=isobel,
            words="Both may be true of their day. Nobody put them beside each other at the time: "
            "ask at the practitioner event what was known of the other.",
        )  # fmt: skip
