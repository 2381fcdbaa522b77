"""What an agency does with a call besides writing: acknowledge, name who writes, declare a nil."""

import io
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldthread.casework.submissions import answering, forms, permits, templates_out
from goldthread.casework.submissions.models import Call
from goldthread.casework.submissions.shared import ASKING, ask_about, fetch_own
from goldthread.engines.uploads.check import MEDIA
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import actions as agencies


def _fetch_to_sign(request: HttpRequest, pk: Any) -> Call:
    found = fetch_own(request, pk)
    permits.need(permits.signs(found, request.user), permits.SIGNATORY)
    return found


@ASKING
def acknowledge(request: HttpRequest, pk: Any) -> HttpResponse:
    found = fetch_own(request, pk)

    def act(told: dict[str, Any]) -> str:
        answering.acknowledge(call=found, by=request.user)
        return "Acknowledged"

    form = forms.NoQuestion(request)
    lead = "It tells the partnership that the request has reached you."
    return ask_about(request, found, form, "Acknowledge the request", "Acknowledge", act, lead)


@ASKING
def writer(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_sign(request, pk)

    def act(told: dict[str, Any]) -> str:
        answering.name_writer(call=found, person=told["person"], by=request.user)
        return f"{told['person']} can write it now and was told"

    people = permits.possible_writers(found)
    form = forms.WriterForm(request.POST or None, people=people)
    return ask_about(request, found, form, "Name who writes it", "Name them", act)


@ASKING
def writer_end(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_sign(request, pk)

    def act(told: dict[str, Any]) -> str:
        answering.end_writer(call=found, person=told["person"], by=request.user)
        return f"{told['person']} no longer sees it"

    named = found.writers.filter(ended_at__isnull=True).values("person")
    # in scope: by the call in scope
    form = forms.WriterForm(request.POST or None, people=User.objects.filter(pk__in=named))
    form.fields["person"].label = "Who no longer writes it?"
    form.fields["person"].help_text = "What they wrote stays."
    return ask_about(request, found, form, "Take a writer off", "Take them off", act)


@ASKING
def nil(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _fetch_to_sign(request, pk)

    def act(told: dict[str, Any]) -> str:
        answering.declare_nil(call=found, words=told["reason"], by=request.user)
        return "It is on record that your agency had no contact"

    hint = "Systems, paper, archives; names and dates of birth searched under; who says so."
    label = "What was searched, and who says so?"
    form = forms.ReasonForm(request.POST or None, label=label, hint=hint)
    lead = (
        "That there was no contact is different from having written nothing. The panel reads this."
    )
    return ask_about(request, found, form, "Your agency had no contact", "Declare it", act, lead)


@ASKING
def conflict(request: HttpRequest, pk: Any) -> HttpResponse:
    """An agency's people have no seat on the review, so they declare a conflict here."""
    found = fetch_own(request, pk)

    def act(told: dict[str, Any]) -> str:
        agencies.declare_conflict(
            matter=found.matter, person=request.user, reason=told["reason"], by=request.user
        )
        return "Declared. The chronology is closed to you"

    form = forms.ReasonForm(request.POST or None, label="What is it?")
    lead = "From then on you see nothing of this review. Only the business unit can lift it."
    title = "Declare a conflict of interest"
    back = reverse("my_calls") if request.method == "POST" else ""
    return ask_about(request, found, form, title, "Declare it", act, lead, back)


@require_GET
def template(request: HttpRequest, pk: Any, form: str) -> HttpResponseBase:
    """The empty chronology, with the codes of this review."""
    found = fetch_own(request, pk)
    made = {"word": templates_out.as_word, "excel": templates_out.as_excel}.get(form)
    if made is None:
        raise Http404
    ending = "docx" if form == "word" else "xlsx"
    audit(by=request.user, did="downloaded", about=found)
    name = f"{found.review.code}-chronology-{found.code}.{ending}".lower()
    return attachment(made(found), name, ending)


def attachment(data: io.BytesIO, name: str, kind: str) -> FileResponse:
    """A file to be saved, never shown inside our own pages."""
    response = FileResponse(
        data,
        as_attachment=True,
        filename=name,
        content_type=MEDIA.get(kind, "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
