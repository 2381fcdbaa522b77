"""What people made of Robin's combined chronology: a panel's work in progress.

Some suggestions are decided and many wait; a few are wrong, and two were said to be so.
"""

from functools import partial

from demo.robin_chronology import JOINED, call_of, signatory
from demo.story import Story
from goldthread.casework.chronology.combining import asking as questions
from goldthread.casework.chronology.combining import bringing as together
from goldthread.casework.chronology.combining import deciding, noting
from goldthread.casework.chronology.models import Conflict, Link
from goldthread.casework.chronology.models.said import Tag
from goldthread.casework.submissions import sending, typing_in
from goldthread.casework.submissions.models import Entry

AGAIN = -8  # the police send a second version, and everything is brought together once more

# fmt: off
# Two entries, as words that only they hold, and why they are one occurrence or are not.
ONE = [
    ("Neighbour rang 999", "neighbour's 999 call", "The same call, written up a day later."),
    ("PCSO joined the housing officer", "Tenancy visit with the police community officer",
     "One visit by two people. They count the dogs differently."),
    ("frightened of a dog at M's", "jumped on her bed",
     "One call from the school. It lost a day and half of what the child said."),
    ("Five actions agreed", "at the centre. Mother did not", "One meeting, five agencies."),
    ("Message from the ward", "Message left at the social care duty desk",
     "Both ends of one message, at the same minute."),
    ("No marks on arms", "Three healing scratch marks",
     "The same child, seen on the same day in the same school, three hours apart."),
    ("M and F both attended", "Neither parent came", "One conference, two memories of it."),
]
NOT_ONE = [
    ("Rang F about the glove", "gate across, two dogs behind it",
     "A landlord's call and an antenatal visit two days apart. The dogs are all that is in both."),
    ("M handles him gently", "Duty worker rang M at home",
     "The ward on a Saturday, and a call on the Monday. The same words of praise, and no more."),
]
# What is in conflict, words of one account and of the other, which was primary, and why.
WEIGHED = [
    ("seen", "Older child seen", "not seen by police", "Older child seen",
     "The officers were there and wrote it that night."),
    ("attendance", "Five actions agreed", "at the centre. Mother did not", "Five actions agreed",
     "The minutes were signed by everybody in the room. The health visitor left after ten minutes "
     "and wrote from memory."),
    ("injury", "No marks on arms", "Three healing scratch marks", "Three healing scratch marks",
     "A nurse looked at bare arms. The social worker saw a child in a school jumper."),
]
TAGS = [
    ("New birth visit", [Tag.SEEN, Tag.DOGS]),
    ("No manager could be found", [Tag.MISSED, Tag.MANAGEMENT]),
    ("jumped on her bed", [Tag.VOICE, Tag.DOGS, Tag.GOOD]),
    ("he shouts and then Tyke barks", [Tag.VOICE, Tag.ABUSE, Tag.THEN]),
    ("No marks on arms", [Tag.SEEN, Tag.MISSED]),
    ("Action 1 stopped here", [Tag.MISSED, Tag.HISTORY]),
    ("a child in care of relatives", [Tag.HISTORY, Tag.THEN, Tag.HEALTH]),
    ("walks on eggshells", [Tag.ABUSE, Tag.MISSED]),
    ("Stopped his tablets three weeks ago", [Tag.HEALTH, Tag.THEN]),
    ("dog dangerously out of control in a public", [Tag.HISTORY, Tag.LATER, Tag.DOGS]),
    ("Strengths: eleven lines", [Tag.MISSED]),
    ("M and F both attended", [Tag.MANAGEMENT, Tag.MISSED]),
    ("Parcel carrier bitten", [Tag.DOGS, Tag.MISSED]),
    ("A newborn in the household was found", [Tag.GOOD, Tag.DOGS]),
    ("I told Mummy to put him up high", [Tag.VOICE, Tag.DOGS]),
    ("Asked alone: says safe", [Tag.GOOD, Tag.ABUSE]),
]
NOTES = [
    ("New birth visit", "The last time that anybody saw him at home."),
    ("Strengths: eleven lines", "Eleven strengths and two worries, eight days before. What would "
     "have had to happen for the lists to change places?"),
    ("M and F both attended", "Three agencies heard “in hand” and each knew that its own was not."),
    ("I told Mummy to put him up high", "School is the only place where a child speaks. Ask "
     "whether HSIB1 may be told that she was right."),
    ("Third visit in a row", "Three visits moved, two groups and three reviews missed; “engaging "
     "well” is written four times in these weeks."),
]
# Words of the entry, the question, and the agency's answer ("" while it waits).
ASKED = [
    ("No manager could be found", "Which managers were rung, and when?", ""),
    ("F arrested at his place of work", "Your scoping reply said that there was no arrest. Which "
     "is right?", "The arrest. That search was of the address only, and he was arrested at work."),
    ("Action 1 stopped here", "Who told the social worker that consent was needed?",
     "Nobody can say. The form for other areas has a box for consent, and it was left empty."),
]
INTO = [
    ("robin home", ["No manager could be found", "Social care rang to agree", "Message from the "
     "ward", "Message left at the social care duty desk", "“Social care aware.”"]),
    ("robin drift", ["Five actions agreed", "at the centre. Mother did not", "Action 1 stopped "
     "here", "SW1 cancels the joint visit", "M and F both attended", "The planned "
     "meeting before discharge", "Report sent: depression"]),
    ("robin dogs", ["Two large dogs, friendly", "jumped on her bed", "Gate seen, not tried",
     "Joiner mended the gate", "Parcel carrier bitten", "New birth visit"]),
]
# fmt: on


def tell(story: Story) -> None:
    for days, what in (
        (JOINED + 1, _links), (JOINED + 2, _weigh), (JOINED + 2, _say), (JOINED + 3, _questions),
        (JOINED + 4, _episodes), (AGAIN + 3, _answers),
    ):  # fmt: skip
        story.on(days, partial(what, story))
    story.on(AGAIN, partial(_police_again, story))


def entry(story: Story, words: str) -> Entry:
    """The one entry that holds these words, in what happened or in the agency's own comment."""
    rows = Entry.objects.combined().filter(review=story.kept["robin"])
    found = rows.filter(event__contains=words)
    row: Entry = (found if found.exists() else rows.filter(comment__contains=words)).get()
    return row


def _between(story: Story, one: str, other: str) -> Link | None:
    first, second = together.pair_of(entry(story, one), entry(story, other))
    found: Link | None = Link.objects.filter(
        one_identity=first.identity, other_identity=second.identity
    ).first()
    return found


def _links(story: Story) -> None:
    isobel = story.people["isobel"]
    for one, other, why in ONE:
        link = _between(story, one, other)
        if link is None:  # the matching did not see it
            deciding.link_by_hand(
                one=entry(story, one), other=entry(story, other), reason=why, by=isobel
            )
        else:
            deciding.decide_link(link=link, accepted=True, reason=why, by=isobel)
    for one, other, why in NOT_ONE:
        link = _between(story, one, other)
        if link is not None:
            deciding.decide_link(link=link, accepted=False, reason=why, by=isobel)


def _weigh(story: Story) -> None:
    for about, one, other, primary, why in WEIGHED:
        link = _between(story, one, other)
        conflict = Conflict.objects.filter(link=link, about=about).first()
        if conflict is not None:
            deciding.weigh(
                conflict=conflict, primary=entry(story, primary), why=why,
                by=story.people["isobel"],
            )  # fmt: skip


def _say(story: Story) -> None:
    isobel = story.people["isobel"]
    for words, tags in TAGS:
        noting.tag(entry=entry(story, words), tags=tags, by=isobel)
    for words, text in NOTES:
        noting.note(entry=entry(story, words), text=text, by=isobel)
    noting.note(
        entry=entry(story, "walks on eggshells"),
        text="For the panel: did anybody outside the practice ever hear this word?",
        by=story.people["helen"],
    )


def _questions(story: Story) -> None:
    for words, text, _ in ASKED:
        story.kept[f"asked {words}"] = questions.ask_agency(
            entry=entry(story, words), text=text, by=story.people["isobel"]
        )


def _answers(story: Story) -> None:
    for (words, _, answer), body in zip(ASKED, ("council", "police", "council"), strict=True):
        if answer:
            query = story.kept[f"asked {words}"]
            questions.answer(query=query, text=answer, by=signatory(story, body))


def _episodes(story: Story) -> None:
    for key, words in INTO:
        noting.collect(
            episode=story.kept[key], entries=[entry(story, one) for one in words],
            by=story.people["isobel"],
        )  # fmt: skip


def _police_again(story: Story) -> None:
    """A second version: one thing found since, one put right, and all brought together again."""
    call, owen = call_of(story, "police"), signatory(story, "police")
    draft = sending.begin_again(call=call, by=owen)
    typing_in.type_entry(
        call=call,
        words={
            "date_text": f"{story.day(-2400):%B %Y}", "source": "Archive, property book",
            "event": "Two dogs of F taken to kennels for a week after a neighbour was bitten. "
            "Earlier surname.", "response": "Given back.",
        },
        by=owen,
    )  # fmt: skip
    hub = draft.entries.get(event__contains="Nothing received about the expected birth")
    typing_in.correct(
        entry=hub, by=owen, why="The inbox was read again.",
        words={"event": "Nothing received about the expected birth. The inbox was read again."},
    )  # fmt: skip
    sending.send(call=call, by=owen, words="We searched under the earlier surname.")
    merge = together.ask_for_merge(review=story.kept["robin"], by=story.people["maya"])
    together.bring_together(merge=merge, by=None)
