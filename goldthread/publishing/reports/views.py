"""Reports to the board: a list, drafting, reading, approving, downloading."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.engines.charts import as_svg
from goldthread.foundations.access.asking import AskPage, done_or_refused, need
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.reports import actions, forms, permits
from goldthread.publishing.reports.figures import chart_of
from goldthread.publishing.reports.models import Report

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {"pdf": ("PDF", "application/pdf", "pdf"), "word": ("Word", WORD, "docx")}


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    partnership = only(request, OVERSIGHT)
    rows = Report.objects.visible_to(request.user).filter(partnership=partnership)
    context = {
        "rows": rows.defer("pdf", "word", "parts").select_related("by", "approval__by"),
        "may_draft": permits.may_draft(partnership, request.user),
    }
    return render(request, "reports/reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    partnership = only(request, OVERSIGHT)
    need(permits.may_draft(partnership, request.user), permits.DRAFTS)
    form = forms.DraftForm(request.POST or None)
    made: list[Report] = []

    def act(told: dict[str, Any]) -> str:
        made.append(actions.draft(partnership=partnership, by=request.user, **told))
        return "Frozen as it stands now. A second person approves it"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    page = AskPage(form, "Draft a report", "Work it out", reverse("board_reports"), "")
    return render(request, "access/asked.html", {"page": page})


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Report, "by", "approval__by", pk=pk)
    try:
        actions.must_hold(found)
    except Refused as refusal:
        return render(request, "reports/blocked.html", {"report": found, "why": refusal.reasons})
    parts = [(one, _picture(one), _rows(one)) for one in found.parts]
    may_approve = not found.is_approved and permits.may_approve(found, request.user)
    context = {"report": found, "parts": parts, "may_approve": may_approve}
    return render(request, "reports/report.html", context)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Report, pk=pk)
    need(permits.may_approve(found, request.user), permits.APPROVES)
    try:
        actions.approve(report=found, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Approved, under your name.")
    return redirect(found)


@require_safe
def report_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The very bytes that were frozen. Each download is recorded."""
    found = fetch(request, Report, pk=pk)
    if form not in FORMS:
        raise Http404
    try:
        actions.must_hold(found)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect(found)
    words, kind, ending = FORMS[form]
    if request.method == "GET":
        audit(by=request.user, did="board_report.taken", about=found, form=words)
    response = HttpResponse(bytes(getattr(found, form)), content_type=kind)
    name = f"{slugify(found.title)}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _picture(part: dict[str, Any]) -> Any:
    """Drawn here, and safe: words are escaped by whoever draws."""
    return mark_safe(as_svg(chart_of(part))) if part["chart"] else ""  # noqa: S308


def _rows(part: dict[str, Any]) -> list[list[str]]:
    if not part["columns"]:
        return []
    most = len(part["columns"]) - 1
    return [line.split(" | ", most) for line in part["words"].splitlines()]
