"""The way into what only the panel of a review sees."""

from django.http import Http404, HttpRequest

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.querysets import panel_matters
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch


def fetch_review(request: HttpRequest, pk: int) -> Review:
    """A review whose meetings and registers this person may see; 404 for others."""
    if not panel_matters(request.user).filter(review__pk=pk).exists():
        raise Http404
    review = fetch(request, Review, "matter__partnership", pk=pk)
    if request.method == "GET" and not review.is_confidential:
        audit(by=request.user, did="read", about=review)  # published, but these are not
    return review
