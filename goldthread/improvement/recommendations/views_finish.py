"""Finishing a draft: what was decided enters the record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.actions import decided, undecided
from goldthread.improvement.learning.models import Draft, Listing
from goldthread.improvement.recommendations import actions


@require_http_methods(["GET", "POST"])
def finish_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what will enter the record, then enter it."""
    draft = fetch(request, Draft, "review__matter__partnership", pk=pk)
    if request.method == "POST":
        try:
            learned, asked = actions.finish_draft(draft=draft, by=request.user)
        except Refused as refusal:
            messages.error(request, " ".join(refusal.reasons))
            return redirect(draft)
        points = f"{len(learned)} learning point{'' if len(learned) == 1 else 's'}"
        asks = f"{len(asked)} recommendation{'' if len(asked) == 1 else 's'}"
        are = "is" if len(learned) + len(asked) == 1 else "are"
        said = f"{points} and {asks} {are} in the record."
        if nobodys := sum(not one.addresses.exists() for one in asked):
            said += f" Addressed to nobody yet: {nobodys}."
        messages.success(request, said)
        return redirect(draft.review)
    if draft.finished_at is not None or draft.read_at is None or undecided(draft).exists():
        messages.error(request, "Decide on each item before you finish.")
        return redirect(draft)
    items = list(decided(draft).prefetch_related("addressees"))
    page = {
        "draft": draft,
        "learning": [one for one in items if one.listing == Listing.LEARNING],
        "recommendations": [one for one in items if one.listing == Listing.RECOMMENDATION],
    }
    return render(request, "recommendations/finish_draft.html", page)
