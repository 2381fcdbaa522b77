"""What the timeline shows: a stretch of time, its picture, and the ways to another stretch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from goldthread.casework.chronology import permits
from goldthread.casework.chronology.models import KeyEpisode, Merge
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.casework.timeline import gathering
from goldthread.casework.timeline import window as windows
from goldthread.casework.timeline.drawing import (
    Addresses,
    Content,
    Picture,
    Size,
    cell_days,
    draw,
)  # fmt: skip
from goldthread.casework.timeline.forms import StretchForm, TimelineFilters
from goldthread.casework.timeline.gathering import Body, Extent
from goldthread.casework.timeline.pages_table import Table, table_of
from goldthread.casework.timeline.placing import Mark
from goldthread.casework.timeline.window import Window
from goldthread.foundations.people.naming import shown_as
from goldthread.foundations.people.permits import reads_names

MOVING = ("from", "to", "page", "size")
ROWS_BESIDE = 20  # of the table, beneath the picture


class Timeline:
    """What the audit trail calls the timeline of a review."""

    is_confidential = True

    def __init__(self, review: Review) -> None:
        self.audit_ref = f"timeline:{review.pk}"
        self.audit_name = f"the timeline of {review.code}"
        self.matter, self.partnership = review.matter, review.partnership


@dataclass(frozen=True)
class Way:
    """A link to another stretch: its words, where it leads, and the key that presses it."""

    text: str
    href: str
    key: str = ""
    current: bool = False


@dataclass(frozen=True)
class Look:
    """What is looked at: the review's entries as filtered, and the window. One query so far."""

    request: HttpRequest
    review: Review
    filters: TimelineFilters
    stretch: StretchForm
    rows: Any
    extent: Extent
    whole: Window | None
    window: Window | None

    @classmethod
    def of(cls, request: HttpRequest, review: Review) -> "Look":
        filters = TimelineFilters(request.GET, review=review, user=request.user)
        filters.is_valid()
        # in scope: by the review in scope
        rows = filters.narrow(Entry.objects.filter(review=review).combined())
        extent = gathering.extent_of(rows)
        whole = gathering.whole_of(review, extent)
        window = windows.read(request.GET.get("from", ""), request.GET.get("to", ""))
        asked = StretchForm(request.GET)
        if window is None and asked.is_valid():
            since, until = asked.cleaned_data["since"], asked.cleaned_data["until"]
            if since or until:
                first = since or (whole.first_day if whole else until)
                last = until or (whole.last_day if whole else since)
                window = windows.days(first, last)
        window = window or whole
        shown = asked if asked.errors else StretchForm(initial=_boxes(window))
        return cls(request, review, filters, shown, rows, extent, whole, window)

    @property
    def chosen(self) -> list[str]:
        return list(self.filters.cleaned_data.get("agency") or [])

    def query(self, window: Window | None = None, **more: Any) -> str:
        """This page's choices with another stretch, or with none."""
        parts = self.request.GET.copy()
        for name in [
            one for one in parts if one in MOVING or one.split("-")[0] in ("since", "until")
        ]:
            del parts[name]
        for name, value in ((window.query if window else {}) | more).items():
            parts.setlist(name, [str(value)])
        return "?" + urlencode(list(parts.lists()), doseq=True) if parts else ""

    def to(self, name: str, window: Window | None = None, **more: Any) -> str:
        return reverse(name, args=[self.review.pk]) + self.query(window, **more)


def _boxes(window: Window | None) -> dict[str, Any]:
    return {"since": window.first_day, "until": window.last_day} if window else {}


def addresses(look: Look) -> Addresses:
    review, window = look.review, look.window
    assert window is not None  # noqa: S101 - nothing is drawn without one
    plain = look.query()

    def entry(one: gathering.Detail) -> str:
        return reverse("combined_entry", args=[review.pk, one.identity]) + plain + "#opened"

    def several(mark: Mark, body: Body) -> str:
        first, last = cell_days(window, mark)
        if window.is_day or mark.doubtful or (first, last) == (window.first_day, window.last_day):
            return look.to("timeline_table", windows.days(first, last), agency=body.pk)
        return look.to("timeline", windows.days(first, last))

    return Addresses(
        entry, several,
        lambda row: look.to("timeline", windows.days(row.first_day, row.last_day)),
        lambda row: row.get_absolute_url(),
    )  # fmt: skip


def picture_of(look: Look, size: Size, by_name: bool) -> Picture | None:
    """The picture of the window. Eleven queries, however many entries there are."""
    if look.window is None:
        return None
    review, window = look.review, look.window
    bodies = gathering.bodies_of(review, look.chosen)
    placed = gathering.placed_in(
        gathering.groups_of(look.rows, review, window), bodies, **size.holds
    )
    details = gathering.details_of(look.rows, placed.values())
    silent = gathering.merge_of(review) if look.filters.shows_silences else None
    events = gathering.events_of(review)
    due = gathering.due_dates(events)
    children = gathering.young(gathering.children_of(review), window) if by_name else []
    content = Content(
        bodies=bodies, placed=placed, details=details,
        ties=gathering.ties_of(review, details),
        silences=gathering.silences_of(silent, window, [one.pk for one in bodies]),
        episodes=gathering.episodes_of(review),
        events=[(row, whose(row, by_name)) for row in events],
        children=[
            (child_name(row), row.person.dob, row.person.due_date or due.get(row.pk),
             row.person.died_on)
            for row in children
        ],
        period=(review.period_from, review.period_to)
        if review.period_from and review.period_to else None,
    )  # fmt: skip
    return draw(window, content, addresses(look), size)


def child_name(row: Any) -> str:
    """Short enough for the picture's left edge."""
    return f"{row.person.known_as or row.person.forename or row.role} ({row.code})"


def whose(row: Any, by_name: bool) -> str:
    return shown_as(row.person, by_name) if row.person else row.whom


def ways(look: Look) -> dict[str, list[Way]]:
    """Links in, out, earlier, later and to the whole; and the scales from years to hours."""
    if look.window is None:
        return {"move": [], "scale": []}
    window = look.window

    def way(text: str, to: Window | None, key: str = "") -> Way | None:
        return Way(text, look.to("timeline", to), key) if to else None

    move = [
        way("Zoom in", windows.narrower(window), "+"),
        way("Zoom out", windows.wider(window), "-"),
        way("Earlier", windows.moved(window, -1), "ArrowLeft"),
        way("Later", windows.moved(window, 1), "ArrowRight"),
    ]
    whole = [Way("Whole period", look.to("timeline", look.whole), "0", window == look.whole)]
    every = gathering.everything(look.extent)
    if every and look.whole and every != look.whole and not _inside(every, look.whole):
        whole.append(Way("Everything", look.to("timeline", every), "", window == every))
    scale = [
        Way(name, look.to("timeline", to), "", _scale(window) == name)
        for name, width in windows.SCALES.items()
        if (to := windows.around(window.middle, width))
    ]
    return {"move": [one for one in move if one], "whole": whole, "scale": scale}


def _inside(one: Window, other: Window) -> bool:
    return other.start <= one.start and one.end <= other.end


def _scale(window: Window) -> str:
    """Which scale a window is nearest to."""
    known = windows.SCALES
    return min(known, key=lambda name: abs(_steps(known[name]) - _steps(window.width)))


def _steps(width: Any) -> int:
    return sum(1 for one in windows.LADDER if one <= width)


@dataclass(frozen=True)
class TimelinePage:
    review: Review
    look: Look
    picture: Picture | None
    move: list[Way]
    whole: list[Way]
    scale: list[Way]
    episodes: list[Way]
    table: Table | None
    merge: Merge | None
    may_decide: bool
    by_name: bool
    links: dict[str, str]

    def zoom(self, window: Window) -> str:
        return self.look.to("timeline", window)

    @classmethod
    def of(cls, look: Look) -> "TimelinePage":
        user, review = look.request.user, look.review
        by_name = reads_names(review.matter, user)
        found = ways(look)
        episodes: Sequence[KeyEpisode] = gathering.episodes_of(review)
        to = addresses(look) if look.window else None
        return cls(
            review, look, picture_of(look, Size(), by_name),
            found["move"], found.get("whole", []), found["scale"],
            [Way(f"{row.code} {row.title}", to.episode(row)) for row in episodes if to],
            table_of(look, by_name, per_page=ROWS_BESIDE, page="1", silences=False)
            if look.window else None,
            gathering.merge_of(review),
            permits.may_decide(review, user), by_name,
            {
                "list": look.to("combined", None, **_boxes(look.window)),
                "table": look.to("timeline_table", look.window),
                "svg": look.to("timeline_svg", look.window),
                "a3": look.to("timeline_sheet", look.window, size="a3"),
                "a1": look.to("timeline_sheet", look.window, size="a1"),
                "undated": look.to("combined", None, page=999_999),
            },
        )  # fmt: skip
