"""What eight agencies were asked for about Robin, each at another point of the way."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils import timezone

from demo import robin_texts as texts
from demo.story import Story
from goldthread.casework.contributions import actions, asking, handing, judging, records, writing
from goldthread.casework.contributions.quality import checklist
from goldthread.casework.contributions.sections import Holds, parts

INVITED, DUE = -90, -34
FIRST = ("hospital", "community", "council", "police", "icb", "housing", "probation")
LONG_DAY = 4  # sections that fit between two strokes of the story's clock


def tell(story: Story) -> None:
    story.on(INVITED, lambda: _invite(story, FIRST, DUE, "Please name an author who had no part."))
    _hospital(story)
    _community(story)
    _council(story)
    _waiting(story)
    story.on(-2, lambda: _invite(story, ("schools",), 26, "You were asked late: the second version "
             "of the terms made us think of the nursery of the older child."))  # fmt: skip


def _invite(story: Story, bodies: Sequence[str], due: int, words: str) -> None:
    made = asking.invite(
        review=story.kept["robin"],
        organisations=[story.bodies[key] for key in bodies],
        due=story.day(due),
        words=words,
        by=story.people["maya"],
    )
    for key, row in zip(bodies, made, strict=True):
        story.kept[f"robin return {key}"] = row


def _of(story: Story, body: str) -> Any:
    return story.kept[f"robin return {body}"]


def _author(story: Story, days: int, body: str, author: str, signatory: str, **said: Any) -> None:
    facts = {"involved": False, "managed": False, "post": "Named professional", **said}
    story.on(days, lambda: actions.name_author(
        agency_return=_of(story, body), person=story.people[author], by=story.people[signatory]
    ))  # fmt: skip
    story.on(days, lambda: actions.state_independence(
        agency_return=_of(story, body), by=story.people[author], **facts
    ), keep=f"robin independence {body}")  # fmt: skip


def _write(story: Story, days: int, body: str, author: str, words: dict[str, str]) -> None:
    """Some sections a time, each once."""
    rows = list(words.items())
    for at in range(0, len(rows), LONG_DAY):
        story.on(days, partial(_save, story, body, author, dict(rows[at : at + LONG_DAY])))


def _save(story: Story, body: str, author: str, words: dict[str, str]) -> None:
    held = _of(story, body)
    for part in parts(held):
        if part.holds == Holds.TEXT and part.id in words:
            now = writing.latest(held, part.id)
            writing.save(
                agency_return=held,
                section=part.id,
                text=words[part.id],
                version=now.version if now else 0,
                by=story.people[author],
            )


def _records(story: Story, body: str, author: str, said: texts.Records) -> None:
    held, person = _of(story, body), story.people[author]
    lines = {line.number: line for line in held.lines.all()}
    findings = [
        records.add(
            agency_return=held, holds="findings", text=text, known=known, line=lines.get(line),
            evidence=evidence, by=person,
        )
        for text, known, line, evidence in said.findings
    ]  # fmt: skip
    for text in said.good:
        records.add(agency_return=held, holds="good-practice", text=text, known="then", by=person)
    for text, change, proof, due in said.recommendations:
        records.add(
            agency_return=held, holds="recommendations", text=text, because=findings[0],
            expected_change=change, proof_wanted=proof, due=story.day(due), owner=person, by=person,
        )  # fmt: skip


def _secure(story: Story, body: str, by: str) -> None:
    writing.secure(
        agency_return=_of(story, body), on=timezone.localdate(), words="Paper and electronic.",
        by=story.people[by],
    )  # fmt: skip


def _send(story: Story, hand_in: int, sign: int, body: str, author: str, signatory: str,
          post: str) -> None:  # fmt: skip
    story.on(
        hand_in, lambda: handing.hand_in(agency_return=_of(story, body), by=story.people[author])
    )
    story.on(
        sign,
        lambda: handing.sign_off(
            agency_return=_of(story, body), post=post, by=story.people[signatory]
        ),
    )


def _judge(story: Story, body: str, then: str, by: str, words: str = "", **short: Any) -> None:
    marks = {item.id: ("met", "") for item in checklist(_of(story, body).kind)} | short
    judging.judge(
        agency_return=_of(story, body), marks=marks, then=then, words=words, by=story.people[by]
    )


def _hospital(story: Story) -> None:
    """Accepted: its recommendations are actions now."""
    _author(story, -88, "hospital", "nadia", "margaret", post="Named midwife for safeguarding")
    story.on(-87, partial(_secure, story, "hospital", "nadia"))
    _write(story, -66, "hospital", "nadia", texts.HOSPITAL)
    story.on(-55, partial(_records, story, "hospital", "nadia", texts.HOSPITAL_RECORDS))
    _send(story, -50, -47, "hospital", "nadia", "margaret", "Chief nurse")
    story.on(-40, lambda: _judge(story, "hospital", "accept", "samuel",
             "Open about its own part, and it says why."))  # fmt: skip


def _community(story: Story) -> None:
    """Sent, returned for revision, and sent again: the panel has not read the second one."""
    _author(story, -85, "community", "beth", "fiona", post="Named nurse")
    story.on(-84, partial(_secure, story, "community", "beth"))
    _write(story, -64, "community", "beth", texts.COMMUNITY)
    story.on(-60, partial(_records, story, "community", "beth", texts.COMMUNITY_RECORDS))
    _send(story, -54, -52, "community", "beth", "fiona", "Director of nursing")
    story.on(-44, lambda: _judge(
        story, "community", "return", "isobel",
        "Clear about what happened. Please say why nobody asked about the dogs: what had people to "
        "do, with what, in how much time?",
        why=("not", "It says that the guidance was not followed and stops there."),
        normal=("partly", "Then, yes. Today is not said."),
    ))  # fmt: skip
    _write(story, -25, "community", "beth", texts.COMMUNITY_AGAIN)
    story.on(-24, partial(_correct, story))
    _send(story, -14, -10, "community", "beth", "fiona", "Director of nursing")


def _correct(story: Story) -> None:
    held = _of(story, "community")
    records.correct(
        agency_return=held, holds="findings", number=1, version=1,
        text=texts.CORRECTED, known="then", line=held.lines.get(number=2),
        evidence="Visit record; talk with two practitioners", by=story.people["beth"],
    )  # fmt: skip


def _council(story: Story) -> None:
    """Being written, by an author of whom the business unit had to decide."""
    _author(
        story, -82, "council", "lucy", "gareth", managed=True, post="Principal social worker",
        words="I managed the team until nine months before the referral.",
    )  # fmt: skip
    story.on(-81, lambda: actions.rule_on_independence(
        statement=story.kept["robin independence council"],
        accepted=True,
        reason="She left before the family was known there, and nobody else is senior enough.",
        by=story.people["maya"],
    ))  # fmt: skip
    story.on(-80, partial(_secure, story, "council", "lucy"))
    story.on(-36, lambda: asking.give_time(
        agency_return=_of(story, "council"), to=story.day(7),
        reason="The file of the father's first child came only now.", by=story.people["maya"],
    ))  # fmt: skip
    _write(story, -30, "council", "lucy", texts.COUNCIL)
    story.on(-8, partial(_records, story, "council", "lucy", texts.COUNCIL_RECORDS))


def _waiting(story: Story) -> None:
    """Police have more time, the board acknowledged, housing is late, probation has nothing."""
    _author(story, -86, "police", "callum", "owen", post="Review officer")
    story.on(-38, lambda: asking.ask_for_time(
        agency_return=_of(story, "police"), to=story.day(12),
        reason="The officer in the case asks us to wait for one interview.",
        by=story.people["callum"],
    ))  # fmt: skip
    story.on(-37, lambda: asking.decide_on_time(
        agency_return=_of(story, "police"), granted=True, to=story.day(9),
        words="Granted, three days less than asked: the panel meets the day before.",
        by=story.people["isobel"],
    ))  # fmt: skip
    story.on(
        -83, lambda: actions.acknowledge(agency_return=_of(story, "icb"), by=story.people["kwame"])
    )
    story.on(-35, lambda: asking.give_time(
        agency_return=_of(story, "icb"), to=story.day(14),
        reason="The practice could not free a doctor before the new year rota.",
        by=story.people["maya"],
    ))  # fmt: skip
    for days, words in ((-31, ""), (-17, "We know that your author left. Who writes it now?")):
        story.on(days, partial(_chase, story, words))
    story.on(-71, lambda: actions.nil(
        agency_return=_of(story, "probation"),
        searched="Case files and the court list, for both parents, under every name we were given.",
        period_from=story.day(-422),
        period_to=story.day(-131),
        said_by="Anita Rowe, head of service",
        by=story.people["anita"],
    ))  # fmt: skip


def _chase(story: Story, words: str) -> None:
    asking.chase(agency_return=_of(story, "housing"), words=words, by=story.people["joel"])
