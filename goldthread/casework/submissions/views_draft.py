"""The draft: its entries, typed, corrected and taken out; what it changes; sending it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldthread.casework.submissions import forms, permits, sending, typing_in
from goldthread.casework.submissions.models import CORRECTABLE, Call, Entry
from goldthread.casework.submissions.names import names_in
from goldthread.casework.submissions.pages import EntriesPage
from goldthread.casework.submissions.shared import (
    ASKING,
    ask_about,
    done_or_refused,
    fetch_draft,
    fetch_own,
)
from goldthread.casework.submissions.templates_out import codes_of
from goldthread.foundations.access.doors import fetch

SHOWN = 100  # of each kind of difference


@require_GET
def draft(request: HttpRequest, pk: Any) -> HttpResponseBase:
    call, found = fetch_draft(request, pk)
    if found is None:
        messages.info(request, "No draft is begun.")
        return redirect("call", pk)
    context = {"call": call, "draft": found, "page": EntriesPage.of(found, request)}
    return render(request, "submissions/draft.html", context)


@ASKING
def type_entry(request: HttpRequest, pk: Any) -> HttpResponse:
    call = fetch_own(request, pk)
    form = forms.EntryForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        row = typing_in.type_entry(call=call, words=told, by=request.user)
        if row.earliest is None:
            return f"Added, without a date: “{row.date_text}” is none that could be read"
        return "Added to your draft"

    if done_or_refused(request, form, act):
        return redirect("chronology_type" if "more" in request.POST else "chronology_draft", pk)
    context = {"call": call, "form": form, "codes": codes_of(call)}
    return render(request, "submissions/type.html", context)


def _fetch_to_change(request: HttpRequest, pk: int) -> tuple[Entry, Call]:
    entry = fetch(
        request, Entry, "submission__call__review__matter__partnership",
        "submission__call__organisation__successor__successor", pk=pk,
    )  # fmt: skip
    call = entry.submission.call
    permits.need(permits.may_write(call, request.user), permits.WRITERS)
    return entry, call


@ASKING
def change(request: HttpRequest, pk: int) -> HttpResponse:
    entry, call = _fetch_to_change(request, pk)
    if entry.submission.is_sent:
        messages.info(request, typing_in.SENT)
        return redirect(entry)
    words = {name: getattr(entry, name) for name in CORRECTABLE}
    form = forms.CorrectForm(request.POST or None, initial=words)

    def act(told: dict[str, Any]) -> str:
        why = told.pop("why")
        typing_in.correct(entry=entry, words=told, why=why, by=request.user)
        return "Changed. What stood there before is kept"

    if done_or_refused(request, form, act):
        return redirect("chronology_draft", call.pk)
    context = {"call": call, "form": form, "entry": entry, "codes": codes_of(call)}
    return render(request, "submissions/type.html", context)


@ASKING
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    entry, call = _fetch_to_change(request, pk)
    if entry.submission.is_sent:
        messages.info(request, typing_in.SENT)
        return redirect(entry)

    def act(told: dict[str, Any]) -> str:
        typing_in.withdraw(entry=entry, by=request.user)
        return "Taken out of your draft"

    lead = f"{entry.date_text or 'No date'}: {entry.event[:300]}"
    return ask_about(
        request, call, forms.NoQuestion(request), "Take this entry out", "Take it out",
        act, lead, back=_draft(call),
    )  # fmt: skip


@ASKING
def empty(request: HttpRequest, pk: Any) -> HttpResponse:
    call = fetch_own(request, pk)

    def act(told: dict[str, Any]) -> str:
        count = typing_in.empty(call=call, by=request.user)
        return f"{count:,} entries are taken out. What was sent before stands as it is"

    lead = "Every entry of the draft is taken out. What was sent before stands as it is."
    return ask_about(
        request, call, forms.NoQuestion(request), "Take every entry out",
        "Take them all out", act, lead, back=_draft(call),
    )  # fmt: skip


@ASKING
def again(request: HttpRequest, pk: Any) -> HttpResponse:
    call = fetch_own(request, pk)

    def act(told: dict[str, Any]) -> str:
        sending.begin_again(call=call, by=request.user)
        return "A new version is begun with what you sent. Nothing changes for the panel yet"

    lead = (
        "A draft begins with every entry that you sent. The panel goes on reading what was sent "
        "until you send the new one."
    )
    return ask_about(
        request, call, forms.NoQuestion(request), "Change what you sent",
        "Begin a new version", act, lead, back=_draft(call) if request.method == "POST" else "",
    )  # fmt: skip


@ASKING
def send(request: HttpRequest, pk: Any) -> HttpResponse:
    """What the draft changes, and the button that sends it."""
    call, found = fetch_draft(request, pk)
    if found is None:
        messages.info(request, "No draft is begun, so there is nothing to send.")
        return redirect("call", pk)
    difference = sending.difference(found)
    count = difference.same + len(difference.changed) + len(difference.added)
    form = forms.SendForm(request.POST or None, initial={"seen": count})

    def act(told: dict[str, Any]) -> str:
        row = sending.send(call=call, by=request.user, words=told["words"], seen=told["seen"])
        what = "1 entry" if row.entry_count == 1 else f"{row.entry_count:,} entries"
        return f"Sent: {what}. Thank you"

    if done_or_refused(request, form, act):
        return redirect("call", pk)
    context = {
        "call": call, "draft": found, "difference": difference, "form": form, "count": count,
        "shown": SHOWN,
        "names": names_in(call, [*difference.added, *(new for _, new in difference.changed)]),
    }  # fmt: skip
    return render(request, "submissions/send.html", context)


def _draft(call: Call) -> str:
    return reverse("chronology_draft", args=[call.pk])
