"""Because of which recommendations or learning points there is guidance or a course."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.guidance.models import Version
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.training.models import Course
from goldthread.improvement.recommendations import because
from goldthread.improvement.recommendations.because import COURSE, COURSE_LEARNING, GUIDANCE, Tie
from goldthread.improvement.recommendations.forms import BecauseForm

ASKING = require_http_methods(["GET", "HEAD", "POST"])
RECOMMENDATION, LEARNING = "Which recommendations it comes from", "Which learning points it teaches"


@dataclass(frozen=True)
class Page:
    """`rows`: each with its reason. `form`: for who keeps it."""

    title: str
    caption: str
    crumbs: list[tuple[str, str]]
    back: str
    rows: list[tuple[Any, Any]]
    end: str
    nobody: str
    form: BecauseForm | None
    inset: str = ""


@ASKING
def guidance(request: HttpRequest, pk: int) -> HttpResponse:
    version = fetch(request, Version, "guidance__partnership", pk=pk)
    crumbs = [
        ("Guidance", reverse("guidance")),
        (version.guidance.code, version.guidance.get_absolute_url()),
        (f"Version {version.number}", version.get_absolute_url()),
    ]
    caption = f"{version.code}: {version.title}"
    return _because(
        request, GUIDANCE, version, RECOMMENDATION, caption, crumbs, "guidance_because",
        "not_because", version.what_changed,
    )  # fmt: skip


@ASKING
def course(request: HttpRequest, pk: int) -> HttpResponse:
    return _course(request, pk, COURSE, RECOMMENDATION, "course_because", "not_course_because")


@ASKING
def course_learning(request: HttpRequest, pk: int) -> HttpResponse:
    return _course(
        request, pk, COURSE_LEARNING, LEARNING, "course_learning", "not_course_learning"
    )  # fmt: skip


def _course(
    request: HttpRequest, pk: int, tie: Tie, title: str, here: str, end: str
) -> HttpResponse:
    row = fetch(request, Course, "partnership", "organisation", pk=pk)
    crumbs = [("My training", reverse("my_training")), (str(row), row.get_absolute_url())]
    return _because(request, tie, row, title, str(row), crumbs, here, end)


def _because(
    request: HttpRequest, tie: Tie, of: Any, title: str, caption: str,
    crumbs: list[tuple[str, str]], here: str, end: str, inset: str = "",
) -> HttpResponse:  # fmt: skip
    """Everybody who sees it, of the reasons that they may see."""
    keeps = tie.keeps(of, request.user)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    told = tie.standing(request.user, of)
    seen = tie.reason_model.objects.visible_to(request.user)
    asked = seen.filter(review__matter__partnership=of.partnership)
    form = BecauseForm(
        request.POST or None,
        field=tie.reason,
        rows=asked.exclude(pk__in=told.values(tie.reason))
        .select_related("review__matter")
        .order_by("review__matter__code", "number"),
    )
    if form.is_valid():
        try:
            because.say(tie=tie, of=of, by=request.user, reason=form.cleaned_data[tie.reason])
        except Refused as refusal:
            form.add_error(tie.reason, list(refusal.reasons))
        else:
            messages.success(request, "It is kept, and shown there too.")
            return redirect(here, of.pk)
    words = tie.reason.replace("_", " ")
    rows = told.select_related(f"{tie.reason}__review__matter")
    page = Page(
        title=title, caption=caption, crumbs=crumbs, back=of.get_absolute_url(), end=end,
        rows=[(row, tie.reason_of(row)) for row in rows], inset=inset,
        nobody=f"Nobody has said that it comes from a {words} that you can see.",
        form=form if keeps else None,
    )  # fmt: skip
    return render(request, "recommendations/because.html", {"page": page})


@require_POST
def not_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    return _take_back(request, GUIDANCE, pk, "guidance_because")


@require_POST
def not_course(request: HttpRequest, pk: int) -> HttpResponse:
    return _take_back(request, COURSE, pk, "course_because")


@require_POST
def not_course_learning(request: HttpRequest, pk: int) -> HttpResponse:
    return _take_back(request, COURSE_LEARNING, pk, "course_learning")


def _take_back(request: HttpRequest, tie: Tie, pk: int, here: str) -> HttpResponse:
    row = get_object_or_404(tie.model.objects.visible_to(request.user), pk=pk)
    try:
        because.take_back(tie=tie, row=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    return redirect(here, getattr(row, f"{tie.of}_id"))
