"""The overview of a review's life, and moving it from stage to stage."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.casework.reviews import stages
from goldthread.casework.reviews.facts import said
from goldthread.casework.reviews.forms_life import MoveForm, ReasonForm
from goldthread.casework.reviews.pages import LifePage
from goldthread.casework.reviews.within import Question, ask, running, working
from goldthread.rules.reviewgates import Stage, need_of


@require_GET
def review_life(request: HttpRequest, pk: int) -> HttpResponse:
    review = working(request, pk)
    page = LifePage.of(review, request.user)
    return render(request, "reviews/life.html", {"page": page, "review": review})


@require_http_methods(["GET", "POST"])
def said_instead(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """What stands for a fact that a gate asks for; asked again, it is taken back."""
    review, need = running(request, pk), need_of(name)
    if need is None or not need.instead:
        raise Http404
    now = said(name, review)
    told = (
        f"{now.by} said on {timezone.localtime(now.at):%-d %B %Y}: {now.reason}"
        if now
        else need.ask
    )
    question = Question(
        title="Take this back" if now else need.instead,
        lead=told if now else f"{told} {need.because} What you say here stands under your name.",
        button="Take it back" if now else "Let this stand",
        back=reverse("review_life", args=[pk]),
        back_words="Overview",
    )

    def act(reason: str) -> None:
        stages.say_instead(review=review, need=need, reason=reason, stands=not now, by=request.user)

    form = ReasonForm(request.POST or None)
    form.fields["reason"].label = "Why?" if now else "Your words"
    done = "It is taken back." if now else "It is recorded under your name."
    return ask(request, review, form, question, act, done)


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
