"""Copies that must be sent before publication: who sent them, when, and from when on it may go."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.frameworks.held import calendar_of
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.documents.actions import may_write
from goldthread.publishing.documents.models import NationalCopy, Summary
from goldthread.rules.publication import COPIES, CopyRule, first_public_day

LONGEST_AGO = 731  # days: an earlier one is a year typed wrong


@dataclass(frozen=True)
class Copies:
    """`rule`: what the kind of review asks for, if anything. `missing`: who has none yet.
    `from_day`: the first day on which it may be public by the copies that were sent."""

    rule: CopyRule | None
    rows: list[NationalCopy]
    missing: list[str]
    from_day: date | None

    @classmethod
    def of(cls, summary: Summary) -> "Copies":
        """Three queries at most."""
        # in scope: by the summary in scope
        rows = list(summary.national_copies.select_related("by", "taken_back_by"))
        rule = COPIES.get(summary.review.framework)
        sent: dict[str, list[date]] = defaultdict(list)
        for row in rows:
            if row.taken_back_at is None:
                sent[row.to].append(row.sent_on)
        missing = [NationalCopy.To(to).label for to in rule.to if to not in sent] if rule else []
        day = None
        if rule and not missing:
            calendar = calendar_of(summary.partnership)
            day = first_public_day(summary.review.framework, sent, calendar)
        return cls(rule, rows, [str(label) for label in missing], day)

    @property
    def status(self) -> str:
        if self.missing:
            return "not sent"
        early = self.from_day is not None and self.from_day > timezone.localdate()
        return "waiting" if early else "complete"

    @property
    def hint(self) -> str:
        if self.rule is None:
            return ""
        asked = f"{self.rule.words} ({self.rule.source})"
        if self.missing:
            return f"Still to send to {' and '.join(self.missing)}: {asked}."
        return f"By the copies sent it may be public from {_said(self.from_day)}: {asked}."


@transaction.atomic
def record(*, summary: Summary, to: str, sent_on: date, how: str, by: Any) -> NationalCopy:
    """That a copy was sent, by whom and how."""
    summary = Summary.objects.select_for_update().get(pk=summary.pk)
    if not may_write(summary.review, by):
        raise PermissionDenied
    how = written(how)
    if to not in NationalCopy.To.values or not how:
        raise Refused("Say to whom the copy was sent, and how.")
    if sent_on > timezone.localdate():
        raise Refused("Record it on the day it was sent or later.")
    if sent_on < timezone.localdate() - timedelta(days=LONGEST_AGO):
        raise Refused("That day is more than two years ago. Look at the year again.")
    row: NationalCopy = NationalCopy.objects.create(
        summary=summary, to=to, sent_on=sent_on, how=how, by=by
    )
    audit(by=by, did="national_copy.sent", about=summary, to=row.get_to_display())
    return row


@transaction.atomic
def take_back(*, copy: NationalCopy, by: Any) -> None:
    """It was recorded by mistake. The row stays."""
    copy = NationalCopy.objects.select_for_update().get(pk=copy.pk)
    if not may_write(copy.summary.review, by):
        raise PermissionDenied
    if copy.taken_back_at is not None:
        raise Refused("It was taken back already.")
    copy.taken_back_by, copy.taken_back_at = by, timezone.now()
    copy.save(update_fields=["taken_back_by", "taken_back_at"])
    audit(by=by, did="national_copy.taken_back", about=copy.summary, to=copy.get_to_display())


def _said(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
