"""Finishing a draft: what was decided enters the record."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.actions import decided, undecided
from goldthread.improvement.learning.models import Draft, LearningPoint, Listing
from goldthread.improvement.recommendations import actions
from goldthread.improvement.recommendations.forms import FinishForm
from goldthread.improvement.recommendations.models import Recommendation


@require_http_methods(["GET", "POST"])
def finish_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what will enter the record, then enter it."""
    draft = fetch(request, Draft, "review__matter__partnership", pk=pk)
    here = Organisation.objects.visible_to(request.user).filter(partnership=draft.partnership)
    sent = request.POST if request.method == "POST" else None
    form = FinishForm(sent, bodies=here.filter(closed__isnull=True))
    if request.method == "POST" and form.is_valid():
        try:
            learned, asked = actions.finish_draft(
                draft=draft, by=request.user, for_the_rest=list(form.cleaned_data["bodies"])
            )
        except Refused as refusal:
            messages.error(request, " ".join(refusal.reasons))
            return redirect(draft)
        messages.success(request, _said(learned, asked))
        return redirect(draft.review)
    if draft.finished_at is not None or draft.read_at is None or undecided(draft).exists():
        messages.error(request, "Decide on each item before you finish.")
        return redirect(draft)
    return render(request, "recommendations/finish_draft.html", _page(draft, form))


def _page(draft: Draft, form: FinishForm) -> dict[str, Any]:
    items = list(decided(draft).prefetch_related("addressees"))
    asks = [one for one in items if one.listing == Listing.RECOMMENDATION]
    return {
        "draft": draft,
        "learning": [one for one in items if one.listing == Listing.LEARNING],
        "recommendations": asks,
        "for_nobody": sum(not one.addressees.all() for one in asks),
        "form": form,
    }


def _said(learned: list[LearningPoint], asked: list[Recommendation]) -> str:
    points = f"{len(learned)} learning point{'' if len(learned) == 1 else 's'}"
    asks = f"{len(asked)} recommendation{'' if len(asked) == 1 else 's'}"
    are = "is" if len(learned) + len(asked) == 1 else "are"
    nobodys = sum(not one.addresses.exists() for one in asked)
    rest = f" Addressed to nobody yet: {nobodys}." if nobodys else ""
    return f"{points} and {asks} {are} in the record.{rest}"
