"""What waits in live work: late and near steps of a pathway, and what the panel has to decide."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils import timezone

from goldthread.casework.safeguards import excluding
from goldthread.casework.safeguards.models import (
    Exclusion,
    Family,
    KeyDecision,
    PanelItem,
    Ruling,
    Works,
)
from goldthread.casework.safeguards.nearest import lower, said
from goldthread.casework.safeguards.pathways import pathways
from goldthread.casework.safeguards.querysets import panels_of
from goldthread.foundations.agencies.models import BreakGlass
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.tasks import Task

SHOWN = 5
SOON = timedelta(days=7)


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """For those who work with a family, its next step; for the panel, what it has not decided."""
    families = Family.objects.worked_with_by(user).open().filter(matter__partnership=partnership)
    near = []
    for way in pathways(partnership, families=families, today=today):
        step = way.next_step
        if step is not None and step.due is not None and step.due <= today + SOON:
            near.append((step.due, step.step.words, way))
    for due, words, way in sorted(near, key=lambda one: one[0])[:SHOWN]:
        told = f"{way.row.family.code}, {said(way.row.child.code)}: {lower(words)}"
        yield Task(told, way.row.get_absolute_url(), due=due)
    yield from _decisions(user, families)
    yield from _glass(user, families)
    yield from _kept_away(user, partnership)
    if partnership.pk in panels_of(user):
        rows = PanelItem.objects.visible_to(user).filter(
            meeting__partnership=partnership, meeting__on__lte=today, decisions__isnull=True
        )
        for item in rows.select_related("meeting", "pregnancy__child").order_by("meeting__on")[
            :SHOWN
        ]:
            told = f"Record what the panel decided about the {said(item.pregnancy.child.code)}"
            yield Task(told, item.meeting.get_absolute_url(), due=item.meeting.on)


def _glass(user: Any, families: Any) -> Iterator[Task]:
    """For those who work with a family: who has it open in an emergency now."""
    rows = BreakGlass.objects.filter(
        matter__in=families.values("matter"), until__gte=timezone.now()
    ).exclude(person=user.pk or 0)
    for row in rows.select_related("person", "matter__family").order_by("-at")[:SHOWN]:
        told = f"{row.person} has {row.matter.code} open in an emergency: see why"
        yield Task(told, row.matter.family.get_absolute_url(), due=timezone.localdate(row.until))


def _kept_away(user: Any, partnership: Any) -> Iterator[Task]:
    """For whoever leads in an agency of one of the two, from outside: somebody is kept away from a
    record. Where nobody leads there, the business manager is asked to name somebody; not of whom.
    """
    rows = Exclusion.objects.filter(conflict__matter__partnership=partnership).not_looked_at()
    rows = rows.select_related("conflict__matter", "conflict__person").order_by("at")
    for row in rows.overseen_by(user)[:SHOWN]:
        matter = row.conflict.matter
        told = f"{row.conflict.person} was kept away from {matter.code}: look whether that holds"
        yield Task(told, reverse("look_at_exclusion", args=[row.pk]))
    if standing(user).holds({Role.BUSINESS_MANAGER}, partnership=partnership.pk):
        lone = (
            _name_somebody(row)
            for row in rows.filter(of_a_lead=True, conflict__ends__isnull=True)
            if not excluding.overseers(row).exists()
        )
        # One agency asked for once, of however many who are kept away.
        yield from islice(dict.fromkeys(lone), SHOWN)


def _name_somebody(row: Exclusion) -> Task:
    there = excluding.bodies(row)
    where = " or ".join(str(one) for one in there) or "an agency of theirs"
    told = (
        f"Somebody is kept away from {row.conflict.matter.code}, and nobody from outside leads in "
        f"{where} to look at it: name another signatory there"
    )
    return Task(told, reverse("organisation", args=[there[0].pk]) if there else reverse("people"))


def _decisions(user: Any, families: Any) -> Iterator[Task]:
    """For a family's managers: what waits for them, or took effect without them; not their own."""
    mine = Works.objects.filter(current(timezone.localdate(), "seat__"), seat__holder=user.pk or 0)
    managed = families.filter(matter__in=mine.filter(manages=True).values("seat__matter"))
    rows = KeyDecision.objects.filter(family__in=managed, rulings__isnull=True)
    rows = rows.exclude(by=user.pk or 0).select_related("family__matter").order_by("at")
    for row in rows[:SHOWN]:
        yield Task(f"Decide for {row.family.code}: {row}", row.get_absolute_url())
    again = Ruling.objects.filter(decision__family__in=managed).latest_of("decision")
    again = again.filter(look_again__lte=timezone.localdate() + SOON)
    for ruling in again.select_related("decision__family__matter").order_by("look_again")[:SHOWN]:
        row = ruling.decision
        words = f"Look again at a decision for {row.family.code}: {row}"
        yield Task(words, row.get_absolute_url(), due=ruling.look_again)
