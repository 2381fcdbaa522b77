"""What people decide of suggested passages and incongruent accounts. Each decision is a row."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.casework.balance.looking import FIELDS, LONGEST, month_of
from goldthread.casework.balance.models import (
    BalancePassage,
    Incongruence,
    IncongruenceView,
    Kind,
    Made,
    PassageDecision,
    Standing,
)
from goldthread.casework.chronology import permits
from goldthread.casework.chronology.combining.deciding import said
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused

OWN_WORD = "the family’s"
HAND = "marked by hand"


@transaction.atomic
def accept(*, review: Review, passages: Sequence[BalancePassage], by: Any) -> int:
    """Accept suggestions as they stand. Returns how many were still to be decided."""
    permits.need(permits.may_decide(review, by))
    if any(row.review_id != review.pk for row in passages):
        raise PermissionDenied
    rows = BalancePassage.objects.select_for_update().filter(
        pk__in=[row.pk for row in passages], standing=Standing.SUGGESTED
    )
    found = list(rows)
    if not found:
        raise Refused("Choose at least one suggestion that nobody has decided yet.")
    PassageDecision.objects.bulk_create(
        PassageDecision(
            passage=row, standing=Standing.ACCEPTED, kind=row.kind, whose=row.whose,
            was_kind=row.kind, was_whose=row.whose, by=by,
        )
        for row in found
    )  # fmt: skip
    BalancePassage.objects.filter(pk__in=[row.pk for row in found]).update(
        standing=Standing.ACCEPTED
    )
    audit(by=by, did="balance.accepted", about=review, count=len(found))
    return len(found)


def _held(passage: BalancePassage, by: Any) -> BalancePassage:
    rows = BalancePassage.objects.select_for_update(of=("self",))
    held: BalancePassage = rows.select_related("review__matter__partnership", "entry").get(
        pk=passage.pk
    )
    permits.need(permits.may_decide(held.review, by))
    return held


@transaction.atomic
def change(
    *, passage: BalancePassage, kind: str, own_word: bool, reason: str, by: Any
) -> PassageDecision:
    """Say that it is the other side, or on whose word it stands, and why. That accepts it."""
    row = _held(passage, by)
    if kind not in Kind.values:
        raise Refused("Say whether it speaks of a strength or of a risk.")
    whose = (row.whose or OWN_WORD) if own_word else ""
    if (kind, whose, Standing.ACCEPTED) == (row.kind, row.whose, row.standing):
        raise Refused("That is what stands already.")
    decision: PassageDecision = PassageDecision.objects.create(
        passage=row, standing=Standing.ACCEPTED, kind=kind, whose=whose, was_kind=row.kind,
        was_whose=row.whose, reason=said(reason, "Say why."), by=by,
    )  # fmt: skip
    row.kind, row.whose, row.standing = kind, whose, Standing.ACCEPTED
    row.save(update_fields=["kind", "whose", "standing"])
    audit(by=by, did="balance.changed", about=row)
    return decision


@transaction.atomic
def reject(*, passage: BalancePassage, reason: str, by: Any) -> PassageDecision:
    """It speaks of neither. It is not suggested again."""
    row = _held(passage, by)
    if row.standing == Standing.REJECTED:
        raise Refused("It was rejected already.")
    decision: PassageDecision = PassageDecision.objects.create(
        passage=row, standing=Standing.REJECTED, kind=row.kind, whose=row.whose,
        was_kind=row.kind, was_whose=row.whose, reason=said(reason, "Say why."), by=by,
    )  # fmt: skip
    row.standing = Standing.REJECTED
    row.save(update_fields=["standing"])
    audit(by=by, did="balance.rejected", about=row)
    return decision


@transaction.atomic
def mark(*, entry: Entry, words: str, kind: str, own_word: bool, by: Any) -> BalancePassage:
    """Mark some of an entry's words by hand; with no words the whole of what happened."""
    rows = Entry.objects.select_for_update(of=("self",))
    entry = rows.select_related("review__matter__partnership").get(pk=entry.pk)
    permits.need(permits.may_decide(entry.review, by))
    if not entry.standing:
        raise Refused("This entry stands in an earlier version. Open it as it stands now.")
    if kind not in Kind.values:
        raise Refused("Say whether it speaks of a strength or of a risk.")
    field, start, end = _place(entry, words.strip())
    row, made = BalancePassage.objects.get_or_create(
        review=entry.review, identity=entry.identity, field=field, name=HAND,
        words=getattr(entry, field)[start:end][:LONGEST], nth=0,
        defaults={
            "entry": entry, "organisation_id": entry.organisation_id, "day": entry.sort_day,
            "month": month_of(entry), "start": start, "end": end, "kind": kind,
            "whose": OWN_WORD if own_word else "", "standing": Standing.ACCEPTED,
        },
    )  # fmt: skip
    if not made:
        raise Refused("These words are marked already. Change the mark where it stands.")
    PassageDecision.objects.create(
        passage=row, standing=Standing.ACCEPTED, kind=kind, whose=row.whose, was_kind=kind,
        was_whose=row.whose, by=by,
    )  # fmt: skip
    audit(by=by, did="balance.marked", about=row)
    return row


def _place(entry: Entry, words: str) -> tuple[str, int, int]:
    """Which field has the words, and where. Line breaks and spaces in a row count as one."""
    if not words:
        if not entry.event:
            raise Refused("This entry has no words to mark.")
        return "event", 0, len(entry.event)
    for field in FIELDS:
        at = getattr(entry, field).casefold().find(words.casefold())
        if at >= 0:
            return field, at, at + len(words)
    raise Refused("The entry has no such words. Copy them from it as they stand.")


@transaction.atomic
def view(*, incongruence: Incongruence, made: str, words: str, by: Any) -> IncongruenceView:
    """What a person makes of accounts that may not fit: weighed, or not incongruent, in words."""
    rows = Incongruence.objects.select_for_update(of=("self",))
    row = rows.select_related("review__matter__partnership").get(pk=incongruence.pk)
    permits.need(permits.may_decide(row.review, by))
    if made not in (Made.WEIGHED, Made.NOT):
        raise Refused("Say whether you weighed the two, or whether nothing is incongruent.")
    missing = "Write what you make of the two." if made == Made.WEIGHED else "Say why they fit."
    kept: IncongruenceView = IncongruenceView.objects.create(
        incongruence=row, made=made, words=said(words, missing), by=by
    )
    row.standing = Made(made)
    row.save(update_fields=["standing"])
    did = "balance.weighed"
    if made == Made.NOT:
        did = "balance.not_incongruent"
    audit(by=by, did=did, about=row)
    return kept
