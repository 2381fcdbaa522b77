"""Two accounts that a person finds do not fit, whatever the reading suggests."""

from textwrap import shorten
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q

from goldthread.casework.balance.models import (
    Incongruence,
    IncongruenceEntry,
    IncongruenceView,
    Made,
    Part,
)
from goldthread.casework.chronology import permits
from goldthread.casework.chronology.combining.deciding import said
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused

LONGEST = 90  # characters of the words in a title


@transaction.atomic
def mark_incongruent(*, one: Entry, other: Entry, reason: str, by: Any) -> Incongruence:
    """`one` beside `other`, with the person's reason as the first view of it. A later look leaves
    it as it is; who thinks that the two fit says so in a view of their own."""
    review = Review.objects.select_for_update().get(pk=one.review_id)
    permits.need(permits.may_decide(review, by))
    if other.review_id != one.review_id:
        raise PermissionDenied
    if one.identity == other.identity:
        raise Refused("Choose another entry than this one.")
    if not (one.standing and other.standing):
        raise Refused("Both entries must stand in the latest version of their chronology.")
    reason = said(reason, "Say why the two do not fit.")
    by_hand = Incongruence.objects.filter(review=review, found_in__isnull=True)
    if _of_both(by_hand, one, other).exists():
        raise Refused("These two are marked already. Add your view where they stand.")
    number = by_hand.filter(identity=one.identity).count() + 1
    row: Incongruence = Incongruence.objects.create(
        review=review, rule=f"by hand {number}", identity=one.identity, day=one.sort_day,
        title=_title(one, other), because=reason, standing=Made.WEIGHED,
    )  # fmt: skip
    IncongruenceEntry.objects.bulk_create(
        IncongruenceEntry(
            incongruence=row, entry=entry, identity=entry.identity, part=part,
            field="event" if entry.event else "response", start=0, end=0,
        )
        for part, entry in ((Part.CLAIM, one), (Part.FACT, other))
    )  # fmt: skip
    IncongruenceView.objects.create(incongruence=row, made=Made.WEIGHED, words=reason, by=by)
    audit(by=by, did="balance.incongruent_marked", about=row)
    return row


def _of_both(rows: Any, one: Entry, other: Entry) -> Any:
    """Of these, those that are about both entries, whichever was marked first."""
    both = Count(
        "entry_rows__identity",
        filter=Q(entry_rows__identity__in=[one.identity, other.identity]),
        distinct=True,
    )
    return rows.annotate(both=both).filter(both=2)


def _title(one: Entry, other: Entry) -> str:
    words = shorten(one.event or one.response, LONGEST, placeholder=" …")
    return f"“{words}” beside what {other.organisation} wrote"[:200]
