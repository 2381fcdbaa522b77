"""Key decisions: asked, decided, taking effect."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldthread.casework.safeguards import deciding, forms, permits
from goldthread.casework.safeguards.asking import fetch_family
from goldthread.casework.safeguards.models import KeyDecision
from goldthread.casework.safeguards.pages import DecisionPage
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.doors import fetch


def _fetch(request: HttpRequest, pk: int) -> KeyDecision:
    return fetch(
        request, KeyDecision, "family__matter__partnership", "pregnancy__child", "by", pk=pk
    )


@require_safe
def key_decision(request: HttpRequest, pk: int) -> HttpResponse:
    page = DecisionPage.of(_fetch(request, pk), request.user)
    return render(request, "safeguards/decision.html", {"page": page})


@ASKING
def new_decision(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    children = family.pregnancies.select_related("child", "family__matter")
    form = forms.KeyDecisionForm(request.POST or None, children=children)
    made: list[KeyDecision] = []

    def act(told: dict[str, Any]) -> str:
        made.append(deciding.ask(family=family, by=request.user, **told))
        return "It is before the manager now. It must not happen before they decide"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    lead = "A manager decides before it happens. Write it so that they can disagree with you."
    page = AskPage(form, "Ask for a manager's decision", "Ask", family.get_absolute_url(),
                   f"{family.code} {family}", lead)  # fmt: skip
    return render(request, "access/asked.html", {"page": page})


@ASKING
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    row = _fetch(request, pk)
    need(permits.may_manage(row.family, request.user), permits.MANAGERS)
    form = forms.RulingForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        made = deciding.decide(decision=row, by=request.user, **told)
        return f"Recorded: {made}"

    return ask(request, _page(row, form, "Your decision as the manager", "Record it"), act)


@ASKING
def effect(request: HttpRequest, pk: int) -> HttpResponse:
    row = _fetch(request, pk)
    need(permits.may_write(row.family, request.user), permits.WRITERS)
    form = forms.EffectForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        made = deciding.take_effect(decision=row, by=request.user, **told)
        return "Recorded as an emergency: the manager is asked" if made.emergency else "Recorded"

    return ask(request, _page(row, form, "It has taken effect", "Record it"), act)


def _page(row: KeyDecision, form: Any, title: str, button: str) -> AskPage:
    caption = f"{row.family.code}: {row}"
    lead = f"Proposed by {row.by}: {row.what}"
    return AskPage(form, title, button, row.get_absolute_url(), caption, lead)
