"""From a matter's reference to the record behind it: the doors know references, no rooms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from goldthread.casework.intake.models import Referral
from goldthread.casework.reviews.models import Review
from goldthread.casework.safeguards.models import Family


@require_safe
def matter(request: HttpRequest, code: str) -> HttpResponse:
    """The review, a referral that has led to none yet, or a family; 404 for what opens nothing."""
    partnership = getattr(request, "partnership", None)
    here = {"matter__partnership": partnership, "matter__code": code}
    family = Family.objects.visible_to(request.user).filter(**here).first()
    if family is not None:
        return redirect(family)
    review = Review.objects.visible_to(request.user).filter(**here).first()
    if review is None:
        referrals = Referral.objects.visible_to(request.user)
        return redirect("referral", get_object_or_404(referrals, **here).pk)
    works = Review.objects.worked_on_by(request.user).filter(pk=review.pk).exists()
    return redirect("review_life" if works else "review", review.pk)
