"""The doors of one matter: seats, conflicts of interest, emergency access."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies import actions
from goldthread.foundations.agencies.forms import (
    ConflictForm,
    ConflictOfForm,
    LastDayForm,
    SeatForm,
)
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.agencies.pages import DoorsPage
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.views.permits import here, holds, only
from goldthread.foundations.records.refusals import Refused

MANAGER = frozenset({Role.BUSINESS_MANAGER})


def _matter(request: HttpRequest, code: str) -> Matter:
    return fetch(request, Matter, "partnership", code=code, partnership=here(request))


def _managed(request: HttpRequest, code: str) -> Matter:
    """404 for those who may not see the matter, 403 for those who may not manage it."""
    matter = _matter(request, code)
    only(request, BUSINESS_UNIT)
    if matter.is_live:
        raise PermissionDenied
    return matter


@require_GET
def doors(request: HttpRequest, code: str) -> HttpResponse:
    matter, today = _matter(request, code), timezone.localdate()
    if matter.is_live:
        return redirect("matter", code)  # its own page tells who works with the family
    seats = list(matter.seats.select_related("holder").order_by("holder__name", "pk"))
    conflicts = glass = None
    if holds(request.user, BUSINESS_UNIT, matter.partnership):
        rows = matter.conflicts.select_related("person", "declared_by").order_by("-starts", "-pk")
        conflicts = list(rows)
        glass = list(matter.broken_glass.select_related("person", "seen_by").order_by("-at"))
    page = DoorsPage(
        matter=matter,
        partnership=matter.partnership,
        seats=[seat for seat in seats if seat.ends is None or seat.ends >= today],
        past_seats=[seat for seat in seats if seat.ends is not None and seat.ends < today],
        conflicts=conflicts,
        glass=glass,
        may_look=holds(request.user, MANAGER, matter.partnership),
    )
    return render(request, "agencies/doors.html", {"page": page})


def _ask(
    request: HttpRequest, form: Any, matter: Matter, words: dict[str, str], act: Any, done: str
) -> HttpResponse:
    """One question about a matter: ask it, act, go back to its doors."""
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, done)
            return redirect("doors", matter.code)
    context = {"form": form, "matter": matter, "words": words}
    return render(request, "agencies/ask.html", context)


@require_http_methods(["GET", "POST"])
def give_seat(request: HttpRequest, code: str) -> HttpResponse:
    matter = _managed(request, code)

    def act(**fields: Any) -> None:
        actions.give_seat(matter=matter, by=request.user, **fields)

    words = {
        "title": "Give somebody a seat",
        "lead": "They can see this matter from today until you end their seat.",
        "button": "Give the seat",
    }
    form = SeatForm(request.POST or None, matter=matter)
    return _ask(request, form, matter, words, act, "The seat is given.")


@require_http_methods(["GET", "POST"])
def end_seat(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    matter = _managed(request, code)
    seat = get_object_or_404(matter.seats.select_related("holder"), pk=pk)

    def act(**fields: Any) -> None:
        actions.end_seat(seat=seat, by=request.user, **fields)

    words = {
        "title": f"End the seat of {seat.holder}",
        "lead": "From the day after the last day this matter is closed to them.",
        "button": "End the seat",
    }
    form = LastDayForm(request.POST or None)
    return _ask(request, form, matter, words, act, "The last day of the seat is recorded.")


@require_http_methods(["GET", "POST"])
def conflict_of(request: HttpRequest, code: str) -> HttpResponse:
    matter = _managed(request, code)

    def act(**fields: Any) -> None:
        actions.declare_conflict(matter=matter, by=request.user, **fields)

    words = {
        "title": "Declare a conflict of interest",
        "lead": "It closes this matter to that person at once, whatever else would open it.",
        "button": "Close the matter to them",
    }
    form = ConflictOfForm(request.POST or None, matter=matter)
    return _ask(request, form, matter, words, act, "The conflict of interest is declared.")


@require_http_methods(["GET", "POST"])
def own_conflict(request: HttpRequest, code: str) -> HttpResponse:
    """Anyone who can see a matter can close it to themselves."""
    matter = _matter(request, code)
    if matter.is_live:
        raise PermissionDenied  # leave the family, or have somebody there keep you away
    form = ConflictForm(request.POST or None)
    if form.is_valid():
        try:
            actions.declare_conflict(
                matter=matter, person=request.user, by=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "Declared. This matter is now closed to you.")
            return redirect("/")
    words = {
        "title": "Declare my own conflict of interest",
        "lead": "This matter closes to you at once. Only the business unit can open it again.",
        "button": "Close it to me",
    }
    context = {"form": form, "matter": matter, "words": words}
    return render(request, "agencies/ask.html", context)


@require_POST
def lift_conflict(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    matter = _managed(request, code)
    conflict = get_object_or_404(matter.conflicts.select_related("person"), pk=pk)
    try:
        actions.end_conflict(conflict=conflict, on=timezone.localdate(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"The conflict of {conflict.person} ends with today.")
    return redirect("doors", matter.code)
