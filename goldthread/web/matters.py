"""From a matter's reference to the record behind it: the doors know references, no rooms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from goldthread.casework.reviews.models import Review


@require_safe
def matter(request: HttpRequest, code: str) -> HttpResponse:
    """404 for a reference that opens nothing to this person."""
    partnership = getattr(request, "partnership", None)
    reviews = Review.objects.visible_to(request.user).filter(matter__partnership=partnership)
    review = get_object_or_404(reviews, matter__code=code)
    return redirect("review_life" if review.is_commissioned else "review", review.pk)
