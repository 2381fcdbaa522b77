"""The key episodes of a review, and one of them."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldthread.casework.chronology import pages
from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.chronology.models import KeyEpisode
from goldthread.foundations.access.doors import fetch

WITH = ("review__matter__partnership",)


@require_GET
def episodes(request: HttpRequest, pk: int) -> HttpResponseBase:
    page = pages.EpisodesPage.of(request, review_at_table(request, pk))
    if download := page.list.export():
        return download
    return render(request, "chronology/episodes.html", {"page": page})


@require_GET
def episode(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, KeyEpisode, *WITH, "selected_by", pk=pk)
    then = request.GET.get("known") == "then"
    page = pages.EpisodePage.of(found, request.user, then=then)
    return render(request, "chronology/episode.html", {"page": page})
