"""What the small forms of this room share: show, ask, act, and say what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.casework.contributions import permits
from goldthread.casework.contributions.models import Return
from goldthread.casework.contributions.realnames import Place
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused

ASKING = require_http_methods(["GET", "POST"])
WITH = (
    "review__matter__partnership",
    "organisation__successor__successor",
    "organisation__partnership",
    "terms",
)


@dataclass(frozen=True)
class FormPage:
    """One question, or a few, about one return. `told`: paragraphs shown above the form."""

    agency_return: Return
    form: forms.Form
    title: str
    button: str
    lead: str = ""
    told: tuple[str, ...] = ()
    back: str = ""
    names: tuple[Place, ...] = ()  # where real names may stand in what is written

    @property
    def back_href(self) -> str:
        return self.back or self.agency_return.get_absolute_url()


def fetch_return(request: HttpRequest, pk: Any) -> Return:
    """A return that this person may see: their own agency's, or one that they oversee."""
    return fetch(request, Return, *WITH, pk=pk)


def fetch_own(request: HttpRequest, pk: Any) -> Return:
    """A return of one's own agency. 403 for those who only oversee it."""
    found = fetch_return(request, pk)
    permits.need(
        permits.is_own(found, request.user),
        "What an agency is writing is its own. You can read it when it is sent.",
    )
    return found


def done_or_refused(
    request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], str]
) -> bool:
    """Whether the form was good and the action was taken; what was refused stands on the form.

    `act` gets the cleaned answers, calls the action, and returns what to tell the person.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        told = act(form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return False
    messages.success(request, told)
    return True


def ask(
    request: HttpRequest, page: FormPage, act: Callable[[dict[str, Any]], str], then: str = ""
) -> HttpResponse:
    """A page with one form about a return, which leads back to it or to where `then` says."""
    if done_or_refused(request, page.form, act):
        return redirect(then or page.agency_return.get_absolute_url())
    return render(request, "contributions/ask.html", {"page": page, "form": page.form})
