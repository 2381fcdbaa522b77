"""What was said: read, recorded under codes, corrected, looked through, taken out as Word."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from goldthread.casework.practitioners import forms, notes, recording
from goldthread.casework.practitioners.asking import (
    ask,
    begun,
    both,
    fetch_event,
    fetch_to_prepare,
    fetch_with_key,
    is_sent,
    kept,
    posted,
    sent,
    tried,
    with_draft,
)
from goldthread.casework.practitioners.models import Code, Contribution, Event
from goldthread.casework.practitioners.permits import keeps_key, may_prepare
from goldthread.foundations.access.audit import audit

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def event_notes(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_event(request, pk)
    keeper = keeps_key(found, request.user)
    context = {
        "event": found,
        "arrangement": found.arrangements.first(),
        "episodes": notes.of(found, request.user, keeper=keeper),
        "keeper": keeper,
        "may_record": may_prepare(found, request.user),
        "waiting": notes.waiting_to_be_looked_through(found) if keeper else 0,
    }
    return render(request, "practitioners/notes.html", context)


@require_GET
def notes_in_word(request: HttpRequest, pk: int) -> HttpResponse:
    """Only words that were looked through go out in a file, whoever asks."""
    found = fetch_event(request, pk)
    audit(by=request.user, did="event.notes_taken", about=found)
    file = notes.as_word(
        found, found.arrangements.first(), notes.of(found, request.user, keeper=False)
    )
    response = HttpResponse(file, content_type=WORD)
    name = f"{found.review.code}-practitioner-event-{found.number}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@both
def record_words(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_prepare(request, pk)
    draft = begun(request, found)
    if answer := kept(request, found, draft, forms.RecordForm.base_fields):
        return answer
    begins = {"topic": request.GET.get("topic", ""), "code": request.GET.get("code", "")}
    form = forms.RecordForm(
        posted(request, found),
        # in scope: by the event in scope; a code says no name
        codes=Code.objects.filter(keys__invited__event=found).distinct(),
        topics=found.topics.filter(out_at__isnull=True).select_related("episode"),
        initial=with_draft(draft, begins),
    )
    if is_sent(request) and form.is_valid() and tried(
        form, lambda: recording.record(event=found, by=request.user, **form.cleaned_data)
    ):  # fmt: skip
        sent(request, found, draft)
        messages.success(request, "It is recorded.")
        return redirect("record_words" if "and_another" in request.POST else "event_notes", pk)
    return ask(
        request, form, found, title="Record what was said", button="Record it", another=True,
        draft=draft,
    )  # fmt: skip


def _said(request: HttpRequest, found: Event, row: int) -> Contribution:
    rows = Contribution.objects.visible_to(request.user).select_related("code", "topic__episode")
    said: Contribution = get_object_or_404(rows, pk=row, event=found)
    said.event = found
    return said


@both
def correct_words(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    found = fetch_to_prepare(request, pk)
    said = _said(request, found, row)
    last = said.wordings.first()
    # Words that nobody has looked through are for the keepers of the key alone.
    if last is None or (last.checked_at is None and not keeps_key(found, request.user)):
        raise PermissionDenied
    draft = begun(request, found)
    if answer := kept(request, found, draft, forms.CorrectForm.base_fields):
        return answer
    initial = with_draft(draft, {"words": last.text, "version": last.version})
    form = forms.CorrectForm(posted(request, found), initial=initial)
    if is_sent(request) and form.is_valid() and tried(
        form, lambda: recording.correct(contribution=said, by=request.user, **form.cleaned_data)
    ):  # fmt: skip
        sent(request, found, draft)
        messages.success(request, "It is corrected. What it said before is kept.")
        return redirect("event_notes", pk)
    title = f"Correct what {said.code.word} said"
    return ask(request, form, found, title=title, button="Keep the correction", draft=draft)


@both
def look_through(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    found = fetch_with_key(request, pk)
    said = _said(request, found, row)
    last = said.wordings.first()
    if last is None or last.checked_at is not None:
        messages.warning(request, "These words were looked through already.")
        return redirect("event_notes", pk)
    draft = begun(request, found)
    if answer := kept(request, found, draft, forms.LookForm.base_fields):
        return answer
    initial = with_draft(draft, {"words": last.text, "version": last.version})
    form = forms.LookForm(posted(request, found), initial=initial)
    if is_sent(request) and form.is_valid() and tried(
        form,
        lambda: recording.look_through(contribution=said, by=request.user, **form.cleaned_data),
    ):  # fmt: skip
        sent(request, found, draft)
        messages.success(request, "The panel can read these words now.")
        return redirect("event_notes", pk)
    lead = "The panel reads them when you have said that they carry no name."
    return ask(
        request,
        form,
        found,
        title=f"Look through the words of {said.code.word}",
        button="No name stands in them",
        lead=lead,
        draft=draft,
    )
