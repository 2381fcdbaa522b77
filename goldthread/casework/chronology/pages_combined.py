"""What the combined chronology shows: one page of entries, and the entry that is opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpRequest

from goldthread.casework.chronology import permits
from goldthread.casework.chronology.combining.accounts import Occurrence, occurrences
from goldthread.casework.chronology.forms_combined import CombinedFilters
from goldthread.casework.chronology.models import Merge, Silence
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry

PER_PAGE = 50


class Combined:
    """What the audit trail calls the combined chronology of a review."""

    is_confidential = True

    def __init__(self, review: Review) -> None:
        self.audit_ref = f"combined:{review.pk}"
        self.audit_name = f"the combined chronology of {review.code}"
        self.matter, self.partnership = review.matter, review.partnership


@dataclass(frozen=True)
class Quiet:
    """The silences that begin at one place of the list: of everybody, and of agencies."""

    overall: list[Silence]
    agencies: list[Silence]

    @classmethod
    def of(cls, rows: Sequence[Silence]) -> "Quiet":
        return cls(
            [row for row in rows if row.organisation_id is None],
            [row for row in rows if row.organisation_id is not None],
        )

    @property
    def bodies(self) -> int:
        return len({row.organisation_id for row in self.agencies})

    @property
    def longest(self) -> int:
        return max(row.days for row in self.agencies)


@dataclass(frozen=True)
class Line:
    """A line of the list: an occurrence, with the silences that begin before it."""

    quiet: Quiet
    occurrence: Occurrence


@dataclass(frozen=True)
class CombinedPage:
    review: Review
    filters: CombinedFilters
    page: Page[Any]
    lines: list[Line]
    ending: Quiet
    merge: Merge | None
    is_stale: bool
    unsent: list[Silence]
    may_merge: bool
    may_decide: bool

    @property
    def is_filtered(self) -> bool:
        return any(self.filters.cleaned_data.values())

    @classmethod
    def of(cls, request: HttpRequest, review: Review, opened: Entry | None) -> "CombinedPage":
        filters = CombinedFilters(request.GET, review=review, user=request.user)
        filters.is_valid()
        # in scope: by the review in scope
        rows = filters.narrow(Entry.objects.filter(review=review).combined())
        pager = Paginator(rows.in_order().values_list("pk", flat=True), PER_PAGE)
        asked = request.GET.get("page")
        if asked is None and opened is not None:
            asked = str(_before(rows, opened) // PER_PAGE + 1)
        page = pager.get_page(asked)
        # in scope: by the rows in scope
        entries = Entry.objects.filter(pk__in=list(page.object_list)).in_order()
        shown = occurrences(review, list(entries.select_related("organisation", "file")))
        for account in (each for one in shown for each in one.accounts):
            account.named = filters.why(account.entry)
        # in scope: by the review in scope
        merge = Merge.objects.filter(review=review).select_related("asked_by").first()
        silences = _silences(merge, filters, page, shown)
        lines, ending = _placed(shown, silences)
        return cls(
            review, filters, page, lines, ending, merge,
            merge is not None and merge.is_stale,
            _not_returned(merge),
            permits.may_merge(review, request.user),
            permits.may_decide(review, request.user),
        )  # fmt: skip


def _before(rows: Any, opened: Entry) -> int:
    """How many of the rows stand before an entry."""
    place: tuple[Any, ...] = (opened.sort_day, opened.time, opened.sequence, opened.pk)
    names = ("sort_day", "time", "sequence", "pk")
    earlier = Q()
    for at, name in enumerate(names):
        same = dict(zip(names[:at], place[:at], strict=True))
        earlier |= Q(**same, **{f"{name}__lt": place[at]})
    found: int = rows.filter(earlier).count()
    return found


def _not_returned(merge: Merge | None) -> list[Silence]:
    """Agencies that have sent nothing, and those that had no contact at all."""
    if merge is None:
        return []
    rows = merge.silence_rows.filter(kind__in=("not-returned", "declared-nil"))
    return list(rows.select_related("organisation"))


def _silences(
    merge: Merge | None, filters: CombinedFilters, page: Page[Any], shown: Sequence[Occurrence]
) -> list[Silence]:
    """Those that begin at or after this page's first day and before the next page's."""
    if merge is None or not filters.shows_silences or not shown:
        return []
    rows = merge.silence_rows.filter(kind="no-entry").select_related("organisation")
    if agencies := filters.cleaned_data.get("agency"):
        rows = rows.filter(organisation__in=agencies)
    if page.has_previous():
        rows = rows.filter(start__gte=_first_day(shown[0]))
    if page.has_next():
        rows = rows.filter(start__lt=_first_day(shown[-1]))
    return list(rows[: PER_PAGE * 2])


def _first_day(one: Occurrence) -> date:
    return min(account.entry.sort_day for account in one.accounts)


def _placed(shown: Sequence[Occurrence], silences: Sequence[Silence]) -> tuple[list[Line], Quiet]:
    """Each silence stands before the first entry after its beginning."""
    lines, waiting = [], list(silences)
    for one in shown:
        day = _first_day(one)
        lines.append(Line(Quiet.of([row for row in waiting if row.start < day]), one))
        waiting = [row for row in waiting if row.start >= day]
    return lines, Quiet.of(waiting)
