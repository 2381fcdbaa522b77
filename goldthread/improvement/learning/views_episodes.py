"""Which key episodes a learning point comes from."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.reviews.permits import may_lead
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.drawing import draw_from_episodes
from goldthread.improvement.learning.forms import EpisodesForm
from goldthread.improvement.learning.models import LearningPoint


@require_http_methods(["GET", "POST"])
def from_episodes(request: HttpRequest, pk: int) -> HttpResponse:
    point = fetch(request, LearningPoint, "review__matter__partnership", pk=pk)
    if not may_lead(point.review, request.user):
        raise PermissionDenied
    said = point.from_episodes.filter(undone_at__isnull=True).values_list("episode", flat=True)
    episodes = KeyEpisode.objects.visible_to(request.user).filter(review=point.review_id)
    form = EpisodesForm(
        request.POST if request.method == "POST" else None,
        episodes=episodes.standing().in_order(),
        initial={"episodes": list(said)},
    )
    if form.is_valid():
        chosen = list(form.cleaned_data["episodes"])
        try:
            draw_from_episodes(learning_point=point, episodes=chosen, by=request.user)
        except Refused as refusal:
            form.add_error("episodes", list(refusal.reasons))
        else:
            messages.success(request, f"Where {point.code} comes from is recorded.")
            return redirect(point)
    return render(request, "learning/from_episodes.html", {"form": form, "point": point})
