"""What runs beside a review: the overview, proceedings, and disclosure."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.casework.alongside import actions, forms, permits
from goldthread.casework.alongside.asking import fetch_review, fetch_row
from goldthread.casework.alongside.models import DisclosureRequest, Proceeding
from goldthread.casework.alongside.pages import AlongsidePage, ThingPage
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.asking import AskPage, ask

ASKING = require_http_methods(["GET", "HEAD", "POST"])


def beside(review: Review) -> str:
    return reverse("alongside", args=[review.pk])


@require_safe
def alongside(request: HttpRequest, pk: int) -> HttpResponse:
    page = AlongsidePage.of(fetch_review(request, pk), request.user)
    return render(request, "alongside/alongside.html", {"page": page})


@ASKING
def new_proceeding(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch_review(request, pk, to_write=True)
    form = forms.ProceedingForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        row = actions.add_proceeding(review=review, by=request.user, **told)
        return f"The {row} is written down"

    page = AskPage(form, "Proceedings beside this review", "Save", beside(review), review.code)
    return ask(request, page, act)


@require_safe
def proceeding(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, Proceeding, pk)
    rows = list(row.states.select_related("by"))
    page = ThingPage(row, rows, permits.may_write(row.review, request.user))
    return render(request, "alongside/proceeding.html", {"page": page})


@ASKING
def proceeding_state(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, Proceeding, pk, to_write=True)
    last = row.states.order_by("-at", "-pk").first()
    same = ("state", "next_on", "next_what", "family", "practitioners", "publish", "agreed_with")
    start = {name: getattr(last, name) for name in same} if last else {}
    form = forms.StateForm(request.POST or None, initial=start)

    def act(told: dict[str, Any]) -> str:
        actions.record_state(proceeding=row, by=request.user, **told)
        return "Where it stands is recorded"

    lead = "What was said before stays on record."
    title = "Where does it stand now?"
    return ask(request, AskPage(form, title, "Save", row.get_absolute_url(), str(row), lead), act)


@ASKING
def new_disclosure(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch_review(request, pk, to_write=True)
    proceedings = Proceeding.objects.visible_to(request.user).filter(review=review)
    form = forms.RequestForm(request.POST or None, proceedings=proceedings)

    def act(told: dict[str, Any]) -> str:
        row = actions.receive_request(review=review, by=request.user, **told)
        return f"The {row} is recorded"

    title = "Somebody asks for material of this review"
    return ask(request, AskPage(form, title, "Save", beside(review), review.code), act)


@require_safe
def disclosure(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, DisclosureRequest, pk)
    rows = list(row.decisions.select_related("by"))
    page = ThingPage(row, rows, permits.may_write(row.review, request.user))
    return render(request, "alongside/disclosure.html", {"page": page})


@ASKING
def decide_disclosure(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, DisclosureRequest, pk, to_write=True)
    form = forms.DecideForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        made = actions.decide_request(request=row, by=request.user, **told)
        return f"The decision is recorded: {made.get_outcome_display()}"

    lead = "A decision does not change once it is recorded. A later one is added beside it."
    title = f"Decide on the {row}"
    page = AskPage(form, title, "Record it", row.get_absolute_url(), row.review.code, lead)
    return ask(request, page, act)
