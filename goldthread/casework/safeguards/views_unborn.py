"""Unborn children: those one may see, one pathway, and what is recorded on it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.casework.safeguards import forms, panels, permits, unborn
from goldthread.casework.safeguards.asking import (
    bodies,
    fetch_family,
    fetch_unborn,
    here,
    working_with,
)
from goldthread.casework.safeguards.models import PanelMeeting, Pregnancy
from goldthread.casework.safeguards.pages import ExpectedPage, UnbornPage
from goldthread.casework.safeguards.pathways import pathways
from goldthread.casework.safeguards.timetables import steps_of
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.people.models import Involvement


@require_safe
def unborn_children(request: HttpRequest) -> HttpResponse:
    page = ExpectedPage.of(here(request), request.user, request.GET.get("only", ""))
    return render(request, "safeguards/expected.html", {"page": page})


@require_safe
def unborn_child(request: HttpRequest, pk: int) -> HttpResponse:
    page = UnbornPage.of(fetch_unborn(request, pk), request.user)
    return render(request, "safeguards/unborn.html", {"page": page})


@ASKING
def new_unborn(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    mothers = Involvement.objects.visible_to(request.user).filter(matter=family.matter).standing()
    form = forms.UnbornForm(request.POST or None, mothers=mothers.filter(role="mother"))
    made: list[Pregnancy] = []

    def act(told: dict[str, Any]) -> str:
        made.append(unborn.add(family=family, by=request.user, **told))
        return f"The child is {made[0].child.code}. Next: the due date, and the father"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    lead = "Is she known to the partnership from before? That is asked at once, on Who is who."
    page = AskPage(form, "Add an unborn child", "Add", family.get_absolute_url(),
                   f"{family.code} {family}", lead)  # fmt: skip
    return render(request, "access/asked.html", {"page": page})


@ASKING
def due_date(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_unborn(request, pk, to_write=True)
    form = forms.DueForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        made = unborn.say_due(pregnancy=row, by=request.user, **told)
        return f"Due on {made.due.day} {made.due:%B %Y}. Every step that counts weeks has moved"

    lead = "What was said before stays on record."
    return ask(request, _page(row, form, "When is the child due?", "Save", lead), act)


@ASKING
def take_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    row = fetch_unborn(request, pk, to_write=True)
    known = {one.step: one for one in steps_of(row.partnership)}
    if step not in known:
        raise Http404
    found = known[step]
    start = {"how": "done", "on": timezone.localdate()}
    form = forms.StepForm(request.POST or None, initial=start)
    this = Pregnancy.objects.visible_to(request.user).filter(pk=row.pk)
    way = pathways(row.partnership, rows=this, today=timezone.localdate())[0]
    if (at := way.at(step)) is not None and at.open:
        form.fields["how"].choices = [  # type: ignore[attr-defined]
            one
            for one in form.fields["how"].choices
            if one[0] != "mistake"  # type: ignore[attr-defined]
        ]

    def act(told: dict[str, Any]) -> str:
        unborn.take_step(pregnancy=row, step=step, by=request.user, **told)
        return f"Recorded: {found.words[:1].lower()}{found.words[1:]}"

    lead = f"Due {found.rule}. {found.source}."
    return ask(request, _page(row, form, found.words, "Record it", lead), act)


@ASKING
def move(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_unborn(request, pk, to_write=True)
    form = forms.MoveForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        unborn.move(pregnancy=row, by=request.user, **told)
        return "Recorded. It stays with you until somebody there says that they have it"

    lead = (
        "A plan that moves with a family is lost on the way unless somebody takes it at the door."
    )
    return ask(request, _page(row, form, "The family moves to another area", "Save", lead), act)


@ASKING
def received(request: HttpRequest, pk: int, moved: int) -> HttpResponse:
    row = fetch_unborn(request, pk, to_write=True)
    found = get_object_or_404(row.moves, pk=moved)
    form = forms.ReceivedForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        unborn.confirm_move(moved=found, by=request.user, **told)
        return f"{found.to} has it"

    return ask(request, _page(row, form, f"Has {found.to} taken it?", "Save"), act)


@ASKING
def going_home(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_unborn(request, pk, to_write=True)
    form = forms.GoingHomeForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        made = unborn.test_going_home(pregnancy=row, by=request.user, **told)
        return f"Recorded: {made}"

    lead = "A baby goes home when both are met, and a named manager has decided so."
    page = _page(row, form, "Medically fit, and safe to go home", "Save", lead)
    return ask(request, page, act)


@ASKING
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_unborn(request, pk, to_write=True)
    form = forms.EndForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        made = unborn.end(pregnancy=row, by=request.user, **told)
        return "The birth is recorded" if made.born else "It is recorded. No step is asked any more"

    return ask(request, _page(row, form, "The birth, or the end of the pregnancy", "Save"), act)


@ASKING
def take_end_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_unborn(request, pk, to_write=True)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        unborn.take_end_back(pregnancy=row, by=request.user, **told)
        return "It is taken back. The pathway goes on; what was recorded stays in the record"

    title = "The birth, or the end, was recorded by mistake"
    return ask(request, _page(row, form, title, "Take it back"), act)


@ASKING
def new_action(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_unborn(request, pk)
    need(permits.may_write(row.family, request.user), permits.WRITERS)
    form = forms.ActionForm(
        request.POST or None, bodies=bodies(row.partnership), owners=working_with(row.family)
    )

    def act(told: dict[str, Any]) -> str:
        made = panels.agree_action(pregnancy=row, by=request.user, **told)
        return f"{made.action.code} is agreed"

    lead = "It ends in two ways only: evidenced, or recorded as no longer needed, with who agreed."
    return ask(request, _page(row, form, "Agree an action", "Agree it", lead), act)


@ASKING
def ask_panel(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_unborn(request, pk)
    may = permits.may_write(row.family, request.user) or panels.sits(row.partnership, request.user)
    need(may, permits.WRITERS)
    meetings = PanelMeeting.objects.visible_to(request.user).filter(
        partnership=row.partnership, on__gte=timezone.localdate()
    )
    form = forms.AskPanelForm(request.POST or None, meetings=meetings.order_by("on"))

    def act(told: dict[str, Any]) -> str:
        made = panels.ask_panel(pregnancy=row, by=request.user, **told)
        return f"On the agenda of the {made.meeting}"

    lead = "The panel sees this pathway from now on, and no more of the family's record."
    return ask(request, _page(row, form, "Ask the pre-birth panel", "Put it on the agenda", lead),
               act)  # fmt: skip


def _page(row: Pregnancy, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    caption = f"{row.child.code}, {row.family.code}"
    return AskPage(form, title, button, row.get_absolute_url(), caption, lead)
