"""A body's part of a recommendation: its answer and its actions; more bodies; what justified it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.forms import bodies_of
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations import actions, forms, pages
from goldthread.improvement.recommendations.models import Address, Recommendation
from goldthread.improvement.recommendations.owners import workers_of

WITH = ("review__matter__partnership", "because__decision__draft")
_WITH = ("recommendation__review__matter__partnership", "organisation")


def _fetch(request: HttpRequest, pk: int, body: int) -> Address:
    return fetch(request, Address, *_WITH, pk=body, recommendation=pk)


def _fetch_to_answer(request: HttpRequest, pk: int, body: int) -> Address:
    found = _fetch(request, pk, body)
    if not actions.may_respond(found, request.user):
        raise PermissionDenied
    return found


@require_GET
def address(request: HttpRequest, pk: int, body: int) -> HttpResponse:
    found = _fetch(request, pk, body)
    page = pages.AddressPage.of(found, request.user)
    return render(request, "recommendations/address.html", {"page": page})


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int, body: int) -> HttpResponse:
    found = _fetch_to_answer(request, pk, body)
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            row = actions.respond(address=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("reason", list(refusal.reasons))
        else:
            word = row.get_answer_display()
            messages.success(request, f"The answer of {found.organisation} is recorded: {word}.")
            return redirect("address", pk, body)
    return render(request, "recommendations/answer.html", {"form": form, "address": found})


@require_http_methods(["GET", "POST"])
def agree_action(request: HttpRequest, pk: int, body: int) -> HttpResponse:
    found = _fetch_to_answer(request, pk, body)
    form = forms.ActionForm(request.POST or None, people=workers_of(found.organisation))
    if form.is_valid():
        try:
            action = actions.agree_action(address=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"Action {action.code} is agreed with {found.organisation}.")
            return redirect("address", pk, body)
    return render(request, "recommendations/agree_action.html", {"form": form, "address": found})


@require_http_methods(["GET", "POST"])
def add_body(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Recommendation, "review__matter__partnership", pk=pk)
    if not standing(request.user).holds(BUSINESS_UNIT, partnership=found.partnership.pk):
        raise PermissionDenied
    others = bodies_of(found.partnership, request.user).exclude(addresses__recommendation=found)
    form = forms.AddressForm(request.POST or None, bodies=others)
    if form.is_valid():
        body = form.cleaned_data["organisation"]
        try:
            actions.address(recommendation=found, organisation=body, by=request.user)
        except Refused as refusal:
            form.add_error("organisation", list(refusal.reasons))
        else:
            messages.success(request, f"{found.code} is addressed to {body}.")
            return redirect(found)
    return render(request, "recommendations/add_body.html", {"form": form, "asked": found})


@require_http_methods(["GET", "POST"])
def drawn_from(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Recommendation, *WITH, pk=pk)
    may = BUSINESS_UNIT | {Role.LEAD_REVIEWER}
    if not standing(request.user).holds(may, partnership=found.partnership.pk):
        raise PermissionDenied
    page = pages.RecommendationPage.of(found, request.user)
    points = LearningPoint.objects.visible_to(request.user).filter(review=found.review_id)
    form = forms.DrawnForm(
        request.POST if request.method == "POST" else None,
        points=points.order_by("number"),
        initial={"points": [point.pk for point in page.drawn]},
    )
    if form.is_valid():
        try:
            chosen = list(form.cleaned_data["points"])
            actions.draw_from(recommendation=found, learning_points=chosen, by=request.user)
        except Refused as refusal:
            form.add_error("points", list(refusal.reasons))
        else:
            messages.success(request, f"What {found.code} was drawn from is recorded.")
            return redirect(found)
    return render(request, "recommendations/drawn_from.html", {"form": form, "page": page})
