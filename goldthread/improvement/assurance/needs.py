"""What waits in assurance: an audit to answer, and looks that are overdue."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse

from goldthread.foundations.agencies.roles import AGENCY
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.tasks import Task
from goldthread.improvement.assurance.keeping import keep_up
from goldthread.improvement.assurance.models import Asked, Sample
from goldthread.improvement.assurance.permits import JUDGING
from goldthread.improvement.recommendations.models import Address


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    yield from _to_answer(user, partnership)
    if not standing(user).holds(JUDGING, partnership=partnership.pk):
        return
    keep_up(today)
    parts = Address.objects.visible_to(user).filter(
        recommendation__review__matter__partnership=partnership, kept__next_look__lt=today
    )
    late = parts.aggregate(number=Count("pk"), first=Min("kept__next_look"))
    if number := late["number"]:
        said = "1 recommendation" if number == 1 else f"{number:,} recommendations"
        yield Task(f"Look again at {said}", f"{reverse('assurance')}?overdue=on", due=late["first"])


def _to_answer(user: Any, partnership: Any) -> Iterator[Task]:
    """Audits whose sample is drawn, for the people of each agency that answers for itself."""
    rows = Asked.objects.visible_to(user).filter(
        organisation__in=standing(user).organisations(AGENCY), audit__partnership=partnership,
        audit__sample__in=Sample.objects.filter(voided_at__isnull=True),  # one at the most
        audit__closed_at__isnull=True, handed_in_at__isnull=True,
    )  # fmt: skip
    for one in rows.select_related("audit").order_by("audit__due", "pk")[:3]:
        yield Task(f"Answer the audit “{one.audit}”", one.get_absolute_url(), due=one.audit.due)
