"""The ways into one review's workings, for the views of this room."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead, may_run
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused


def working(request: HttpRequest, pk: int) -> Review:
    """A commissioned review into whose workings this person may look; 404 for anyone else.

    Its workings stay confidential when the review itself is published, so reading is recorded.
    """
    if not Review.objects.worked_on_by(request.user).filter(pk=pk).exists():
        raise Http404
    review = fetch(request, Review, "matter__partnership", pk=pk)
    if request.method == "GET" and not review.is_confidential:
        audit(by=request.user, did="read", about=review)
    return review


def running(request: HttpRequest, pk: int) -> Review:
    """The same, for those who run it; 403 for those who may only read."""
    review = working(request, pk)
    if not may_run(review, request.user):
        raise PermissionDenied
    return review


def leading(request: HttpRequest, pk: int) -> Review:
    """The same, for those who run or lead it."""
    review = working(request, pk)
    if not may_lead(review, request.user):
        raise PermissionDenied
    return review


def first_problem(form: Any) -> str:
    """The first thing that is wrong with a form, for a page that saves while it is written."""
    return next(str(words) for problems in form.errors.values() for words in problems)


@dataclass(frozen=True)
class Question:
    """One form about a review: what it says, and the address it comes from and goes back to."""

    title: str
    lead: str
    button: str
    back: str
    back_words: str
    then: str = ""  # where to go on, if not back


def ask(
    request: HttpRequest,
    review: Review,
    form: Any,
    question: Question,
    act: Callable[..., Any],
    done: str,
    template: str = "reviews/ask.html",
    **context: Any,
) -> HttpResponse:
    """Ask, act, say what was done and go on; a refusal stands on the form."""
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, done)
            return redirect(question.then or question.back)
    shown = {"review": review, "form": form, "question": question, **context}
    return render(request, template, shown)
