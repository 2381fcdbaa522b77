"""The thread's view: from any item, in both directions."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.chronology.pages_combined import Combined
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.followthrough.models import Action, Evidence
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Recommendation, RecommendedAction
from goldthread.web.thread.build import Gathering
from goldthread.web.thread.page import Strand, ThreadPage

Draw = Callable[[Gathering], tuple[Strand, ...]]


@require_safe
def thread(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """What led to this item, and what it led to. 404 for an item out of scope."""
    try:
        find = _KINDS[kind]
    except KeyError:
        raise Http404 from None
    review, start, back, draw = find(request, pk)
    gathering = Gathering(request.user, review, (kind, pk))
    if gathering.story.read_any:
        audit(by=request.user, did="read", about=Combined(review))
    page = ThreadPage(
        title=f"The thread of {start}",
        start=start,
        back=back,
        review=review.title if gathering.review_seen else review.code,
        strands=draw(gathering),
    )
    return render(request, "thread/thread.html", {"page": page})


Found = tuple[Review, str, str, Draw]


def _review(request: HttpRequest, pk: int) -> Found:
    row = fetch(request, Review, "matter__partnership", pk=pk)

    def draw(rows: Gathering) -> tuple[Strand, ...]:
        told = {point for points in rows.led.values() for point in points}
        strands = [rows.recommendation_strand(one) for one in rows.recommendations]
        alone = [p for p in rows.points.values() if p.pk not in told]
        strands += [rows.learning_strand(point) for point in alone]
        return (*strands, *(rows.episode_strand(pk) for pk in rows.story.led_nowhere))

    return row, f"“{row.title}”", row.get_absolute_url(), draw


def _learning(request: HttpRequest, pk: int) -> Found:
    row = fetch(request, LearningPoint, "review__matter__partnership", pk=pk)

    def draw(rows: Gathering) -> tuple[Strand, ...]:
        return (rows.learning_strand(rows.points[pk]),)

    return row.review, f"learning point {row.code}", row.get_absolute_url(), draw


def _episode(request: HttpRequest, pk: int) -> Found:
    row = fetch(request, KeyEpisode, "review__matter__partnership", pk=pk)

    def draw(rows: Gathering) -> tuple[Strand, ...]:
        return (rows.episode_strand(row.pk),)

    return row.review, f"key episode {row.code}", row.get_absolute_url(), draw


def _entry(request: HttpRequest, pk: int) -> Found:
    """For the table alone: an agency that reads its own entry does not see what became of it."""
    row = fetch(request, Entry, "review__matter__partnership", pk=pk)
    review = review_at_table(request, row.review_id)

    def draw(rows: Gathering) -> tuple[Strand, ...]:
        return (rows.entry_strand(row),)

    home = reverse("combined_entry", args=[review.pk, row.identity])
    back = home if row.standing else row.get_absolute_url()
    return review, f"entry {row.ref}", back, draw


def _recommendation(request: HttpRequest, pk: int) -> Found:
    row = fetch(request, Recommendation, "review__matter__partnership", pk=pk)
    return row.review, f"recommendation {row.code}", row.get_absolute_url(), _one(row.pk)


def _action(request: HttpRequest, pk: int) -> Found:
    return _of_action(fetch(request, Action, "matter", pk=pk), "action")


def _evidence(request: HttpRequest, pk: int) -> Found:
    row = fetch(request, Evidence, "action__matter", pk=pk)
    return _of_action(row.action, "evidence for action")


def _of_action(action: Action, words: str) -> Found:
    """An action's recommendation, where this person may see it through the action."""
    link = (
        # in scope: by the action, which was fetched in scope
        RecommendedAction.objects.filter(action=action)
        .select_related("address__recommendation__review__matter__partnership")
        .first()
    )
    if link is None:
        return _without_recommendation(action, words)
    row: Any = link.address.recommendation
    return row.review, f"{words} {action.code}", action.get_absolute_url(), _one(row.pk)


def _without_recommendation(action: Action, words: str) -> Found:
    """An action that came from an agency's return or from a meeting of a review."""
    # in scope: by the action, which was fetched in scope
    review = Review.objects.filter(matter=action.matter_id).select_related("matter").first()
    if review is None:
        raise Http404

    def draw(rows: Gathering) -> tuple[Strand, ...]:
        return (rows.action_strand(action),)

    return review, f"{words} {action.code}", action.get_absolute_url(), draw


def _one(pk: int) -> Draw:
    def draw(rows: Gathering) -> tuple[Strand, ...]:
        found = [row for row in rows.recommendations if row.pk == pk]
        if not found:
            raise Http404
        return (rows.recommendation_strand(found[0]),)

    return draw


_KINDS: dict[str, Callable[[HttpRequest, int], Found]] = {
    "review": _review,
    "learning": _learning,
    "episode": _episode,
    "entry": _entry,
    "recommendation": _recommendation,
    "action": _action,
    "evidence": _evidence,
}
