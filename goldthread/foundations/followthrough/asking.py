"""What the small forms of an action share: show, ask, act, and say what happened."""

from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough.pages import FormPage
from goldthread.foundations.records.refusals import Refused


def need_partnership(request: HttpRequest, roles: Collection[Role]) -> Partnership:
    """The partnership this person works in now, if they hold one of these roles in it; else 403."""
    partnership: Partnership | None = getattr(request, "partnership", None)
    if partnership is None or not standing(request.user).holds(roles, partnership=partnership.pk):
        raise PermissionDenied
    return partnership


def need(permitted: bool, who_can: str) -> None:
    """403, with the words who can, for somebody who may read and not write."""
    if not permitted:
        raise PermissionDenied(who_can)


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
    messages.success(request, f"{told}.")
    return True


def ask(request: HttpRequest, page: FormPage, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    """A page with one form about an action, which leads back to the action."""
    if done_or_refused(request, page.form, act):
        return redirect(page.action)
    return render(request, "followthrough/form.html", {"page": page})
