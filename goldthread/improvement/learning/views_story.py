"""Which entries a learning point comes from, and what comes from an episode or an entry."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.chronology.views_combined import entry_at_table
from goldthread.casework.reviews.permits import may_lead
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning import drawing
from goldthread.improvement.learning.forms import EntriesForm
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.learning.pages_story import OnwardPage, cited_of, offered_to

both = require_http_methods(["GET", "POST"])


@both
def from_entries(request: HttpRequest, pk: int) -> HttpResponse:
    point = fetch(request, LearningPoint, "review__matter__partnership", pk=pk)
    if not may_lead(point.review, request.user):
        raise PermissionDenied
    said = [str(one.entry.identity) for one in cited_of(point, request.user)]
    form = EntriesForm(
        request.POST if request.method == "POST" else None,
        review=point.review,
        offered=offered_to(point, request.user),
        initial={"entries": said},
    )
    if form.is_valid():
        try:
            drawing.draw_from_entries(
                learning_point=point, identities=form.chosen(), by=request.user
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"Where {point.code} comes from is recorded.")
            return redirect(point)
    return render(request, "learning/from_entries.html", {"form": form, "point": point})


@both
def of_episode(request: HttpRequest, pk: int) -> HttpResponse:
    episode = fetch(request, KeyEpisode, "review__matter__partnership", pk=pk)
    page = OnwardPage.of_episode(request, episode)

    def save(points: Sequence[LearningPoint]) -> None:
        drawing.lead_from_episode(episode=episode, learning_points=points, by=request.user)

    return _onward(request, page, save)


@both
def of_entry(request: HttpRequest, pk: int, identity: UUID) -> HttpResponse:
    review = review_at_table(request, pk)
    page = OnwardPage.of_entry(request, review, entry_at_table(request, review, identity))

    def save(points: Sequence[LearningPoint]) -> None:
        drawing.lead_from_entry(
            review=review, identity=identity, learning_points=points, by=request.user
        )

    return _onward(request, page, save)


def _onward(
    request: HttpRequest, page: OnwardPage, save: Callable[[Sequence[LearningPoint]], None]
) -> HttpResponse:
    """Those at the table read it; those who lead say it."""
    form = page.form
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if form is not None and form.is_valid():
        try:
            save(list(form.cleaned_data["points"]))
        except Refused as refusal:
            form.add_error("points", list(refusal.reasons))
        else:
            messages.success(request, f"What was learned from {page.title} is recorded.")
            return redirect(page.home)
    return render(request, "learning/onward.html", {"page": page})
