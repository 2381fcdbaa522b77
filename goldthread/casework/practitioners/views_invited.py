"""Who is invited, for those who keep the key: names, replies, codes, attendance, support."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from goldthread.casework.practitioners import accounts, forms, inviting
from goldthread.casework.practitioners.asking import (
    ask,
    both,
    fetch_with_key,
    tried,
)
from goldthread.casework.practitioners.models import Event, Invited, Key
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.forms import bodies_of
from goldthread.foundations.agencies.rosters import people_of


@both
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_with_key(request, pk)
    form = forms.InviteForm(
        request.POST or None,
        people=people_of(found.partnership),
        bodies=bodies_of(found.partnership, request.user),
    )
    made: list[Invited] = []
    if form.is_valid() and tried(
        form,
        lambda: made.append(inviting.invite(event=found, by=request.user, **form.cleaned_data)),
    ):
        messages.success(request, accounts.tell(made[0], by=request.user))
        return redirect(found)
    return ask(
        request,
        form,
        found,
        title="Invite a practitioner",
        button="Invite",
        lead="They see their own invitation and nothing else of the review. They get a code.",
    )


def _person(request: HttpRequest, pk: int, person: int) -> tuple[Event, Invited]:
    found = fetch_with_key(request, pk)
    row = fetch(request, Invited, "organisation", "person", pk=person, event=found)
    row.event = found
    return found, row


@require_GET
def invited(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    found, row = _person(request, pk, person)
    statement = found.statements.first()
    context = {
        "event": found,
        "invited": row,
        "code": row.key.code,
        "replies": row.replies.select_related("by", "arrangement"),
        "arrangement": found.arrangements.first(),
        "attendance": row.attendance.select_related("by"),
        "support": row.support.select_related("by"),
        "acknowledged": row.acknowledged.filter(statement=statement).first(),
        "reminded": row.reminded.all(),
    }
    return render(request, "practitioners/invited.html", context)


@both
def record_reply(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    found, row = _person(request, pk, person)
    form = forms.ReplyOfForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: inviting.reply(invited=row, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "The reply is recorded.")
        return redirect(row)
    return ask(request, form, found, title=f"What {row.name} said", button="Record the reply")


@both
def note_support(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    found, row = _person(request, pk, person)
    form = forms.SupportForm(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: inviting.note_support(invited=row, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "The note is kept.")
        return redirect(row)
    return ask(request, form, found, title=f"Support for {row.name}", button="Keep the note")


@both
def withdraw_invited(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    found, row = _person(request, pk, person)
    form = forms.ReasonForm(request.POST or None, asks="Why is the invitation withdrawn?")
    if form.is_valid() and tried(
        form,
        lambda: inviting.withdraw(invited=row, by=request.user, **form.cleaned_data),
        "reason",
    ):
        messages.success(request, "The invitation is withdrawn.")
        return redirect(found)
    lead = "They can no longer open it. What stands under their code stays."
    return ask(
        request,
        form,
        found,
        title=f"Withdraw the invitation of {row.name}",
        button="Withdraw it",
        lead=lead,
    )


@require_GET
def event_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is behind each code. Looking is recorded."""
    found = fetch_with_key(request, pk)
    audit(by=request.user, did="event.key_read", about=found)
    rows = Key.objects.visible_to(request.user).filter(invited__event=found)
    rows = rows.select_related("code", "invited__organisation").order_by("code__word")
    return render(request, "practitioners/key.html", {"event": found, "keys": rows})


@both
def event_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_with_key(request, pk)
    rows = list(
        Invited.objects.visible_to(request.user)
        .filter(event=found)
        .standing()
        .with_presence()
        .with_reply()
        .select_related("organisation")
    )
    people = [(str(row.pk), _line(row)) for row in rows]
    initial = {"came": [str(row.pk) for row in rows if row.presence]}
    # Nothing ticked is an answer too, so an empty form that was sent is bound all the same.
    sent = request.POST if request.method == "POST" else None
    form = forms.AttendanceForm(sent, people=people, initial=initial)
    if form.is_valid():
        there = set(form.cleaned_data["came"])
        came = {row.pk: str(row.pk) in there for row in rows}
        if tried(form, lambda: inviting.mark_attendance(event=found, came=came, by=request.user)):
            messages.success(request, "Who came is recorded.")
            return redirect(found)
    return ask(
        request,
        form,
        found,
        title="Who came",
        button="Record who came",
        lead="Only you and the others who keep the key see names here. A mistake can be put right.",
    )


def _line(row: Any) -> str:
    where = f", {row.organisation}" if row.organisation else ""
    said = {"coming": "said they are coming", "not-coming": "said they are not coming"}
    return f"{row.name}, {row.role}{where} ({said.get(row.answer, 'no reply')})"
