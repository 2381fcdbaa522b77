"""Agencies' chronologies brought together: a person asks, a job does it, at once by default.

Doing it again keeps every decision. What was rejected is not suggested again; what is suggested no
longer is put aside, and a person's own links and confirmations are never touched.
"""

from importlib.metadata import version
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldthread.casework.chronology import permits
from goldthread.casework.chronology.combining import jobs_asked
from goldthread.casework.chronology.combining.conflicting import note_conflicts
from goldthread.casework.chronology.combining.for_engine import (
    agency_asked,
    agency_of,
    engine_ref,
    returns_of,
    with_names,
)
from goldthread.casework.chronology.models import Link, Merge, Silence
from goldthread.casework.chronology.models.asked import latest_of
from goldthread.casework.chronology.models.merged import Standing
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Call, Entry, StepKind
from goldthread.engines import chronology as engine
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused

AT_ONCE = 500  # rows to a statement
Pair = tuple[UUID, UUID]


def pair_of(one: Entry, other: Entry) -> tuple[Entry, Entry]:
    """Two entries in the one order in which a pair is kept."""
    return (one, other) if one.identity.hex < other.identity.hex else (other, one)


@transaction.atomic
def ask_for_merge(*, review: Review, by: Any) -> Merge:
    """The press of the button: kept with a name. The job does the rest."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    permits.need(permits.may_merge(review, by), permits.MERGERS)
    versions = list(latest_of(review))
    if not versions:
        raise Refused(
            "No agency has sent its chronology yet, so there is nothing to bring together."
        )
    merge = jobs_asked.ask(Merge, review, versions, by)
    audit(by=by, did="chronology.merge_asked", about=merge, count=len(versions))
    return merge


@transaction.atomic
def bring_together(*, merge: Merge, by: Any) -> Merge:
    """Matching, conflicts and silences over the versions that stand now."""
    # One after another: two merges of one review would write the same pairs.
    review = Review.objects.select_for_update().get(pk=merge.review_id)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.done_at is not None:
        return merge  # a second worker, or a second press of the button
    merge.submissions.set(latest_of(review))
    entries = list(Entry.objects.filter(review=review).combined().select_related("organisation"))
    calls = Call.objects.filter(review=review).with_last_step().select_related("organisation")
    asked = list(calls.exclude(last_step=StepKind.EXCUSED).order_by("code"))
    found = engine.merge(
        returns_of(asked, entries), begins=review.period_from, ends=review.period_to
    )
    links = _keep_links(merge, found, {engine_ref(entry): entry for entry in entries})
    standing = [link for link in links if link.standing in (Standing.SUGGESTED, Standing.ACCEPTED)]
    merge.conflicts = note_conflicts(merge, found.conflicts, {entry.pk: entry for entry in entries})
    merge.silences = _keep_silences(merge, found, entries, asked)
    merge.entries, merge.links = len(entries), len(standing)
    merge.done_at, merge.failed_at = timezone.now(), None
    merge.engine = f"goldthread {version('goldthread')}"
    merge.save()
    audit(
        by=by, did="chronology.merged", about=merge, entries=merge.entries, links=merge.links,
        conflicts=merge.conflicts,
    )  # fmt: skip
    return merge


@transaction.atomic
def not_brought_together(*, merge: Merge, by: Any) -> None:
    jobs_asked.could_not(merge)
    audit(by=by, did="chronology.not_merged", about=merge)


def _keep_links(merge: Merge, found: Any, by_ref: dict[str, Entry]) -> list[Link]:
    """Every pair of the review as it stands after this merge."""
    known = {
        (row.one_identity, row.other_identity): row
        for row in Link.objects.select_for_update().filter(review=merge.review_id)
    }
    new: list[Link] = []
    again: set[Pair] = set()
    for said in found.same_event:
        one, other = pair_of(by_ref[said.one.entry.ref], by_ref[said.other.entry.ref])
        pair = (one.identity, other.identity)
        again.add(pair)
        row = known.get(pair)
        if row is None:
            row = Link(
                review_id=merge.review_id, one_identity=pair[0], other_identity=pair[1],
                standing=Standing.SUGGESTED,
            )  # fmt: skip
            new.append(row)
        elif row.standing == Standing.GONE:
            row.standing = Standing.SUGGESTED
        row.score, row.found_in = said.score, merge
        row.because = [with_names(words, one, other) for words in said.because]
        if row.pk is None or row.standing == Standing.SUGGESTED:
            row.one, row.other = one, other
    for pair, row in known.items():
        if pair not in again and row.standing == Standing.SUGGESTED:
            row.standing = Standing.GONE
    Link.objects.bulk_create(new, batch_size=AT_ONCE)
    Link.objects.bulk_update(
        known.values(), ["score", "because", "found_in", "one", "other", "standing"],
        batch_size=200,
    )  # fmt: skip
    return [*known.values(), *new]


def _keep_silences(merge: Merge, found: Any, entries: list[Entry], asked: list[Call]) -> int:
    bodies = {agency_of(entry): entry.organisation_id for entry in entries}
    bodies |= {agency_asked(call): call.organisation_id for call in asked}
    rows = [
        Silence(
            merge=merge, organisation_id=bodies[one.agency] if one.agency else None,
            start=one.start, end=one.end, kind=one.kind,
        )
        for one in found.silences
    ]  # fmt: skip
    Silence.objects.bulk_create(rows, batch_size=AT_ONCE)
    return len(rows)
