"""The stages of the partnership's policy, and the numbers of the business unit."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.casework.differences import forms, looking, permits, policies
from goldthread.casework.differences.models import OwnStage
from goldthread.casework.differences.pages import NumbersPage, PolicyPage
from goldthread.casework.frameworks.held import calendar_of
from goldthread.casework.safeguards.asking import here
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, need
from goldthread.foundations.access.doors import fetch


@require_safe
def difference_policy(request: HttpRequest) -> HttpResponse:
    page = PolicyPage.of(here(request), request.user)
    return render(request, "differences/policy.html", {"page": page})


@ASKING
def set_difference_stage(request: HttpRequest) -> HttpResponse:
    need(policies.is_unit(here(request), request.user), policies.UNIT)
    form = forms.StageForm(request.POST or None, initial={"used": "yes"})

    def act(told: dict[str, Any]) -> str:
        made = policies.set_stage(partnership=here(request), by=request.user, **told)
        return f"From today: {made}. What was raised before keeps the days it was given"

    lead = "Put in what your policy says. The row before it stays on record."
    return ask(request, _page(form, "A stage of your policy", "Save", lead), act)


@ASKING
def end_difference_stage(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, OwnStage, "partnership", pk=pk)
    need(policies.is_unit(row.partnership, request.user), policies.UNIT)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        policies.end_stage(row=row, by=request.user, **told)
        return "It has ended. The usual stage of this number holds again, if there is one"

    return ask(request, _page(form, f"End {row}", "End it"), act)


@require_safe
def difference_numbers(request: HttpRequest) -> HttpResponse:
    partnership = here(request)
    need(policies.is_unit(partnership, request.user), permits.UNIT)
    counted = looking.count(partnership, timezone.localdate(), calendar_of(partnership))
    return render(request, "differences/numbers.html", {"page": NumbersPage(counted)})


def _page(form: Any, title: str, button: str, lead: str = "") -> AskPage:
    return AskPage(form, title, button, reverse("difference_policy"), "Stages and limits", lead)
