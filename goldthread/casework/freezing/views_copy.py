"""Copies of the combined chronology: what is wanted, what it will be, and the download."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.chronology.pages_combined import Combined
from goldthread.casework.freezing import pages, pages_copy, permits, versions, views
from goldthread.casework.freezing.copies import writing
from goldthread.casework.freezing.copies.source import Source
from goldthread.casework.freezing.forms import LIVE, CopyForm
from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit

BLOCKED = (
    "The stored words of this version are not those that were frozen, so nothing of it can be "
    "downloaded. Tell your system administrator."
)


@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The choice; what it will be, once `form` stands in the address; the download, by POST."""
    review = review_at_table(request, pk)
    if not permits.may_export(review, request.user):
        raise PermissionDenied
    known = pages.versions_of(request, review)
    sent = "form" in request.GET
    first = request.GET.get("version", LIVE)
    initial = {"which": first, "form": "docx", "names": "written", "notes": True, "marks": True}
    form = CopyForm(request.GET if sent else None, initial=initial, versions=known)
    if not form.is_valid():
        _, said = pages_copy.filters_of(request, review)
        page = pages_copy.CopyPage(review, form, pages_copy.carried(request.GET), said)
        return render(request, "freezing/export.html", {"page": page})
    frozen = _version(request, review, form.cleaned_data["which"])
    if frozen and not pages.look_whether_whole(request, frozen):
        page = pages_copy.CopyPage(review, form, [], [], blocked=BLOCKED)
        return render(request, "freezing/export_check.html", {"page": page})
    page = pages_copy.checked(request, review, form, frozen)
    if request.method == "POST" and page.source is not None:
        return _download(request, page.source)
    return render(request, "freezing/export_check.html", {"page": page})


def _version(request: HttpRequest, review: Review, which: str) -> FrozenChronology | None:
    if which == LIVE:
        return None
    return views.frozen_at_table(request, review.pk, int(which))


def _download(request: HttpRequest, source: Source) -> HttpResponseBase:
    """Recorded before the first byte goes out."""
    form = source.wanted.form
    audit(
        by=request.user, did="chronology.exported", about=source.frozen or Combined(source.review),
        count=source.count, format=writing.FORMATS[form],
        names="with pseudonyms" if source.wanted.pseudonyms else "as the agencies wrote it",
    )  # fmt: skip
    kind, name = writing.TYPES[form], source.file_name
    if form in ("csv", "json"):
        lines = writing.as_csv(source) if form == "csv" else writing.as_json(source)
        response = StreamingHttpResponse(lines, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    return FileResponse(
        writing.as_file(source), as_attachment=True, filename=name, content_type=kind
    )


@require_GET
def document(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The very bytes that were frozen, so that anybody can work out their digest."""
    frozen = views.frozen_at_table(request, pk, number)
    if not permits.may_export(frozen.review, request.user):
        raise PermissionDenied
    if not pages.look_whether_whole(request, frozen):
        return HttpResponse(BLOCKED, status=409, content_type="text/plain; charset=utf-8")
    audit(
        by=request.user, did="chronology.exported", about=frozen, count=frozen.counts["entries"],
        format="as it was frozen", names="as the agencies wrote it",
    )  # fmt: skip
    response = StreamingHttpResponse(versions.contents(frozen), content_type="application/json")
    name = f"{slugify(frozen.review.code)}-chronology-version-{number}-frozen.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
