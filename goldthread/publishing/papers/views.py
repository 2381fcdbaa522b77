"""The documents of a review: made by one press, written on part by part, taken away as drafts."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.papers import making, pages, permits, rendering
from goldthread.publishing.papers.forms import PartForm
from goldthread.publishing.papers.kinds import FORMS, TYPES
from goldthread.publishing.papers.models import Paper
from goldthread.publishing.papers.querysets import readers

WITH = ("review__matter__partnership", "made_by")


@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, pk: int) -> HttpResponseBase:
    """All that can be made of a review, and what was made. A POST makes one."""
    review = fetch(request, Review, "matter__partnership", pk=pk)
    if not readers(request.user).filter(pk=review.pk).exists():
        raise Http404
    if request.method == "POST":
        try:
            made = making.make(review=review, kind=request.POST.get("kind", ""), by=request.user)
        except Refused as refusal:
            messages.warning(request, " ".join(refusal.reasons))
        else:
            messages.success(request, "It is made. Read every part, and put it in your words.")
            return redirect(made)
    page = pages.ListPage.of(review, request.user)
    return render(request, "papers/list.html", {"page": page})


@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Paper, *WITH, pk=pk)
    page = pages.PaperPage.of(found, request.user)
    return render(request, "papers/paper.html", {"page": page})


@require_http_methods(["GET", "POST"])
def write_part(request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
    found = fetch(request, Paper, *WITH, pk=pk)
    part = found.of_kind.part(key)
    if part is None:
        raise Http404
    if not permits.may_write(found.review, request.user):
        raise PermissionDenied
    history = list(found.passages.filter(key=key).select_related("by").order_by("-number"))
    last = history[0] if history else None
    start: dict[str, Any] = {
        "words": last.words if last else "",
        "based_on": last.number if last else 0,
    }
    form = PartForm(request.POST or None, initial=start)
    if form.is_valid():
        try:
            making.write(paper=found, key=key, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"“{part.heading}” is saved.")
            return redirect(found)
    shown = pages.Shown(part, last, found.review_id)
    context = {"form": form, "paper": found, "part": part, "shown": shown, "history": history}
    return render(request, "papers/write.html", context)


@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Paper, *WITH, pk=pk)
    try:
        _, kept = making.take_up(paper=found, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        stay = f" Your own words stay in: {', '.join(kept)}." if kept else ""
        messages.success(request, f"The findings are taken up as they now stand.{stay}")
    return redirect(found)


@require_GET
def draft(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """A copy with the protective marking and the reader's name on every page."""
    found = fetch(request, Paper, *WITH, pk=pk)
    if form not in found.of_kind.forms:
        raise Http404
    if not permits.may_take_away(found.review, request.user):
        raise PermissionDenied
    try:
        data = rendering.draft(found, form, request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
        return redirect(found)
    audit(by=request.user, did="paper.downloaded", about=found, form=FORMS[form])
    return as_download(data, form, f"{file_stem(found)}-draft")


def file_stem(found: Paper) -> str:
    """Letters, digits and hyphens alone; no name of anybody."""
    return f"{slugify(found.review.code)}-{found.kind}"


def as_download(data: bytes, form: str, stem: str) -> HttpResponse:
    response = HttpResponse(data, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{stem}.{form}"'
    return response
