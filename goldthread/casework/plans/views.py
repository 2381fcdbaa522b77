"""Child protection of one family, one meeting, and all families one works with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.casework.plans.models import PlanMeeting
from goldthread.casework.plans.pages import MeetingPage, PlansPage
from goldthread.casework.plans.pages_over import OverPage
from goldthread.casework.safeguards.asking import fetch_family, here
from goldthread.foundations.access.doors import fetch


@require_safe
def child_protection(request: HttpRequest, pk: int) -> HttpResponse:
    page = PlansPage.of(fetch_family(request, pk), request.user)
    return render(request, "plans/plans.html", {"page": page})


@require_safe
def plan_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, PlanMeeting, "family__matter__partnership", "by", "mistake__by", pk=pk)
    return render(request, "plans/meeting.html", {"page": MeetingPage.of(row, request.user)})


@require_safe
def plans_over(request: HttpRequest) -> HttpResponse:
    page = OverPage.of(here(request), request.user, request.GET.get("only", ""))
    return render(request, "plans/over.html", {"page": page})
