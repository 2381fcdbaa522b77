"""The library of reviews, and the page of one: what it learned, asked for and led to."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.views.permits import only
from goldthread.improvement.recommendations.pages_library import ReviewPage, is_unit, library


@require_GET
def reviews(request: HttpRequest) -> HttpResponseBase:
    partnership = only(request, CASE_ROLES)
    shown = library(request, partnership)
    if download := shown.export():
        return download
    context = {"list": shown, "unit": is_unit(request.user, partnership)}
    return render(request, "recommendations/library.html", context)


@require_GET
def review(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Review, "matter__partnership", pk=pk)
    page = ReviewPage.of(found, request.user)
    return render(request, "recommendations/review.html", {"page": page})
