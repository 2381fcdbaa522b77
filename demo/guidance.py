"""The register of guidance: in force, overdue, unread, waiting for two people, withdrawn."""

from functools import partial
from typing import Any

from django.core.files.base import ContentFile

from demo import guidance_texts as texts
from demo.story import Story
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.guidance import actions, approving, reading
from goldthread.foundations.guidance.models import Kind
from goldthread.improvement.recommendations import because

YEAR = 365


def tell(story: Story) -> None:
    story.on(-500, partial(_situations, story))
    _make(story, -480, "dogs", Kind.POLICY, texts.DOGS, "priya", "", ["dogs in the home"])
    _yes(story, -470, "dogs", "helen", "samuel", public=True)
    _again(story, -44, "dogs", texts.DOGS_AGAIN, "priya", "Asked for again in another home.", -36)
    _yes(story, -38, "dogs", "helen", "fiona", public=True)
    story.on(-37, partial(_because, story, "dogs", "juno.R1"))
    _make(story, -420, "prebirth", Kind.PROCEDURE, texts.PREBIRTH, "lucy", "council",
          ["unborn child", "going home from hospital"], lasts=400,
          link="https://procedures.fenmarsh.example/pre-birth")  # fmt: skip
    _yes(story, -410, "prebirth", "gareth", "margaret", public=True)
    _make(story, -330, "abuse", Kind.PRACTICE, texts.ABUSE, "beth", "community",
          ["domestic abuse", "unborn child"])  # fmt: skip
    _yes(story, -320, "abuse", "ruth", "alan", public=True)
    _again(story, -9, "abuse", texts.ABUSE_AGAIN, "beth", "Asked after the birth and a move.", 10)
    _yes(story, -5, "abuse", "ruth", "fiona", public=True)
    story.on(-4, partial(_because, story, "abuse", "wren.R5"))
    _make(story, -300, "escalation", Kind.POLICY, texts.ESCALATION, "colin", "housing",
          ["agencies disagree"], lasts=2 * YEAR)  # fmt: skip
    _yes(story, -290, "escalation", "leila", "helen")
    _make(story, -280, "card", Kind.RESOURCE, texts.CARD, "beth", "community",
          ["bruise on a baby"], lasts=2 * YEAR)  # fmt: skip
    _yes(story, -275, "card", "fiona", "samuel")
    _make(story, -120, "bruise", Kind.PROCEDURE, texts.BRUISE, "nadia", "hospital",
          ["bruise on a baby"], file=True)  # fmt: skip
    _yes(story, -115, "bruise", "margaret", "kwame")
    story.on(-114, partial(_because, story, "bruise", "wren.R4"))
    story.on(-113, partial(_withdraw, story))
    _make(story, -60, "curiosity", Kind.PRACTICE, texts.CURIOSITY, "beth", "community",
          ["something does not fit", "parent’s mental health"])  # fmt: skip
    story.on(-50, partial(_one_yes, story, "curiosity", "samuel", public=False))
    story.on(-470, partial(_readers, story))
    for days, who in ((-30, "sophie"), (-29, "beth"), (-20, "nadia"), (-3, "maya")):
        story.on(days, partial(_reads, story, "dogs", who))
    for days, who in ((-100, "aisha"), (-99, "nadia")):
        story.on(days, partial(_reads, story, "bruise", who))
    story.on(-2, partial(_broken, story))


def _situations(story: Story) -> None:
    for name in texts.SITUATIONS:
        story.kept[f"situation {name}"] = actions.add_situation(
            partnership=story.world.fenmarsh, name=name, by=story.people["priya"]
        )


def _make(
    story: Story, days: int, key: str, kind: Kind, words: tuple[str, str], owner: str, body: str,
    situations: list[str], *, lasts: int = YEAR + 200, link: str = "", file: bool = False,
) -> None:  # fmt: skip
    """`lasts`: days after which somebody looks at it again."""

    def do() -> Any:
        return actions.make(
            partnership=story.world.fenmarsh,
            kind=kind,
            owner=story.people[owner],
            organisation=story.bodies[body] if body else None,
            situations=[story.kept[f"situation {one}"] for one in situations],
            by=story.people["maya"],
            title=words[0],
            summary=words[1],
            link=link,
            file=ContentFile(words[1].encode(), name=f"{key}.txt") if file else None,
            effective_from=story.day(days + 14),
            review_due=story.day(days + lasts),
            approvers=[story.people[one] for one in NAMED[key]],
        )

    story.on(days, do, keep=f"guidance {key}")


NAMED = {
    "dogs": ("helen", "samuel", "fiona"),
    "prebirth": ("gareth", "margaret"),
    "abuse": ("ruth", "alan", "fiona"),
    "escalation": ("leila", "helen"),
    "card": ("fiona", "samuel"),
    "bruise": ("margaret", "kwame"),
    "curiosity": ("samuel", "ruth"),
}


def _again(
    story: Story, days: int, key: str, words: tuple[str, str], by: str, changed: str, start: int
) -> None:
    def do() -> None:
        actions.write(
            guidance=story.kept[f"guidance {key}"], by=story.people[by], title=words[0],
            summary=words[1], what_changed=changed, effective_from=story.day(start),
            review_due=story.day(start + YEAR),
            approvers=[story.people[one] for one in NAMED[key]],
        )  # fmt: skip

    story.on(days, do)


def _newest(story: Story, key: str) -> Any:
    return story.kept[f"guidance {key}"].versions.order_by("-number")[0]


def _one_yes(story: Story, key: str, who: str, public: bool) -> None:
    approving.say_yes(
        version=_newest(story, key), checked="It fits what our reviews asked for, and can be done.",
        public=public, by=story.people[who],
    )  # fmt: skip


def _yes(
    story: Story, days: int, key: str, first: str, second: str, *, public: bool = False
) -> None:
    story.on(days, partial(_one_yes, story, key, first, public))
    story.on(days, partial(_one_yes, story, key, second, public))


def _because(story: Story, key: str, asked: str) -> None:
    because.say(
        tie=because.GUIDANCE, of=_newest(story, key), reason=story.kept[asked],
        by=story.people["maya"],
    )  # fmt: skip


def _withdraw(story: Story) -> None:
    approving.withdraw(
        guidance=story.kept["guidance card"],
        because="The numbers on it have changed, and the procedure says more.",
        instead=story.kept["guidance bruise"],
        by=story.people["maya"],
    )


def _readers(story: Story) -> None:
    reading.ask_to_read(
        guidance=story.kept["guidance dogs"], role=Role.PRACTITIONER, organisation=None,
        by=story.people["priya"],
    )  # fmt: skip
    reading.ask_to_read(
        guidance=story.kept["guidance dogs"], role=Role.AUTHOR, organisation=None,
        by=story.people["priya"],
    )  # fmt: skip


def _reads(story: Story, key: str, who: str) -> None:
    now = story.kept[f"guidance {key}"].versions.in_force().get()
    reading.acknowledge(version=now, by=story.people[who])


def _broken(story: Story) -> None:
    reading.report_link(
        version=_newest(story, "prebirth"), words="It says that the page has moved.",
        by=story.people["aisha"],
    )  # fmt: skip
