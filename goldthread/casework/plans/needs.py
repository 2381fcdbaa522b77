"""What waits in child protection: the next step, an answer to a challenge, an action in silence."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from goldthread.casework.plans.models import PlanMeeting
from goldthread.casework.plans.stories import Story, asked_by, near_or_late, stories
from goldthread.casework.safeguards.models import Family, Works
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.tasks import Task
from goldthread.rules import protection

SHOWN = 5
SOON = timedelta(days=protection.SOON)


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """For those who work with a family; what was carried twice in silence for its managers."""
    rows = Family.objects.worked_with_by(user).open().filter(matter__partnership=partnership)
    begun = rows.filter(pk__in=PlanMeeting.objects.values("family"))
    told = stories(partnership, begun.select_related("matter"), today)
    if not told:
        return
    near = [
        (due, f"{child.who.code} of {one.family.code}: {words[:1].lower()}{words[1:]}", one)
        for one in told
        for child in one.children
        if child.lines
        for due, words, _ in near_or_late(child)
        if words not in {step.step.words for step in child.steps}  # home says those already
    ]
    for due, words, one in sorted(near, key=lambda row: row[0])[:SHOWN]:
        yield Task(words, reverse("child_protection", args=[one.family.pk]), due=due)
    yield from _challenges(told, today)
    yield from _silent(told, user, today)


def _challenges(told: list[Story], today: date) -> Iterator[Task]:
    waiting = [
        (asked_by(row), one, row)
        for one in told
        for row in one.unanswered
        if asked_by(row) <= today + SOON
    ]
    for by, one, row in sorted(waiting, key=lambda each: each[0])[:SHOWN]:
        words = f"{one.family.code}: {row.to_body} has not answered a challenge"
        yield Task(words, row.get_absolute_url(), due=by)


def _silent(told: list[Story], user: Any, today: date) -> Iterator[Task]:
    mine = Works.objects.filter(current(today, "seat__"), seat__holder=user.pk or 0, manages=True)
    managed = set(mine.values_list("seat__matter", flat=True))
    found = [
        (one, action)
        for one in told
        if one.family.matter_id in managed
        for child in one.on_plans
        for action in child.open_actions
        if action.must_be_asked
    ]
    for one, action in found[:SHOWN]:
        words = (
            f"{action.row.code} of {one.family.code} was carried forward twice and nobody asked why"
        )
        yield Task(words, reverse("plan_carry_on", args=[action.row.pk]), due=action.row.action.due)
