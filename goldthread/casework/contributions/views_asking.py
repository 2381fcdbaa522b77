"""What the business unit and the lead reviewer do with a return."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.casework.contributions import actions, asking, forms, permits
from goldthread.casework.contributions.models import IndependenceStatement, Return
from goldthread.casework.contributions.shared import ASKING, FormPage, ask, fetch_return
from goldthread.casework.reviews import forms_time
from goldthread.casework.reviews.models import Review, TermsOfReference
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.forms import bodies_of
from goldthread.foundations.records.refusals import Refused


@ASKING
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch(request, Review, "matter__partnership", pk=pk)
    permits.need(permits.may_invite(review, request.user), asking.WHO)
    # in scope: by the review in scope
    terms = TermsOfReference.objects.agreed(review)
    form = forms.InviteForm(
        request.POST or None,
        bodies=bodies_of(review.partnership, request.user),
        initial={
            "organisations": asking.still_to_ask(review, terms),
            "due": asking.usual_due(review),
        },
    )
    if form.is_valid():
        told = form.cleaned_data
        try:
            made = asking.invite(
                review=review,
                organisations=list(told["organisations"]),
                due=told["due"],
                kind=told["kind"],
                words=told["words"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            names = ", ".join(row.organisation.name for row in made)
            messages.success(request, f"Asked: {names}.")
            return redirect("returns", pk)
    context = {"form": form, "review": review, "terms": terms}
    return render(request, "contributions/invite.html", context)


def _fetch_to_ask(request: HttpRequest, pk: Any) -> Return:
    found = fetch_return(request, pk)
    permits.need(permits.may_invite(found.review, request.user), asking.WHO)
    return found


def _fetch_to_run(request: HttpRequest, pk: Any) -> Return:
    found = fetch_return(request, pk)
    permits.need(permits.may_run(found, request.user), "Only the business unit can do this.")
    return found


@ASKING
def chase(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_ask(request, pk)

    def act(told: dict[str, Any]) -> str:
        row = asking.chase(agency_return=found, words=told["words"], by=request.user)
        return f"Asked again. Told: {row.told}." if row.told else (
            f"Kept, but nobody was told: {found.answering} has nobody who can answer here."
        )  # fmt: skip

    page = FormPage(found, forms.ChaseForm(request.POST or None), "Ask again", "Ask again")
    return ask(request, page, act)


@ASKING
def time(request: HttpRequest, pk: Any) -> HttpResponse:
    """More time: the agency asks, or those who invite decide or give it."""
    found = fetch_return(request, pk)
    if permits.is_own(found, request.user):
        return _ask_for_time(request, found)
    permits.need(permits.may_invite(found.review, request.user), asking.WHO)
    asked = found.extensions.filter(decided_at__isnull=True).select_related("by").first()
    if asked is None:
        return _give_time(request, found)

    def act(told: dict[str, Any]) -> str:
        granted = told["granted"] == "yes"
        asking.decide_on_time(
            agency_return=found, granted=granted, to=told["to"], words=told["words"],
            by=request.user,
        )  # fmt: skip
        return "More time is granted." if granted else "More time is refused."

    form = forms_time.DecideTimeForm(request.POST or None, initial={"to": asked.asked_for})
    lead = f"{asked.by} asks for time until {asked.asked_for.day} {asked.asked_for:%B %Y}."
    page = FormPage(found, form, "More time is asked for", "Decide", lead, (asked.reason,))
    return ask(request, page, act)


def _ask_for_time(request: HttpRequest, found: Return) -> HttpResponse:
    def act(told: dict[str, Any]) -> str:
        asking.ask_for_time(agency_return=found, by=request.user, **told)
        return "You have asked for more time. The date stays until it is decided."

    form = forms_time.TimeForm(request.POST or None)
    return ask(request, FormPage(found, form, "Ask for more time", "Ask for more time"), act)


def _give_time(request: HttpRequest, found: Return) -> HttpResponse:
    def act(told: dict[str, Any]) -> str:
        row = asking.give_time(agency_return=found, by=request.user, **told)
        return f"It is due on {row.asked_for.day} {row.asked_for:%B %Y}."

    form = forms_time.TimeForm(request.POST or None)
    lead = "Nobody has asked for it. The first date and your reason stay on record."
    return ask(request, FormPage(found, form, "Give more time", "Move the date", lead), act)


@ASKING
def excuse(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_run(request, pk)

    def act(told: dict[str, Any]) -> str:
        asking.excuse(agency_return=found, reason=told["reason"], by=request.user)
        return f"{found.organisation} is excused."

    form = forms.ReasonForm(request.POST or None, label="Why is nothing asked of this agency?")
    lead = "What it wrote stays with it. You can ask it again later."
    return ask(request, FormPage(found, form, "Excuse this agency", "Excuse it", lead), act)


@ASKING
def release(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_run(request, pk)
    if found.releases.filter(ended_at__isnull=True).exists():
        return _end_release(request, found)

    def act(told: dict[str, Any]) -> str:
        asking.release(agency_return=found, reason=told["reason"], by=request.user)
        return "The other agencies that were asked can read it now."

    form = forms.ReasonForm(
        request.POST or None, label="Why do the other agencies need to read it?"
    )
    lead = (
        "Every agency that was asked in this review could read what was sent, word for word. It "
        "would learn that this agency was asked. Nothing is opened by itself."
    )
    page = FormPage(found, form, "Open this return to the other agencies", "Open it", lead)
    return ask(request, page, act)


def _end_release(request: HttpRequest, found: Return) -> HttpResponse:
    def act(told: dict[str, Any]) -> str:
        asking.end_release(agency_return=found, by=request.user)
        return "The other agencies can no longer read it."

    form = forms.WordsForm(request.POST or None)
    del form.fields["words"]
    lead = "What somebody has read stays read."
    page = FormPage(found, form, "Close it to the other agencies again", "Close it", lead)
    return ask(request, page, act)


@ASKING
def ruling(request: HttpRequest, pk: Any) -> HttpResponse:
    """Whether an author who does not stand apart may write all the same."""
    found = _fetch_to_run(request, pk)
    # in scope: by the return in scope
    open_ = IndependenceStatement.objects.filter(
        delegation__agency_return=found, delegation__ended_at__isnull=True, ruling__isnull=True
    ).exclude(involved=False, managed=False)
    statement = open_.select_related("delegation__person").first()
    if statement is None:
        messages.info(request, "There is nothing to decide about an author of this return.")
        return redirect(found)

    def act(told: dict[str, Any]) -> str:
        accepted = told["accepted"] == "yes"
        actions.rule_on_independence(
            statement=statement, accepted=accepted, reason=told["reason"], by=request.user
        )
        return "It is accepted, and they can write." if accepted else "They cannot write it."

    person = statement.delegation.person
    said = [
        "Had involvement with the child or family." if statement.involved else "",
        "Line-managed somebody who had." if statement.managed else "",
        statement.words,
    ]
    page = FormPage(
        found,
        forms.RulingForm(request.POST or None),
        f"{person} does not stand apart from the case",
        "Decide",
        f"{person}, {statement.post}, answered:",
        tuple(filter(None, said)),
    )
    return ask(request, page, act)
