"""The home page's view."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES
from goldthread.foundations.records.tasks import Task
from goldthread.web.home.drift import drift_view
from goldthread.web.home.needs import Asker, needs
from goldthread.web.home.page import HomePage
from goldthread.web.home.waiting import waiting


def home(request: HttpRequest) -> HttpResponse:
    """What needs this person, what they wait for, what drifts; settings for an administrator."""
    partnership = request.partnership
    today = timezone.localdate()
    if partnership is None:
        return render(request, "home/nowhere.html")
    asker = Asker(request.user, partnership, today)
    if not asker.holds(CASE_ROLES):
        return render(request, "home/administrator.html")
    page = HomePage(
        greeting=_greeting(),
        needs=needs(asker),
        waiting=waiting(asker),
        drift=drift_view(request.user, partnership, today),
        first_steps=_first_steps(asker),
        today=today,
    )
    return render(request, "home/home.html", {"page": page})


def _greeting() -> str:
    hour = timezone.localtime().hour
    return "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"


def _first_steps(asker: Asker) -> list[Task]:
    """Where work begins: anybody may tell of an incident; the business unit brings reviews in."""
    steps = [Task("Tell us about a serious incident", reverse("new_referral"))]
    if asker.holds(BUSINESS_UNIT):
        steps.append(Task("Bring in a published review", reverse("bring_in")))
    return steps
