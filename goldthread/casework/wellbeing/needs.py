"""What waits about mental health: visits that are near or unsaid, and words that drift."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.timetables import may_set
from goldthread.casework.wellbeing.models import JointVisit, Topic
from goldthread.casework.wellbeing.topics import explained
from goldthread.foundations.records.tasks import Task

SHOWN = 5
SOON = timedelta(days=7)


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """By reference and code, never a name or what was said."""
    families = Family.objects.worked_with_by(user).open().filter(matter__partnership=partnership)
    rows = JointVisit.objects.filter(
        family__in=families, outcome__isnull=True, on__lte=today + SOON
    ).select_related("family__matter", "whom")
    for row in rows[:SHOWN]:
        words = "Joint visit" if row.on >= today else "Say how the joint visit went"
        href = reverse("wellbeing", args=[row.family_id])
        yield Task(f"{row.family.code}: {words}, {row.whom.code}", href, due=row.on)
    yield from _drifting(user, partnership)


def _drifting(user: Any, partnership: Any) -> Iterator[Task]:
    """For whoever keeps them. Where the owner is gone, the business unit is asked."""
    topics = Topic.objects.visible_to(user).filter(partnership=partnership)
    unit = may_set(partnership, user)
    late = [one for one in explained(topics) if one.overdue and one.now]
    for one in late[:SHOWN]:
        if one.now is not None and (one.now.owner_id == user.pk or (unit and _gone(one.now.owner))):
            words = f"“{one.topic}” in plain words drifts: its review is overdue"
            yield Task(words, one.topic.get_absolute_url(), due=one.now.review_due)


def _gone(owner: Any) -> bool:
    return not owner.is_active
