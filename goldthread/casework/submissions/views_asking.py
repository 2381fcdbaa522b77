"""What the business unit and the lead reviewer do: ask, ask again, move the date, excuse."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.casework.reviews import forms_time, moretime
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions import answering, asking, forms, permits
from goldthread.casework.submissions.models import Call
from goldthread.casework.submissions.shared import ASKING, ask_about, fetch_call
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.forms import bodies_of
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.dayspans import day as in_words


@ASKING
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch(request, Review, "matter__partnership", pk=pk)
    permits.need(permits.may_ask(review, request.user), permits.ASKERS)
    asked = Call.objects.visible_to(request.user).filter(review=review).with_last_step()
    standing = asked.exclude(last_step="excused").values("organisation")
    # Nothing is ticked: whom a review asks is decided by a person, each time.
    form = forms.AskForm(
        request.POST or None,
        bodies=bodies_of(review.partnership, request.user).exclude(pk__in=standing),
    )
    if form.is_valid():
        told = form.cleaned_data
        try:
            made = asking.ask(
                review=review, organisations=list(told["organisations"]), due=told["due"],
                words=told["words"], by=request.user,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            names = ", ".join(row.organisation.name for row in made)
            messages.success(request, f"Asked: {names}.")
            return redirect("calls", pk)
    return render(request, "submissions/ask.html", {"form": form, "review": review})


def _fetch_to_ask(request: HttpRequest, pk: Any) -> Call:
    found = fetch_call(request, pk)
    permits.need(permits.may_ask(found.review, request.user), permits.ASKERS)
    return found


@ASKING
def chase(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_ask(request, pk)

    def act(told: dict[str, Any]) -> str:
        row = asking.chase(call=found, words=told["words"], by=request.user)
        if row.told:
            return f"Asked again. Told: {row.told}"
        return f"Kept, but nobody was told: {found.answering} has nobody who can answer here"

    form = forms.ChaseForm(request.POST or None)
    return ask_about(request, found, form, "Ask again", "Ask again", act)


@ASKING
def due(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_ask(request, pk)

    def act(told: dict[str, Any]) -> str:
        row = asking.move_due(call=found, by=request.user, **told)
        return f"It is due on {row.due.day} {row.due:%B %Y}"

    form = forms.DueForm(request.POST or None)
    lead = "The first date and your reason stay on record."
    return ask_about(request, found, form, "Move the date", "Move the date", act, lead)


@ASKING
def time(request: HttpRequest, pk: Any) -> HttpResponse:
    """More time: the agency asks, and those who asked for the chronology decide."""
    found = fetch_call(request, pk)
    if permits.is_own(found, request.user):
        return _ask_for_time(request, found)
    permits.need(permits.may_ask(found.review, request.user), permits.ASKERS)
    asked = moretime.open_of(found)
    if asked is None:
        return redirect("call_due", pk)

    def act(told: dict[str, Any]) -> str:
        granted = told["granted"] == "yes"
        asking.decide_on_time(
            call=found, granted=granted, to=told["to"], words=told["words"], by=request.user
        )
        return "More time is granted" if granted else "More time is refused"

    form = forms_time.DecideTimeForm(request.POST or None, initial={"to": asked.asked_for})
    lead = f"{asked.by} asks for time until {in_words(asked.asked_for)}: {asked.reason}"
    return ask_about(request, found, form, "More time is asked for", "Decide", act, lead)


def _ask_for_time(request: HttpRequest, found: Call) -> HttpResponse:
    def act(told: dict[str, Any]) -> str:
        answering.ask_for_time(call=found, by=request.user, **told)
        return "You have asked for more time. The date stays until it is decided"

    form = forms_time.TimeForm(request.POST or None)
    lead = f"It is due on {in_words(found.due)}."
    title = "Ask for more time"
    return ask_about(request, found, form, title, title, act, lead)


@ASKING
def excuse(request: HttpRequest, pk: Any) -> HttpResponse:
    found = fetch_call(request, pk)
    permits.need(permits.may_run(found, request.user), "Only the business unit can do this.")

    def act(told: dict[str, Any]) -> str:
        asking.excuse(call=found, reason=told["reason"], by=request.user)
        return f"{found.organisation} is excused"

    form = forms.ReasonForm(request.POST or None, label="Why is nothing asked of this agency?")
    lead = "What it sent stays. You can ask it again later."
    return ask_about(request, found, form, "Excuse this agency", "Excuse it", act, lead)
