"""Documents are made from the findings, taken up again, and written on: each time new rows."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.casework.freezing.versions import is_whole
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.papers.composing import MOST_ENTRIES, compose
from goldthread.publishing.papers.findings import Findings, gather
from goldthread.publishing.papers.kinds import KINDS, Kind
from goldthread.publishing.papers.models import Paper, Passage, Taking
from goldthread.publishing.papers.permits import may_write

LONGEST = 600_000  # characters of one part


@transaction.atomic
def make(*, review: Review, kind: str, by: Any) -> Paper:
    """The document of one kind, filled from the findings as they stand."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_write(review, by):
        raise PermissionDenied
    if kind not in KINDS:
        raise Refused("Choose which document to make.")
    if Paper.objects.filter(review=review, kind=kind).exists():
        raise Refused(f"The {KINDS[kind].name.lower()} of this review has been made. Open it.")
    findings = gather(review, by)
    _has_what_it_needs(KINDS[kind], findings)
    paper: Paper = Paper.objects.create(review=review, kind=kind, made_by=by)
    _take(paper, findings, by, only=None)
    audit(by=by, did="paper.made", about=paper)
    return paper


@transaction.atomic
def take_up(*, paper: Paper, by: Any) -> tuple[Taking, list[str]]:
    """Fill anew every part that nobody has put in other words; the rest stay, and are named."""
    paper = _locked(paper, by)
    findings = gather(paper.review, by)
    _has_what_it_needs(paper.of_kind, findings)
    now = newest(paper)
    written = {key for key, one in now.items() if not one.taken}
    last = paper.takings.first()
    if last is not None and last.digest == findings.digest:
        raise Refused("The findings have not changed since they were taken up.")
    free = {one.key for one in paper.of_kind.parts if one.takes} - written
    taking = _take(paper, findings, by, only=free)
    audit(by=by, did="paper.taken_up", about=paper)
    kept = [one.heading for one in paper.of_kind.parts if one.takes and one.key in written]
    return taking, kept


@transaction.atomic
def write(*, paper: Paper, key: str, words: str, based_on: int, by: Any) -> Passage:
    """The words of one part, as a person puts them. `based_on`: the number they had before them."""
    paper = _locked(paper, by)
    part = paper.of_kind.part(key)
    if part is None:
        raise Refused("This document has no such part.")
    last = paper.passages.filter(key=key).order_by("-number").first()
    already = last.number if last else 0
    if based_on != already:
        raise Refused(
            "Somebody wrote this part while you were writing. Your words are still here and not "
            "saved: copy them, read theirs, and write again."
        )
    words = words.replace("\r\n", "\n").strip()
    if len(words) > LONGEST:
        raise Refused(f"A part holds at most {LONGEST:,} characters. Nothing was saved.")
    if last is not None and last.words == words:
        raise Refused("Nothing was changed.")
    passage: Passage = Passage.objects.create(
        paper=paper, key=key, number=already + 1, words=words,
        because=last.because if last else [], by=by,
    )  # fmt: skip
    audit(by=by, did="paper.written", about=paper, part=part.heading)
    return passage


def newest(paper: Paper) -> dict[str, Passage]:
    """The words that hold now, by part. One query."""
    rows = paper.passages.select_related("by").order_by("number")
    return {one.key: one for one in rows}


def _locked(paper: Paper, by: Any) -> Paper:
    found: Paper = (
        Paper.objects.select_for_update(of=("self",))
        .select_related("review__matter__partnership")
        .get(pk=paper.pk)
    )
    if not may_write(found.review, by):
        raise PermissionDenied
    return found


def _take(paper: Paper, findings: Findings, by: Any, *, only: Iterable[str] | None) -> Taking:
    number = paper.takings.count() + 1
    taking: Taking = Taking.objects.create(
        paper=paper, number=number, figures=findings.figures, digest=findings.digest,
        unreplaced=findings.unreplaced, by=by,
    )  # fmt: skip
    now: Mapping[str, Passage] = newest(paper) if only is not None else {}
    rows = []
    for part in paper.of_kind.parts:
        if only is not None and part.key not in only:
            continue
        words, sources = compose(part.takes, findings)
        last = now.get(part.key)
        if last is not None and last.words == words:
            continue
        rows.append(
            Passage(
                paper=paper, key=part.key, number=last.number + 1 if last else 1, words=words,
                because=[asdict(one) for one in sources], taken=True, by=by,
            )
        )  # fmt: skip
    Passage.objects.bulk_create(rows)
    return taking


def _has_what_it_needs(kind: Kind, findings: Findings) -> None:
    if kind.key == "chronology":
        _chronology(findings)
    elif not (findings.points or findings.asked):
        raise Refused(
            "This review has no learning point and no recommendation yet, so there is nothing to "
            "make a document of. Confirm what was learned first."
        )


def _chronology(findings: Findings) -> None:
    frozen = findings.frozen
    if frozen is None:
        raise Refused(
            "No version of the combined chronology is signed yet. Freeze one and have it signed; "
            "then this document can be made of it."
        )
    if findings.unreplaced:
        raise Refused(findings.unreplaced)
    if frozen.counts["entries"] > MOST_ENTRIES:
        raise Refused(
            f"The signed version holds {frozen.counts['entries']:,} entries, and a document that "
            f"can still be read at most {MOST_ENTRIES:,}. Sign a shorter one, or export it."
        )
    if not is_whole(frozen):
        raise Refused(
            "The stored words of the signed version are not those that were frozen, so nothing is "
            "made of it. Tell your system administrator."
        )
