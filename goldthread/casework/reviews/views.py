"""Correcting the facts of a review. Its page stands in a later room, with what came of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.casework.reviews import actions
from goldthread.casework.reviews.forms import DescribeForm
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused


@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch(request, Review, "matter__partnership", pk=pk)
    if not standing(request.user).holds(BUSINESS_UNIT, partnership=review.partnership.pk):
        raise PermissionDenied
    # The form works on a copy, so that the page's heading keeps what is on record.
    copy = Review(
        **{field.attname: getattr(review, field.attname) for field in Review._meta.fields}
    )
    form = DescribeForm(request.POST or None, instance=copy)
    if form.is_valid():
        try:
            actions.describe(review=review, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("title", list(refusal.reasons))
        else:
            messages.success(request, "The facts of this review are corrected.")
            return redirect("review", pk)
    return render(request, "reviews/describe.html", {"form": form, "review": review})
