"""Word out and in: the template, the file as it was sent, and how it was understood."""

import hashlib
import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_safe

from goldthread.casework.contributions import permits, records, rendering, wording, writing
from goldthread.casework.contributions.forms_writing import WordForm
from goldthread.casework.contributions.models import Return, WordFile
from goldthread.casework.contributions.realnames import codes_for, spotted
from goldthread.casework.contributions.shared import ASKING, done_or_refused, fetch_own
from goldthread.engines.documents.manuscript_blocks import text_of
from goldthread.engines.documents.manuscripts import Unreadable
from goldthread.engines.uploads.check import MEDIA
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused

DOCX = MEDIA["docx"]


def attachment(data: Any, name: str) -> FileResponse:
    """A file to be saved, never shown inside our own pages."""
    response = FileResponse(data, as_attachment=True, filename=name, content_type=DOCX)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def named(found: Return, ending: str) -> str:
    return f"{found.review.code}-{found.get_kind_display().split()[0]}-{ending}.docx".lower()


@require_GET
def word_out(request: HttpRequest, pk: Any) -> HttpResponseBase:
    """The template with everything that is written so far."""
    found = fetch_own(request, pk)
    audit(by=request.user, did="downloaded", about=found)
    return attachment(io.BytesIO(wording.template(found)), named(found, "draft"))


@ASKING
def word_in(request: HttpRequest, pk: Any) -> HttpResponse:
    found = fetch_own(request, pk)
    permits.need(permits.may_write(found, request.user), records.WRITERS)
    form = WordForm(request.POST or None, request.FILES or None)
    kept: list[WordFile] = []

    def act(told: dict[str, Any]) -> str:
        file = told["file"]
        row = writing.keep_word_file(
            agency_return=found, data=file.read(), name=file.name, by=request.user
        )
        kept.append(row)
        return f"“{row.file_name}” is kept as you sent it. Nothing is taken over yet."

    if done_or_refused(request, form, act):
        return redirect("imr_word_preview", pk, kept[0].number)
    context = {"agency_return": found, "form": form}
    return render(request, "contributions/word_in.html", context)


def _fetch_file(request: HttpRequest, pk: Any, number: int) -> WordFile:
    return fetch(
        request, WordFile, "agency_return__review__matter__partnership",
        "agency_return__organisation__successor", agency_return=pk, number=number,
    )  # fmt: skip


def _bytes_of(row: WordFile) -> bytes | None:
    """The file, if it is still the one that was sent."""
    try:
        with row.file.open("rb") as opened:
            data: bytes = opened.read()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == row.sha256 else None


@ASKING
def word_preview(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    """How a file was understood, beside what stands; sent, what was shown is taken over."""
    row = _fetch_file(request, pk, number)
    found = row.agency_return
    permits.need(permits.may_write(found, request.user), records.WRITERS)
    placed = _placed(request)
    data = _bytes_of(row)
    if data is None:
        messages.error(request, "The file is missing from the store or was changed there. Nothing "
                       "was taken over. Tell your system administrator.")  # fmt: skip
        return redirect("imr", pk)
    try:
        understood = wording.understand(found, data, placed)
    except Unreadable as why:
        messages.error(request, f"{why} Nothing was taken over.")
        return redirect("imr_word_in", pk)
    refused: list[str] = []
    if request.method == "POST" and "take" in request.POST:
        try:
            return _take(request, row, understood)
        except Refused as refusal:
            refused = list(refusal.reasons)
    context = {
        "row": row,
        "page": understood,
        "agency_return": found,
        "changed": rendering.changed,
        "text_of": text_of,
        "refused": refused,
        "placed": placed,
        "seen": {one.part.id: one.version for one in understood.sections},
        "names": _names(found, understood),
    }
    return render(request, "contributions/word_preview.html", context)


def _take(request: HttpRequest, row: WordFile, understood: wording.Understood) -> HttpResponse:
    """Only sections that stand as they stood when they were shown: the form sends back which."""
    texts = {
        one.part.id: (_number(request.POST.get(f"seen-{one.part.id}", "")), one.text)
        for one in understood.sections
        if one.changes
    }
    added = {
        one.part.holds.value: one.new_records for one in understood.sections if one.new_records
    }
    number = writing.take_word_file(word_file=row, texts=texts, new_records=added, by=request.user)
    what = "1 section was" if number == 1 else f"{number} sections were"
    messages.success(request, f"{what} taken over from “{row.file_name}”.")
    return redirect("imr", row.agency_return_id)


def _placed(request: HttpRequest) -> dict[int, str]:
    """Where the author put each stretch that belonged to no section."""
    return {
        number_sent(name.removeprefix("place-")): str(value)
        for name, value in request.POST.items()
        if name.startswith("place-")
    }


def _number(text: str) -> int:
    return number_sent(text) if text.isascii() and text.isdigit() else -1


def _names(found: Return, understood: wording.Understood) -> list[Any]:
    return spotted("\n".join(one.text for one in understood.sections), codes_for(found))


@require_safe
def word_file(request: HttpRequest, pk: Any, number: int) -> HttpResponseBase:
    """The file exactly as it was sent; each download is recorded."""
    row = _fetch_file(request, pk, number)
    data = _bytes_of(row)
    if data is None:
        messages.error(request, "The file is missing from the store or was changed there.")
        return redirect("imr", pk)
    if request.method == "GET":
        audit(by=request.user, did="downloaded", about=row)
    return attachment(io.BytesIO(data), row.file_name)
