"""The way in to a review for those who study it: the table, and nobody else."""

from django.http import Http404, HttpRequest

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.walls import table
from goldthread.foundations.access.doors import fetch


def review_at_table(request: HttpRequest, pk: int) -> Review:
    """The review; 404 for whoever has no seat at its table, also where it is published."""
    rows = Review.objects.visible_to(request.user).filter(table(request.user, "matter"), pk=pk)
    if not rows.exists():
        raise Http404
    return fetch(request, Review, "matter__partnership", pk=pk)
