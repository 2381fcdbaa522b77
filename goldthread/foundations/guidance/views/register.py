"""The register: all of it, by situation, what drifts, and one piece of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.guidance import actions, forms, pages
from goldthread.foundations.guidance.models import Guidance, GuidanceLimits, Situation
from goldthread.foundations.guidance.views.shared import ASKING, WITH, done
from goldthread.foundations.records.refusals import Refused


@require_safe
def guidance(request: HttpRequest) -> HttpResponseBase:
    """Everything of the partnership that this person may see."""
    page = pages.RegisterPage.of(request, only(request, CASE_ROLES))
    if (download := page.work.export()) is not None:
        return download
    return render(request, "guidance/register.html", {"page": page})


@require_safe
def drifting(request: HttpRequest) -> HttpResponse:
    page = pages.DriftPage.for_user(request.user, only(request, CASE_ROLES))
    return render(request, "guidance/drifting.html", {"page": page})


@ASKING
def situations(request: HttpRequest) -> HttpResponse:
    """What there is for each situation; the business unit adds situations here."""
    partnership = only(request, CASE_ROLES if request.method != "POST" else BUSINESS_UNIT)
    form = forms.SituationForm(request.POST or None)

    def act(name: str) -> None:
        actions.add_situation(partnership=partnership, name=name, by=request.user)

    if done(request, form, act, "The situation is on the list."):
        return redirect("guidance_situations")
    page = pages.SituationsPage.of(request.user, partnership, form)
    return render(request, "guidance/situations.html", {"page": page})


@require_POST
def end_situation(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Situation.objects.visible_to(request.user), pk=pk)
    try:
        actions.end_situation(situation=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"“{row.name}” is off the list.")
    return redirect("guidance_situations")


@require_safe
def guidance_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of guidance: what holds, who reads it, and everything that was before."""
    found = fetch(request, Guidance, *WITH, pk=pk)
    row: Any = Guidance.objects.visible_to(request.user).with_standing(request.user)
    row = get_object_or_404(row.select_related(*WITH), pk=found.pk)
    page = pages.GuidancePage.of(row, request.user)
    return render(request, "guidance/guidance.html", {"page": page})


@ASKING
def guidance_limits(request: HttpRequest) -> HttpResponse:
    """From when on guidance drifts in this partnership."""
    partnership = only(request, BUSINESS_UNIT)
    numbers = GuidanceLimits.of(partnership)
    start = {name: getattr(numbers, name) for name in forms.HINTS}
    form = forms.LimitsForm(request.POST or None, initial=start)

    def act(**told: int) -> None:
        actions.set_limits(partnership=partnership, by=request.user, **told)

    if done(request, form, act, "The numbers are saved and hold from now on."):
        return redirect("guidance_drift")
    return render(request, "guidance/limits.html", {"form": form})
