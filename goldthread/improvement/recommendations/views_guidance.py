"""Because of which recommendations a version of guidance changed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.guidance.models import Version
from goldthread.foundations.guidance.permits import may_keep
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.recommendations import guiding
from goldthread.improvement.recommendations.forms import BecauseForm
from goldthread.improvement.recommendations.models import ChangedGuidance, Recommendation


@require_http_methods(["GET", "HEAD", "POST"])
def because(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who sees the version, of the recommendations that they may see."""
    version = fetch(request, Version, "guidance__partnership", pk=pk)
    keeps = may_keep(version.guidance, request.user)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    told = ChangedGuidance.objects.visible_to(request.user).standing().filter(version=version)
    asked = Recommendation.objects.visible_to(request.user).filter(
        review__matter__partnership=version.partnership
    )
    form = BecauseForm(
        request.POST or None,
        recommendations=asked.exclude(pk__in=told.values("recommendation"))
        .select_related("review__matter")
        .order_by("review__matter__code", "number"),
    )
    if form.is_valid():
        try:
            guiding.because_of(version=version, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("recommendation", list(refusal.reasons))
        else:
            messages.success(request, "It is kept, and shown on the recommendation too.")
            return redirect("guidance_because", pk)
    context = {
        "version": version,
        "rows": told.select_related("recommendation__review__matter"),
        "form": form if keeps else None,
    }
    return render(request, "recommendations/because.html", context)


@require_POST
def not_because(request: HttpRequest, pk: int) -> HttpResponse:
    rows = ChangedGuidance.objects.visible_to(request.user).select_related("version__guidance")
    row = get_object_or_404(rows, pk=pk)
    try:
        guiding.not_because(row=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    return redirect("guidance_because", row.version_id)
