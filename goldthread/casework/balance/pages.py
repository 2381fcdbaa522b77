"""What was recorded of strengths and of risks: the picture, and the two sides beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from goldthread.casework.balance.counting import Counted, Prompt, counted, prompts
from goldthread.casework.balance.forms import STANDING, BalanceFilters
from goldthread.casework.balance.models import (
    BalancePassage,
    BalanceRun,
    Incongruence,
    Kind,
    Standing,
)
from goldthread.casework.balance.picture import Picture, picture
from goldthread.casework.chronology import permits
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.casework.submissions.models.entries import UNDATED
from goldthread.rules.dayspans import between

PER_PAGE = 40
AROUND = 110  # characters of context on either side of a passage
GAP = 28  # days in which neither side was recorded that are worth a line


class Balance:
    """What the audit trail calls strengths and risks of a review."""

    is_confidential = True

    def __init__(self, review: Review) -> None:
        self.audit_ref = f"balance:{review.pk}"
        self.audit_name = f"strengths and risks recorded in {review.code}"
        self.matter, self.partnership = review.matter, review.partnership


@dataclass(frozen=True)
class Context:
    """Words of an entry: the passage, and what stands before and after it."""

    before: str
    words: str
    after: str


def in_context(text: str, start: int, end: int, around: int = AROUND) -> Context:
    """Cut between words; "…" says that there is more."""
    first, last = max(0, start - around), min(len(text), end + around)
    if first and text[first - 1] != " ":
        first = text.find(" ", first, start) + 1 or start
    if last < len(text) and text[last] != " ":
        last = text.rfind(" ", end, last)
        last = last if last >= end else end
    before = ("… " if first else "") + text[first:start]
    return Context(before, text[start:end], text[end:last] + (" …" if last < len(text) else ""))


@dataclass(frozen=True)
class Shown:
    row: BalancePassage
    context: Context
    is_here: bool  # its entry stands in the latest version


@dataclass(frozen=True)
class Day:
    """One day, or the days that a doubtful date can mean: strengths left, risks right; `gap`: days
    before it in which neither was written."""

    when: str
    gap: int
    strengths: list[Shown]
    risks: list[Shown]


@dataclass(frozen=True)
class BalancePage:
    review: Review
    filters: BalanceFilters
    run: BalanceRun | None
    is_stale: bool
    picture: Picture | None
    counts: Counted | None
    prompts: list[Prompt]
    page: Page[Any]
    days: list[Day]
    left_out: int
    waiting: int
    accepted: int
    incongruent: int
    may_look: bool
    may_decide: bool

    @classmethod
    def of(cls, request: HttpRequest, review: Review) -> "BalancePage":
        filters = BalanceFilters(request.GET, review=review)
        filters.is_valid()
        every = BalancePassage.objects.visible_to(request.user).filter(review=review)
        counts = counted(filters.within(every), filters.said("by") or "")
        chosen = _names(filters)
        page = Paginator(filters.narrow(every).select_related("entry", "organisation"),
                         PER_PAGE).get_page(request.GET.get("page"))  # fmt: skip
        run = BalanceRun.objects.visible_to(request.user).filter(review=review)
        last = run.select_related("asked_by").first()
        stand = every.filter(standing__in=STANDING)
        open_ones = Incongruence.objects.visible_to(request.user).filter(review=review)
        shown = counts.only(chosen) if counts and chosen else counts
        return cls(
            review=review, filters=filters, run=last, is_stale=last is not None and last.is_stale,
            picture=picture(shown) if shown and shown.of else None, counts=shown,
            prompts=prompts(counts, chosen) if counts and not filters.said("own") else [],
            page=page, days=_days(review, list(page.object_list)),
            left_out=_left_out(filters, every) if filters.is_period else 0,
            waiting=stand.filter(standing=Standing.SUGGESTED).count(),
            accepted=stand.filter(standing=Standing.ACCEPTED).count(),
            incongruent=open_ones.exclude(standing="gone").count(),
            may_look=permits.may_merge(review, request.user),
            may_decide=permits.may_decide(review, request.user),
        )  # fmt: skip


def _names(filters: BalanceFilters) -> list[str]:
    names = dict(filters.fields["agency"].choices)  # type: ignore[attr-defined]
    return [names[pk] for pk in filters.said("agency") or ()]


def _left_out(filters: BalanceFilters, every: QuerySet[BalancePassage]) -> int:
    """How many lie outside the review's period, or have no date."""
    return filters.of_kind(every).count() - filters.within(every).count()


def _when(row: BalancePassage) -> str:
    """3 March 2026; Between 1 and 31 July 2019; Without a date."""
    first, last = row.entry.earliest, row.entry.latest
    words = between(first, last) if first and last else "without a date"
    return words[0].upper() + words[1:]


def _days(review: Review, rows: Sequence[BalancePassage]) -> list[Day]:
    # in scope: by the review in scope
    now = Entry.objects.combined().filter(review=review, identity__in=[r.identity for r in rows])
    here = set(now.values_list("identity", flat=True))
    found: list[Day] = []
    last: date | None = None
    for row in sorted(rows, key=lambda one: (one.day, one.entry.latest or UNDATED)):
        day, when = None if row.day == UNDATED else row.day, _when(row)
        if not found or found[-1].when != when:
            gap = (day - last).days if day and last else 0
            found.append(Day(when, gap if gap > GAP else 0, [], []))
            last = row.entry.latest if day else None
        text = getattr(row.entry, row.field)
        shown = Shown(row, in_context(text, row.start, row.end), row.identity in here)
        side = found[-1].strengths if row.kind == Kind.STRENGTH else found[-1].risks
        side.append(shown)
    return found
