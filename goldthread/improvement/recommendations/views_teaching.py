"""Which recommendations a course comes from."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.training.models import Course
from goldthread.foundations.training.permits import keeps
from goldthread.improvement.recommendations import teaching
from goldthread.improvement.recommendations.forms import BecauseForm
from goldthread.improvement.recommendations.models import Recommendation, TaughtIn


@require_http_methods(["GET", "HEAD", "POST"])
def course_because(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who sees the course, of the recommendations that they may see."""
    course = fetch(request, Course, "partnership", "organisation", pk=pk)
    may_keep = keeps(course, request.user)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    told = TaughtIn.objects.visible_to(request.user).standing().filter(course=course)
    asked = Recommendation.objects.visible_to(request.user).filter(
        review__matter__partnership=course.partnership
    )
    form = BecauseForm(
        request.POST or None,
        recommendations=asked.exclude(pk__in=told.values("recommendation"))
        .select_related("review__matter")
        .order_by("review__matter__code", "number"),
    )
    if form.is_valid():
        try:
            teaching.taught_because_of(course=course, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("recommendation", list(refusal.reasons))
        else:
            messages.success(request, "It is kept, and shown on the recommendation too.")
            return redirect("course_because", pk)
    context = {
        "course": course,
        "rows": told.select_related("recommendation__review__matter"),
        "form": form if may_keep else None,
    }
    return render(request, "recommendations/course_because.html", context)


@require_POST
def not_course_because(request: HttpRequest, pk: int) -> HttpResponse:
    rows = TaughtIn.objects.visible_to(request.user).select_related("course")
    row = get_object_or_404(rows, pk=pk)
    try:
        teaching.not_taught(row=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    return redirect("course_because", row.course_id)
