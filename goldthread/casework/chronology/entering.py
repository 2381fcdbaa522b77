"""The way in to a review for those who study it: the table, and nobody else."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.walls import table
from goldthread.foundations.access.doors import fetch


def review_at_table(request: HttpRequest, pk: int) -> Review:
    """The review; 404 for whoever has no seat at its table, also where it is published."""
    rows = Review.objects.visible_to(request.user).filter(table(request.user, "matter"), pk=pk)
    if not rows.exists():
        raise Http404
    return fetch(request, Review, "matter__partnership", pk=pk)


def to_opened(review: int, identity: Any) -> HttpResponseRedirect:
    """Back to an entry in the list: to the entry itself, which on a phone stands far down."""
    return redirect(reverse("combined_entry", args=[review, identity]) + "#opened")
