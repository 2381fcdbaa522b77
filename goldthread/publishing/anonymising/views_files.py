"""The files themselves: as they were sent, as safe copies, and the pictures in them."""

import hashlib
import io
import zipfile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records import store
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import sending
from goldthread.publishing.anonymising.gate_files import standing_of_file
from goldthread.publishing.anonymising.models import LeakCheck, Original, SafeCopy, Unread
from goldthread.publishing.anonymising.views_originals import LONGEST, WITH

PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}


def handed(opened: Any, name: str, kind: str) -> FileResponse:
    """A file to be saved and never shown inside our own pages. `opened`: a stream, or its bytes."""
    stream = io.BytesIO(opened) if isinstance(opened, bytes) else opened
    response = FileResponse(stream, as_attachment=True, filename=name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@require_safe
def original_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """As it was sent, for those who may read real names; each download is recorded."""
    row = get_object_or_404(Original.objects.visible_to(request.user).select_related(*WITH), pk=pk)
    try:
        opened = store.open_unchanged(row)
    except store.Lost as why:
        messages.error(request, f"{why} Nothing was changed. Tell your system administrator.")
        return redirect(row)
    if request.method == "GET":
        audit(by=request.user, did="original.downloaded", about=row)
    return handed(opened, row.file_name, row.file_type)


@require_safe
def safe_copy(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The safe copy, only while its check stands and its bytes are those that were checked."""
    copies = SafeCopy.objects.visible_to(request.user)
    row = get_object_or_404(copies.select_related("original__review__matter__partnership"), pk=pk)
    standing = standing_of_file(row.original)
    home = redirect("originals", row.original.review_id)
    if standing.copy is None or standing.copy.pk != row.pk:
        messages.error(request, "There is a newer safe copy. This one is not handed out any more.")
        return home
    if standing.blockers:
        messages.error(request, f"It is not handed out. {' '.join(standing.blockers)}")
        return home
    try:
        opened = store.open_unchanged(row)
    except store.Lost as why:
        messages.error(request, f"{why} It is not handed out. Make the safe copy again.")
        return home
    if request.method == "GET":
        audit(by=request.user, did="safe_copy.downloaded", about=row)
    return handed(opened, row.file_name, row.file_type)


@require_safe
def unread_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """A picture of the safe copy, for the person who looks at it."""
    row, _ = _unread(request, pk)
    copy = SafeCopy.objects.visible_to(request.user).filter(check_of=row.check_of_id).first()
    kind = PICTURES.get(row.place.rpartition(".")[2].lower())
    if copy is None or kind is None:
        raise Http404
    data = _part(copy, row)
    response = HttpResponse(data, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _part(copy: SafeCopy, row: Unread) -> bytes:
    """Errors: Http404, where it is gone or another."""
    try:
        with zipfile.ZipFile(io.BytesIO(sending.bytes_of(copy))) as package:
            data = package.read(row.place)
    except (store.Lost, KeyError, zipfile.BadZipFile) as why:
        raise Http404 from why
    if hashlib.sha256(data).hexdigest() != row.digest:
        raise Http404
    return data


@require_POST
def look_at(request: HttpRequest, pk: int) -> HttpResponse:
    row, original = _unread(request, pk)
    try:
        sending.looked(unread=row, saw=request.POST.get("saw", "")[:LONGEST], by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "It is noted that you looked, and what you saw.")
    return redirect(f"{original.get_absolute_url()}#eyes")


def _unread(request: HttpRequest, pk: int) -> tuple[Unread, Original]:
    checks = LeakCheck.objects.visible_to(request.user).filter(original__isnull=False)
    # in scope: by the checks in scope
    rows = Unread.objects.filter(check_of__in=checks).select_related("check_of__original")
    row = get_object_or_404(rows, pk=pk)
    assert row.check_of.original_id is not None  # noqa: S101
    return row, fetch(request, Original, *WITH, pk=row.check_of.original_id)
