"""A safe copy of a whole document is let out by two people, and withdrawn by one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising.models import Original
from goldthread.publishing.anonymising.views_files import handed
from goldthread.publishing.papers import copies, permits
from goldthread.publishing.papers.forms import CopyYesForm, WithdrawForm
from goldthread.publishing.papers.models import CopyRelease
from goldthread.publishing.papers.pages_copies import CopyPage


@require_http_methods(["GET", "POST"])
def release_copy(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The first or the second person's yes, whichever is missing."""
    original = _original(request, pk)
    page = CopyPage.of(original, request.user)
    start = {"turn": page.turn, "sha256": page.sha256, "called": page.called}
    form = CopyYesForm(request.POST or None, initial=start, second=page.waiting is not None)
    if form.is_valid():
        try:
            _say(original, page, form.cleaned_data, request.user)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            done = "It is released." if page.waiting else "Your yes is recorded. A second follows."
            messages.success(request, done)
            return redirect("release_copy", pk)
    return render(request, "papers/copy.html", {"page": page, "form": form})


def _say(original: Original, page: CopyPage, told: dict[str, Any], by: Any) -> None:
    if told["turn"] != page.turn:
        raise Refused("Somebody else said yes while you read. If you still agree, say so again.")
    said = {"sha256": told["sha256"], "checked": told["checked"], "by": by}
    if page.waiting is None:
        copies.release_first(original=original, called=told["called"], **said)
    else:
        copies.release_second(release=page.waiting, **said)


@require_GET
def copy_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The very bytes that a yes is asked for; only while their check stands."""
    original = _original(request, pk)
    page = CopyPage.of(original, request.user)
    if page.blockers or page.data is None:
        messages.error(request, f"It is not handed out. {' '.join(page.blockers)}")
        return redirect("release_copy", pk)
    audit(by=request.user, did="copy.opened", about=page.about)
    name = f"{original.review.code}-document-{original.number}.{page.form}"
    return handed(page.data, name.lower(), "application/octet-stream")


@require_http_methods(["GET", "POST"])
def withdraw_copy(request: HttpRequest, pk: int) -> HttpResponseBase:
    release = fetch(
        request, CopyRelease, "original", "review__matter__partnership", pk=pk, withdrawn_at=None
    )
    if not permits.may_release(release.review, request.user):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            copies.withdraw(release=release, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "It is withdrawn.")
            return redirect("release_copy", release.original_id)
    return render(request, "papers/withdraw_copy.html", {"form": form, "release": release})


def _original(request: HttpRequest, pk: int) -> Original:
    """404 to whoever may not let it out and does not read the document itself."""
    rows = Original.objects.releasable_by(request.user)  # in scope: whose copy they may let out
    found: Original = get_object_or_404(
        rows.select_related("review__matter__partnership", "by"), pk=pk
    )
    if not permits.may_release(found.review, request.user):
        raise PermissionDenied
    return found
