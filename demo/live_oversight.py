"""Supervision in Fenmarsh: one that is held as agreed, and one that drifts.

Gareth supervises Daniel every month, and they spoke of the Heron family. Fiona supervises Sophie:
two sessions did not take place, and one decision has passed its day.
"""

from functools import partial

from demo.story import Story
from goldthread.casework.oversight import agreeing, discussing, policies

SAID = (
    ("What is a day like for this child?", "There is no child yet, and still I can say it: one "
     "room, two dogs, and a mother who asks him before she answers."),
    ("What would make us wrong?", "If he was never the one who harmed his first child. Then we "
     "have kept a father away. Nobody has read what the court found."),
    ("What have you not been able to do?", "See her alone. He has been in every room."),
)  # fmt: skip


def tell(story: Story) -> None:
    story.on(-150, partial(_policies, story))
    story.on(-120, partial(_agreements, story))
    for days in (-95, -66):
        story.on(days, partial(_held, story, "daniel", days))
    story.on(-38, partial(_heron, story))
    story.on(-104, partial(_held, story, "sophie", -104))
    for days, why in (
        (-72, "Fiona was called to an inspection."),
        (-40, "Sophie covered two colleagues who are ill. No other day was found."),
    ):
        story.on(days, partial(_not_held, story, days, why))
    story.on(-14, partial(_held, story, "daniel", -14))
    story.on(-13, partial(_worn, story))
    story.on(-12, partial(_asks, story))


def _policies(story: Story) -> None:
    told = {"partnership": story.world.fenmarsh, "reason": "As it has stood since last year."}
    for kind, number, per in (("regular", 6, "weeks"), ("complex", 3, "months")):
        policies.set_policy(
            kind=kind, number=number, per=per, by=story.people["maya"],
            source="Fenmarsh multi-agency supervision standards, 3.1", **told,
        )  # fmt: skip
    policies.set_policy(
        kind="regular", number=1, per="months", organisation=story.bodies["council"],
        source="Children’s social care supervision policy, section 4", by=story.people["gareth"],
        **told,
    )  # fmt: skip
    policies.add_prompt(
        partnership=story.world.fenmarsh, words="Whose history have you not read?",
        reason="Learning from the review about Juno.", by=story.people["maya"],
    )  # fmt: skip


def _agreements(story: Story) -> None:
    people = story.people
    for key, supervisor, overseer in (
        ("daniel", "gareth", "victoria"), ("sophie", "fiona", "beth")
    ):  # fmt: skip
        row = agreeing.agree(
            partnership=story.world.fenmarsh, kind="regular", supervisor=people[supervisor],
            supervisee=people[key], overseer=people[overseer], starts=story.workday(-120),
            covers="Every family in turn, how the work is, and what you want to learn.",
            missed="Another day within a week. Missed twice, the supervisor’s manager is told.",
            by=people[supervisor],
        )  # fmt: skip
        agreeing.say_yes(term=row.terms.get(), by=people[key])
        story.kept[f"supervision {key}"] = row


def _held(story: Story, key: str, days: int) -> None:
    row = story.kept[f"supervision {key}"]
    story.kept[f"session {key} {days}"] = agreeing.record(
        agreement=row, on=story.workday(days), held=True, by=row.supervisor
    )


def _not_held(story: Story, days: int, why: str) -> None:
    row = story.kept["supervision sophie"]
    agreeing.record(
        agreement=row, on=story.workday(days), held=False, why_not=why, by=row.supervisor
    )


def _heron(story: Story) -> None:
    gareth, daniel = story.people["gareth"], story.people["daniel"]
    _held(story, "daniel", -38)
    row = discussing.discuss(
        session=story.kept["session daniel -38"], family=story.kept["heron"], told=SAID, by=daniel
    )
    discussing.decide(
        discussed=row, what="See her alone, at the midwife’s, and ask how safe she is",
        owner=story.people["aisha"], due=story.day(-9), by=gareth,
    )  # fmt: skip
    discussing.decide(
        discussed=row, what="Read the court’s reasons together before the assessment is signed",
        owner=daniel, due=story.day(6), by=gareth,
    )  # fmt: skip
    discussing.say(
        discussed=row, by=gareth,
        words="I asked what would make us wrong, and we do not know enough to say. No decision "
        "about the birth is made before the court’s reasons are read.",
    )  # fmt: skip
    discussing.say(
        discussed=row, by=daniel,
        words="I agree. The court has not answered two letters. I need help from legal.",
    )  # fmt: skip


def _worn(story: Story) -> None:
    agreeing.write_about_work(
        session=story.kept["session daniel -14"], by=story.people["gareth"],
        words="Twenty-three children. Two go to somebody else by Friday. He takes his leave.",
    )  # fmt: skip


def _asks(story: Story) -> None:
    discussing.say_complex(
        family=story.kept["heron"], trigger="asked", holds=True, by=story.people["sophie"],
        words="I have not been supervised since summer, and I was not let past the kitchen door.",
    )  # fmt: skip
