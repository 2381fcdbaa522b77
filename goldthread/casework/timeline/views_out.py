"""The timeline taken out of Goldthread: as a picture (SVG) or as a sheet for the wall (PDF).

Real names and an agency's words stand in both: they say so, by whom they were made, and when, and
the trail keeps it.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET

from goldthread.casework.timeline.drawing import Picture, Size
from goldthread.casework.timeline.pages import Look, Timeline, picture_of
from goldthread.casework.timeline.pages_table import table_of
from goldthread.casework.timeline.views import look_at
from goldthread.engines.documents.wallsheets import Sheet, wall_sheet
from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.permits import reads_names

NAMES = 220  # pixels at the left, for the names of the lanes
HEAD, KEY = 64, 70  # pixels above and below
SIZES = {
    "a3": Size(1180),
    "a1": Size(2300, cells=100, rows=6, doubt_rows=4),
}
MOST_ROWS = 2_000  # of the table behind the sheet
NOTHING = "There is nothing to draw: no entry has a date, and the review has no period."


@require_GET
def timeline_svg(request: HttpRequest, pk: int) -> HttpResponse:
    look = look_at(request, pk)
    by_name = reads_names(look.review.matter, request.user)
    picture = picture_of(look, SIZES["a3"], by_name)
    if picture is None:
        messages.warning(request, NOTHING)
        return redirect("timeline", pk)
    _record(request, look, "a picture (SVG)")
    answer = HttpResponse(as_svg(look, picture), content_type="image/svg+xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{_name(look)}.svg"'
    return answer


@require_GET
def timeline_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    look = look_at(request, pk)
    paper = request.GET.get("size", "")
    paper = paper if paper in SIZES else "a3"
    by_name = reads_names(look.review.matter, request.user)
    picture = picture_of(look, SIZES[paper], by_name)
    if picture is None:
        messages.warning(request, NOTHING)
        return redirect("timeline", pk)
    made = wall_sheet(_sheet(look, picture, paper, by_name))
    _record(request, look, f"a sheet for the wall ({paper.upper()}, PDF)")
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{_name(look)}-{paper}.pdf"'
    return answer


def _record(request: HttpRequest, look: Look, what: str) -> None:
    when = look.window.words if look.window else ""
    audit(
        by=request.user, did="timeline.taken_out", about=Timeline(look.review), what=what, when=when
    )


def _name(look: Look) -> str:
    return f"timeline-{look.review.code.lower()}-{timezone.localdate():%Y-%m-%d}"


def said_by(look: Look) -> str:
    now = timezone.localtime()
    return (
        f"Confidential. Made by {look.request.user} on {now.day} {now:%B %Y} at {now:%H:%M}. "
        "It holds real names: keep it safe, and destroy it when the review is done."
    )


def as_svg(look: Look, picture: Picture, *, head: bool = True) -> str:
    """The picture as a file of its own, with its styles, its key and, with `head`, its heading."""
    left, top, wide = NAMES, HEAD if head else 0, picture.size.width

    def x(place: float) -> str:
        return f"{left + place * wide:.1f}"

    def w(part: float) -> str:
        return f"{max(0.0, part) * wide:.1f}"

    context: dict[str, Any] = {
        "d": picture, "x": x, "w": w, "styles": styles(), "head": head, "top": top,
        "width": left + wide + 10, "height": top + picture.height + KEY,
        "title": f"Timeline of {look.review.code}, {picture.window.words}",
        "said": said_by(look), "summary": summary(look, picture),
    }  # fmt: skip
    drawn: str = render_to_string("timeline/picture.svg.html", context)
    return drawn.strip()


@cache
def styles() -> str:
    """The picture's own style sheet, which a page loads as a file."""
    path: Callable[[str], Any] = finders.find
    return Path(str(path("goldthread/timeline-picture.css"))).read_text(encoding="utf-8")


def summary(look: Look, picture: Picture) -> str:
    """The picture in a sentence, for those who do not see it."""
    marks = sum(len(lane.marks) for lane in picture.lanes)
    return (
        f"Timeline of {look.review.code}, {picture.window.words}: {len(picture.lanes)} agencies, "
        f"{marks} marks, {len(picture.episodes)} key episodes, {len(picture.events)} life events, "
        f"{len(picture.lines)} links between accounts of one occurrence."
    )


def _sheet(look: Look, picture: Picture, paper: str, by_name: bool) -> Sheet:
    table = table_of(look, by_name, per_page=MOST_ROWS, page="1")
    rows = [
        (one.when, one.doubt, one.who, " ".join([f"{one.kind}: {one.words}", *one.beside]))
        for one in table.rows
    ]
    left = table.total - MOST_ROWS
    return Sheet(
        title=f"Timeline of {look.review.code}, {picture.window.words}",
        said=said_by(look),
        alt=summary(look, picture) + " The table on the following pages says the same.",
        paper=paper,
        svg=as_svg(look, picture, head=False),
        rows=rows,
        more=f"{left:,} more entries stand in Goldthread." if left > 0 else "",
    )
