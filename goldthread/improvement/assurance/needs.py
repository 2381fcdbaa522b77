"""What waits in assurance: an audit to answer, and looks that are overdue."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from goldthread.foundations.agencies.roles import AGENCY
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.tasks import Task
from goldthread.improvement.assurance.looking import levels
from goldthread.improvement.assurance.models import Asked, Judgement, Sample, Test
from goldthread.improvement.assurance.permits import JUDGING
from goldthread.improvement.recommendations.models import Address

MOST = 500  # parts that home looks at
SOONEST_REPEAT = timedelta(days=150)  # no repeat is due before that


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    yield from _to_answer(user, partnership)
    if not standing(user).holds(JUDGING, partnership=partnership.pk):
        return
    parts = Address.objects.visible_to(user).filter(
        recommendation__review__matter__partnership=partnership
    )
    ids = _perhaps_overdue(parts, today)
    late = [one for one in levels(ids[:MOST], today=today).values() if one.overdue]
    if late:
        number = len(late)
        said = "1 recommendation" if number == 1 else f"{number} recommendations"
        if len(ids) > MOST:  # home is quick; the list counts
            said = "many recommendations"
        due = min(one.next_look for one in late if one.next_look is not None)
        yield Task(f"Look again at {said}", f"{reverse('assurance')}?overdue=on", due=due)


def _perhaps_overdue(parts: Any, today: date) -> list[int]:
    """Parts with a next look behind us, or a test so old that a repeat may be; one too many at the
    most. Which of them are overdue is for the rule to say."""
    judged = Judgement.objects.filter(address__in=parts, next_look__lt=today).order_by()
    tested = Test.objects.filter(address__in=parts, on__lt=today - SOONEST_REPEAT).order_by()
    ids: set[int] = set()
    for rows in (judged, tested):
        ids.update(rows.values_list("address", flat=True).distinct()[: MOST + 1])
    return sorted(ids)[: MOST + 1]


def _to_answer(user: Any, partnership: Any) -> Iterator[Task]:
    """Audits whose sample is drawn, for the people of each agency that answers for itself."""
    rows = Asked.objects.visible_to(user).filter(
        organisation__in=standing(user).organisations(AGENCY), audit__partnership=partnership,
        audit__sample__in=Sample.objects.filter(voided_at__isnull=True),  # one at the most
        audit__closed_at__isnull=True, handed_in_at__isnull=True,
    )  # fmt: skip
    for one in rows.select_related("audit").order_by("audit__due", "pk")[:3]:
        yield Task(f"Answer the audit “{one.audit}”", one.get_absolute_url(), due=one.audit.due)
