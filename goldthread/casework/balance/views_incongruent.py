"""Accounts that may not fit each other: listed, and one weighed by a person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from goldthread.casework.balance import deciding, forms
from goldthread.casework.balance.by_hand import mark_incongruent
from goldthread.casework.balance.models import Incongruence
from goldthread.casework.balance.pages import Balance
from goldthread.casework.balance.pages_incongruent import IncongruentPage, OnePage
from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.chronology.permits import may_decide
from goldthread.casework.chronology.views_change import both
from goldthread.casework.chronology.views_decide import to_decide, with_another
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused


@require_GET
def incongruences(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    audit(by=request.user, did="read", about=Balance(review))
    page = IncongruentPage.of(request, review)
    return render(request, "balance/incongruences.html", {"page": page})


@both
def by_hand(request: HttpRequest, pk: int, identity: UUID) -> HttpResponse:
    def act(one: Entry, other: Entry, reason: str) -> str:
        mark_incongruent(one=one, other=other, reason=reason, by=request.user)
        return f"{one.ref} and {other.ref} are marked, with your reason."

    form = forms.ByHandForm(request.POST or None)
    title = "Mark what {} does not fit with"
    return with_another(request, pk, identity, form, act, title, "Mark them")


@both
def incongruence(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Incongruence, "review__matter__partnership", pk=pk)
    if request.method == "POST":
        to_decide(request, found.review)
    form = forms.ViewForm(request.POST or None)
    if may_decide(found.review, request.user) and form.is_valid():
        try:
            deciding.view(incongruence=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("words", list(refusal.reasons))
        else:
            messages.success(request, "Your view is kept. Both accounts stay as they are.")
            return redirect(found)
    return render(request, "balance/incongruence.html", {"page": OnePage.of(request, found, form)})
