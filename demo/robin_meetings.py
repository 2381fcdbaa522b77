"""The panel of Robin: one meeting held and minuted, with an action, and one to come."""

from datetime import time
from functools import partial
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from demo.story import Story
from goldthread.casework.meetings import actions, deciding, inviting, minuting, papers

FIRST, NEXT = -80, 8
PLACE = "Room 4, Fen House"
MINUTES = {
    "Welcome and purpose": "The chair welcomed the lead reviewer. Everybody was asked about "
    "interests; none was told.",
    "Minutes and actions of the last meeting": "This was the first meeting.",
    "What the rapid review found": "The panel heard it in full. It was asked why the rule on "
    "discharge made after Wren was not on the ward.",
    "Terms of reference": "Agreed in the first version. The panel member for health asked that the "
    "father's health is thought about; the lead reviewer will bring words.",
    "Timetable": "Returns in ten weeks. Practitioners before the draft, not after it.",
    "Any other business": "None.",
    "Next steps": "Each agency names its author this week.",
}


def tell(story: Story) -> None:
    story.on(
        -93,
        partial(_plan, story, "robin first meeting", FIRST, "To begin, and to agree how we work."),
    )
    story.on(
        -92,
        partial(
            _agenda,
            story,
            "robin first meeting",
            ("What the rapid review found", "Terms of reference", "Timetable"),
        ),
    )
    story.on(-92, partial(_invite, story, "robin first meeting"))
    story.on(FIRST, partial(_held, story))
    story.on(FIRST, partial(_decided, story))
    story.on(-79, partial(_minutes, story), keep="robin minutes")
    story.on(-78, partial(_write, story))
    story.on(-74, partial(_agree, story))
    story.on(-13, partial(_plan, story, "robin next meeting", NEXT, "To read what has come in."))
    story.on(
        -13,
        partial(
            _agenda,
            story,
            "robin next meeting",
            (
                "Returns: what has come, what is late",
                "What practitioners told us",
                "The hold on publication",
            ),
        ),
    )
    story.on(-12, partial(_invite, story, "robin next meeting"))
    story.on(-12, partial(_paper, story))


def _plan(story: Story, name: str, days: int, purpose: str) -> None:
    story.kept[name] = actions.plan(
        review=story.kept["robin"],
        kind="panel",
        on=story.workday(days),
        starts=time(10),
        ends=time(12),
        place=PLACE,
        purpose=purpose,
        quorum="Chair, lead reviewer, and police, health and the local authority",
        chair=story.people["helen"],
        by=story.people["joel"],
    )


def _agenda(story: Story, name: str, titles: tuple[str, ...]) -> None:
    for title in titles:
        actions.add_item(meeting=story.kept[name], title=title, minutes=30, by=story.people["joel"])


def _invite(story: Story, name: str) -> None:
    """Everybody with a seat but Ruth, to whom the review is closed."""
    seats = actions.panel_seats(story.kept["robin"]).exclude(holder=story.people["ruth"])
    inviting.invite(meeting=story.kept[name], seats=list(seats), by=story.people["joel"])


def _held(story: Story) -> None:
    meeting, priya = story.kept["robin first meeting"], story.people["priya"]
    rows = list(meeting.invitees.all())
    how = {
        one.pk: ("deputy", "Superintendent Lowell") if one.name == "Martin Selby" else ("came", "")
        for one in rows
    }
    inviting.record_held(meeting=meeting, how=how, quorate=True, words="", by=priya)
    here = {one.pk: ("none", "") for one in rows if how[one.pk][0] == "came"}
    inviting.record_interests(meeting=meeting, answers=here, by=priya)


def _decided(story: Story) -> None:
    meeting, priya = story.kept["robin first meeting"], story.people["priya"]
    decision = deciding.decide(
        meeting=meeting,
        what="Ask the area where the father's first child lives for its file now.",
        why="It was an action of the pre-birth plan and was never done. It must not wait for a "
        "return.",
        decided_by="The panel, all of one mind",
        by=priya,
    )
    deciding.agree_action(
        meeting=meeting,
        organisation=story.bodies["council"],
        what="Ask Saltmere for the file of the father's first child and read it with the midwife",
        expected_change="Whoever plans for a baby knows what became of the child before.",
        proof_wanted="A note of what was read, and by whom.",
        due=story.day(4),
        owner=story.people["lucy"],
        decision=decision,
        by=priya,
    )


def _minutes(story: Story) -> Any:
    return minuting.start(meeting=story.kept["robin first meeting"], by=story.people["priya"])


def _write(story: Story) -> None:
    minutes, priya = story.kept["robin minutes"], story.people["priya"]
    rows = list(minutes.sections.all())
    minuting.write(
        minutes=minutes,
        words={row.pk: MINUTES.get(row.title, "") for row in rows},
        seen={row.pk: minuting.digest(row.words) for row in rows},
        by=priya,
    )
    minuting.send(minutes=minutes, by=priya)


def _agree(story: Story) -> None:
    minuting.agree(minutes=story.kept["robin minutes"], by=story.people["helen"])


def _paper(story: Story) -> None:
    file = Path(__file__).parent / "reviews" / "robin-rapid-review.txt"
    papers.add_paper(
        meeting=story.kept["robin next meeting"],
        title="The rapid review, to have at hand",
        file=ContentFile(file.read_bytes(), name=file.name),
        by=story.people["joel"],
    )
