"""The nightly reminder, once a week at most: what drifts to whoever keeps it, drafts to those named
for them, and what is not read to those who must. No e-mail names a piece of guidance."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.guidance.drifting import Look, look
from goldthread.foundations.guidance.models import Asked, GuidanceReminded
from goldthread.foundations.guidance.readers import overdue_readers

ANSWER_WITHIN = timedelta(days=7)


def remind(*, partnership: Any, today: date) -> int:
    """How many reminders went out."""
    seen = look(partnership, today=today)
    return _keepers(seen, partnership, today) + _approvers(seen, today) + _readers(seen, today)


def _keepers(seen: Look, partnership: Any, today: date) -> int:
    """The owner, or who has to name one: the signatory of the body and the business unit."""
    posts = Membership.objects.current(today).filter(partnership=partnership)
    unit = set(posts.filter(role__in=BUSINESS_UNIT).values_list("person", flat=True))
    signs: dict[int | None, set[int]] = {}
    for body, person in posts.filter(role=Role.SIGNATORY).values_list("organisation", "person"):
        signs.setdefault(body, set()).add(person)
    told: set[int] = set()
    for pk in seen.drifting:
        row = seen.rows[pk]
        told |= (
            signs.get(row.organisation_id, set()) | unit if seen.has_left(pk) else {row.owner_id}
        )
    path = reverse("guidance_drift")
    return _tell(told, "keeps", "Guidance that drifts", path, today)


def _approvers(seen: Look, today: date) -> int:
    """Named a week ago or more, and no answer yet."""
    open_ones = [row for row in seen.drafts.values() if not hasattr(row, "refusal")]
    rows = Asked.objects.filter(version__in=[row.pk for row in open_ones])
    late = {
        one.person_id
        for one in rows.select_related("version")
        if today - timezone.localdate(one.at) >= ANSWER_WITHIN
        and one.version.first_by_id != one.person_id
    }
    return _tell(late, "approves", "A draft of guidance", reverse("home"), today)


def _readers(seen: Look, today: date) -> int:
    within = timedelta(days=seen.limits.read_days)
    late = [pk for pk, row in seen.versions.items() if today - row.in_force_since > within]
    people = set(overdue_readers(seen.readership, late))
    path = f"{reverse('guidance')}?state=to-read"
    return _tell(people, "reads", "Guidance to read", path, today)


def _tell(people: set[int], why: str, what: str, path: str, today: date) -> int:
    sent = 0
    for person in User.objects.filter(pk__in=people, is_active=True).order_by("pk"):
        if GuidanceReminded.is_first(f"{why}:{person.pk}", today):
            sent += letters.remind([person], what, path)
    return sent
