"""What waits in the register for a person: to read, to approve, to mend."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.guidance.drifting import look
from goldthread.foundations.guidance.models import Guidance, Version
from goldthread.foundations.guidance.permits import is_unit
from goldthread.foundations.guidance.readers import to_read
from goldthread.foundations.records.tasks import Task

SHOWN = 5


def needs(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    yield from _approve(user, partnership)
    yield from _mend(user, partnership, today)
    yield from _read(user, partnership)


def _approve(user: Any, partnership: Partnership) -> Iterator[Task]:
    """Drafts that this person is named for. One query."""
    rows = Version.objects.waiting_for(user).filter(guidance__partnership=partnership)
    for row in rows.select_related("guidance").order_by("at")[:SHOWN]:
        detail = f"written {row.at.day} {row.at:%B %Y}"
        yield Task(f"Say yes or no to “{row.title}”", row.get_absolute_url(), detail)


def _mend(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """What one keeps and drifts; for a signatory and the unit what nobody keeps any more."""
    kept = Guidance.objects.visible_to(user).filter(partnership=partnership)
    mine = set(kept.kept_by(user).filter(owner=user).values_list("pk", flat=True))
    signed_for = standing(user).organisations({Role.SIGNATORY})
    left = set(kept.filter(organisation__in=signed_for).values_list("pk", flat=True))
    if is_unit(partnership, user):
        left = set(kept.values_list("pk", flat=True))
    if not mine | left:
        return
    seen = look(partnership, today=today, user=user, only=mine | left)
    shown = [pk for pk in seen.drifting if pk in mine or (pk in left and seen.has_left(pk))]
    for pk in shown[:SHOWN]:
        now = seen.versions.get(pk) or seen.drafts[pk]
        why = ". ".join(one.sentence for one in seen.drifts[pk])
        yield Task(f"“{now.title}” drifts", seen.rows[pk].get_absolute_url(), why)
    if len(shown) > SHOWN:
        yield Task("See everything that drifts in guidance", reverse("guidance_drift"))


def _read(user: Any, partnership: Partnership) -> Iterator[Task]:
    rows = to_read(user, partnership).select_related("guidance").order_by("effective_from", "pk")
    found = list(rows[: SHOWN + 1])
    for row in found[:SHOWN]:
        since = row.in_force_since
        detail = f"in force since {since.day} {since:%B %Y}"
        yield Task(f"Read “{row.title}”", row.guidance.get_absolute_url(), detail)
    if len(found) > SHOWN:
        yield Task("See everything for you to read", f"{reverse('guidance')}?state=to-read")


def waiting(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """Drafts that this person wrote, and whose second yes is missing."""
    rows = Version.objects.visible_to(user).drafts().filter(by=user.pk, refusal__isnull=True)
    rows = rows.filter(guidance__partnership=partnership).select_related("guidance")
    for row in rows.order_by("at")[:SHOWN]:
        detail = "one has said yes" if row.first_by_id else ""
        yield Task(f"Two people to approve “{row.title}”", row.get_absolute_url(), detail)
