"""From done to proved: what was tested of Wren's discharge planning, and what fell back."""

from functools import partial
from typing import Any

from django.core.files.base import ContentFile

from demo import reading
from demo.reading import answer
from demo.story import Story
from demo.tale import EVIDENCE, Tale
from goldthread.improvement.assurance import actions
from goldthread.improvement.recommendations.models import Answer
from goldthread.rules.followthrough import Strength

TO = "wren.R1 to community"
HISTORY = "juno.R4 to community"
DOGS = "juno.R1 to community"

# fmt: off
# A tale keeps its own lines: what was agreed first, then a line for each thing that happened.


def tell(story: Story) -> None:
    _discharge(story)
    _history(story)
    _dogs(story)


def _discharge(story: Story) -> None:
    """Embedded once; a repeat did not find it; proved again."""
    story.on(-418, partial(reading.address, story, "wren.R1", "community", "maya"))
    answer(story, -404, TO, Answer.ACCEPTED, "fiona", "Fiona Castell, director of nursing")
    tale = Tale(
        story, TO,
        "Have a health visitor at every discharge planning meeting of a baby with a plan",
        change="Whoever visits on Monday knows on Friday what was agreed.",
        proof="Minutes that name who came.",
        owner="beth", agreed=-400, due=-370,
    ).proves(
        -378, "beth", Strength.DOCUMENT, "The standing invitation, and minutes of four meetings.",
    ).accepted(-372, "maya", "Accepted. Whether it lasts: see the test.")
    _judged(story, -340, TO, "helen", "design", "yes", "The invitation goes out with the plan.", 90)
    _tested(
        story, -335, TO, "maya", "dip-sample", "yes", (12, 11),
        "Twelve discharges: a health visitor came to eleven. The twelfth was on a bank holiday.",
        file="discharge-visitors.csv",
    )
    _judged(story, -334, TO, "helen", "effect", "yes", "Eleven of twelve, and why not.", 90)
    _tested(
        story, -150, TO, "maya", "dip-sample", "no", (12, 5),
        "Twelve discharges: a health visitor came to five. Two teams had been joined.",
        again=tale,
    )
    story.on(-144, lambda: actions.reply(
        address=story.kept[TO], by=story.people["fiona"],
        words="The two teams had one diary and two lists. They have one list from this week.",
    ))
    tale.proves(
        -110, "beth", Strength.DOCUMENT, "One list for both teams; minutes of the last six.",
    ).accepted(-105, "helen", "Accepted. It is tested again before the summer.")
    _judged(story, -50, TO, "alan", "design", "yes", "One list, and a name for each Friday.", 120)
    _tested(
        story, -40, TO, "maya", "dip-sample", "yes", (15, 15),
        "Fifteen discharges since: a health visitor came to all of them.", audit="wren.R1",
    )
    _judged(story, -39, TO, "alan", "effect", "yes", "All fifteen, two of them at weekends.", 120)


def _history(story: Story) -> None:
    """Shown once; the repeat after six months was never made."""
    story.on(-300, partial(reading.address, story, "juno.R4", "community", "maya"))
    answer(story, -290, HISTORY, Answer.ACCEPTED, "fiona", "Fiona Castell, director of nursing")
    Tale(
        story, HISTORY,
        "Read what is known of an earlier child before the first visit after a birth",
        change="A second child is not met as if there had been no first.",
        proof="Records in which it was read.",
        owner="sophie", agreed=-285, due=-215,
    ).proves(-222, "sophie", Strength.DOCUMENT, "A line in the visit record.").accepted(
        -220, "maya", "Accepted."
    )
    _judged(story, -205, HISTORY, "helen", "design", "yes", "The line cannot be passed over.", 240)
    _tested(
        story, -204, HISTORY, "maya", "audit", "yes", (20, 18),
        "Twenty first visits: what was known was read before eighteen.",
    )
    _judged(story, -203, HISTORY, "helen", "effect", "yes", "Eighteen of twenty.", 240)


def _dogs(story: Story) -> None:
    """Ended, and nobody has looked since."""
    story.on(-120, partial(reading.address, story, "juno.R1", "community", "maya"))
    answer(story, -112, DOGS, Answer.ACCEPTED, "fiona", "Fiona Castell, director of nursing")
    Tale(
        story, DOGS,
        "Give the card on dogs and babies to every family at the first visit",
        change="Parents think of the dog and the baby together.",
        proof="The card, and who has had it.",
        owner="beth", agreed=-110, due=-20,
    ).proves(-26, "beth", Strength.ASSERTION, "Given at each first visit.").accepted(
        -22, "maya", "Accepted."
    )


# fmt: on
def _judged(
    story: Story, days: int, to: str, who: str, about: str, verdict: str, why: str, next_in: int
) -> None:
    """`next_in`: days from then until the next look."""
    story.on(
        days,
        lambda: actions.judge(
            address=story.kept[to],
            about=about,
            verdict=verdict,
            reasoning=why,
            next_look=story.day(days + next_in),
            by=story.people[who],
        ),
    )


def _tested(
    story: Story,
    days: int,
    to: str,
    who: str,
    means: str,
    verdict: str,
    seen: tuple[int, int],
    shows: str,
    file: str = "",
    again: Tale | None = None,
    audit: str = "",
) -> None:
    """`seen`: cases looked at, and in how many it was happening, until three days before; in an
    audit until eight, when it was not closed yet."""

    def done() -> Any:
        content = ContentFile((EVIDENCE / file).read_bytes(), name=file) if file else None
        return actions.test(
            address=story.kept[to],
            means=means,
            on=story.day(days - (8 if audit else 3)),
            verdict=verdict,
            shows=shows,
            looked_at=seen[0],
            found=seen[1],
            file=content,
            audit_row=story.kept[f"audit of {audit}"] if audit else None,
            open_again=[again.action] if again else [],
            by=story.people[who],
        )

    story.on(days, done)
