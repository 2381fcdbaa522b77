"""What waits in child protection: the next step, an answer to a challenge, an action in silence."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from goldthread.casework.plans.models import PlanMeeting
from goldthread.casework.plans.stories import Story, asked_by, near_or_late, stories
from goldthread.casework.safeguards.models import Family, Works
from goldthread.casework.safeguards.nearest import Due, lower, said
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
    codes = {one.family.pk: one.family.code for one in told}
    for step in sorted(_near(told), key=lambda one: one.day)[:SHOWN]:
        href = reverse("child_protection", args=[step.family])
        yield Task(f"{codes[step.family]}, {step.words}", href, due=step.day)
    yield from _challenges(told, today)
    yield from _silent(told, user, today)


def due(families: Any, partnership: Any, today: date) -> Iterator[Due]:
    """What is late or near for each of many families; for their list."""
    begun = families.filter(pk__in=PlanMeeting.objects.values("family"))
    told = stories(partnership, begun.select_related("matter"), today)
    yield from _near(told)
    for one in told:
        for row in one.unanswered:
            yield Due(one.family.pk, asked_by(row), f"an answer of {row.to_body} to a challenge")


def _near(told: list[Story]) -> Iterator[Due]:
    for one in told:
        for child in one.children:
            pathway = {step.step.words for step in child.steps}  # said by live work itself
            for day, words, _ in near_or_late(child) if child.lines else ():
                if words not in pathway:
                    yield Due(one.family.pk, day, f"{said(child.who.code)}: {lower(words)}")


def _challenges(told: list[Story], today: date) -> Iterator[Task]:
    waiting = [
        (asked_by(row), one, row)
        for one in told
        for row in one.unanswered
        if asked_by(row) <= today + SOON
    ]
    for by, one, row in sorted(waiting, key=lambda each: each[0])[:SHOWN]:
        how = "has not answered" if by < today else "is to answer"
        words = f"{one.family.code}: {row.to_body} {how} a challenge"
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
