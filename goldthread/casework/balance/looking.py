"""Entries looked through for strengths and risks: a person asks, a job does it, at once by default.

Looking again keeps every decision. What was rejected is not suggested again, what people marked or
accepted is never touched, and what is suggested no longer is put aside.
"""

from collections import Counter
from importlib.metadata import version
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldthread.casework.balance.keeping import keep_incongruences
from goldthread.casework.balance.models import BalancePassage, BalanceRun, Standing
from goldthread.casework.chronology import permits
from goldthread.casework.chronology.combining import jobs_asked
from goldthread.casework.chronology.combining.bringing import AT_ONCE
from goldthread.casework.chronology.models.asked import latest_of
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.engines.chronology.balance import FACT, Passage, passages
from goldthread.engines.chronology.incongruent import Placed, incongruent
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused

LOOKERS = "Only the business unit and the lead reviewer can have the entries looked through."
FIELDS = ("event", "response")
LONGEST = 400  # characters kept of a passage
Key = tuple[UUID, str, str, str, int]  # identity, field, name, words, which of several


@transaction.atomic
def ask_to_look(*, review: Review, by: Any) -> BalanceRun:
    """The press of the button: kept with a name. The job does the rest."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    permits.need(permits.may_merge(review, by), LOOKERS)
    versions = list(latest_of(review))
    if not versions:
        raise Refused("No agency has sent its chronology yet, so there is nothing to look through.")
    run = jobs_asked.ask(BalanceRun, review, versions, by)
    audit(by=by, did="balance.look_asked", about=run)
    return run


@transaction.atomic
def look(*, run: BalanceRun, by: Any) -> BalanceRun:
    """Through the versions that stand now."""
    review = Review.objects.select_for_update().get(pk=run.review_id)  # one after another
    run = BalanceRun.objects.select_for_update().get(pk=run.pk)
    if run.done_at is not None:
        return run  # a second worker, or a second press of the button
    run.submissions.set(latest_of(review))
    rows = Entry.objects.filter(review=review, is_nil=False).combined()
    entries = {entry.ref: entry for entry in rows.select_related("organisation").in_order()}
    known = {
        _key(row): row for row in BalancePassage.objects.select_for_update().filter(review=review)
    }
    found, placed = _read(run, entries, known)
    kept = _keep(found, known)
    run.incongruences = keep_incongruences(run, incongruent(placed), entries)
    run.passages = sum(row.standing in (Standing.SUGGESTED, Standing.ACCEPTED) for row in kept)
    run.done_at, run.failed_at = timezone.now(), None
    run.engine = f"goldthread {version('goldthread')}"
    run.save()
    audit(
        by=by, did="balance.looked", about=run, passages=run.passages,
        incongruences=run.incongruences,
    )  # fmt: skip
    return run


@transaction.atomic
def could_not_look(*, run: BalanceRun, by: Any) -> None:
    jobs_asked.could_not(run)
    audit(by=by, did="balance.not_looked", about=run)


def month_of(entry: Entry) -> int | None:
    """Months since year 0; None for an entry without a date."""
    return entry.earliest.year * 12 + entry.earliest.month - 1 if entry.earliest else None


def _key(row: BalancePassage) -> Key:
    return (row.identity, row.field, row.name, row.words, row.nth)


def _read(
    run: BalanceRun, entries: dict[str, Entry], known: dict[Key, BalancePassage]
) -> tuple[dict[Key, BalancePassage], list[Placed]]:
    """What is found now, known or new; and what accounts are set beside each other by.

    What a person rejected, or changed to the other side, is no ground to suggest anything more.
    """
    found: dict[Key, BalancePassage] = {}
    placed: list[Placed] = []
    for ref, entry in entries.items():
        seen: Counter[tuple[str, str, str]] = Counter()
        for name in FIELDS:
            text = getattr(entry, name)
            for one in passages(text) if text else ():
                words = text[one.start : one.end][:LONGEST]
                row = None
                if one.kind != FACT:
                    nth = seen[name, one.name, words]
                    seen[name, one.name, words] += 1
                    key = (entry.identity, name, one.name, words, nth)
                    row = found[key] = _row(run, entry, name, one, known.get(key), key)
                if row is None or (row.standing != Standing.REJECTED and row.kind == one.kind):
                    placed.append(_placed(ref, entry, one, name, words))
    return found, placed


def _placed(ref: str, entry: Entry, one: Passage, field: str, words: str) -> Placed:
    first, last = entry.earliest, entry.latest
    return Placed(
        ref, str(entry.organisation), first.toordinal() if first else 0,
        last.toordinal() if last else 0, words, one, field,
    )  # fmt: skip


def _row(
    run: BalanceRun, entry: Entry, field: str, one: Passage, row: BalancePassage | None, key: Key
) -> BalancePassage:
    """The row as it stands now. A decided one only follows its entry."""
    if row is None:
        row = BalancePassage(
            review_id=run.review_id, identity=entry.identity, field=field, words=key[3],
            nth=key[4], name=one.name, standing=Standing.SUGGESTED,
        )  # fmt: skip
    elif row.standing == Standing.GONE:
        row.standing = Standing.SUGGESTED
    if row.standing == Standing.SUGGESTED:
        row.kind, row.about, row.whose = one.kind, one.about, one.whose
        row.because, row.found_in = one.because, run
    row.entry, row.organisation_id = entry, entry.organisation_id
    row.day, row.month = entry.sort_day, month_of(entry)
    row.start, row.end = one.start, one.end
    return row


_CHANGED = [
    "kind", "about", "whose", "because", "found_in", "entry", "organisation", "day", "month",
    "start", "end", "standing",
]  # fmt: skip


def _keep(
    found: dict[Key, BalancePassage], known: dict[Key, BalancePassage]
) -> list[BalancePassage]:
    """Every passage of the review as it stands after this look."""
    for key, row in known.items():
        if key not in found and row.standing == Standing.SUGGESTED:
            row.standing = Standing.GONE
    new = [row for key, row in found.items() if key not in known]
    BalancePassage.objects.bulk_create(new, batch_size=AT_ONCE)
    BalancePassage.objects.bulk_update(known.values(), _CHANGED, batch_size=200)
    return [*known.values(), *new]
