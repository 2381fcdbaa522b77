"""What an agency does with its return, besides writing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.casework.contributions import (
    actions,
    forms,
    handing,
    permits,
    records,
    securing,
    writing,
)
from goldthread.casework.contributions.models import Return, StepKind
from goldthread.casework.contributions.pages import AgencyPage
from goldthread.casework.contributions.shared import (
    ASKING,
    FormPage,
    ask,
    done_or_refused,
    fetch_own,
)
from goldthread.casework.contributions.views_writing import names_in_draft
from goldthread.casework.reviews.walls import managers_of
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import actions as agencies


def _fetch_to_sign(request: HttpRequest, pk: Any) -> Return:
    found = fetch_own(request, pk)
    permits.need(permits.signs(found, request.user), actions.SIGNATORY)
    return found


@ASKING
def acknowledge(request: HttpRequest, pk: Any) -> HttpResponse:
    """Read what is asked, and say that it was received."""
    found = _fetch_to_sign(request, pk)
    form = forms.WordsForm(request.POST if request.method == "POST" else None)
    del form.fields["words"]

    def act(told: dict[str, Any]) -> str:
        actions.acknowledge(agency_return=found, by=request.user)
        return "Acknowledged. Now name who writes it."

    if done_or_refused(request, form, act):
        return redirect("return_author", pk)
    context = {
        "page": AgencyPage.of(found, request.user),
        "form": form,
        "secured": securing.secured(found),
    }
    return render(request, "contributions/acknowledge.html", context)


@ASKING
def author(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_sign(request, pk)
    form = forms.AuthorForm(request.POST or None, people=permits.possible_authors(found))

    def act(told: dict[str, Any]) -> str:
        actions.name_author(agency_return=found, person=told["person"], by=request.user)
        return f"{told['person']} is named and was told by e-mail."

    if done_or_refused(request, form, act):
        return redirect(found)
    context = {
        "page": AgencyPage.of(found, request.user),
        "form": form,
        "unit": managers_of(found.matter),
    }
    return render(request, "contributions/author.html", context)


@ASKING
def author_end(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_sign(request, pk)
    named = found.delegations.filter(ended_at__isnull=True)
    # in scope: by the return in scope
    people = User.objects.filter(pk__in=named.values("person")).order_by("name")
    form = forms.EndAuthorForm(request.POST or None, people=people)

    def act(told: dict[str, Any]) -> str:
        row = named.get(person=told["person"])
        actions.end_author(delegation=row, why=told["why"], by=request.user)
        return f"{told['person']} no longer writes this return."

    page = FormPage(found, form, "Take an author off", "Take them off")
    return ask(request, page, act)


@ASKING
def independence(request: HttpRequest, pk: Any) -> HttpResponse:
    found = fetch_own(request, pk)
    mine = permits.delegation_of(found, request.user)
    permits.need(mine is not None, "Only a named author answers this.")
    if hasattr(mine, "statement"):
        messages.info(request, "You have answered already.")
        return redirect(found)

    def act(told: dict[str, Any]) -> str:
        row = actions.state_independence(
            agency_return=found,
            involved=told["involved"] == "yes",
            managed=told["managed"] == "yes",
            post=told["post"],
            words=told["words"],
            by=request.user,
        )
        if row.is_independent:
            return "You stand apart from the case. You can write."
        return "Kept. The business unit decides whether you can write it all the same."

    lead = "An author must stand apart from the case. Your answers are kept and cannot be changed."
    page = FormPage(
        found, forms.IndependenceForm(request.POST or None), "Do you stand apart from the case?",
        "Send my answers", lead,
    )  # fmt: skip
    return ask(request, page, act)


@ASKING
def nil(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_sign(request, pk)
    initial = {"period_from": found.period_from, "period_to": found.period_to}

    def act(told: dict[str, Any]) -> str:
        actions.nil(agency_return=found, by=request.user, **told)
        return "Your nil return is made. Thank you: knowing that there was nothing matters."

    form = forms.NilForm(request.POST or None, initial=initial)
    lead = "Your agency searched and found that it had no involvement in the period."
    return ask(request, FormPage(found, form, "Make a nil return", "Make a nil return", lead), act)


@ASKING
def secured(request: HttpRequest, pk: Any) -> HttpResponse:
    found = fetch_own(request, pk)

    def act(told: dict[str, Any]) -> str:
        writing.secure(agency_return=found, by=request.user, **told)
        return "Kept."

    told = securing.secured(found)
    initial = {"on": told.on, "words": told.words} if told else None
    form = forms.SecuredForm(request.POST or None, initial=initial)
    already = ""
    if told and told.scoping:
        already = (
            f"Your agency told this on {told.told_on.day} {told.told_on:%B %Y} in scoping. Answer "
            "again only if it has changed."
        )
    page = FormPage(
        found, form, "When were your records secured?", "Keep this",
        "From that day on nobody could change them.", (already,) if already else (),
        back=reverse("imr", args=[pk]),
    )  # fmt: skip
    return ask(request, page, act, page.back_href)


@ASKING
def hand_in(request: HttpRequest, pk: Any) -> HttpResponse:
    found = fetch_own(request, pk)
    permits.need(permits.may_write(found, request.user), records.WRITERS)

    def act(told: dict[str, Any]) -> str:
        handing.hand_in(agency_return=found, words=told["words"], by=request.user)
        return "Handed in. Your signatory was told."

    page = FormPage(
        found, forms.WordsForm(request.POST or None), "Hand it in for sign-off", "Hand it in",
        "The text stands still from here, until your signatory signs it or hands it back.",
        tuple(handing.missing(found)), back=reverse("imr", args=[pk]),
        names=tuple(names_in_draft(found)),
    )  # fmt: skip
    return ask(request, page, act, found.get_absolute_url())


@ASKING
def sign_off(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_sign(request, pk)
    form = forms.SignForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        handing.sign_off(
            agency_return=found, post=told["post"], words=told["words"], by=request.user
        )
        return "Signed off and sent to the panel."

    if done_or_refused(request, form, act):
        return redirect(found)
    context = {
        "page": AgencyPage.of(found, request.user),
        "form": form,
        "wrote_it": handing.has_written(found, request.user),
        "waits": StepKind.HANDED_IN,
        "names": names_in_draft(found, lambda id_: f"{reverse('imr_read', args=[pk])}#s-{id_}"),
    }
    return render(request, "contributions/sign_off.html", context)


@ASKING
def hand_back(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_sign(request, pk)

    def act(told: dict[str, Any]) -> str:
        handing.hand_back(agency_return=found, words=told["reason"], by=request.user)
        return "Handed back. Its author was told."

    form = forms.ReasonForm(request.POST or None, label="What should be changed?")
    lead = "Only your agency sees this."
    return ask(request, FormPage(found, form, "Hand it back", "Hand it back", lead), act)


@ASKING
def conflict(request: HttpRequest, pk: Any) -> HttpResponse:
    """An agency's people have no seat on the review, so they declare a conflict here."""
    found = fetch_own(request, pk)

    def act(told: dict[str, Any]) -> str:
        agencies.declare_conflict(
            matter=found.matter, person=request.user, reason=told["reason"], by=request.user
        )
        return "Declared. The return is closed to you."

    form = forms.ReasonForm(request.POST or None, label="What is it?")
    lead = "From then on you see nothing of this review. Only the business unit can lift it."
    page = FormPage(found, form, "Declare a conflict of interest", "Declare it", lead)
    return ask(request, page, act, reverse("my_returns"))
