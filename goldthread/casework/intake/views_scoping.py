"""Asking agencies, and an agency's own page: what it was asked, and its answer."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Q, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from goldthread.casework.frameworks import held
from goldthread.casework.intake import permits, scoping
from goldthread.casework.intake.forms_unit import AskForm, ReplyForm
from goldthread.casework.intake.models import ScopingRequest
from goldthread.casework.intake.pages_unit import ScopingPage, word_of
from goldthread.casework.intake.searching import names_to_search
from goldthread.casework.intake.views_unit import ASKING, the_units, with_names
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.forms import bodies_of
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.views.permits import here, only
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.workingdays import add_working_days


@require_GET
def scoping_of(request: HttpRequest, pk: int) -> HttpResponse:
    page = ScopingPage.of(with_names(request, pk), request.user, timezone.localdate())
    return render(request, "intake/scoping.html", {"page": page, "word_of": word_of})


@ASKING
def scoping_ask(request: HttpRequest, pk: int) -> HttpResponse:
    found = the_units(request, pk)
    bodies = bodies_of(found.partnership, request.user).filter(closed__isnull=True)
    bodies = bodies.exclude(scoping_requests__referral=found)
    outside = Q(sector__in=[Sector.PARTNERSHIP, Sector.NATIONAL])  # they work with no family
    bodies = bodies.annotate(last=Case(When(outside, then=1), default=0)).order_by("last", "name")
    named = list(found.agencies.exclude(outside).values_list("pk", flat=True))
    form = AskForm(request.POST or None, bodies=bodies, initial={"organisations": named})
    if form.is_valid():
        told = dict(form.cleaned_data)
        calendar = held.calendar_of(found.partnership)
        due = add_working_days(timezone.localdate(), told.pop("days"), calendar)
        try:
            made = scoping.ask(referral=found, due=due, by=request.user, **told)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            agencies = "agency is" if len(made) == 1 else "agencies are"
            messages.success(request, f"{len(made)} {agencies} asked. The letters are written.")
            return redirect("scoping", pk)
    return render(request, "intake/scoping_ask.html", {"form": form, "referral": found})


@require_GET
def scoping_requests(request: HttpRequest) -> HttpResponse:
    """What one's own agency was asked, the unanswered first."""
    partnership = only(request, CASE_ROLES)
    rows = (
        ScopingRequest.objects.visible_to(request.user)
        .of_agency(request.user)
        .filter(referral__partnership=partnership)
        .select_related("organisation", "referral__matter")
        .prefetch_related("replies")
        .order_by("-at")[:200]
    )
    today = timezone.localdate()
    listed = sorted(rows, key=lambda row: (bool(row.replies.all()), row.due))
    context = {"rows": listed, "today": today, "word_of": word_of}
    return render(request, "intake/scoping_requests.html", context)


@ASKING
def scoping_request(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """An agency sees its own request and answers, and the names to search for."""
    row = fetch(
        request,
        ScopingRequest,
        "organisation__successor",
        "referral__matter__partnership",
        uuid=uuid,
        referral__partnership=here(request),
    )
    may = permits.may_answer(row, request.user)
    if request.method == "POST" and not may:
        raise PermissionDenied("Only the agency’s own signatories and authors answer this.")
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        try:
            scoping.reply(request=row, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "Your answer is sent, exactly as you wrote it.")
            return redirect(row)
    context = {
        "row": row,
        "form": form if may else None,
        "replies": list(row.replies.select_related("by")),
        "letters": list(row.letters.all()),
        "names": names_to_search(row.referral, row.organisation),
        "word": word_of(row, timezone.localdate()),
        "inside": permits.sees(row.referral, request.user),
    }
    return render(request, "intake/scoping_request.html", context)
