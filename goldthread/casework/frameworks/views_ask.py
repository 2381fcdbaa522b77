"""The forms by which a business unit sets its area, adjusts clocks and adds kinds of its own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldthread.casework.frameworks import actions, forms
from goldthread.casework.frameworks.held import Shelf, area_of
from goldthread.casework.frameworks.models import ClockAdjustment, LocalClock, LocalKind
from goldthread.casework.frameworks.pages import AskPage, shown, usual_words
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.views.permits import here, only
from goldthread.foundations.records.refusals import Refused

ASKING = require_http_methods(["GET", "POST"])


def ask(request: HttpRequest, page: AskPage, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    """Show the form; when it is good, act, say what happened, and go back.

    `act` gets the cleaned answers and returns what to tell the person.
    """
    if request.method == "POST" and page.form.is_valid():
        try:
            told = act(page.form.cleaned_data)
        except Refused as refusal:
            page.form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, told)
            return redirect(page.back)
    return render(request, "frameworks/ask.html", {"page": page})


@ASKING
def area(request: HttpRequest) -> HttpResponse:
    partnership = only(request, BUSINESS_UNIT)
    now = area_of(partnership)
    form = forms.AreaForm(
        request.POST or None, initial={"nation": now.nation, "places": now.places}
    )

    def act(told: dict[str, Any]) -> str:
        actions.set_area(partnership=partnership, by=request.user, **told)
        return "The area is saved."

    back = reverse("frameworks")
    page = AskPage(
        form, "The area of this partnership", "Save the area", back, "Reviews and clocks"
    )
    return ask(request, page, act)


@ASKING
def adjust(request: HttpRequest, code: str, step: str) -> HttpResponse:
    partnership = only(request, BUSINESS_UNIT)
    shelf = Shelf.of(partnership)
    found = shown(shelf, code)
    counted = next((one for one in found.clocks if one.clock.step == step), None) if found else None
    if found is None or counted is None:
        raise Http404
    clock = counted.clock
    form = forms.AdjustForm(
        request.POST or None,
        initial={
            "number": clock.number,
            "unit": clock.unit.value,
            "anchor": clock.event,
            "starts": timezone.localdate(),
        },
    )

    def act(told: dict[str, Any]) -> str:
        actions.adjust_clock(partnership=partnership, kind=code, step=step, by=request.user, **told)
        return f"“{clock.words}” is counted in this partnership’s own way now."

    back = reverse("framework", args=[code])
    usual = usual_words(shelf, code, step)
    lead = f"{found.name}. The usual rule: {usual}."
    page = AskPage(form, f"Adjust: {clock.words}", "Save this clock", back, found.name, lead)
    return ask(request, page, act)


@ASKING
def end_adjustment(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = here(request)
    row = fetch(request, ClockAdjustment, pk=pk, partnership=partnership)
    only(request, BUSINESS_UNIT)

    def act(told: dict[str, Any]) -> str:
        actions.end_adjustment(adjustment=row, by=request.user, **told)
        return "The usual rule holds again after that day."

    back = reverse("framework", args=[row.kind])
    page = AskPage(
        forms.EndForm(request.POST or None), "Go back to the usual rule", "End this adjustment",
        back, "Back", f"Now: {row.rule}, because: {row.reason}",
    )  # fmt: skip
    return ask(request, page, act)


@ASKING
def new_kind(request: HttpRequest) -> HttpResponse:
    partnership = only(request, BUSINESS_UNIT)
    form = forms.LocalKindForm(request.POST or None, initial={"starts": timezone.localdate()})
    back = reverse("frameworks")
    page = AskPage(
        form, "Add a review of your own", "Add it", back, "Reviews and clocks",
        "It is then offered beside the national kinds. Its clocks come next.",
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.add_local_kind(
                partnership=partnership, by=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"“{row.name}” is added. Give it its clocks.")
            return redirect("new_local_clock", row.code)
    return render(request, "frameworks/ask.html", {"page": page})


@ASKING
def end_kind(request: HttpRequest, code: str) -> HttpResponse:
    partnership = here(request)
    row = fetch(request, LocalKind, code=code, partnership=partnership)
    only(request, BUSINESS_UNIT)

    def act(told: dict[str, Any]) -> str:
        actions.end_local_kind(kind=row, by=request.user, **told)
        return f"No “{row.name}” is begun after that day."

    back = reverse("framework", args=[code])
    page = AskPage(
        forms.EndForm(request.POST or None), f"End “{row.name}”", "End this kind of review", back,
        row.name, "Reviews that were begun go on with its clocks.",
    )  # fmt: skip
    return ask(request, page, act)


@ASKING
def new_clock(request: HttpRequest, code: str) -> HttpResponse:
    partnership = here(request)
    row = fetch(request, LocalKind, code=code, partnership=partnership)
    only(request, BUSINESS_UNIT)

    def act(told: dict[str, Any]) -> str:
        actions.add_local_clock(kind=row, by=request.user, **told)
        return f"“{told['words']}” has its clock."

    form = forms.LocalClockForm(request.POST or None, initial={"starts": row.starts})
    back = reverse("framework", args=[code])
    page = AskPage(form, f"Add a clock to “{row.name}”", "Add this clock", back, row.name)
    return ask(request, page, act)


@ASKING
def end_clock(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = here(request)
    row = fetch(request, LocalClock, "kind__partnership", pk=pk, kind__partnership=partnership)
    only(request, BUSINESS_UNIT)

    def act(told: dict[str, Any]) -> str:
        actions.end_local_clock(clock=row, by=request.user, **told)
        return f"“{row.words}” is counted no more after that day."

    back = reverse("framework", args=[row.kind.code])
    form = forms.EndForm(request.POST or None)
    page = AskPage(form, f"End the clock “{row.words}”", "End this clock", back, row.kind.name)
    return ask(request, page, act)
