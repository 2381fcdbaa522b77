"""A document is sent, looked through, decided about, made safe and handed out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import deciding, making, permits, sending
from goldthread.publishing.anonymising.forms import SendForm
from goldthread.publishing.anonymising.groups import in_group
from goldthread.publishing.anonymising.jobs import check_soon
from goldthread.publishing.anonymising.models import LeakCheck, Mention, Original
from goldthread.publishing.anonymising.pages_originals import (
    FindingsPage,
    OriginalPage,
    OriginalsPage,
)
from goldthread.publishing.anonymising.pages_texts import TextsPage

OF_REVIEW = ("matter__partnership",)
WITH = ("review__matter__partnership", "by")
MOST = 1_000  # ticked findings decided at once
LONGEST = 1_000  # characters of a reason or of own wording
BOTH = require_http_methods(["GET", "POST"])


def review_of(request: HttpRequest, pk: int) -> Review:
    """For those who keep its register, and those who let its texts out; 404 for others."""
    review = fetch(request, Review, *OF_REVIEW, pk=pk)
    if not (permits.may_read(review, request.user) or permits.may_ask(review, request.user)):
        raise Http404
    return review


@require_GET
def originals(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    page = OriginalsPage.of(review, request.user)
    return render(request, "anonymising/originals.html", {"page": page})


@BOTH
def send_original(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_of(request, pk)
    if not permits.may_decide(review, request.user):
        raise PermissionDenied
    form = SendForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            original = _sent(review, form.cleaned_data, request.user)
        except Refused as refusal:
            form.add_error("file", list(refusal.reasons))
        else:
            check_soon(original.checks.get())
            return redirect(original)
    return render(request, "anonymising/send.html", {"form": form, "review": review})


def _sent(review: Review, told: dict[str, Any], by: Any) -> Original:
    if file := told["file"]:
        return sending.send(review=review, data=file.read(), name=file.name, by=by)
    data = told["words"].replace("\r\n", "\n").encode()
    return sending.send(review=review, data=data, name=sending.PASTED, by=by, pasted=True)


@require_GET
def original(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Original, *WITH, pk=pk)
    page = OriginalPage.of(row, request.user)
    return render(request, "anonymising/original.html", {"page": page})


@require_POST
def look_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Look through the document once more: the register has changed, or the job failed."""
    row = fetch(request, Original, *WITH, pk=pk)
    check_soon(sending.ask(original=row, by=request.user))
    return redirect(row)


@require_POST
def make_copy(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Original, *WITH, pk=pk)
    try:
        check = making.ask(original=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        check_soon(check)
    return redirect(row)


@require_GET
def original_texts(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Original, *WITH, pk=pk)
    check = _check_of(request, row, of_copy=False)
    whole = request.GET.get("show") == "all"
    page = TextsPage(row, check, whole, request.GET.get("page", "1"))
    return render(request, "anonymising/texts.html", {"page": page})


@require_GET
def original_findings(request: HttpRequest, pk: int) -> HttpResponse:
    """`of`: copy, for what is left in the safe copy; `group`, `state`, `page`: which of them."""
    row = fetch(request, Original, *WITH, pk=pk)
    return _findings(request, _check_of(request, row, of_copy=request.GET.get("of") == "copy"))


def _findings(request: HttpRequest, check: LeakCheck, **more: Any) -> HttpResponse:
    told = request.POST if request.method == "POST" else request.GET
    page = FindingsPage.of(
        check, request.user, group=told.get("group", ""), state=told.get("state", ""),
        number=told.get("page", "1"),
    )  # fmt: skip
    context = {"page": page, "limit": LONGEST, "ticked": set(), **more}
    return render(request, "anonymising/findings.html", context)


@require_POST
def decide_original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """`found`: ticked ids, or `every`: all that is open in `group`; `says`: the button pressed."""
    row = fetch(request, Original, *WITH, pk=pk)
    check = _check_of(request, row, of_copy=request.POST.get("of") == "copy")
    if not permits.may_decide(check.review, request.user):
        raise PermissionDenied
    chosen = _chosen(request)
    rows = Mention.objects.visible_to(request.user).filter(check_of=check)
    if request.POST.get("every"):
        rows = in_group(rows, request.POST.get("group", "")).filter(decisions__isnull=True)
    else:
        rows = rows.filter(pk__in=chosen)
    told = {name: request.POST.get(name, "")[:LONGEST] for name in ("because", "wording")}
    try:
        number = deciding.decide(
            check=check, mentions=list(rows), says=request.POST.get("says", ""), by=request.user,
            **told,
        )  # fmt: skip
    except Refused as refusal:
        told["every"] = request.POST.get("every", "")
        return _findings(request, check, faults=refusal.reasons, ticked=set(chosen), **told)
    said = "One finding is decided." if number == 1 else f"{number:,} findings are decided."
    messages.success(request, said)
    return redirect(_back(row, request))


def _chosen(request: HttpRequest) -> list[int]:
    sent = [text for box in request.POST.getlist("found") for text in box.split()]
    return [number_sent(text) for text in sent[:MOST]]


def _back(row: Original, request: HttpRequest) -> str:
    """To the list that was worked on; from a press on the document's page, to that."""
    if request.POST.get("from") != "findings":
        return row.get_absolute_url()
    query = {name: request.POST.get(name, "") for name in ("of", "group", "state")}
    return reverse("original_findings", args=[row.pk], query={k: v for k, v in query.items() if v})


def _check_of(request: HttpRequest, row: Original, *, of_copy: bool) -> LeakCheck:
    """The newest that is done."""
    checks = LeakCheck.objects.visible_to(request.user).filter(original=row, done_at__isnull=False)
    found = checks.filter(of_copy=of_copy).select_related("review__matter__partnership", "original")
    return get_object_or_404(found.order_by("-number")[:1])
