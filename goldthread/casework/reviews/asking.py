"""What the small forms of meetings and of what runs alongside share: show, ask, act, say so."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.querysets import panel_matters
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused


@dataclass(frozen=True)
class AskPage:
    """One form about a review, or about something that belongs to it."""

    form: Any
    title: str
    button: str
    back: str
    caption: str
    lead: str = ""


def fetch_review(request: HttpRequest, pk: int) -> Review:
    """A review whose meetings and registers this person may see; 404 for others."""
    if not panel_matters(request.user).filter(review__pk=pk).exists():
        raise Http404
    review = fetch(request, Review, "matter__partnership", pk=pk)
    if request.method == "GET" and not review.is_confidential:
        audit(by=request.user, did="read", about=review)  # published, but these are not
    return review


def need(permitted: bool, who_can: str) -> None:
    """403, with the words who can, for somebody who may read and not write."""
    if not permitted:
        raise PermissionDenied(who_can)


def done_or_refused(
    request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], str]
) -> bool:
    """Whether the form was good and the action was taken; what was refused stands on the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        told = act(form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return False
    messages.success(request, f"{told}.")
    return True


def ask(request: HttpRequest, page: AskPage, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    """A page with one form, which leads back to where it came from."""
    if done_or_refused(request, page.form, act):
        return redirect(page.back)
    return render(request, "reviews/asked.html", {"page": page})
