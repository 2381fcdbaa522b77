"""A printed name that the directory does not know yet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.forms import MissingBodyForm
from goldthread.improvement.learning.models import Draft
from goldthread.improvement.learning.views import fetch_draft


@require_http_methods(["GET", "POST"])
def missing_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an organisation under its printed name, or give one that name, and come back."""
    draft = fetch_draft(request, pk)
    agencies.permit(request.user, BUSINESS_UNIT, partnership=draft.partnership)
    item = request.GET.get("item", "")
    back = draft.get_absolute_url() + (f"#item-{item}" if item.isdigit() else "")
    bodies = Organisation.objects.visible_to(request.user).filter(
        partnership=draft.partnership, closed__isnull=True
    )
    form = MissingBodyForm(
        request.POST or None,
        initial={"name": request.GET.get("name", "")[:200], "how": "new"},
        organisations=bodies,
    )
    if form.is_valid():
        try:
            words = _save(draft, form.cleaned_data, request.user)
        except Refused as refusal:
            form.add_error("name", list(refusal.reasons))
        else:
            messages.success(request, words)
            return redirect(back)
    return render(request, "learning/missing_body.html", {"form": form, "back": back})


def _save(draft: Draft, data: dict[str, Any], by: Any) -> str:
    if data["how"] == "new":
        body = agencies.add_organisation(
            partnership=draft.partnership, name=data["name"], sector=data["sector"], by=by
        )
        return f"{body} is in the directory."
    agencies.add_alias(organisation=data["organisation"], name=data["name"], by=by)
    return f"“{data['name']}” now means {data['organisation']}."
