"""Accounts that may not fit each other: a list of them, and one with what people made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from goldthread.casework.balance.forms import IncongruentFilters
from goldthread.casework.balance.models import (
    BalanceRun,
    Incongruence,
    IncongruenceEntry,
    IncongruenceView,
    Made,
    Part,
)
from goldthread.casework.balance.pages import Context, in_context
from goldthread.casework.chronology import permits
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry

PER_PAGE = 15
WHOLE = 100_000  # characters: the page of one shows the entry whole
WITH = ("entry_rows__entry__organisation", "views__by")


@dataclass(frozen=True)
class Side:
    """An entry of it: as it stands now where it still does, and the words that are meant."""

    row: IncongruenceEntry
    entry: Entry
    context: Context
    is_here: bool


@dataclass(frozen=True)
class Beside:
    incongruence: Incongruence
    claims: list[Side]
    facts: list[Side]
    views: list[IncongruenceView]


@dataclass(frozen=True)
class IncongruentPage:
    review: Review
    filters: IncongruentFilters
    run: BalanceRun | None
    page: Page[Any]
    found: list[Beside]
    may_decide: bool

    @classmethod
    def of(cls, request: HttpRequest, review: Review) -> "IncongruentPage":
        filters = IncongruentFilters(request.GET)
        state = filters.cleaned_data.get("state") if filters.is_valid() else ""
        rows = Incongruence.objects.visible_to(request.user).filter(review=review)
        rows = rows.filter(standing=state) if state else rows.exclude(standing=Made.GONE)
        page = Paginator(rows.prefetch_related(*WITH), PER_PAGE).get_page(request.GET.get("page"))
        runs = BalanceRun.objects.visible_to(request.user).filter(review=review)
        return cls(
            review, filters, runs.first(), page, beside(review, list(page.object_list)),
            permits.may_decide(review, request.user),
        )  # fmt: skip


@dataclass(frozen=True)
class OnePage:
    review: Review
    one: Beside
    form: Any
    may_decide: bool

    @classmethod
    def of(cls, request: HttpRequest, found: Incongruence, form: Any) -> "OnePage":
        one = beside(found.review, [found], around=WHOLE)[0]
        return cls(found.review, one, form, permits.may_decide(found.review, request.user))

    @property
    def entries(self) -> list[Entry]:
        """Those that still stand: a key episode can be made of them, and their agency asked."""
        return [side.entry for side in (*self.one.claims, *self.one.facts) if side.is_here]


def beside(review: Review, rows: Sequence[Incongruence], *, around: int = 110) -> list[Beside]:
    """A fixed number of queries, however many rows."""
    parts = {row.pk: [p for p in row.entry_rows.all() if p.still_there] for row in rows}
    identities = {part.identity for each in parts.values() for part in each}
    # in scope: by the review in scope
    now = Entry.objects.combined().filter(review=review, identity__in=identities)
    here = {entry.identity: entry for entry in now.select_related("organisation")}
    found = []
    for row in rows:
        sides = [_side(part, here, around) for part in parts[row.pk]]
        found.append(
            Beside(
                row,
                [side for side in sides if side.row.part == Part.CLAIM],
                [side for side in sides if side.row.part == Part.FACT],
                list(row.views.all()),
            )
        )
    return found


def _side(part: IncongruenceEntry, here: dict[Any, Entry], around: int) -> Side:
    """Its words as they stood when it was found: the place is of that version."""
    text = getattr(part.entry, part.field)
    context = in_context(text, part.start, part.end, around)
    now = here.get(part.identity)
    return Side(part, now or part.entry, context, now is not None)
