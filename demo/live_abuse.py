"""Domestic abuse in the Heron family, told day by day. Nobody in it exists.

She could not be asked alone for weeks; incidents come closer together; judgement raised a DASH;
MARAC, Clare's Law with its clock running, and how it is safe to reach her.
"""

from functools import partial
from typing import Any

from demo.story import Story
from goldthread.casework.abuse import contacting, disclosing, maracs, recording, risk


def tell(story: Story) -> None:
    story.on(-59, partial(_not_alone, story))
    story.on(-40, partial(_not_possible, story))
    story.on(-33, partial(_alone, story))
    story.on(-31, partial(_incidents, story))
    story.on(-30, partial(_dash, story))
    story.on(-27, partial(_marac, story))
    story.on(-26, partial(_clare, story))
    story.on(-24, partial(_applied, story))
    story.on(-25, partial(_contact, story))
    story.on(-14, partial(_heard, story))
    story.on(-12, partial(_last, story))
    story.on(-5, partial(_telephone, story))


def _who(story: Story) -> tuple[Any, Any, Any]:
    baby = story.kept["heron baby"]
    return baby.mother, story.kept["heron father"], baby.child


def _not_alone(story: Story) -> None:
    mother, _, _ = _who(story)
    recording.ask(
        family=story.kept["heron"], whom=mother, on=story.workday(-59), point="booking",
        how="not-asked", why="partner", where="Antenatal clinic, room 3", by=story.people["aisha"],
        words="He answered for her and would not wait outside.", again_on=story.day(-40),
    )  # fmt: skip


def _not_possible(story: Story) -> None:
    mother, _, _ = _who(story)
    recording.ask(
        family=story.kept["heron"], whom=mother, on=story.workday(-40), point="other", told="none",
        how="not-alone", why="interpreter", where="At home, in the kitchen",
        by=story.people["sophie"], words="“All fine.” His sister was there and answered first.",
        again_on=story.day(-33),
    )  # fmt: skip


def _alone(story: Story) -> None:
    family, aisha = story.kept["heron"], story.people["aisha"]
    mother, father, _ = _who(story)
    recording.ask(
        family=family, whom=mother, on=story.workday(-33), point="second", how="alone",
        told="abuse", where="Ultrasound, staff corridor", by=aisha,
        words="“He is not a bad man. He gets like that when I go out.” She showed a bruise on her "
        "arm and asked that nothing be written in her notes.",
    )  # fmt: skip
    for who, what, works, words in (
        (mother, "harmed", "", "She told the midwife, alone."),
        (father, "harms", "yes", "She names him. His sister works for the housing association; her "
         "team’s signatory is kept away from this record."),
    ):  # fmt: skip
        recording.say_part(
            family=family, whom=who, what=what, works=works, words=words, by=aisha
        )  # fmt: skip
    for sign, words in (
        ("money", "He has her card. She asks for the fare to the clinic."),
        ("phone", "He reads her messages in the evening. She deletes ours."),
        ("watched", "He came to every appointment until the scan, where only one may come in."),
        ("pregnancy", "“It got worse when I began to show.”"),
    ):
        recording.note_control(
            family=family, whom=mother, sign=sign, on=story.workday(-33), words=words, by=aisha
        )


def _incidents(story: Story) -> None:
    for days, what, told, child, hurt, police in (
        (-410, "Shouting and a broken door, before the pregnancy.", "Neighbour, to housing",
         "no", "no", "FM-2211"),
        (-130, "He locked her out of the flat for a night.", "Herself, to the midwife", "no", "no",
         ""),
        (-71, "He took her telephone and pushed her against the wall.", "Herself, to the midwife",
         "yes", "no", ""),
        (-36, "He held her by the arm; bruises seen at the scan.", "Herself; seen by the midwife",
         "yes", "yes", ""),
    ):  # fmt: skip
        recording.write_incident(
            family=story.kept["heron"], on=story.workday(days), what=what, told_by=told, hurt=hurt,
            child_there=child, pregnant="yes" if days > -230 else "no", police_ref=police,
            by=story.people["daniel"],
        )  # fmt: skip


def _dash(story: Story) -> None:
    mother, _, child = _who(story)
    risk.assess(
        family=story.kept["heron"], whom=mother, on=story.workday(-30), ticks=12, judgement="high",
        because="Control of money, telephone and door together with violence in pregnancy, and she "
        "has begun to speak of leaving.", escalates=True, by=story.people["daniel"],
    )  # fmt: skip
    recording.write_experience(
        family=story.kept["heron"], child=child, on=story.workday(-30), by=story.people["daniel"],
        words="An unborn child whose mother was pushed twice and sleeps little. The cot will stand "
        "in the one room in which it happens.",
    )  # fmt: skip


def _marac(story: Story) -> None:
    mother, _, _ = _who(story)
    story.kept["heron marac"] = maracs.refer(
        family=story.kept["heron"], whom=mother, how="referred", on=story.workday(-27),
        consent="without",
        why="High by judgement: control, violence in pregnancy, and separation.",
        without="She is afraid that he finds out. The risk to her and the unborn child overrides; "
        "decided with the team manager.", by=story.people["daniel"],
    )  # fmt: skip


def _clare(story: Story) -> None:
    mother, father, _ = _who(story)
    story.kept["heron clare"] = disclosing.consider(
        family=story.kept["heron"], whom=mother, about=father, route="know", on=story.workday(-26),
        by=story.people["daniel"],
    )  # fmt: skip


def _applied(story: Story) -> None:
    disclosing.take_step(
        disclosure=story.kept["heron clare"], step="applied", on=story.workday(-24),
        who="Police, public protection unit",
        by=story.people["daniel"],
    )  # fmt: skip


def _contact(story: Story) -> None:
    mother, _, _ = _who(story)
    for reach, say in (
        ("01632 960 114, her mother’s number", ""),
        ("Only at the clinic, when she is called in alone", "“Your iron tablets are here”"),
    ):
        contacting.agree(
            family=story.kept["heron"], whom=mother, reach=reach, say=say,
            when="Tuesdays from 10 to 12, while he works",
            unsafe="Her own telephone, text messages, letters, voicemail, the hand-held notes.",
            by=story.people["aisha"],
        )  # fmt: skip


def _heard(story: Story) -> None:
    row = story.kept["heron marac"]
    maracs.hear(
        marac=row, on=story.workday(-14), by=story.people["daniel"],
        words="A marker on the address; an adviser sees her at the clinic; housing looks for a "
        "place away from him.",
    )  # fmt: skip
    for what, change, proof, body, owner, due in (
        ("Adviser and midwife meet at the clinic, in the midwife’s room",
         "Somebody who knows the way out has spoken with her", "Two meetings on record", "hospital",
         "aisha", 4),
        ("A room away from the flat is ready before the baby is born",
         "The baby comes home to a place without him", "The address is ready, and few know it",
         "council", "daniel", -3),
    ):  # fmt: skip
        maracs.agree_action(
            marac=row, organisation=story.bodies[body], what=what, expected_change=change,
            proof_wanted=proof, owner=story.people[owner], due=story.day(due),
            by=story.people["gareth"],
        )  # fmt: skip


def _last(story: Story) -> None:
    recording.write_incident(
        family=story.kept["heron"], on=story.workday(-12), told_by="Herself, to the midwife",
        what="He stood before the door. She could not go to the appointment.", child_there="yes",
        pregnant="yes", hurt="no", by=story.people["aisha"],
    )  # fmt: skip


def _telephone(story: Story) -> None:
    mother, _, _ = _who(story)
    recording.ask(
        family=story.kept["heron"], whom=mother, on=story.workday(-5), point="third",
        how="not-asked", why="telephone", where="By telephone", words="The speaker was on.",
        again_on=story.day(2), by=story.people["sophie"],
    )  # fmt: skip
