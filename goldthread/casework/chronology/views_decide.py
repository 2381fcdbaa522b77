"""Decisions on links and conflicts: each a page with one form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldthread.casework.chronology import forms_combined as forms
from goldthread.casework.chronology.combining import deciding
from goldthread.casework.chronology.entering import review_at_table, to_opened
from goldthread.casework.chronology.models import Conflict, Link, Weighing
from goldthread.casework.chronology.permits import may_decide
from goldthread.casework.chronology.views_change import both
from goldthread.casework.chronology.views_combined import entry_at_table
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused

WITH = ("review__matter__partnership", "one__organisation", "other__organisation")


def to_decide(request: HttpRequest, review: Review) -> None:
    if not may_decide(review, request.user):
        raise PermissionDenied


def accounts_of(link: Link) -> list[Entry]:
    """Both accounts as they stand now, or as they stood when the link was made."""
    pair = (link.one_identity, link.other_identity)
    # in scope: by the link in scope
    rows = Entry.objects.filter(review=link.review_id, identity__in=pair, standing=True)
    now = {row.identity: row for row in rows.select_related("organisation")}
    return [now.get(pair[0], link.one), now.get(pair[1], link.other)]


@both
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, accepted=True)


@both
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, accepted=False)


def _decide(request: HttpRequest, pk: int, *, accepted: bool) -> HttpResponse:
    link = fetch(request, Link, *WITH, pk=pk)
    to_decide(request, link.review)
    form = forms.WhyForm(request.POST or None)
    if form.is_valid():
        try:
            deciding.decide_link(link=link, accepted=accepted, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("reason", list(refusal.reasons))
        else:
            messages.success(request, "The decision is kept, with your reason.")
            return to_opened(link.review_id, link.one_identity)
    title = "These tell of one occurrence" if accepted else "These are not one occurrence"
    context = {
        "form": form, "review": link.review, "accounts": accounts_of(link), "title": title,
        "button": "Accept the link" if accepted else "Reject the link",
        "identity": link.one_identity, "told": link.because,
    }  # fmt: skip
    return render(request, "chronology/decide.html", context)


@both
def link_by_hand(request: HttpRequest, pk: int, identity: UUID) -> HttpResponse:
    def act(one: Entry, other: Entry, reason: str) -> str:
        deciding.link_by_hand(one=one, other=other, reason=reason, by=request.user)
        return f"{one.ref} and {other.ref} stand together now."

    form = forms.HandLinkForm(request.POST or None)
    return with_another(request, pk, identity, form, act, "Link {} with another entry", "Link them")


def with_another(
    request: HttpRequest,
    pk: int,
    identity: UUID,
    form: Any,
    act: Callable[[Entry, Entry, str], str],
    title: str,
    button: str,
) -> HttpResponse:
    """An entry and the number of another (`other`), with a `reason`: what `act` makes of the two
    and says. `title` has a place for the entry's number."""
    review = review_at_table(request, pk)
    to_decide(request, review)
    one = entry_at_table(request, review, identity)
    if form.is_valid():
        rows = Entry.objects.visible_to(request.user).combined().filter(review=review)
        other = rows.filter(ref=form.cleaned_data["other"].strip()).first()
        if other is None:
            form.add_error("other", "No entry of this chronology has that number.")
        else:
            try:
                said = act(one, other, form.cleaned_data["reason"])
            except Refused as refusal:
                form.add_error(None, list(refusal.reasons))
            else:
                messages.success(request, said)
                return to_opened(pk, identity)
    context = {
        "form": form, "review": review, "accounts": [one], "identity": identity,
        "title": title.format(one.ref), "button": button,
    }  # fmt: skip
    return render(request, "chronology/decide.html", context)


@both
def conflict(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Conflict, "link__one__organisation", "link__other__organisation",
                  "review__matter__partnership", pk=pk)  # fmt: skip
    writes = may_decide(found.review, request.user)
    if request.method == "POST":
        to_decide(request, found.review)
    accounts = accounts_of(found.link)
    form = forms.WeighForm(request.POST or None, accounts=accounts)
    if writes and form.is_valid():
        chosen = form.cleaned_data["primary"]
        primary = next((one for one in accounts if str(one.pk) == chosen), None)
        try:
            deciding.weigh(
                conflict=found, primary=primary, why=form.cleaned_data["why"], by=request.user
            )
        except Refused as refusal:
            form.add_error("why", list(refusal.reasons))
        else:
            messages.success(request, "Your view is kept. Both accounts stay as they are.")
            return redirect("entry_conflict", pk)
    context = {
        "form": form, "conflict": found, "accounts": accounts, "review": found.review,
        "may_decide": writes,
        "queries": list(
            found.queries.select_related("call__organisation").prefetch_related("answers__by")
        ),
        "weighings": list(found.weighings.select_related("by", "back_by", "primary__organisation")),
    }  # fmt: skip
    return render(request, "chronology/conflict.html", context)


@require_POST
def weighing_back(request: HttpRequest, pk: int) -> HttpResponse:
    conflicts = Conflict.objects.visible_to(request.user)
    # in scope: by the conflicts in scope
    row = get_object_or_404(Weighing.objects.filter(conflict__in=conflicts), pk=pk)
    try:
        deciding.take_back_weighing(row=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "The view is taken back. It stays readable.")
    return redirect("entry_conflict", row.conflict_id)
