"""The overview of a review's life, and moving it from stage to stage."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.casework.reviews import stages
from goldthread.casework.reviews.forms_life import MoveForm
from goldthread.casework.reviews.pages import LifePage
from goldthread.casework.reviews.within import Question, ask, running, working
from goldthread.rules.reviewgates import Stage


@require_GET
def review_life(request: HttpRequest, pk: int) -> HttpResponse:
    review = working(request, pk)
    page = LifePage.of(review, request.user)
    return render(request, "reviews/life.html", {"page": page, "review": review})


@require_http_methods(["GET", "POST"])
def move_review(request: HttpRequest, pk: int) -> HttpResponse:
    review = running(request, pk)
    at = review.at_stage or Stage.SETTING_UP
    first = {"to": at.next or "", "seen": at.value}
    question = Question(
        title="Move the review",
        lead=f"It is in “{at.words}” now. Going on needs what the next stage asks for; going back "
        "needs a reason.",
        button="Move the review",
        back=reverse("review_life", args=[pk]),
        back_words="Overview",
    )

    def act(**fields: Any) -> None:
        stages.move(review=review, by=request.user, **fields)

    form = MoveForm(request.POST or None, at=at, initial=first)
    hints = {stage.value: stage.about for stage in Stage}
    lacks = stages.lacking(review, at.next) if request.method == "GET" and at.next else ()
    return ask(request, review, form, question, act, "The review is moved.",
               template="reviews/move.html", hints=hints, lacking=lacks, next=at.next)  # fmt: skip
