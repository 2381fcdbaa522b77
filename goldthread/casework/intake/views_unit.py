"""The list of referrals, one referral, what becomes of it, and the files that came with it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from goldthread.casework.intake import parts, permits, triaging
from goldthread.casework.intake.forms_unit import TriageForm
from goldthread.casework.intake.models import (
    Letter,
    Referral,
    ReferralFile,
    Triage,
    TriageOutcome,
)
from goldthread.casework.intake.pages_refer import all_said
from goldthread.casework.intake.pages_unit import ListPage, OverviewPage, WordsPage, answered
from goldthread.casework.intake.states import state_of
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES
from goldthread.foundations.agencies.views.permits import here, holds, only
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.store import Lost, open_unchanged

ASKING = require_http_methods(["GET", "POST"])
WITH = ("partnership", "matter", "organisation", "referred_by")
NO_NAMES = (
    "Emergency access shows where a referral stands and what was decided, and no real names. Ask "
    "the business unit for a seat if you need them."
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def the_referral(request: HttpRequest, pk: int) -> Referral:
    """404 for whoever may not see it; reading it is recorded."""
    return fetch(request, Referral, *WITH, pk=pk, partnership=here(request))


def with_names(request: HttpRequest, pk: int) -> Referral:
    """The same; 403 for emergency access, which reads no names."""
    referral = the_referral(request, pk)
    if not permits.reads_names(referral, request.user):
        raise PermissionDenied(NO_NAMES)
    return referral


def the_units(request: HttpRequest, pk: int) -> Referral:
    """The same; 403 for those who read and do not run it."""
    referral = the_referral(request, pk)
    if not permits.may_run(referral, request.user):
        raise PermissionDenied("Only the business unit does this. Nothing was changed.")
    return referral


@require_GET
def referrals(request: HttpRequest) -> HttpResponseBase:
    partnership = only(request, CASE_ROLES)
    page = ListPage.of(request, partnership, unit=holds(request.user, BUSINESS_UNIT, partnership))
    if page.list is not None and (download := page.list.export()):
        return download
    context = {"page": page, "state_of": state_of, "answered": answered}
    return render(request, "intake/referrals.html", context)


@require_GET
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    found = the_referral(request, pk)
    page = OverviewPage.of(found, request.user, timezone.localdate())
    return render(request, "intake/referral.html", {"page": page})


@require_GET
def referral_words(request: HttpRequest, pk: int) -> HttpResponse:
    page = WordsPage.of(with_names(request, pk), request.user)
    return render(request, "intake/words.html", {"page": page})


@ASKING
def triage(request: HttpRequest, pk: int) -> HttpResponse:
    found = the_units(request, pk)
    page = OverviewPage.of(found, request.user, timezone.localdate())
    others = Referral.objects.visible_to(request.user).filter(partnership=found.partnership)
    others = others.exclude(pk=found.pk).select_related("matter")
    first = page.repeated[0].referral.pk if page.repeated else None
    form = TriageForm(request.POST or None, others=others, initial={"duplicate_of": first})
    if form.is_valid():
        try:
            row = triaging.triage(referral=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"{found.code} is {row.get_outcome_display()}.")
            return redirect(_after_triage(found, row))
    # Their safety stands at the top of the page already.
    told = [one for one in all_said(found) if one.part.slug != "safety"]
    doubt = parts.unborn_and_dead(parts.child_of(found))
    context = {"page": page, "told": told, "form": form, "doubt": doubt}
    return render(request, "intake/triage.html", context)


def _after_triage(referral: Referral, row: Triage) -> str:
    """What was accepted goes on with the people register."""
    if row.outcome == TriageOutcome.ACCEPT:
        return f"{reverse('referral_words', args=[referral.pk])}#register"
    return referral.get_absolute_url()


@require_POST
def referral_involve_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Everyone whom the referral names goes on the register; then agencies are asked."""
    found = the_units(request, pk)
    try:
        made = triaging.put_everyone_on_register(referral=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("referral_words", pk)
    told = ", ".join(f"{row.person.name} as {row.code}" for row in made)
    messages.success(request, f"On the register: {told}.")
    ask = triaging.is_accepted(found) and not found.requests.exists()
    return redirect("scoping_ask" if ask else "referral_words", pk)


@require_POST
def referral_involve(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """One person named in the referral goes on the register."""
    found = the_units(request, pk)
    row = get_object_or_404(found.people, pk=person)
    try:
        made = triaging.put_on_register(person=row, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{row.name} is on the register, as {made.code}.")
    return redirect("referral_words", pk)


def _handed_out(request: HttpRequest, row: Any, media: str) -> HttpResponseBase | None:
    try:
        opened = open_unchanged(row)
    except Lost as why:
        messages.error(request, f"{why} Tell your system administrator.")
        return None
    if request.method == "GET":
        audit(by=request.user, did="downloaded", about=row)
    answer = FileResponse(opened, as_attachment=True, filename=row.file_name, content_type=media)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


@require_safe
def referral_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A paper that came with a referral, to be saved and never shown in our own pages."""
    scope = ReferralFile.objects.visible_to(request.user)
    row = get_object_or_404(scope.select_related("referral__matter__partnership"), pk=pk)
    return _handed_out(request, row, row.file_type) or redirect("referrals")


@require_safe
def letter_file(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    scope = Letter.objects.visible_to(request.user)
    row = get_object_or_404(scope.select_related("referral__matter__partnership"), uuid=uuid)
    return _handed_out(request, row, WORD) or redirect("referrals")
