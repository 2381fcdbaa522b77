"""The page of a leak check, and deciding of what it found."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import deciding, permits
from goldthread.publishing.anonymising.models import LeakCheck, Mention
from goldthread.publishing.anonymising.pages import CheckPage

WITH = ("review__matter__partnership", "asked_by")
MOST = 1_000  # findings decided at once
LONGEST = 1_000  # characters of a reason


@require_GET
def leak_check(request: HttpRequest, pk: int) -> HttpResponseBase:
    check = fetch(request, LeakCheck, *WITH, pk=pk)
    page = CheckPage.of(check, request.user)
    return render(request, "anonymising/check.html", {"page": page, "limit": LONGEST})


@require_POST
def decide_findings(request: HttpRequest, pk: int) -> HttpResponseBase:
    """`found`: the ticked findings' ids, several in one box with spaces; `says`: the button."""
    check = fetch(request, LeakCheck, *WITH, pk=pk)
    if not permits.may_decide(check.review, request.user):
        raise PermissionDenied
    sent = [text for box in request.POST.getlist("found") for text in box.split()]
    chosen = [number_sent(text) for text in sent[:MOST]]
    rows = Mention.objects.visible_to(request.user).filter(check_of=check, pk__in=chosen)
    because = request.POST.get("because", "")[:LONGEST]
    try:
        number = deciding.decide(
            check=check, mentions=list(rows), says=request.POST.get("says", ""), because=because,
            by=request.user,
        )  # fmt: skip
    except Refused as refusal:
        page = CheckPage.of(check, request.user)
        context = {
            "page": page, "limit": LONGEST, "faults": refusal.reasons, "because": because,
            "ticked": set(chosen),
        }  # fmt: skip
        return render(request, "anonymising/check.html", context)
    said = "One finding is decided." if number == 1 else f"{number} findings are decided."
    messages.success(request, said)
    return redirect(check)
