"""Who is told that something was taken down: those who can put it right. No e-mail names a case."""

from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Conflict, Membership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.facts import current
from goldthread.publishing.documents.models import TakenDown

WHAT = "Something that was public and is taken down"


def tell(review: Review, rows: Sequence[TakenDown]) -> None:
    """The business unit, but for whom a conflict of interest keeps from the case."""
    if not rows:
        return
    today = timezone.localdate()
    unit = Membership.objects.current(today).filter(
        partnership=review.partnership, role__in=BUSINESS_UNIT
    )
    kept = Conflict.objects.filter(current(today), matter=review.matter_id)
    people = User.objects.filter(pk__in=unit.values("person"), is_active=True)
    told = list(people.exclude(pk__in=kept.values("person")))
    path = reverse("taken_down", args=[review.pk])
    transaction.on_commit(partial(letters.remind, told, WHAT, path))
