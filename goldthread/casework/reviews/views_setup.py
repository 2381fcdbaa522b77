"""The fifteen-minute set-up: kind, title and pseudonym, period, people."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldthread.casework.frameworks import held
from goldthread.casework.intake.models import Decision
from goldthread.casework.reviews import commissioning, kinds, panels
from goldthread.casework.reviews.commissioning import Beginning
from goldthread.casework.reviews.forms_setup import BeginForm, KindForm, PeopleForm, PeriodForm
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.pseudonyms import Wished
from goldthread.casework.reviews.within import Question, ask, running
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.views.permits import holds, only
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.clocks import EVENTS

OWN_EVENTS = {"initiated", "published"}  # asked for by the review itself


@require_http_methods(["GET", "POST"])
def commission(request: HttpRequest) -> HttpResponse:
    """Step 1: the kind of a review that was decided outside Goldthread."""
    partnership = only(request, BUSINESS_UNIT)
    offered = held.kinds(partnership, timezone.localdate())
    form = KindForm(request.POST or None, kinds=offered)
    if form.is_valid():
        asked = urlencode({"kind": form.cleaned_data["kind"]})
        return redirect(f"{reverse('commission_details')}?{asked}")
    hints = {kind.code: kind.described or kind.source for kind in offered}
    return render(request, "reviews/kind.html", {"form": form, "hints": hints})


@require_http_methods(["GET", "POST"])
def commission_details(request: HttpRequest) -> HttpResponse:
    """Step 2 for a review that was decided elsewhere."""
    partnership = only(request, BUSINESS_UNIT)
    kind = held.kind(partnership, request.GET.get("kind", ""), timezone.localdate())
    if kind is None:
        return redirect("commission")
    events = _events(held.rules_of(partnership, kind.code))
    form = BeginForm(request.POST or None, events=events, elsewhere=True)

    def act(beginning: Beginning) -> Review:
        return commissioning.commission(
            partnership=partnership, kind=kind.code, beginning=beginning, by=request.user
        )

    return _begin(request, form, act, kind.name, reverse("commission"))


@require_http_methods(["GET", "POST"])
def open_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Step 2 for a review that the chair decided on in intake."""
    decision = fetch(request, Decision, "matter__partnership", pk=pk)
    if not holds(request.user, BUSINESS_UNIT, decision.partnership):
        raise PermissionDenied
    kind = held.kind(decision.partnership, kinds.code_of(decision))
    if kind is None or not decision.leads_to_review:
        raise Http404
    if (review := Review.objects.visible_to(request.user).filter(matter=decision.matter)).exists():
        return redirect("review_life", review.get().pk)
    events = _events(held.rules_of(decision.partnership, kind.code))
    first = {
        "initiated_on": timezone.localtime(decision.decided_at).date(),
        **{f"event_{event}": on for event, on in _days_of(decision).items()},
    }
    form = BeginForm(request.POST or None, events=events, elsewhere=False, initial=first)

    def act(beginning: Beginning) -> Review:
        return commissioning.open_review(decision=decision, beginning=beginning, by=request.user)

    return _begin(request, form, act, kind.name, decision.get_absolute_url())


def _events(rules: Any) -> list[tuple[str, str]]:
    asked = dict.fromkeys(clock.event for clock in rules if clock.event not in OWN_EVENTS)
    return [(event, EVENTS.get(event, event.replace("-", " "))) for event in asked]


def _days_of(decision: Decision) -> dict[str, date]:
    """What intake knows of the days that clocks run from."""
    referral = decision.referral
    sent = referral.notifications.filter(step="notify-panel", marks__what="sent")
    days = {"aware": referral.aware_on, "sent": sent.values_list("marks__on", flat=True).first()}
    return {event: on for event, on in days.items() if on}


def _begin(
    request: HttpRequest,
    form: BeginForm,
    act: Callable[[Beginning], Review],
    kind: str,
    back: str,
) -> HttpResponse:
    if form.is_valid():
        given = form.cleaned_data
        name = given["name"].strip()
        wished = Wished(name, given["wish"], given["wish_words"], given["despite"])
        beginning = Beginning(
            given["title"],
            given["initiated_on"],
            wished if name else None,
            given.get("decided_elsewhere", ""),
            form.known_events(),
            form.period,
        )
        try:
            review = act(beginning)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"{review.code} is open. Clocks, timetable, letters and a "
                                      "first draft of the terms are filled in.")  # fmt: skip
            return redirect("review_people", review.pk)
    return render(request, "reviews/begin.html", {"form": form, "kind": kind, "back": back})


@require_http_methods(["GET", "POST"])
def review_period(request: HttpRequest, pk: int) -> HttpResponse:
    """Also asked when the review is opened; reached again from what is missing."""
    review = running(request, pk)
    initial = {"starts": review.period_from, "ends": review.period_to}
    question = Question(
        title="Which period does the review look at?",
        lead="Agencies write about this time. Agreed terms of reference keep it.",
        button="Save the period",
        back=reverse("review_life", args=[pk]),
        back_words="Overview",
    )

    def act(**fields: Any) -> None:
        commissioning.set_period(review=review, by=request.user, **fields)

    form = PeriodForm(request.POST or None, initial=initial)
    return ask(request, review, form, question, act, "The period is set.")


@require_http_methods(["GET", "POST"])
def review_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Step 3: seats in one go. Also reached from the panel's page."""
    review = running(request, pk)
    panel = panels.panel_of(review, timezone.localdate())
    question = Question(
        title="Who leads it, and who sits on the panel?",
        lead="Everybody you tick can see this review from today. Seats end on the page “Who can "
        "see this”.",
        button="Give these seats",
        back=reverse("panel", args=[pk]),
        back_words="Panel",
    )

    def act(**chosen: Any) -> None:
        panels.seat(review=review, by=request.user, **chosen)

    form = PeopleForm(request.POST if request.method == "POST" else None, review=review,
                      user=request.user)  # fmt: skip
    works = panels.works_for(review.partnership, timezone.localdate())
    return ask(request, review, form, question, act, "The seats are given.",
               template="reviews/people.html", panel=panel, works=works)  # fmt: skip
