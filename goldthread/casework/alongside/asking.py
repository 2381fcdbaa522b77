"""What the small forms of this room share: show, ask, act, and say what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldthread.casework.alongside import permits
from goldthread.casework.alongside.querysets import panel_matters
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import PANEL
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Conflict, Membership, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused


@dataclass(frozen=True)
class AskPage:
    """One form about something beside a review."""

    form: Any
    title: str
    button: str
    back: str
    caption: str
    lead: str = ""


def fetch_review(request: HttpRequest, pk: int, *, to_write: bool = False) -> Review:
    """A review whose registers this person may see; 404 for anyone else, published or not."""
    if not panel_matters(request.user).filter(review__pk=pk).exists():
        raise Http404
    review = fetch(request, Review, "matter__partnership", pk=pk)
    if request.method == "GET" and not review.is_confidential:
        audit(by=request.user, did="read", about=review)  # published, but its registers are not
    if to_write:
        need(review, request)
    return review


def fetch_row(request: HttpRequest, model: Any, pk: int, *, to_write: bool = False) -> Any:
    row = fetch(request, model, "review__matter__partnership", "by", pk=pk)
    if to_write:
        need(row.review, request)
    return row


def need(review: Review, request: HttpRequest) -> None:
    """403, with the words who can, for somebody who may read and not write."""
    if not permits.may_write(review, request.user):
        raise PermissionDenied(permits.WRITERS)


def people_beside(review: Review) -> QuerySet[User]:
    """Who can be given a risk or a family member: the unit, and seats on the panel; no conflict."""
    today = timezone.localdate()
    unit = Membership.objects.current(today).filter(
        partnership=review.matter.partnership_id, role__in=BUSINESS_UNIT
    )
    seats = Seat.objects.filter(current(today), matter=review.matter_id, role__in=PANEL)
    kept = Conflict.objects.filter(current(today), matter=review.matter_id)
    chosen = {*unit.values_list("person", flat=True), *seats.values_list("holder", flat=True)}
    return (
        User.objects.filter(pk__in=chosen, is_active=True)
        .exclude(pk__in=kept.values("person"))
        .order_by("name")
    )


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
    return render(request, "alongside/ask.html", {"page": page})
