"""The files of a document are made, checked and let out: two people say yes, one can withdraw."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import jobs
from goldthread.publishing.anonymising import permits as checkers
from goldthread.publishing.documents.querysets import down_rows
from goldthread.publishing.papers import pages, permits, releasing
from goldthread.publishing.papers.forms import LookedForm, WithdrawForm, YesForm
from goldthread.publishing.papers.hiding import pictures_in
from goldthread.publishing.papers.kinds import FORMS
from goldthread.publishing.papers.models import Edition, Paper
from goldthread.publishing.papers.querysets import released_files
from goldthread.publishing.papers.views import WITH, as_download, file_stem


@require_POST
def make_files(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Paper, *WITH, pk=pk)
    try:
        edition = releasing.make_edition(paper=found, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"The files of edition {edition.number} are made. Nobody outside "
                         "can have them before their check and two people’s yes.")  # fmt: skip
    return redirect(found)


@require_POST
def check_files(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Run the leak check over the newest files, or with `released` over those that are out. Who may
    read real names goes on to the findings."""
    found = fetch(request, Paper, *WITH, pk=pk)
    edition = _newest(found)
    if "released" in request.POST:
        out = released_files().filter(edition__paper=found).select_related("edition").first()
        if out is None:
            raise Http404
        edition = out.edition
        edition.paper = found
    try:
        check = releasing.ask_check(edition=edition, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
        return redirect(found)
    jobs.check_soon(check)
    return redirect(check if checkers.may_read(found.review, request.user) else found)


@require_http_methods(["GET", "POST"])
def say_yes(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Paper, *WITH, pk=pk)
    if not permits.may_release(found.review, request.user):
        raise PermissionDenied
    edition = _newest(found)
    second = getattr(edition, "release", None) is not None
    asked = f"{'second' if second else 'first'}"
    act = releasing.release_second if second else releasing.release_first
    kind = LookedForm if pictures_in(edition) else YesForm
    form = kind(request.POST or None, initial={"turn": asked, "edition": edition.number})
    if form.is_valid() and (told := _meanwhile(form.cleaned_data, asked, edition)):
        form.add_error(None, told)
        form.data = {**form.data.dict(), **form.initial}  # what they agree to when they press again
    if form.is_valid():
        try:
            act(edition=edition, checked=_said(form.cleaned_data), by=request.user)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            done = "It is released." if second else "Your yes is recorded. A second person follows."
            messages.success(request, done)
            return redirect(found)
    page = pages.PaperPage.of(found, request.user)
    context: dict[str, Any] = {"form": form, "page": page, "second": second}
    return render(request, "papers/yes.html", context)


def _said(told: dict[str, Any]) -> str:
    """What the person checked, and that they looked at what no check reads."""
    looked = "\nLooked at the pictures in the Word file: they tell nobody who it is."
    words: str = told["checked"]
    return words + (looked if told.get("looked") and words.strip() else "")


def _meanwhile(sent: dict[str, Any], asked: str, edition: Edition) -> str:
    """What changed while the person read; "" where nothing did."""
    if sent["edition"] != edition.number:
        return "Newer files were made while you read. Open those; if you agree, say so again."
    if sent["turn"] != asked:
        return "Somebody else said yes while you read. If you agree, say so again."
    return ""


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    found = fetch(request, Paper, *WITH, pk=pk)
    if not permits.may_release(found.review, request.user):
        raise PermissionDenied
    edition = get_object_or_404(found.editions.select_related("release"), number=number)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            releasing.withdraw(edition=edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "It is withdrawn.")
            return redirect(found)
    context = {"form": form, "paper": found, "edition": edition}
    return render(request, "papers/withdraw.html", context)


@require_GET
def edition_file(request: HttpRequest, pk: int, number: int, form: str) -> HttpResponseBase:
    """The very bytes that two people are asked to say yes to. Only the newest edition's, and 404
    for whoever may not let them out."""
    found = fetch(request, Paper, *WITH, pk=pk)
    edition = _newest(found)
    if edition.number != number or not permits.may_release(found.review, request.user):
        raise Http404
    file = get_object_or_404(edition.files, form=form)
    try:
        data = releasing.bytes_of(file)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
        return redirect(found)
    audit(
        by=request.user, did="paper.read_files", about=found, form=FORMS[form], number=number
    )  # fmt: skip
    return as_download(data, form, f"{file_stem(found)}-edition-{number}")


@require_GET
def released(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """The very bytes that were released, without a mark; 404 before they are, and after."""
    found = fetch(request, Paper, *WITH, pk=pk)
    file = get_object_or_404(
        released_files().select_related("edition__release"), edition__paper=found, form=form
    )
    if down_rows("document", found.pk, file.edition.release.second_at):
        messages.warning(request, "It is withdrawn for now and not handed out.")
        return redirect(found)
    audit(
        by=request.user, did="paper.taken_away", about=found, form=FORMS[form],
        number=file.edition.number,
    )  # fmt: skip
    return as_download(bytes(file.content), form, file_stem(found))


def _newest(found: Paper) -> Edition:
    """404 where no files were made yet."""
    edition: Edition | None = found.editions.select_related("release").first()
    if edition is None:
        raise Http404
    edition.paper = found
    return edition
