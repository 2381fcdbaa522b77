"""How people and agencies stand, certificates, and records from learning systems."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from goldthread.engines.chronology.out_pdf import drawable
from goldthread.engines.documents import tables
from goldthread.engines.documents.papers.paper import Paper, Part
from goldthread.engines.documents.papers.pdf import as_pdf
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.lists import Exported
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES
from goldthread.foundations.agencies.rosters import people_of
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.training import bringing, forms, pages, permits
from goldthread.foundations.training.models import Brought, Course, Done, Unplaced
from goldthread.foundations.training.views import ASKING

NONE = "-"  # of the columns: this is not in the file


@require_safe
def people(request: HttpRequest) -> HttpResponseBase:
    partnership = only(request, CASE_ROLES)
    need(permits.leads_anybody(partnership, request.user), permits.OF_PEOPLE)
    page = pages.PeoplePage.of(partnership, request.user, request.GET.get("only", ""))
    if request.GET.get("format") == "csv":
        return _csv(request, "Training of people", page.HEADINGS, page.exported)
    return render(request, "training/people.html", {"page": page})


@require_safe
def by_agency(request: HttpRequest) -> HttpResponseBase:
    page = pages.MatrixPage.of(only(request, BUSINESS_UNIT), request.user)
    if request.GET.get("format") == "csv":
        return _csv(request, "Training by agency", page.HEADINGS, page.exported)
    return render(request, "training/matrix.html", {"page": page})


def _csv(
    request: HttpRequest, title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]
) -> HttpResponseBase:
    """Taking a list out is recorded."""
    about = Exported(title, getattr(request, "partnership", None))
    audit(by=request.user, did="exported", about=about, count=len(rows), format="CSV")
    response = StreamingHttpResponse(
        tables.as_csv(headings, rows), content_type="text/csv; charset=utf-8"
    )
    name = f"{slugify(title)}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of PDF that a screen reader can read."""
    row = fetch(request, Done, "course__partnership", "person", pk=pk, ended_at__isnull=True)
    last = row.course.until(row.on)
    counts = f"It counts until {last.day} {last:%B %Y}." if last else "It does not run out."
    words = (
        f"{row.person} completed “{row.course}” on {row.on.day} {row.on:%B %Y}.\n\n"
        f"{row.course.get_kind_display().capitalize()} by {row.course.provider}, "
        f"{row.course.length}.\n\n{counts}"
    )
    paper = Paper(
        title=drawable(f"Certificate: {row.course}"), publisher=drawable(row.partnership.name),
        parts=[Part("what", "What was done", drawable(words))], on=timezone.localdate(),
        is_one_page=True,
    )  # fmt: skip
    response = HttpResponse(as_pdf(paper), content_type="application/pdf")
    name = f"certificate-{slugify(row.course.title)}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@ASKING
def files(request: HttpRequest) -> HttpResponse:
    partnership = only(request, BUSINESS_UNIT)
    form = forms.FileForm(request.POST or None, request.FILES or None)
    kept: list[Brought] = []

    def act(told: dict[str, Any]) -> str:
        kept.append(bringing.keep_file(partnership=partnership, by=request.user, **told))
        if kept[0].taken_at is not None:
            return "This very file was taken over before. Nothing was changed"
        return "The file is kept as you sent it. Nothing is recorded yet"

    if done_or_refused(request, form, act):
        return redirect(kept[0])
    page = pages.FilesPage.of(partnership, request.user)
    return render(request, "training/files.html", {"page": page, "form": form})


@ASKING
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """How it is understood. It is taken over only as it was shown."""
    row = fetch(request, Brought, "partnership", "by", "taken_by", pk=pk)
    refused: list[str] = []
    if request.method == "POST":
        columns = _columns(request)
        same = columns == row.columns
        try:
            if not same:
                row = bringing.settle(brought=row, columns=columns, by=request.user)
            if "take" in request.POST and same:
                made, waiting = bringing.take_over(brought=row, by=request.user)
                messages.success(request, f"{made} records made. {waiting} rows wait for you.")
                return redirect("training_files")
            if "take" in request.POST:
                refused = ["You changed a column. Look at it as it is understood now."]
        except Refused as refusal:
            refused = list(refusal.reasons)
    try:
        page = pages.FilePage.of(row)
    except Refused as why:
        messages.error(request, f"{' '.join(why.reasons)} Nothing was recorded.")
        return redirect("training_files")
    return render(request, "training/file.html", {"page": page, "refused": refused})


def _columns(request: HttpRequest) -> dict[str, int]:
    chosen = {role: request.POST.get(f"column-{role}", NONE) for role in bringing.ROLES}
    # 0 is the first column, and also what `number_sent` makes of what is no number.
    return {
        role: number_sent(place)
        for role, place in chosen.items()
        if place == "0" or number_sent(place)
    }


@ASKING
def place(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Unplaced, "brought__partnership", pk=pk)
    courses = Course.objects.visible_to(request.user).standing()
    form = forms.PlaceForm(
        request.POST or None, people=people_of(row.partnership),
        courses=courses.filter(partnership=row.partnership),
    )  # fmt: skip

    def act(told: dict[str, Any]) -> str:
        made = bringing.place(unplaced=row, by=request.user, **told)
        return f"Recorded for {made.person}"

    return ask(request, _row(row, form, "Whose row is this?", "Record it"), act)


@ASKING
def put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Unplaced, "brought__partnership", pk=pk)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        bringing.put_aside(unplaced=row, by=request.user, **told)
        return "Put aside. The row stays with why"

    return ask(request, _row(row, form, "Put this row aside", "Put it aside"), act)


def _row(row: Unplaced, form: Any, title: str, button: str) -> AskPage:
    told = ", ".join(f"{bringing.ROLES.get(k, k)}: {v or 'empty'}" for k, v in row.cells.items())
    caption = f"{row.brought}, row {row.row}"
    return AskPage(form, title, button, reverse("training_files"), caption, f"{told}. {row.why}.")
