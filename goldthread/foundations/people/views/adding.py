"""Adding somebody: the questions, and first of all whether they are known already."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldthread.foundations.agencies.models import Matter, Organisation
from goldthread.foundations.people import adding
from goldthread.foundations.people.forms import AddForm
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.views.shared import matter_of
from goldthread.foundations.records.refusals import Refused

__all__ = ["add"]


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, code: str) -> HttpResponse:
    matter = matter_of(request, code, writing=True)
    bodies = Organisation.objects.visible_to(request.user).filter(partnership=matter.partnership)
    form = AddForm(request.POST or None, bodies=bodies.filter(closed__isnull=True))
    if not form.is_valid():
        return _shown(request, form, matter)
    choices = adding.choices(form.told, form.lists, matter, request.user)
    if choices:
        form.ask_who([(str(pk), words) for pk, words in choices])
        if "who" not in request.POST:
            return _shown(request, form, matter, asked=True)
        form.full_clean()
        if not form.is_valid():
            return _shown(request, form, matter, asked=True)
    return _add(request, form, matter)


def _add(request: HttpRequest, form: AddForm, matter: Matter) -> HttpResponse:
    told = form.cleaned_data
    try:
        row = adding.add(
            matter=matter,
            role=told["other_role"] or told["role"],
            known=told.get("who", "new"),
            facts=form.told,
            lists=form.lists,
            place={name: told[name] for name in ("line1", "town", "postcode")},
            organisation=told["organisation"],
            by=request.user,
        )
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return _shown(request, form, matter)
    messages.success(request, f"Added. Every agency writes {row.code} for them.")
    return redirect(_next(row))


def _next(row: Involvement) -> Any:
    """On to the history check, where one was begun."""
    return row.checks.filter(closed_at__isnull=True).first() or row


def _shown(
    request: HttpRequest, form: AddForm, matter: Matter, *, asked: bool = False
) -> HttpResponse:
    context = {"form": form, "matter": matter, "asked": asked, "today": timezone.localdate()}
    return render(request, "people/add.html", context)
