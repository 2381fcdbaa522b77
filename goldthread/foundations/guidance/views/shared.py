"""What the views of guidance share: one record in scope, one form, one answer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.guidance import permits
from goldthread.foundations.guidance.models import Guidance, Version
from goldthread.foundations.guidance.pages import FormPage
from goldthread.foundations.records.refusals import Refused

ASKING = require_http_methods(["GET", "HEAD", "POST"])
WITH = ("partnership", "owner", "organisation")
KEEPERS = "Only its owner and the business unit can do this. Nothing was changed."
APPROVERS = (
    "Only those who are named to approve this draft, and wrote none of it, can answer. Nothing was "
    "changed."
)


def kept(request: HttpRequest, pk: int) -> Guidance:
    """Guidance that this person keeps; 403 for somebody who only reads it."""
    row = fetch(request, Guidance, *WITH, pk=pk)
    need(permits.may_keep(row, request.user), KEEPERS)
    return row


def version_of(request: HttpRequest, pk: int) -> Version:
    return fetch(
        request, Version, "guidance__partnership", "by", "first_by", "second_by", "ended_by",
        "refusal__by", "not_public", pk=pk,
    )  # fmt: skip


def need(permitted: bool, who_can: str) -> None:
    if not permitted:
        raise PermissionDenied(who_can)


def done(request: HttpRequest, form: forms.BaseForm, act: Callable[..., Any], told: str) -> bool:
    """Whether what was asked is done; if not, the form says why."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return False
    messages.success(request, told)
    return True


def ask(request: HttpRequest, page: FormPage, act: Callable[..., Any], told: str) -> HttpResponse:
    """A page with one form, which leads back to what it is about."""
    if done(request, page.form, act, told):
        return redirect(page.back)
    return render(request, "guidance/form.html", {"page": page})
