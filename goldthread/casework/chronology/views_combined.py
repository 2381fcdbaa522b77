"""The combined chronology: its list, an entry opened beside it, and the button that makes it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldthread.casework.chronology import jobs
from goldthread.casework.chronology.combining import bringing
from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.chronology.pages_combined import Combined, CombinedPage
from goldthread.casework.chronology.pages_entry import EntryPanel
from goldthread.casework.chronology.pressing import press
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch

WITH = ("organisation", "file", "submission", "review__matter__partnership")


def entry_at_table(request: HttpRequest, review: Review, identity: UUID) -> Entry:
    """The entry as it stands in its agency's latest version; its reading is recorded."""
    return fetch(request, Entry, *WITH, review=review, identity=identity, standing=True)


@require_GET
def combined(request: HttpRequest, pk: int, identity: UUID | None = None) -> HttpResponse:
    review = review_at_table(request, pk)
    opened = entry_at_table(request, review, identity) if identity else None
    # Its neighbours are read with it, so the list is recorded too.
    audit(by=request.user, did="read", about=Combined(review))
    page = CombinedPage.of(request, review, opened)
    panel = EntryPanel.of(request, review, opened) if opened else None
    return render(request, "chronology/combined.html", {"page": page, "panel": panel})


@require_POST
def bring_together(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    press(
        request,
        lambda: bringing.ask_for_merge(review=review, by=request.user),
        jobs.merge_soon,
        done=lambda merge: f"{merge.entries:,} entries are brought together.",
        failed="The chronologies could not be brought together. Try again.",
        waits="The chronologies are being brought together. Look again soon.",
    )
    return redirect("combined", pk)
