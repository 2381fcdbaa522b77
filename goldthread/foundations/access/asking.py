"""What small forms share: show, ask, act, say so."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.foundations.records.refusals import Refused


@dataclass(frozen=True)
class AskPage:
    """One form about a record, or about something that belongs to it.

    `keeps`: what is written may stay on the device until it is sent; not what is too secret for it.
    """

    form: Any
    title: str
    button: str
    back: str
    caption: str
    lead: str = ""
    keeps: bool = True


def need(permitted: bool, who_can: str) -> None:
    """403, with the words who can, for somebody who may read and not write."""
    if not permitted:
        raise PermissionDenied(who_can)


def done_or_refused(
    request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], str]
) -> bool:
    """Whether the form was good and the action was taken; what was refused stands on the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        told = act(form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return False
    messages.success(request, f"{told}.")
    return True


def ask(request: HttpRequest, page: AskPage, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    """A page with one form, which leads back to where it came from."""
    if done_or_refused(request, page.form, act):
        return redirect(page.back)
    return render(request, "access/asked.html", {"page": page})
