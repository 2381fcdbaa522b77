"""The practitioner event about Robin: held, with words under codes; its feedback is not out yet."""

from datetime import time
from functools import partial
from typing import Any

from demo.robin_episodes import DOGS, DRIFT, HOME
from demo.story import Story
from goldthread.casework.practitioners import (
    actions,
    feeding_back,
    inviting,
    recording,
    topics,
)

MADE, HELD = -50, -20
ASKED = [
    ("sophie", "health visitor", "community", "Sophie Lindqvist"),
    ("aisha", "midwife", "hospital", "Aisha Kamara"),
    ("daniel", "social worker", "council", "Daniel Marsh"),
    ("", "housing officer", "housing", "Tamsin Pike"),
]
TOPICS = [
    (DRIFT, "The plan that was agreed before the birth, and the weeks after it.",
     "What was on your list, and who asked you about it?", "Five actions with dates."),
    (HOME, "The days in hospital and the way home.",
     "What did you know on that day, and whom could you have asked?",
     "An assessment was open; a message was left."),
    (DOGS, "Animals in the home.", "What did you see, and what did you write?",
     "Two dogs were seen by three of you."),
]  # fmt: skip
SAID = [
    ("daniel", DRIFT, "in-the-way",
     "I had 27 families. A date that passed on somebody else's list never came to me."),
    ("aisha", HOME, "known-then",
     "The note said that a social worker would come. It did not say what to do if nobody came."),
    ("aisha", HOME, "in-the-way", "It was a bank holiday and there were three of us for 24 beds."),
    ("sophie", DOGS, "known-then", "I wrote friendly because they were. I was not asked to think "
     "of a baby on the floor."),
    ("daniel", None, "idea", "One list for one child that all of us can see, with the late ones "
     "in red."),
]  # fmt: skip


def tell(story: Story) -> None:
    story.on(MADE, partial(_make, story), keep="robin event")
    story.on(MADE, partial(_arrange, story))
    story.on(-49, partial(_facilitator, story))
    for key, neutral, questions, known in TOPICS:
        story.on(-48, partial(_topic, story, key, neutral, questions, known))
    for row in ASKED:
        story.on(-46, partial(_invite, story, *row))
    story.on(-41, partial(_replies, story))
    story.on(HELD, partial(_came, story))
    for said in SAID:
        story.on(HELD, partial(_record, story, *said))
    story.on(-18, partial(_own_words, story))
    story.on(-16, partial(_support, story))
    story.on(-9, partial(_feedback, story))


def _make(story: Story) -> Any:
    return actions.make_event(review=story.kept["robin"], by=story.people["isobel"])


def _arrange(story: Story) -> None:
    actions.arrange(
        event=story.kept["robin event"],
        day=story.workday(HELD),
        starts=time(13, 30),
        ends=time(16, 30),
        place="The Sluice House, Reedmere",
        purpose="To hear how the work was then, from those who did it. Nobody is judged.",
        by=story.people["isobel"],
    )


def _facilitator(story: Story) -> None:
    actions.name_facilitator(
        event=story.kept["robin event"], person=story.people["isobel"], by=story.people["maya"]
    )


def _topic(story: Story, key: str, neutral: str, questions: str, known: str) -> None:
    isobel = story.people["isobel"]
    topic = topics.add_topic(event=story.kept["robin event"], episode=story.kept[key], by=isobel)
    topics.word_topic(
        topic=topic, neutral=neutral, questions=questions, known_then=known, version=0, by=isobel
    )
    topics.release_topic(topic=topic, version=1, by=isobel)
    story.kept[f"{key} topic"] = topic


def _invite(story: Story, who: str, role: str, body: str, name: str) -> None:
    asked = {"person": story.people[who]} if who else {
        "name": name, "email": "tamsin.pike@fenmarsh.example",
    }  # fmt: skip
    story.kept[f"robin invited {who or 'housing'}"] = inviting.invite(
        event=story.kept["robin event"],
        role=role,
        organisation=story.bodies[body],
        by=story.people["joel"],
        **asked,
    )


def _replies(story: Story) -> None:
    for who, needs in (("sophie", ""), ("aisha", "A place near the door, please."), ("daniel", "")):
        mine = story.kept[f"robin invited {who}"]
        person = story.people[who]
        inviting.acknowledge(invited=mine, version=1, by=person)
        inviting.reply(invited=mine, answer="coming", needs=needs, by=person)
    inviting.reply(
        invited=story.kept["robin invited housing"],
        answer="someone-else",
        someone_else="The officer who had the block before; I came in spring.",
        by=story.people["joel"],
    )


def _came(story: Story) -> None:
    there = {story.kept[f"robin invited {who}"].pk: True for who in ("sophie", "aisha", "daniel")}
    there[story.kept["robin invited housing"].pk] = False
    inviting.mark_attendance(event=story.kept["robin event"], came=there, by=story.people["joel"])


def _record(story: Story, who: str, key: str | None, kind: str, words: str) -> None:
    recording.record(
        event=story.kept["robin event"],
        topic=story.kept[f"{key} topic"] if key else None,
        code=story.kept[f"robin invited {who}"].key.code,
        kind=kind,
        words=words,
        by=story.people["isobel"],
    )


def _own_words(story: Story) -> None:
    """Added at home two days later, and not looked through yet."""
    recording.add_own(
        invited=story.kept["robin invited sophie"],
        kind="feeling",
        words="I have asked about dogs at every visit since. I still think about that gate.",
        by=story.people["sophie"],
    )


def _support(story: Story) -> None:
    inviting.note_support(
        invited=story.kept["robin invited sophie"],
        words="Was offered time with the named nurse; has taken it up.",
        by=story.people["joel"],
    )


def _feedback(story: Story) -> None:
    feeding_back.write_feedback(
        event=story.kept["robin event"],
        heard="You were few, dates stood in many lists, and nobody was told whom to ask.",
        will_do="We ask every agency who can see a late action of a plan today, and put your idea "
        "of one list to the panel.",
        version=0,
        by=story.people["isobel"],
    )
