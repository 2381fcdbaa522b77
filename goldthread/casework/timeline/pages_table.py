"""The timeline as a table: every mark a row, in the order of time, page by page.

Entries are paged by the database; the few episodes, life events and silences stand among them at
the place of their first day. A fixed number of queries.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.urls import reverse

from goldthread.casework.chronology.models import Conflict, Link
from goldthread.casework.submissions.models import Entry
from goldthread.casework.timeline import gathering
from goldthread.casework.timeline.telling import doubt, gap_words, kind_words
from goldthread.foundations.people.naming import shown_as
from goldthread.foundations.people.roles import SUBJECTS
from goldthread.rules.ages import age_words
from goldthread.rules.dayspans import between, span

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    """One mark: what it is, its date and doubt in words, who says so, and what."""

    kind: str
    colour: str
    starts: date
    when: str
    doubt: str
    who: str
    words: str
    href: str
    ref: str = ""
    beside: list[str] = field(default_factory=list)
    ages: str = ""


@dataclass(frozen=True)
class Table:
    page: Page[Any]
    rows: list[Row]
    others: int  # rows of the whole window that are no entries

    @property
    def total(self) -> int:
        found: int = self.page.paginator.count
        return found


def table_of(
    look: Any, by_name: bool, *, per_page: int = PER_PAGE, page: Any = None, silences: bool = True
) -> Table:
    review, window = look.review, look.window
    rows = gathering.in_window(look.rows, window).in_order()
    shown = Paginator(rows.values_list("pk", flat=True), per_page).get_page(page)
    entries = list(
        # in scope: by the rows in scope
        Entry.objects.filter(pk__in=list(shown.object_list)).in_order()
        .select_related("organisation")
    )  # fmt: skip
    children = gathering.children_of(review) if by_name else []
    children = [one for one in children if one.role in SUBJECTS]
    beside = _beside(review, entries)
    found = [_entry(look, one, beside, children) for one in entries]
    others = [one for one in _others(look, by_name) if silences or one.kind != "Silence"]
    after = _first_after(rows, shown)
    here = [
        row
        for row in others
        if (not shown.has_previous() or (entries and row.starts >= entries[0].sort_day))
        and (after is None or row.starts < after)
    ]
    # Sorting is stable: among rows of one day the others come first, entries in their own order.
    return Table(shown, sorted([*here, *found], key=lambda row: row.starts), len(others))


def _first_after(rows: Any, shown: Page[Any]) -> date | None:
    """The first day of the page after this one."""
    if not shown.has_next():
        return None
    found: date = rows.values_list("sort_day", flat=True)[shown.end_index()]
    return found


def _beside(review: Any, entries: Sequence[Entry]) -> dict[UUID, list[str]]:
    """What stands beside an entry, in words: the other account, and where the two differ."""
    here = [one.identity for one in entries]
    # in scope: by the review in scope
    links = Link.objects.filter(
        Q(one_identity__in=here) | Q(other_identity__in=here), review=review
    ).together()
    links = list(links.select_related("one__organisation", "other__organisation"))
    differ: dict[int, list[str]] = defaultdict(list)
    # in scope: by the links in scope
    for row in Conflict.objects.filter(link__in=[one.pk for one in links], still_there=True):
        differ[row.link_id].append(row.about)
    found: dict[UUID, list[str]] = defaultdict(list)
    for link in links:
        said = "one occurrence" if link.standing == "accepted" else "perhaps one occurrence"
        clash = f"; conflict: {', '.join(differ[link.pk])}" if differ[link.pk] else ""
        for mine, other in (
            (link.one_identity, link.other),
            (link.other_identity, link.one),
        ):
            found[mine].append(f"{said} with {other.organisation}, {other.ref}{clash}")
    return found


def _entry(look: Any, one: Entry, beside: dict[UUID, list[str]], children: Sequence[Any]) -> Row:
    day = one.earliest
    href = reverse("combined_entry", args=[look.review.pk, one.identity]) + look.query() + "#opened"
    ages = [f"{row.code} {words}" for row in children if day and (words := age_of(row.person, day))]
    return Row(
        "Entry", "blue", one.sort_day,
        f"{one.date_text or 'No date'}{', ' + one.time if one.time else ''}",
        doubt(one.earliest, one.latest, one.uncertain, one.inferred)
        + ("" if one.time or one.earliest != one.latest else ", no time"),
        str(one.organisation), one.event, href, one.ref, beside.get(one.identity, []),
        "; ".join(ages),
    )  # fmt: skip


def age_of(person: Any, on: date) -> str:
    """The age of somebody on a day; "" once they have died, and of who is long grown up."""
    if person.died_on and on > person.died_on:
        return ""
    return age_words(person.dob, on, due=person.due_date)


def _others(look: Any, by_name: bool) -> list[Row]:
    """Episodes, life events and silences of the window."""
    review, window = look.review, look.window
    found = [
        Row(
            "Key episode", "purple", row.first_day, row.span,
            f"Doubtful, {between(row.first_day, row.last_day)}" if row.is_doubtful else "",
            "The review", f"{row.code} {row.title}", row.get_absolute_url(),
        )
        for row in gathering.episodes_of(review)
        if row.first_day <= window.last_day and row.last_day >= window.first_day
    ]  # fmt: skip
    found += [
        Row(
            "Life event", "green", row.earliest, row.date_text,
            doubt(row.earliest, row.latest, False), _whose(row, by_name),
            ": ".join(filter(None, [kind_words(row), row.words])), row.get_absolute_url(),
        )
        for row in gathering.events_of(review)
        if row.earliest <= window.last_day and row.latest >= window.first_day
    ]  # fmt: skip
    merge = gathering.merge_of(review) if look.filters.shows_silences else None
    bodies = [one.pk for one in gathering.bodies_of(review, look.chosen)]
    found += [
        Row(
            "Silence", "grey", row.start, span(row.start, row.end),
            "", str(row.organisation or "Every agency"), gap_words(row.kind, row.days), "",
        )
        for row in gathering.silences_of(merge, window, bodies)
    ]  # fmt: skip
    return sorted(found, key=lambda row: row.starts)


def _whose(row: Any, by_name: bool) -> str:
    return shown_as(row.person, by_name) if row.person else row.whom
