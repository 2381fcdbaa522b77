"""Documents beside an entry: attached, opened at the cited page, taken back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldthread.casework.chronology.combining import attaching
from goldthread.casework.chronology.forms_attach import AttachForm, WithdrawForm
from goldthread.casework.chronology.models import EntryDocument, EntryPage
from goldthread.casework.chronology.permits import may_decide
from goldthread.casework.chronology.views_change import both
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.walls import table
from goldthread.casework.submissions import permits as agencies
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records import store
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused

WITH = (
    "organisation", "review__matter__partnership",
    "submission__call__organisation__successor__successor",
)  # fmt: skip
AGENCY_READS = "Your agency and those at the table of the review can open it."
TABLE_READS = (
    "What the review attaches is opened at its table only, never by an agency. What an agency "
    "attached stays open to that agency."
)


@dataclass(frozen=True)
class Attached:
    """A cited page; whether the reader's side said it, and whether it attached the document."""

    row: EntryPage
    is_own: bool
    may_withdraw: bool


@dataclass(frozen=True)
class DocumentsPage:
    """`home`: where the reader sees the entry: in the combined list, or as the agency sent it."""

    entry: Entry
    attached: list[Attached]
    gone: list[EntryPage]
    form: AttachForm | None
    home: str

    @classmethod
    def of(cls, request: HttpRequest, entry: Entry) -> "DocumentsPage":
        user, call = request.user, entry.submission.call
        decides = may_decide(entry.review, user)
        writes = not decides and agencies.may_write(call, user)
        cited = EntryPage.objects.visible_to(user).filter(
            review=entry.review, identity=entry.identity
        )
        rows = cited.standing().select_related("document", "by")
        gone = cited.gone().select_related("document__withdrawn_by", "by")
        mine = {None} if decides else {call.pk} if writes else set()
        attached = [
            Attached(row, row.call_id in mine, row.document.call_id in mine) for row in rows
        ]
        form = None
        if entry.standing and (decides or writes):
            form = _form(request, entry, decides=decides)
        return cls(entry, attached, list(gone), form, _of_reader(request, entry))


def _of_reader(request: HttpRequest, entry: Entry) -> str:
    here = Review.objects.visible_to(request.user).filter(table(request.user, "matter"))
    if entry.standing and here.filter(pk=entry.review_id).exists():
        return reverse("combined_entry", args=[entry.review_id, entry.identity])
    return entry.get_absolute_url()


def _form(request: HttpRequest, entry: Entry, *, decides: bool) -> AttachForm:
    kept = EntryDocument.objects.visible_to(request.user).kept().filter(review=entry.review)
    sent = request.method == "POST"
    return AttachForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        documents=kept if decides else kept.filter(call=entry.submission.call),
        readers=TABLE_READS if decides else AGENCY_READS,
    )


@both
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands behind an entry; attach more."""
    entry = fetch(request, Entry, *WITH, pk=pk)
    page = DocumentsPage.of(request, entry)
    form = page.form
    if request.method == "POST" and not attaching.may_attach(entry, request.user):
        raise PermissionDenied(attaching.WHO)
    if form is not None and form.is_valid():
        try:
            row = _save(entry, form.cleaned_data, request.user)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"{row.where} stands beside {entry.ref}.")
            return redirect("entry_documents", pk)
    return render(request, "chronology/documents.html", {"page": page})


def _save(entry: Entry, told: dict[str, Any], by: Any) -> EntryPage:
    about = {"page": told["page"] or 0, "words": told["words"], "by": by}
    if kept := told.get("document"):
        return attaching.cite_page(entry=entry, document=kept, **about)
    return attaching.attach(entry=entry, title=told["title"], file=told["file"], **about)


@require_safe
def document(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file; each opening is recorded. PDF and pictures open in the browser, at the page that
    the address names; a Word document is saved."""
    scope = EntryDocument.objects.visible_to(request.user).kept()
    row = get_object_or_404(scope.select_related("review__matter__partnership"), pk=pk)
    try:
        opened = store.open_unchanged(row)
    except store.Lost as why:
        messages.error(request, f"{why} Nothing was changed. Tell your system administrator.")
        return redirect(_home_of(request, row))
    if request.method == "GET":
        audit(by=request.user, did="read", about=row)
    saved = row.kind not in {"PDF", "picture"}
    response = FileResponse(
        opened, as_attachment=saved, filename=row.file_name, content_type=row.file_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    # A browser's own reader of PDF does not open in a sandbox; nothing else may load or frame it.
    alone = "object-src 'self'; style-src 'unsafe-inline'" if row.kind == "PDF" else "sandbox"
    response["Content-Security-Policy"] = f"default-src 'none'; frame-ancestors 'none'; {alone}"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@both
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch(request, EntryDocument, "review__matter__partnership", "call", pk=pk)
    if not attaching.is_own_side(row, request.user):
        raise PermissionDenied("Only those who attached it can withdraw it.")
    home = _home_of(request, row)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            attaching.withdraw_document(document=row, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("reason", list(refusal.reasons))
        else:
            messages.success(request, f"“{row.title}” is withdrawn.")
            return redirect(home)
    context = {"form": form, "row": row, "home": home}
    return render(request, "chronology/withdraw_document.html", context)


def _home_of(request: HttpRequest, row: EntryDocument) -> str:
    """Beside the entry that the reader came from, or the first that the document stands beside."""
    found = Entry.objects.visible_to(request.user).filter(review=row.review)
    cited = EntryPage.objects.visible_to(request.user).filter(document=row)
    asked = found.filter(pk=number_sent(request.GET.get("entry", ""))).first()
    entry = asked or found.filter(identity__in=cited.values("identity")).order_by("-pk").first()
    return reverse("entry_documents", args=[entry.pk]) if entry else reverse("home")


@require_POST
def page_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = EntryPage.objects.visible_to(request.user)
    with_them = ("document", "call", "review__matter__partnership", "entry__review__matter")
    row = get_object_or_404(rows.select_related(*with_them), pk=pk)
    if not attaching.is_own_side(row, request.user):
        raise PermissionDenied("Only those who said it can take it back.")
    try:
        attaching.take_back_page(row=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"{row.where} no longer stands beside {row.entry.ref}.")
    return redirect(_home_of(request, row.document))
