"""Who is asked, who came, what they said of their interests, and papers."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from goldthread.casework.meetings import actions, forms, inviting, papers, permits
from goldthread.casework.meetings.models import Attendance, Came, Interest, Paper
from goldthread.casework.meetings.pages import held_state
from goldthread.casework.meetings.views import ASKING, caption, fetch_meeting
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records import store
from goldthread.foundations.records.refusals import Refused


@ASKING
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_meeting(request, pk, to_write=True)
    asked = row.invitees.filter(person__isnull=False).values("person")
    seats = actions.panel_seats(row.review).exclude(holder__in=asked).select_related("holder")
    form = forms.InviteForm(request.POST or None, seats=seats.order_by("holder__name"))

    def act(told: dict[str, Any]) -> str:
        if not told["seats"] and not told["name"]:
            raise Refused("Choose somebody, or give a name.")
        if told["name"]:
            inviting.invite_named(
                meeting=row, name=told["name"], role=told["role"], by=request.user
            )
        if told["seats"]:
            inviting.invite(meeting=row, seats=list(told["seats"]), by=request.user)
        return "They are asked"

    page = AskPage(form, "Who is asked?", "Ask them", row.get_absolute_url(), caption(row))
    return ask(request, page, act)


@ASKING
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came, and whether there were enough."""
    row = fetch_meeting(request, pk, to_write=True)
    people = list(row.invitees.all())
    before = inviting.latest_by_invitee(Attendance, row)
    start = {f"how-{key}": was.how for key, was in before.items()}
    start |= {f"deputy-{key}": was.deputy for key, was in before.items()}
    if said := held_state(row):
        start |= {"quorate": "yes" if said.quorate else "no", "words": said.words}
    form = forms.HeldForm(request.POST or None, invitees=people, initial=start)

    def act(told: dict[str, Any]) -> str:
        inviting.record_held(
            meeting=row,
            how=form.answers(),
            quorate=told["quorate"] == "yes",
            words=told["words"] if told["quorate"] == "no" else "",
            by=request.user,
        )
        return "Who came is recorded"

    if done_or_refused(request, form, act):
        return redirect(row)
    return render(
        request, "meetings/attendance.html", {"form": form, "meeting": row, "caption": caption(row)}
    )


@ASKING
def interests(request: HttpRequest, pk: int) -> HttpResponse:
    """The question about conflicts of interest, to everyone who came."""
    row = fetch_meeting(request, pk, to_write=True)
    came = inviting.latest_by_invitee(Attendance, row)
    away = {pk for pk, how in came.items() if how.how in {Came.APOLOGIES, Came.ABSENT}}
    people = [one for one in row.invitees.all() if one.pk not in away]
    deputies = {pk: how.deputy for pk, how in came.items() if how.how == Came.DEPUTY}
    before = inviting.latest_by_invitee(Interest, row)
    start = {f"answer-{key}": was.answer for key, was in before.items()}
    start |= {f"words-{key}": was.words for key, was in before.items()}
    form = forms.InterestsForm(
        request.POST or None, invitees=people, deputies=deputies, initial=start
    )

    def act(told: dict[str, Any]) -> str:
        inviting.record_interests(meeting=row, answers=form.answers(), by=request.user)
        return "What they said is recorded"

    if done_or_refused(request, form, act):
        return redirect(row)
    return render(
        request, "meetings/interests.html", {"form": form, "meeting": row, "caption": caption(row)}
    )


@ASKING
def new_paper(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_meeting(request, pk, to_write=True)
    items = row.agenda.filter(dropped_at__isnull=True)
    form = forms.PaperForm(request.POST or None, request.FILES or None, items=items)

    def act(told: dict[str, Any]) -> str:
        paper = papers.add_paper(meeting=row, by=request.user, **told)
        return f"“{paper.title}” is added"

    page = AskPage(form, "Add a paper", "Add it", row.get_absolute_url(), caption(row))
    return ask(request, page, act)


@ASKING
def withdraw_paper(request: HttpRequest, pk: int) -> HttpResponse:
    paper = fetch(request, Paper, "meeting__review__matter__partnership", pk=pk)
    row = paper.meeting
    need(permits.may_write(row.review, request.user), permits.WRITERS)
    form = forms.ReasonForm(
        request.POST or None,
        asks="Why is it withdrawn?",
        hint="Nobody can download it any more. That it was here, and why it went, stays.",
    )

    def act(told: dict[str, Any]) -> str:
        papers.withdraw_paper(paper=paper, reason=told["reason"], by=request.user)
        return f"“{paper.title}” is withdrawn"

    title = f"Withdraw “{paper.title}”"
    return ask(
        request, AskPage(form, title, "Withdraw it", row.get_absolute_url(), caption(row)), act
    )


@require_safe
def paper_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, to be saved and never shown inside our own pages; each download is recorded."""
    scope = Paper.objects.visible_to(request.user).filter(withdrawn_at__isnull=True)
    paper = get_object_or_404(scope.select_related("meeting__review__matter__partnership"), pk=pk)
    try:
        opened = store.open_unchanged(paper)
    except store.Lost as why:
        messages.error(request, f"{why} Nothing was changed. Tell your system administrator.")
        return redirect(paper.meeting)
    if request.method == "GET":
        audit(by=request.user, did="downloaded", about=paper)
    response = FileResponse(
        opened, as_attachment=True, filename=paper.file_name, content_type=paper.file_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
