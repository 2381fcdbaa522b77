"""Two audits of cases: one closed, which became a test of Wren's first recommendation; one open."""

from functools import partial
from typing import Any

from demo.story import Story
from goldthread.improvement.assurance import auditing, tooling
from goldthread.improvement.assurance.models import Audit, Question

# What the two trusts said of each case in turn: known, the first question, the second.
SAID = {
    "community": [("yes", "yes", "Good")] * 13 + [("yes", "yes", "Outstanding")] * 2,
    "hospital": [("yes", "yes", "Good")] * 11
    + [("yes", "no", "Requires improvement"), ("no", "", ""), ("yes", "yes", "Good")]
    + [("yes", "n/a", "Good")],
}
GRADES = [
    ("Outstanding", "The plan was read aloud with the parents and all who came signed it.", True),
    ("Good", "Who does what by when is written down, and the family has a copy.", True),
    ("Requires improvement", "There is a plan; who does what is not clear.", False),
    ("Inadequate", "There is no plan, or nobody knew of it.", False),
]
QUESTIONS = [
    ("Did the meeting take place before the baby went home?", "yes-no",
     "The minutes, not the invitation."),
    ("How good is the plan that came of it?", "grade", ""),
    ("What stood in the way?", "words", "Leave empty if nothing did. No names."),
]  # fmt: skip


def tell(story: Story) -> None:
    story.on(-72, partial(_tool, story), keep="discharge tool")
    story.on(-62, partial(_hold, story, "wren.R1", "Discharges since the teams were joined", 15))
    for place, key in enumerate(("community", "hospital")):
        who = {"community": "beth", "hospital": "nadia"}[key]
        story.on(-54 + place, partial(_answer, story, "wren.R1", key, who, SAID[key]))
        story.on(-52 + place, partial(_hand_in, story, "wren.R1", key, who))
    story.on(-47, partial(_close, story))
    story.on(-9, partial(_hold, story, "juno.R1", "Cards on dogs: were they given?", 10))
    story.on(-5, partial(_answer, story, "juno.R1", "community", "beth", SAID["community"][:4]))


def _tool(story: Story) -> Any:
    priya = story.people["priya"]
    tool = tooling.add_tool(
        partnership=story.world.fenmarsh,
        name="Before a baby goes home",
        purpose="Whether a plan was made together before a baby with a plan went home.",
        guidance="Answer from your own records. If it is not written down, it did not happen.",
        by=priya,
    )
    for name, looks_like, meets in GRADES:
        tooling.add_grade(tool=tool, name=name, looks_like=looks_like, meets=meets, by=priya)
    for text, kind, guidance in QUESTIONS:
        tooling.add_question(tool=tool, text=text, kind=kind, guidance=guidance, by=priya)
    return tooling.put_in_use(tool=tool, by=priya)


def _hold(story: Story, name: str, title: str, size: int) -> None:
    bodies = [story.bodies[key] for key in ("community", "hospital")]
    story.kept[f"audit of {name}"] = audit = auditing.hold(
        partnership=story.world.fenmarsh,
        tool=story.kept["discharge tool"],
        title=title,
        why="The sub-group wants to know, not to hope.",
        means="dip-sample",
        due=story.day(-40) if name == "wren.R1" else story.day(12),
        organisations=bodies,
        because=story.kept[name],
        by=story.people["priya"],
    )
    frame = "\n".join(f"D-{n:03},{('weekday', 'weekend')[n % 3 == 0]}" for n in range(1, 64))
    auditing.draw(audit_row=audit, frame=frame, size=size, by_group=True, by=story.people["priya"])


def _asked(story: Story, name: str, key: str) -> Any:
    return story.kept[f"audit of {name}"].asked.get(organisation=story.bodies[key])


def _answer(story: Story, name: str, key: str, who: str, said: list[tuple[str, str, str]]) -> None:
    asked = _asked(story, name, key)
    questions = list(Question.objects.filter(tool=asked.audit.tool))
    for case, (known, *values) in zip(auditing.cases_of(asked), said, strict=False):
        told = dict(zip((one.pk for one in questions), values, strict=False))
        auditing.answer(
            asked=asked, case=case, known=known == "yes", values=told, by=story.people[who]
        )


def _hand_in(story: Story, name: str, key: str, who: str) -> None:
    auditing.hand_in(asked=_asked(story, name, key), by=story.people[who])


def _close(story: Story) -> None:
    audit: Audit = story.kept["audit of wren.R1"]
    auditing.find(
        audit_row=audit,
        organisation=story.bodies["hospital"],
        words="One baby went home on a Sunday before the meeting; the plan was made on Tuesday.",
        by=story.people["priya"],
    )
    auditing.close(
        audit_row=audit,
        conclusion="Fifteen discharges since: a health visitor came to all of them. In the "
        "hospital one meeting came after the discharge.",
        by=story.people["priya"],
    )
