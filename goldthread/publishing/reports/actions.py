"""The only writes to reports to the board: drafted by one person, approved by another."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.engines.chronology.out_pdf import drawable
from goldthread.engines.documents import papers as engine
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.improvement.assurance.keeping import keep_up
from goldthread.publishing.reports import figures, permits
from goldthread.publishing.reports.models import Approval, Kind, Report

TITLES = {
    Kind.QUARTERLY: "Assurance report",
    Kind.IMPROVEMENTS: "Improvements made",
}


@transaction.atomic
def draft(
    *, partnership: Partnership, kind: str, since: date, until: date, words: str, by: Any
) -> Report:
    """Work the figures out now and freeze them with their files. `words`: what the drafter says."""
    if not permits.may_draft(partnership, by):
        raise PermissionDenied(permits.DRAFTS)
    must_say((words, "Write a few words to begin with."))
    today = timezone.localdate()
    if kind not in Kind.values:
        raise Refused("Choose which report it is.")
    if not since <= until <= today:
        raise Refused("The time begins before it ends, and ends today at the latest.")
    keep_up(today)
    work = figures.quarterly if kind == Kind.QUARTERLY else figures.improvements
    drawn = work(partnership, since, until, words.strip())
    title = f"{TITLES[Kind(kind)]}, {_day(since)} to {_day(until)}"
    pdf, word = _files(partnership, title, drawn.parts, today)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    row: Report = Report.objects.create(
        partnership=partnership, kind=kind, title=title, since=since, until=until, by=by,
        number=Report.objects.filter(partnership=partnership).count() + 1,
        parts=drawn.parts, pdf=pdf, word=word, digest=digest_of(drawn.parts, pdf, word),
    )  # fmt: skip
    row.named.set(drawn.named)
    audit(by=by, did="board_report.drafted", about=row, digest=row.digest[:16])
    return row


@transaction.atomic
def approve(*, report: Report, by: Any) -> Approval:
    """A second person stands by these very files. Refused where they are not what was frozen."""
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    seen = Report.objects.visible_to(by).filter(pk=report.pk).exists()
    if not seen or not permits.may_approve(report, by):
        raise PermissionDenied(permits.APPROVES)
    if Approval.objects.filter(report=report).exists():
        raise Refused("It is approved already.")
    must_hold(report)
    row: Approval = Approval.objects.create(
        report=report, digest=report.digest, drafted_by=report.by, by=by
    )
    audit(by=by, did="board_report.approved", about=report, digest=report.digest[:16])
    return row


def must_hold(report: Report) -> None:
    """Refused where figures or files are not those that were frozen: then nothing goes out."""
    if digest_of(report.parts, bytes(report.pdf), bytes(report.word)) != report.digest:
        raise Refused(
            "This report is not what was frozen: its digest does not fit. Nothing goes out. Tell "
            "your system administrator, and draft another."
        )


def digest_of(parts: Any, pdf: bytes, word: bytes) -> str:
    told = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    whole = [sha256(one).hexdigest() for one in (told.encode(), pdf, word)]
    return sha256("\n".join(whole).encode()).hexdigest()


def _files(
    partnership: Partnership, title: str, parts: list[dict[str, Any]], today: date
) -> tuple[bytes, bytes]:
    made = figures.papers_parts(parts)
    word = engine.as_word(engine.Paper(title, partnership.name, made, today))
    plain = [{**one, "words": drawable(one["words"])} for one in parts]
    told = engine.Paper(
        drawable(title), drawable(partnership.name), figures.papers_parts(plain), today
    )
    return engine.as_pdf(told), word


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
