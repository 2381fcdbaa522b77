"""A file: chosen, looked at with how it was understood, corrected, its rows added, or put away."""

import io
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldthread.casework.submissions import bringing, forms, permits
from goldthread.casework.submissions.models import CORRECTABLE, Call, SourceFile, Submission
from goldthread.casework.submissions.roles import BY_KEY, OPTIONS, OTHER
from goldthread.casework.submissions.shared import ASKING, done_or_refused, fetch_own
from goldthread.casework.submissions.understanding import Understanding, bytes_of
from goldthread.casework.submissions.views_agency import attachment
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused


@ASKING
def file_in(request: HttpRequest, pk: Any) -> HttpResponse:
    found = fetch_own(request, pk)
    form = forms.FileForm(request.POST or None, request.FILES or None)
    kept: list[SourceFile] = []

    def act(told: dict[str, Any]) -> str:
        file = told["file"]
        kept.append(
            bringing.keep_file(call=found, data=file.read(), name=file.name, by=request.user)
        )
        return f"“{kept[0].file_name}” is kept as you sent it. No entry is added yet"

    if done_or_refused(request, form, act):
        return redirect(kept[0])
    return render(request, "submissions/file_in.html", {"call": found, "form": form})


def _fetch_file(request: HttpRequest, pk: Any, file: Any) -> SourceFile:
    return fetch(
        request, SourceFile, "call__review__matter__partnership",
        "call__organisation__successor__successor", call=pk, pk=file,
    )  # fmt: skip


def _fetch_in_hand(request: HttpRequest, pk: Any, file: Any) -> SourceFile:
    row = _fetch_file(request, pk, file)
    permits.need(permits.may_write(row.call, request.user), permits.WRITERS)
    return row


@ASKING
def preview(request: HttpRequest, pk: Any, file: Any) -> HttpResponse:
    """How a file was understood. What is chosen is kept at every press of a button, so that it
    survives a time-out; rows are added only as they were shown."""
    row = _fetch_in_hand(request, pk, file)
    if row.taken_at is not None or row.put_away_at is not None:
        messages.info(request, f"“{row.file_name}” is dealt with already.")
        return redirect("call", pk)
    refused: list[str] = []
    if request.method == "POST":
        changed = _changed(request)
        try:
            row = bringing.settle(
                file=row, columns=_chosen(changed), mended=_mended(changed), by=request.user
            )
            if "add" in request.POST and not changed:
                return _add(request, row)
            if "add" in request.POST:
                refused = ["You changed something. Look at how it is understood now, then add it."]
        except Refused as refusal:
            refused = list(refusal.reasons)
    try:
        page = Understanding(row, row.columns, row.mended)
    except Refused as why:
        messages.error(request, f"{' '.join(why.reasons)} No entry was added.")
        return redirect("chronology_file", pk)
    context = {
        "row": row,
        "call": row.call,
        "page": page,
        "options": OPTIONS,
        "roles": BY_KEY,
        "refused": refused,
        "asks_beside": _asks_beside(request, row.call),
        "beside": request.POST.get("beside", "no"),
    }
    return render(request, "submissions/preview.html", context)


def _asks_beside(request: HttpRequest, call: Call) -> bool:
    """Something was sent and no new version is begun: does the file replace it, or come to it?"""
    mine = Submission.objects.visible_to(request.user).filter(call=call)
    return mine.sent().exists() and not mine.filter(sent_at__isnull=True).exists()


def _add(request: HttpRequest, row: SourceFile) -> HttpResponse:
    count = bringing.add_rows(file=row, by=request.user, beside=request.POST.get("beside") == "yes")
    what = "1 entry was" if count == 1 else f"{count:,} entries were"
    messages.success(request, f"{what} added to your draft. Nothing is sent yet.")
    return redirect("chronology_draft", row.call_id)


def _changed(request: HttpRequest) -> dict[str, str]:
    """Choices and boxes that hold something else than when the page was made."""
    sent = {name: _plain(value) for name, value in request.POST.items()}
    return {
        name: value
        for name, value in sent.items()
        if name.startswith(("col-", "fix-")) and value != sent.get(f"was-{name}", "")
    }


def _plain(words: Any) -> str:
    return str(words).replace("\r\n", "\n").replace("\0", "\ufffd").strip()


def _chosen(changed: dict[str, str]) -> dict[str, str]:
    """For each column of each table, such as 0-2, its role."""
    return {
        name.removeprefix("col-"): value
        for name, value in changed.items()
        if name.startswith("col-") and (value == OTHER or value in BY_KEY)
    }


def _mended(changed: dict[str, str]) -> dict[str, str]:
    """For each row and word, such as 14-date_text, what it is to say."""
    found = {}
    for name, value in changed.items():
        number, _, word = name.removeprefix("fix-").partition("-")
        if name.startswith("fix-") and number.isdigit() and word in CORRECTABLE:
            found[f"{number}-{word}"] = value
    return found


@require_POST
def put_away(request: HttpRequest, pk: Any, file: Any) -> HttpResponse:
    row = _fetch_in_hand(request, pk, file)
    try:
        bringing.put_away(file=row, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"“{row.file_name}” is put away. Nothing of it was added.")
    return redirect("call", pk)


@require_GET
def original(request: HttpRequest, pk: Any, file: Any) -> HttpResponseBase:
    """The file exactly as it was sent; each download is recorded."""
    row = _fetch_file(request, pk, file)
    try:
        data = bytes_of(row)
    except Refused as why:
        messages.error(request, " ".join(why.reasons))
        return redirect("call", pk)
    audit(by=request.user, did="downloaded", about=row)
    return attachment(io.BytesIO(data), row.file_name, row.file_name.rpartition(".")[2].lower())
