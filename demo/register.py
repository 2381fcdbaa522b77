"""People on the register of a matter, and the checks of what is known of them already."""

from collections.abc import Callable
from typing import Any

from demo.story import Story
from goldthread.foundations.people import actions, asking, checking, placing
from goldthread.foundations.people.models import HistoryCheck, Involvement

NOTHING = "Asked children's services, the police and the practice. Nothing earlier is known."


def add(story: Story, matter: Any, name: str, role: str, body: str = "", **facts: Any) -> None:
    """Put somebody on a register and keep them by name, such as "robin mother"."""
    story.kept[name] = actions.involve(
        matter=matter,
        role=role,
        organisation=story.bodies[body] if body else None,
        by=story.people["maya"],
        **facts,
    )


def tie(story: Story, one: str, kind: str, other: str, **when: Any) -> None:
    placing.relate(
        matter=story.kept[one].matter,
        one=story.kept[one],
        other=story.kept[other],
        kind=kind,
        by=story.people["maya"],
        **when,
    )


def home(story: Story, name: str, line1: str, town: str, postcode: str, **when: Any) -> None:
    placing.live_at(
        involvement=story.kept[name],
        line1=line1,
        town=town,
        postcode=postcode,
        by=story.people["maya"],
        **when,
    )


def check_of(involvement: Involvement) -> HistoryCheck:
    """The check that is open."""
    return involvement.checks.get(closed_at__isnull=True)


def settle(
    story: Story,
    name: str,
    same: Callable[[Any], tuple[bool, str]] | None = None,
    tells: Callable[[asking.Question], str] = lambda _: NOTHING,
) -> None:
    """Decide on every suggestion, answer what is asked, and close the check."""
    maya = story.people["maya"]
    check = check_of(story.kept[name])
    for match in check.matches.filter(decision__isnull=True):
        is_same, why = same(match) if same else (False, "Another date of birth; asked and seen.")
        checking.decide(match=match, same=is_same, reason=why, by=maya)
    for question in asking.of(check).questions:
        if question.answer is None:
            checking.answer(
                check=check,
                match=question.match,
                child=question.child.child if question.child else None,
                words=tells(question),
                by=maya,
            )
    checking.close(check=check, by=maya)
