"""The list of recommendations, one recommendation, and a learning point with what it led to."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.views.permits import only
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations import pages
from goldthread.improvement.recommendations.models import Recommendation

WITH = ("review__matter__partnership", "because__decision__draft")


@require_GET
def recommendations(request: HttpRequest) -> HttpResponseBase:
    partnership = only(request, CASE_ROLES)
    shown = pages.recommendations(request, partnership)
    if download := shown.export():
        return download
    states = pages.states(shown, request.user, partnership)
    context = {"list": shown, "states": states, "tally": pages.tally, "answers": pages.answers}
    return render(request, "recommendations/recommendations.html", context)


@require_GET
def recommendation(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Recommendation, *WITH, pk=pk)
    page = pages.RecommendationPage.of(found, request.user)
    return render(request, "recommendations/recommendation.html", {"page": page})


@require_GET
def learning_point(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, LearningPoint, *WITH, pk=pk)
    page = pages.LearningPage.of(found, request.user)
    return render(request, "recommendations/learning_point.html", {"page": page})
