"""Risk thinking and curiosity for the Heron family: all of it invented, told day by day."""

from functools import partial

from demo.story import Story
from goldthread.casework.weighing import curious, finding, looking, thinking

# Words, who or which record, how, the day it is about, who writes it, on which day.
EVIDENCE = {
    "door": ("Held the kitchen door shut during the visit; two dogs behind it.",
             "Health visitor, at home", "seen", -58, "sophie", -58),
    "court": ("An earlier child of his lives with grandparents since a court order, after injuries "
              "that nobody explained.", "Court order, by the other county", "recorded", -1500,
              "daniel", -52),
    "voice": ("He answered every question that was put to her.", "Community midwife, at booking",
              "seen", -80, "aisha", -51),
    "alone": ("Came by herself once, spoke freely, and asked for parenting classes.",
              "Community midwife, at the clinic", "seen", -36, "aisha", -35),
    "cot": ("Has put up a cot and a fireguard, and showed them to the health visitor.",
            "Health visitor, at home", "seen", -24, "sophie", -23),
}  # fmt: skip
# For each: how it bears on the risk and on the strength, and fits the first and second thought.
LAID = {
    "door": ("for", "neither", "fits", "fits"),
    "court": ("for", "neither", "fits", "silent"),
    "voice": ("for", "neither", "fits", "fits"),
    "alone": ("against", "for", "against", "fits"),
    "cot": ("neither", "for", "silent", "fits"),
}


def tell(story: Story) -> None:
    for key, (*_, days) in EVIDENCE.items():
        story.on(days, partial(_evidence, story, key))
    story.on(-50, partial(_thoughts, story))
    story.on(-48, partial(_lay, story, ("door", "court", "voice")))
    story.on(-34, partial(_lay, story, ("alone",)))
    story.on(-34, partial(_sought, story))
    story.on(-22, partial(_lay, story, ("cot",)))
    story.on(-47, partial(_unknowns, story))
    story.on(-33, partial(_accounts, story))
    story.on(-31, partial(_answer, story))
    story.on(-30, partial(_looks, story))
    story.on(-23, partial(_curiosity, story))
    story.on(-14, partial(_looked, story))


def _evidence(story: Story, key: str) -> None:
    words, source, how, on, who, _ = EVIDENCE[key]
    story.kept[f"heron {key}"] = thinking.add_evidence(
        family=story.kept["heron"], words=words, source=source, how=how, on=story.workday(on),
        by=story.people[who],
    )  # fmt: skip


def _thoughts(story: Story) -> None:
    family, daniel = story.kept["heron"], story.people["daniel"]
    for key, side, words, who in (
        ("risk", "risk", "He decides who is heard and what is seen in the home.", "daniel"),
        (
            "strength",
            "strength",
            "She prepares for the baby and takes up what is offered.",
            "aisha",
        ),
    ):
        story.kept[f"heron {key}"] = thinking.add_factor(
            family=family, side=side, words=words, by=story.people[who]
        )
    for key, words, expects in (
        ("one", "He controls what she says and does, and there is something in the home that he "
         "does not want to be seen.",
         "She speaks differently when she is alone\nMore rooms stay shut\nPlans change when he "
         "is away"),
        ("two", "Both are afraid that this child will be taken too, and keep everybody at a "
         "distance.",
         "They open up when it is said what would let the baby stay\nHe speaks of his first child "
         "when asked with care\nFear of services in both their words"),
    ):  # fmt: skip
        story.kept[f"heron thought {key}"] = thinking.add_hypothesis(
            family=family, words=words, expects=expects, by=daniel
        )


def _lay(story: Story, keys: tuple[str, ...]) -> None:
    by = story.people["aisha" if keys == ("alone",) else "daniel"]
    factors = [story.kept["heron risk"].pk, story.kept["heron strength"].pk]
    thoughts = [story.kept["heron thought one"].pk, story.kept["heron thought two"].pk]
    for key in keys:
        evidence, laid = story.kept[f"heron {key}"], LAID[key]
        thinking.bear(
            evidence=evidence, speaks=dict(zip(factors, laid[:2], strict=True)), by=by
        )  # fmt: skip
        thinking.judge(evidence=evidence, marks=dict(zip(thoughts, laid[2:], strict=True)), by=by)


def _sought(story: Story) -> None:
    """The first thing that each thought lets expect: the midwife had looked for it, alone."""
    for key, came, words in (
        (
            "one",
            "not-there",
            "Aisha, at the clinic, with her alone: she said what she says at home.",
        ),
        ("two", "there", "Aisha, at the clinic: once she knew, she asked for parenting classes."),
    ):
        row = story.kept[f"heron thought {key}"].expectations.first()
        thinking.seek(
            expectation=row,
            came=came,
            on=story.workday(-34),
            words=words,
            by=story.people["daniel"],
        )


def _unknowns(story: Story) -> None:
    for key, words, who, due in (
        ("dogs", "Where do the dogs sleep at night, and who else can hold them?", "sophie", -6),
        ("flat", "Who else lives in the flat, or stays the night?", "aisha", -30),
        ("court", "What did the court find about the injuries of his first child?", "daniel", 5),
    ):
        story.kept[f"heron unknown {key}"] = finding.add_unknown(
            family=story.kept["heron"], words=words, owner=story.people[who], due=story.day(due),
            by=story.people["daniel"],
        )  # fmt: skip


def _answer(story: Story) -> None:
    finding.end(
        unknown=story.kept["heron unknown flat"], how="answered", by=story.people["aisha"],
        words="Nobody else lives there. His brother sleeps on the sofa on most Fridays: she said "
        "so at the clinic, alone.",
    )  # fmt: skip


def _accounts(story: Story) -> None:
    finding.add_accounts(
        family=story.kept["heron"], words="Was there a first child in his care, and for how long?",
        owner=story.people["daniel"], due=story.day(3), by=story.people["aisha"],
        one="“I hardly knew the boy, he was always with his mother.”",
        one_from="Father, to the midwife", one_how="told", one_on=story.day(-36),
        other="The child lived with him alone for seven months before the order.",
        other_from="Court order, by the other county", other_how="recorded",
        other_on=story.day(-1500),
    )  # fmt: skip


def _looks(story: Story) -> None:
    family, daniel, gareth = (story.kept["heron"], *(story.people[k] for k in ("daniel", "gareth")))
    story.kept["heron look"] = looking.ask_look(
        family=family, point="conference", who=story.people["sophie"], due=story.day(-14),
        by=daniel,
    )  # fmt: skip
    looking.ask_look(
        family=family, point="weeks", weeks=6, who=story.people["aisha"], due=story.day(6),
        by=gareth,
    )  # fmt: skip


def _looked(story: Story) -> None:
    looking.end_look(
        look=story.kept["heron look"], how="done", by=story.people["sophie"],
        words="The second thought was hardly tried. All that we hold against the first comes from "
        "one visit to the clinic. Nobody has seen the bedroom.",
        follows="Ask her alone again, and see the bedroom before the conference.",
    )  # fmt: skip


def _curiosity(story: Story) -> None:
    family, sophie = story.kept["heron"], story.people["sophie"]
    curious.reflect(
        family=family, moment="home-visit", on=story.workday(-24), by=sophie,
        replies={
            "child": "There is a cot, and nothing in it that she has chosen.",
            "rooms": "The bedroom and the kitchen. He said that the dogs were asleep.",
            "voices": "He answered. She looked at him before she spoke.",
            "unknown": "Where the dogs are at night.",
        },
        words="I left glad about the cot, and noticed on the stairs that I had seen one room.",
    )  # fmt: skip
    curious.observe(
        family=family, kind="one-room", on=story.workday(-24), by=sophie,
        words="Was let into the living room, at two visits of two. The other doors were shut.",
        seen_by="Sophie Lindqvist, health visitor", done="Asked to see where the baby will sleep; "
        "a day for it is agreed.", other="The flat is cold and they heat one room only.",
    )  # fmt: skip
    curious.observe(
        family=family, kind="after-warning", on=story.workday(-52), by=story.people["aisha"],
        words="Two appointments were missed. The third was kept on the day after the letter that "
        "named the panel.", seen_by="Aisha Kamara, midwife",
        done="Asked her what had made the first two hard.",
    )  # fmt: skip
