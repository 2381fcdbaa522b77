"""How often supervision is held here, and what it asks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.oversight import forms, permits, policies
from goldthread.casework.oversight.models import Policy, Prompt
from goldthread.casework.oversight.pages import PolicyPage, bodies_kept
from goldthread.casework.safeguards.asking import here
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, need
from goldthread.foundations.access.doors import fetch

UNIT = "Only the business unit adds questions for all agencies."


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    page = PolicyPage.of(here(request), request.user)
    return render(request, "oversight/policy.html", {"page": page})


@ASKING
def set_policy(request: HttpRequest) -> HttpResponse:
    partnership, user = here(request), request.user
    unit, bodies = permits.is_unit(partnership, user), bodies_kept(partnership, user)
    need(unit or bodies.exists(), permits.KEEPERS)
    form = forms.PolicyForm(request.POST or None, bodies=bodies, unit=unit)

    def act(told: dict[str, Any]) -> str:
        return f"From today: {policies.set_policy(partnership=partnership, by=user, **told)}"

    lead = (
        "No law says how often. Put in what your policy says. The rule before it stays on record."
    )
    return ask(request, _page(form, "How often is supervision held?", "Save", lead), act)


@ASKING
def end_policy(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Policy, "partnership", "organisation", pk=pk)
    need(permits.may_keep(row.partnership, row.organisation, request.user), permits.KEEPERS)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        policies.end_policy(row=row, by=request.user, **told)
        return "It has ended. What holds for all agencies, or what is usual, holds again"

    return ask(request, _page(form, f"End this policy: {row}", "End it"), act)


@ASKING
def add_prompt(request: HttpRequest) -> HttpResponse:
    partnership = here(request)
    need(permits.is_unit(partnership, request.user), UNIT)
    form = forms.PromptForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        policies.add_prompt(partnership=partnership, by=request.user, **told)
        return "It is asked from today"

    return ask(request, _page(form, "A question of your own", "Add it"), act)


@ASKING
def end_prompt(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Prompt, "partnership", pk=pk)
    need(permits.is_unit(row.partnership, request.user), UNIT)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        policies.end_prompt(row=row, by=request.user, **told)
        return "It is asked no longer. What was answered stays"

    return ask(request, _page(form, f"Stop asking: {row}", "Stop asking it"), act)


def _page(form: Any, title: str, button: str, lead: str = "") -> AskPage:
    return AskPage(form, title, button, reverse("supervision_policy"), "Supervision policy", lead)
