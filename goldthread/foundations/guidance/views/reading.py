"""Who must read guidance and has, and links that do not work."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.guidance import forms, pages, permits, reading
from goldthread.foundations.guidance.models import Guidance, LinkReport, Reader
from goldthread.foundations.guidance.views.shared import (
    ASKING,
    KEEPERS,
    WITH,
    ask,
    done,
    kept,
    need,
    version_of,
)
from goldthread.foundations.records.refusals import Refused


@ASKING
def guidance_readers(request: HttpRequest, pk: int) -> HttpResponse:
    """By organisation for everyone; by name for those who answer for them."""
    found = kept(request, pk) if request.method == "POST" else fetch(request, Guidance, pk=pk)
    rows = Guidance.objects.visible_to(request.user).with_standing(request.user)
    row = get_object_or_404(rows.select_related(*WITH), pk=found.pk)
    bodies = pages.bodies_of(request.user, row.partnership).filter(closed__isnull=True)
    form = forms.ReaderForm(request.POST if request.method == "POST" else None, bodies=bodies)

    def act(**told: Any) -> None:
        reading.ask_to_read(guidance=row, by=request.user, **told)

    if done(request, form, act, "They are asked to read it, this version and every later one."):
        return redirect("guidance_readers", pk)
    page = pages.ReadersPage.of(row, request.user, form)
    return render(request, "guidance/readers.html", {"page": page})


@require_POST
def stop_reader(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Reader.objects.visible_to(request.user), pk=pk)
    try:
        reading.stop_asking(reader=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "They are not asked any more. What they read stays recorded.")
    return redirect("guidance_readers", row.guidance_id)


@require_POST
def acknowledge_guidance(request: HttpRequest, pk: int) -> HttpResponse:
    """`pk` is the version's: what was read is what is acknowledged."""
    version = version_of(request, pk)
    try:
        reading.acknowledge(version=version, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "It is recorded that you have read it.")
    return redirect(version.guidance)


@ASKING
def report_link(request: HttpRequest, pk: int) -> HttpResponse:
    version = version_of(request, pk)
    page = pages.FormPage(
        forms.BrokenForm(request.POST if request.method == "POST" else None),
        "Say that its link does not work",
        "Tell its owner",
        version.guidance.get_absolute_url(),
        version.guidance.code,
        caption=version.title,
        lead=f"{version.link} drifts, with your name, until somebody has mended it. Goldthread "
        "itself opens no address."
        if version.link
        else "This version has no link.",
    )

    def act(**told: Any) -> None:
        reading.report_link(version=version, by=request.user, **told)

    return ask(request, page, act, "Its owner is asked to mend it. Thank you.")


@ASKING
def mend_link(request: HttpRequest, pk: int) -> HttpResponse:
    report = fetch(request, LinkReport, "version__guidance__partnership", "by", pk=pk)
    guidance = report.version.guidance
    need(permits.may_keep(guidance, request.user), KEEPERS)
    page = pages.FormPage(
        forms.WhyForm(request.POST or None, label="How was it mended?"),
        "Say that the link works again",
        "It works again",
        guidance.get_absolute_url(),
        guidance.code,
        caption=report.version.title,
        lead=f"Open {report.version.link} first. Where the page moved, write the next version "
        "with its new address instead.",
    )

    def act(because: str) -> None:
        reading.mend_link(report=report, how=because, by=request.user)

    return ask(request, page, act, "The link is recorded as mended.")
