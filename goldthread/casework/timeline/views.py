"""The timeline: its picture, the same as a table, and the calculator of ages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.reviews.models import Review
from goldthread.casework.timeline.calculating import AgesPage
from goldthread.casework.timeline.pages import Look, Timeline, TimelinePage
from goldthread.casework.timeline.pages_table import table_of
from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.permits import reads_names


def look_at(request: HttpRequest, pk: int) -> Look:
    """The timeline of a review at whose table one sits; its reading is recorded."""
    review: Review = review_at_table(request, pk)
    audit(by=request.user, did="read", about=Timeline(review))
    return Look.of(request, review)


@require_GET
def timeline(request: HttpRequest, pk: int) -> HttpResponse:
    return render(
        request, "timeline/timeline.html", {"page": TimelinePage.of(look_at(request, pk))}
    )


@require_GET
def timeline_table(request: HttpRequest, pk: int) -> HttpResponse:
    look = look_at(request, pk)
    by_name = reads_names(look.review.matter, request.user)
    table = table_of(look, by_name, page=request.GET.get("page")) if look.window else None
    context = {"look": look, "review": look.review, "table": table}
    return render(request, "timeline/table.html", context)


@require_GET
def timeline_ages(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    return render(request, "timeline/ages.html", {"page": AgesPage.of(request, review)})
