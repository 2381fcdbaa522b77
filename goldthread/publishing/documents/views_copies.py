"""Copies that are sent before publication: recorded, and taken back where that was a mistake."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.documents import actions, copies
from goldthread.publishing.documents.forms import CopyForm
from goldthread.publishing.documents.models import NationalCopy, Summary
from goldthread.publishing.documents.views import WITH


@require_http_methods(["GET", "POST"])
def national_copies(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Those who oversee read it; the business unit writes it."""
    found = fetch(request, Summary, *WITH, pk=pk)
    may_write = actions.may_write(found.review, request.user)
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    form = CopyForm(request.POST or None)
    if form.is_valid():
        try:
            copies.record(summary=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("sent_on", list(refusal.reasons))
        else:
            messages.success(request, "It is recorded that the copy was sent.")
            return redirect("national_copies", pk)
    context = {
        "summary": found, "copies": copies.Copies.of(found), "form": form if may_write else None,
    }  # fmt: skip
    return render(request, "documents/copies.html", context)


@require_POST
def copy_back(request: HttpRequest, pk: int) -> HttpResponseBase:
    scope = Summary.objects.visible_to(request.user)
    # in scope: by the summaries in scope
    rows = NationalCopy.objects.filter(summary__in=scope)
    row = get_object_or_404(rows.select_related("summary__review__matter__partnership"), pk=pk)
    try:
        copies.take_back(copy=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    return redirect("national_copies", row.summary_id)
