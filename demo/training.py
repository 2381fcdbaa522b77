"""Training in Fenmarsh: three courses, who needs them, who came, what they said, and a file."""

from functools import partial

from django.core.files.base import ContentFile

from demo.story import Story
from goldthread.foundations.training import booking, bringing, keeping
from goldthread.improvement.recommendations import because

COURSES = {
    "wren": (
        "Learning from Wren: the seven-minute briefing", "briefing", "all", 30, None,
        "What happened around Wren, why it matters, and one thing to do differently this week. Led "
        "by a manager in the team, face to face.",
    ),
    "dogs": (
        "Dogs, babies and small children", "course", "children", 120, 24,
        "What to ask at each visit, what to look for, and never leaving a baby with a dog, "
        "not even for a moment.",
    ),
    "mind": (
        "A parent’s mental health", "online", "children", 90, 36,
        "What a diagnosis means for a parent and for a child’s day, and the ways to treatment, for "
        "people who are not in mental health.",
    ),
}  # fmt: skip
CAME = ("sophie", "daniel", "aisha", "beth", "lucy", "nadia")
SAID = (
    (2, 4, "I ask whether I may see the dogs, and where the baby sleeps."),
    (1, 3, "I write down what I saw apart from what I was told."),
    (3, 5, "I ask grandparents too."),
    (2, 3, ""),
    (2, 4, "I put it on the agenda of my team."),
    (1, 4, "At booking, not only at the first visit."),
)
USED = (
    (True, "At a first visit I asked to see the garden. There were three dogs, not one."),
    (True, "A mother told me that she sleeps on the sofa with the baby, because of the dog."),
    (True, "I asked at booking. It took a minute."),
    (True, "A grandfather moved his dog before the baby came."),
    (True, "I showed the page to a student."),
)
FILE = (
    "Email,Full name,Course title,Completion date\n"
    "sophie.lindqvist@fenmarsh.example,Sophie Lindqvist,A parent’s mental health,{far}\n"
    "daniel.marsh@fenmarsh.example,Daniel Marsh,A parent’s mental health,{near}\n"
    "s.lindquist@fenmarsh.example,S Lindquist,A parent’s mental health,{near}\n"
    "beth.lowry@fenmarsh.example,Beth Lowry,Fire safety,{near}\n"
)


def tell(story: Story) -> None:
    story.on(-320, partial(_courses, story))
    story.on(-310, partial(_needed, story))
    story.on(-3, partial(_because, story))
    story.on(-100, partial(_sitting, story, "past", "dogs", -80, 12))
    for key in CAME:
        story.on(-95, partial(_book, story, "past", key))
    story.on(-80, partial(_came, story))
    story.on(-79, partial(_answers, story))
    story.on(-14, partial(_later, story))
    story.on(-30, partial(_file, story))
    story.on(-20, partial(_sitting, story, "ahead", "dogs", 18, 2))
    story.on(-20, partial(_sitting, story, "wren ahead", "wren", 9, 20))
    for key in ("gareth", "fiona", "margaret"):
        story.on(-10, partial(_book, story, "ahead", key))
    story.on(-9, partial(_book, story, "wren ahead", "sophie"))


def _courses(story: Story) -> None:
    for key, (title, kind, level, minutes, lasts, about) in COURSES.items():
        story.kept[f"course {key}"] = keeping.add_course(
            partnership=story.world.fenmarsh, title=title, kind=kind, level=level, minutes=minutes,
            lasts=lasts, about=about, provider="Fenmarsh Safeguarding Children Partnership",
            by=story.people["maya"],
        )  # fmt: skip


def _because(story: Story) -> None:
    for key, asked in (("dogs", "juno.R1"), ("wren", "wren.R5")):
        because.say(tie=because.COURSE, of=story.kept[f"course {key}"], reason=story.kept[asked],
            by=story.people["maya"],
        )  # fmt: skip


def _needed(story: Story) -> None:
    for key, role, weeks, months in (
        ("dogs", "practitioner", 12, 24), ("mind", "practitioner", 26, 36),
        ("wren", "", 52, 0), ("dogs", "signatory", 26, 0),
    ):  # fmt: skip
        keeping.require(
            course=story.kept[f"course {key}"], role=role, within_weeks=weeks, every_months=months,
            source="Fenmarsh training strategy, appendix 2", by=story.people["maya"],
        )  # fmt: skip


def _sitting(story: Story, keep: str, key: str, days: int, places: int) -> None:
    story.kept[f"sitting {keep}"] = keeping.plan(
        course=story.kept[f"course {key}"], on=story.workday(days), starts="9:30", places=places,
        place="Fenmarsh Civic Centre, room 2", trainer="Beth Lowry", by=story.people["priya"],
    )  # fmt: skip


def _book(story: Story, keep: str, key: str) -> None:
    person = story.people[key]
    row = booking.book(sitting=story.kept[f"sitting {keep}"], person=person, by=person)
    story.kept[f"place {keep} {key}"] = row


def _came(story: Story) -> None:
    rows = [story.kept[f"place past {key}"] for key in CAME]
    booking.mark_came(sitting=story.kept["sitting past"], came=rows, by=story.people["priya"])


def _answers(story: Story) -> None:
    for key, (before, after, words) in zip(CAME, SAID, strict=True):
        booking.answer(
            booking=story.kept[f"place past {key}"], stage="after", before=before, after=after,
            words=words, by=story.people[key],
        )  # fmt: skip


def _later(story: Story) -> None:
    for key, (used, words) in zip(CAME, USED, strict=False):
        booking.answer(
            booking=story.kept[f"place past {key}"], stage="later", used=used, words=words,
            by=story.people[key],
        )  # fmt: skip


def _file(story: Story) -> None:
    told = FILE.format(far=story.day(-1060).isoformat(), near=story.day(-60).isoformat())
    row = bringing.keep_file(
        partnership=story.world.fenmarsh, by=story.people["priya"],
        file=ContentFile(told.encode(), name="learning-system.csv"),
    )  # fmt: skip
    bringing.take_over(brought=row, by=story.people["priya"])
