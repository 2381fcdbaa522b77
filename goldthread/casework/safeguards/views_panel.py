"""The pre-birth panel: its page, its meetings, decisions and QA; and the timetable."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.safeguards import forms, panels, timetables
from goldthread.casework.safeguards.asking import (
    bodies,
    everyone,
    fetch_item,
    here,
    working_with,
)
from goldthread.casework.safeguards.models import PanelItem, PanelMeeting, PanelPlace, TimetableStep
from goldthread.casework.safeguards.pages import MeetingPage, PanelPage, TimetablePage
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, need
from goldthread.foundations.access.doors import fetch
from goldthread.rules.prebirth import USUAL

UNIT = "Only the business unit keeps the panel’s places and the timetable."


@require_safe
def panel(request: HttpRequest) -> HttpResponse:
    page = PanelPage.of(here(request), request.user)
    return render(request, "safeguards/panel.html", {"page": page})


@ASKING
def panel_place(request: HttpRequest) -> HttpResponse:
    partnership = here(request)
    need(panels.runs(partnership, request.user), UNIT)
    form = forms.PlaceForm(request.POST or None, people=everyone(partnership))

    def act(told: dict[str, Any]) -> str:
        row = panels.give_place(partnership=partnership, by=request.user, **told)
        return f"{row.person} has a place on the panel"

    lead = (
        "They see the pathway of every child on the panel's agendas, and nothing else of a family."
    )
    return ask(request, _page(form, "Give a place on the panel", "Give it", lead), act)


@ASKING
def end_place(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, PanelPlace, "partnership", "person", pk=pk)
    need(panels.runs(row.partnership, request.user), UNIT)
    form = forms.LeaveForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        panels.end_place(place=row, by=request.user, **told)
        return f"{row.person} no longer sits on the panel"

    return ask(request, _page(form, f"End the place of {row.person}", "End it"), act)


@ASKING
def new_meeting(request: HttpRequest) -> HttpResponse:
    partnership = here(request)
    may = panels.runs(partnership, request.user) or panels.sits(partnership, request.user)
    need(may, "Only the business unit and the panel call a meeting.")
    form = forms.MeetingForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        row = panels.call_meeting(partnership=partnership, by=request.user, **told)
        return f"The {row} is called"

    return ask(request, _page(form, "Call a meeting of the panel", "Call it"), act)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, PanelMeeting, "partnership", pk=pk)
    page = MeetingPage.of(row, request.user)
    return render(request, "safeguards/meeting.html", {"page": page})


@ASKING
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    item = _item(request, pk)
    last = item.decisions.order_by("-at", "-pk").first()
    same = ("mother_history", "father_history", "outcome")
    start = {name: getattr(last, name) for name in same} if last else {}
    form = forms.DecideForm(request.POST or None, initial=start)

    def act(told: dict[str, Any]) -> str:
        row = panels.decide(item=item, by=request.user, **told)
        return f"The decision is recorded: {row}"

    lead = "What was decided before stays on record." if last else ""
    page = _about(item, form, "What did the panel decide?", "Record it", lead)
    return ask(request, page, act)


@ASKING
def panel_action(request: HttpRequest, pk: int) -> HttpResponse:
    item = _item(request, pk)
    child = item.pregnancy
    form = forms.ActionForm(
        request.POST or None, bodies=bodies(child.partnership), owners=working_with(child.family)
    )

    def act(told: dict[str, Any]) -> str:
        made = panels.agree_action(pregnancy=child, item=item, by=request.user, **told)
        return f"{made.action.code} is agreed"

    lead = "Those who work with the family see it and answer for it."
    return ask(request, _about(item, form, "An action from the panel", "Agree it", lead), act)


@ASKING
def check(request: HttpRequest, pk: int) -> HttpResponse:
    item = _item(request, pk)
    form = forms.CheckForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        panels.check(item=item, by=request.user, **told)
        return "The check is recorded"

    lead = "By somebody who did not record the decision. Tick what is so."
    return ask(request, _about(item, form, "Check this decision", "Save", lead), act)


@require_safe
def timetable(request: HttpRequest) -> HttpResponse:
    page = TimetablePage.of(here(request), request.user)
    return render(request, "safeguards/timetable.html", {"page": page})


@ASKING
def set_step(request: HttpRequest, step: str = "") -> HttpResponse:
    partnership = here(request)
    need(timetables.may_set(partnership, request.user), UNIT)
    known = {one.step: one for one in [*USUAL, *timetables.steps_of(partnership)]}
    if step and step not in known:
        raise Http404
    start = forms.TimetableForm.start(known.get(step))
    form = forms.TimetableForm(request.POST or None, initial=start)

    def act(told: dict[str, Any]) -> str:
        told["days"], told["number"] = told["days"] or 0, told["number"] or 0
        row = timetables.set_step(partnership=partnership, step=step, by=request.user, **told)
        return f"From today: {row}"

    lead = "The rule before it stays on record, with its last day. Pathways follow at once."
    title = "Change a step of the timetable" if step else "Add a step to the timetable"
    back = reverse("prebirth_timetable")
    return ask(request, AskPage(form, title, "Save", back, "Pre-birth timetable", lead), act)


@ASKING
def end_step(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, TimetableStep, "partnership", pk=pk)
    need(timetables.may_set(row.partnership, request.user), UNIT)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        timetables.end_step(row=row, by=request.user, **told)
        return f"The usual rule holds again: {row}"

    back = reverse("prebirth_timetable")
    page = AskPage(form, f"End your own rule: {row}", "End it", back, "Pre-birth timetable")
    return ask(request, page, act)


def _item(request: HttpRequest, pk: int) -> PanelItem:
    item = fetch_item(request, pk)
    need(panels.sits(item.meeting.partnership_id, request.user), panels.MEMBERS)
    return item


def _page(form: Any, title: str, button: str, lead: str = "") -> AskPage:
    return AskPage(form, title, button, reverse("prebirth_panel"), "Pre-birth panel", lead)


def _about(item: PanelItem, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    caption = f"{item.pregnancy.child.code}, {item.pregnancy.family.code}, {item.meeting}"
    return AskPage(form, title, button, item.meeting.get_absolute_url(), caption, lead)
