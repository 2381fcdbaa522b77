"""A difference between a health visitor and children's social care about the Heron family: raised,
answered, not agreed, and late at the second stage; and one that was agreed, with no family named.
"""

from functools import partial
from typing import Any

from demo.story import Story
from goldthread.casework.differences import actions, policies


def tell(story: Story) -> None:
    story.on(-60, partial(_policy, story))
    story.on(-33, partial(_no_call, story))
    story.on(-21, partial(_raise, story))
    story.on(-19, partial(_answer, story))
    story.on(-16, partial(_up, story))


def _policy(story: Story) -> None:
    policies.set_stage(
        partnership=story.world.fenmarsh, number=2, name="Manager to manager", level="managers",
        days=4, source="Fenmarsh resolution of professional differences, 3.2",
        reason="The policy was agreed by the executive.", by=story.people["maya"],
    )  # fmt: skip


def _no_call(story: Story) -> None:
    sophie, gareth = story.people["sophie"], story.people["gareth"]
    row = actions.raise_it(
        partnership=story.world.fenmarsh, own=_body(story, "sophie"), asked=_body(story, "gareth"),
        about="Referrals sent back without a telephone call",
        what="Three referrals came back with a letter. Nobody rang, and each needed one answer.",
        wanted="That somebody rings the referrer before a referral is closed.", by=sophie,
    )  # fmt: skip
    actions.answer(
        difference=row, words="We agree. A call is made first, from today.", by=gareth
    )  # fmt: skip
    actions.agree(
        difference=row, words="A call before a referral is closed, on the same day.",
        changes="No child waits for a second letter.",
        learning="The form for closing a referral has no box for the call.", by=sophie,
    )  # fmt: skip


def _raise(story: Story) -> None:
    story.kept["difference"] = actions.raise_it(
        partnership=story.world.fenmarsh, own=_body(story, "sophie"), asked=_body(story, "daniel"),
        family=story.kept["heron"], about="No conference is called before the birth",
        what="The assessment waits for the court’s answer. The birth does not wait.",
        wanted="A pre-birth conference while there is still time to plan.",
        by=story.people["sophie"],
    )  # fmt: skip


def _answer(story: Story) -> None:
    actions.answer(
        difference=story.kept["difference"], by=story.people["daniel"],
        words="I would rather have what the court found first. I have written twice.",
    )  # fmt: skip


def _up(story: Story) -> None:
    actions.move_up(
        difference=story.kept["difference"], by=story.people["sophie"],
        words="A plan can begin with what is known. Two weeks more are too long.",
    )  # fmt: skip


def _body(story: Story, key: str) -> Any:
    return story.people[key].memberships.filter(organisation__isnull=False)[0].organisation
