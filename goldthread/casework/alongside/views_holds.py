"""Risks, and the hold on publication."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.casework.alongside import actions, forms, holds, permits
from goldthread.casework.alongside.asking import fetch_review, fetch_row, people_beside
from goldthread.casework.alongside.models import Hold, Proceeding, Risk
from goldthread.casework.alongside.pages import ThingPage
from goldthread.casework.alongside.views import ASKING, beside
from goldthread.foundations.access.asking import AskPage, ask


@ASKING
def new_risk(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch_review(request, pk, to_write=True)
    form = forms.RiskForm(request.POST or None, owners=people_beside(review))

    def act(told: dict[str, Any]) -> str:
        made = actions.add_risk(review=review, by=request.user, **told)
        return f"Risk {made.number} is written down"

    return ask(request, AskPage(form, "A risk", "Save", beside(review), review.code), act)


@require_safe
def risk(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, Risk, pk)
    rows = list(row.views.select_related("by", "owner"))
    page = ThingPage(row, rows, permits.may_write(row.review, request.user))
    return render(request, "alongside/risk.html", {"page": page})


@ASKING
def look_at_risk(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, Risk, pk, to_write=True)
    last = row.views.order_by("-at", "-pk").first()
    same = ("likelihood", "effect", "doing", "owner")
    start = {name: getattr(last, name) for name in same} if last else {}
    form = forms.RiskViewForm(request.POST or None, owners=people_beside(row.review), initial=start)

    def act(told: dict[str, Any]) -> str:
        actions.look_at_risk(risk=row, by=request.user, **told)
        return f"How risk {row.number} stands is recorded"

    title = f"Look again at risk {row.number}"
    page = AskPage(form, title, "Save", row.get_absolute_url(), row.review.code, row.what)
    return ask(request, page, act)


@ASKING
def close_risk(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, Risk, pk, to_write=True)
    form = forms.ReasonForm(request.POST or None, asks="Why is it closed?")

    def act(told: dict[str, Any]) -> str:
        actions.close_risk(risk=row, reason=told["reason"], by=request.user)
        return f"Risk {row.number} is closed"

    title = f"Close risk {row.number}"
    page = AskPage(form, title, "Close it", row.get_absolute_url(), row.review.code, row.what)
    return ask(request, page, act)


@ASKING
def new_hold(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch_review(request, pk, to_write=True)
    proceedings = Proceeding.objects.visible_to(request.user).filter(review=review)
    form = forms.HoldForm(request.POST or None, proceedings=proceedings)

    def act(told: dict[str, Any]) -> str:
        holds.set_hold(review=review, by=request.user, **told)
        return "Publication is held"

    lead = "It stands until two people lift it."
    return ask(
        request,
        AskPage(form, "Hold publication", "Hold it", beside(review), review.code, lead),
        act,
    )


@require_safe
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, Hold, pk)
    may = permits.may_write(row.review, request.user)
    second = row.proposed is not None and row.proposed.by_id != request.user.pk
    page = ThingPage(row, list(row.checks.select_related("by")), may, may and second)
    lifts = list(row.lifts.select_related("by", "confirmed_by", "declined_by"))
    return render(request, "alongside/hold.html", {"page": page, "lifts": lifts})


@ASKING
def check_hold(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, Hold, pk, to_write=True)
    form = forms.CheckForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        holds.check(hold=row, by=request.user, **told)
        return "The check is recorded, and the hold stands"

    page = AskPage(
        form, "Is it still held?", "Save", row.get_absolute_url(), row.review.code, row.reason
    )
    return ask(request, page, act)


@ASKING
def lift_hold(request: HttpRequest, pk: int) -> HttpResponse:
    """The first person proposes."""
    row = fetch_row(request, Hold, pk, to_write=True)
    form = forms.ReasonForm(request.POST or None, asks="Why can the hold end?")

    def act(told: dict[str, Any]) -> str:
        holds.propose_lift(hold=row, reason=told["reason"], by=request.user)
        return "It waits for a second person. Until then publication is held"

    lead = "Another person must confirm it. Until then publication stays held."
    title = "Propose to lift the hold"
    page = AskPage(form, title, "Propose it", row.get_absolute_url(), row.review.code, lead)
    return ask(request, page, act)


@ASKING
def confirm_hold(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person confirms or declines."""
    row = fetch_row(request, Hold, pk, to_write=True)
    form = forms.ConfirmForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        if told["answer"] == "confirm":
            holds.confirm_lift(hold=row, by=request.user)
            return "The hold is lifted"
        holds.decline_lift(hold=row, reason=told["reason"], by=request.user)
        return "The hold stays"

    proposed = row.proposed
    lead = f"{proposed.by} proposes it: {proposed.reason}" if proposed else "Nobody proposed it."
    page = AskPage(form, "Lift this hold?", "Answer", row.get_absolute_url(), row.review.code, lead)
    return ask(request, page, act)
