"""Bringing a document in, and the page where what was found in it is confirmed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.actions import permit
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning import actions, jobs
from goldthread.improvement.learning.forms import AddDocumentForm, BringInForm
from goldthread.improvement.learning.models import Draft
from goldthread.improvement.learning.pages import draft_page

LOOK_AGAIN = "3"  # seconds


@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """Open a review with its document."""
    partnership = getattr(request, "partnership", None)
    if partnership is None:
        raise PermissionDenied
    permit(request.user, BUSINESS_UNIT, partnership=partnership)
    form = BringInForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = actions.begin(
                partnership=partnership,
                data=file.read(),
                name=file.name,
                title=form.cleaned_data["title"],
                published=form.cleaned_data["published"] == "yes",
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("file", list(refusal.reasons))
        else:
            return _to_reading(request, draft)
    return render(request, "learning/bring_in.html", {"form": form})


@require_http_methods(["GET", "POST"])
def add_document(request: HttpRequest, pk: int) -> HttpResponse:
    """One more document for a review that is already here."""
    review = fetch(request, Review, "matter__partnership", pk=pk)
    permit(request.user, BUSINESS_UNIT, partnership=review.partnership)
    form = AddDocumentForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = actions.bring_in(
                review=review, data=file.read(), name=file.name, by=request.user
            )
        except Refused as refusal:
            form.add_error("file", list(refusal.reasons))
        else:
            return _to_reading(request, draft)
    return render(request, "learning/add_document.html", {"form": form, "review": review})


def _to_reading(request: HttpRequest, draft: Draft) -> HttpResponse:
    jobs.read_soon(draft)
    messages.success(
        request, f"“{draft.file_name}” is kept. Nothing enters the record until you confirm it."
    )
    return redirect(draft)


def fetch_draft(request: HttpRequest, pk: int) -> Draft:
    return fetch(request, Draft, "review__matter__partnership", "finished_by", pk=pk)


@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The confirm page; while the document is being read, a page that looks again by itself."""
    row = fetch_draft(request, pk)
    if row.read_at is None:
        answer = render(request, "learning/being_read.html", {"draft": row})
        if not row.problems:
            answer["Refresh"] = LOOK_AGAIN
        return answer
    page = draft_page(row, request.user, whole=request.GET.get("text") == "whole")
    return render(request, "learning/draft.html", {"page": page})


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_draft(request, pk)
    if row.read_at is None:
        jobs.read_soon(row)
    return redirect(row)


class Source:
    """The file of a draft, as the trail names it."""

    def __init__(self, draft: Draft) -> None:
        self.audit_ref, self.partnership = draft.audit_ref, draft.partnership
        self.matter = draft.matter
        self.audit_name = f"the file “{draft.file_name}” of {draft.review.audit_name}"


@require_safe
def draft_file(request: HttpRequest, pk: int) -> FileResponse | HttpResponse:
    """The file exactly as it was sent, to be saved, never shown by the browser."""
    row = fetch_draft(request, pk)
    try:
        source = row.file.open("rb")
    except FileNotFoundError:
        messages.error(
            request,
            f"“{row.file_name}” is not where it was kept. What was read and decided is safe. "
            "Ask your system administrator to look in the backup.",
        )
        return redirect(row)
    audit(by=request.user, did="downloaded", about=Source(row))
    plain: dict[str, Any] = {"content_type": "application/octet-stream"}
    return FileResponse(source, as_attachment=True, filename=row.file_name, **plain)
