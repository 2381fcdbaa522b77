"""What is open in child protection, in whole sentences: prompts, never a judgement."""

from collections.abc import Collection, Iterator
from datetime import date

from django.utils import timezone

from goldthread.casework.plans.models import Plan
from goldthread.casework.plans.stories import Open, Story, asked_by, near_or_late, story
from goldthread.casework.safeguards.ahead import Ahead
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.parts import Dated
from goldthread.rules import protection


def prompts(family: Family) -> list[str]:
    """For the family's overview. As many queries as one story has."""
    return list(open_on(story(family, timezone.localdate())))


def conferences(family: Family, today: date) -> list[Ahead]:
    """Conferences and reviews of them that have a day and are not held."""
    return [
        Ahead(child.who.code, line.words, line.due)
        for child in story(family, today).children
        for line in child.open_lines
        if line.due and line.step in protection.CONFERENCES
    ]


def on_a_plan(families: Collection[int]) -> set[int]:
    """Those with a child on a plan that has not ended: they ask for safeguarding supervision."""
    rows = Plan.objects.filter(family__in=families, end__isnull=True)
    return set(rows.values_list("family", flat=True))


def open_on(told: Story) -> Iterator[str]:
    for child in told.children:
        code = child.who.code
        for due, words, said in near_or_late(child):
            what = f"{code}: {words[:1].lower()}{words[1:]}, due {_day(due)}: {said}."
            yield Dated(what, due)
        if child.long and child.plan:
            yield f"{code} has been on a plan since {_day(child.plan.on)}: {child.long.words}."
        if child.plan and child.plan.before and child.plan.before.answer == "unknown":
            yield f"Nobody has said whether {code} was on a plan before."
        for one in child.open_actions:
            if one.must_be_asked:
                yield Dated(
                    f"{one.row.code} for {code} was carried forward {one.silent} times and nobody "
                    "asked why. Challenge it, or ask a manager for a decision.",
                    one.row.action.due,
                )
    yield from _of_last_core(told)
    for asked in told.unanswered:
        by = asked_by(asked)
        late = ", which has passed" if by < told.today else ""
        said = f"A challenge to {asked.to_body} waits for an answer by {_day(by)}{late}."
        yield Dated(said, by)
    for body in told.missed:
        yield f"{body} did not come to the last {protection.MISSED} core groups."


def _of_last_core(told: Story) -> Iterator[str]:
    last = told.last_core
    if last is None or not told.on_plans:
        return
    for now in told.now.get(last.pk, []):
        if not now.voice:
            yield f"The {last} has nothing that {now.child.code} said or showed."
    here = {one.child_id for one in told.now.get(last.pk, [])}
    left = [
        one.row.code
        for child in told.children
        if child.who.pk in here
        for one in child.open_actions
        if not_gone_through(one, last.pk) and one.row.at < last.at
    ]
    if left:
        yield f"The {last} has not gone through {', '.join(left)}."


def not_gone_through(one: Open, meeting: int) -> bool:
    return all(row.meeting_id != meeting for row in one.gone)


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
