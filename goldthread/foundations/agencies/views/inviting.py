"""Inviting people, and what an invited person sees."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies import inviting, letters
from goldthread.foundations.agencies.actions import KEEPERS
from goldthread.foundations.agencies.forms import InviteForm, JoinForm
from goldthread.foundations.agencies.models import Invitation
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.records.refusals import Refused

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOT_SENT = "The e-mail could not be sent. The invitation is kept: use “Send again” later."


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    partnership = only(request, KEEPERS)
    form = InviteForm(request.POST or None, partnership=partnership, user=request.user)
    if form.is_valid():
        try:
            made = inviting.invite(partnership=partnership, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            _post(request, *made)
            return redirect("people")
    return render(request, "agencies/invite.html", {"form": form})


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = fetch(request, Invitation, pk=pk, partnership=only(request, KEEPERS))
    try:
        _post(request, *inviting.invite_again(invitation=invitation, by=request.user))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("people")


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = fetch(request, Invitation, pk=pk, partnership=only(request, KEEPERS))
    try:
        inviting.withdraw(invitation=invitation, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"The invitation to {invitation.name} is withdrawn.")
    return redirect("people")


@login_not_required
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """What the link opens: a form for somebody new, a button for somebody we know."""
    found = inviting.opened_by(secret)
    if found is None or not found.is_open:
        return render(request, "agencies/invitation_spent.html", status=410)
    account = inviting.account_of(found)
    if account is None and request.user.is_anonymous:
        return _new_person(request, found)
    context: dict[str, Any] = {"invitation": found, "mine": account == request.user}
    if request.method == "POST" and context["mine"]:
        try:
            inviting.take_up(invitation=found, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"You have joined {found.partnership}.")
            return redirect("/")
    return render(request, "agencies/invitation_known.html", context)


def _new_person(request: HttpRequest, found: Invitation) -> HttpResponse:
    form = JoinForm(request.POST or None, initial={"name": found.name}, email=found.email)
    if form.is_valid():
        try:
            person = inviting.join(invitation=found, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            record_authentication(request, person, method="password", email=person.email)
            login(request, person, backend=BACKEND)
            return redirect("/")
    return render(request, "agencies/invitation_new.html", {"invitation": found, "form": form})


def _post(request: HttpRequest, made: Invitation, secret: str) -> None:
    if letters.send_invitation(made, secret):
        messages.success(request, f"The invitation to {made.name} is on its way to {made.email}.")
    else:
        messages.error(request, NOT_SENT)
