"""All lines of enquiry on one page: one answer for each, one button for all."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldthread.casework.contributions import permits, records, writing
from goldthread.casework.contributions.forms_writing import LinesForm
from goldthread.casework.contributions.models import Return
from goldthread.casework.contributions.pages_lines import LinesPage
from goldthread.casework.contributions.pages_writing import around
from goldthread.casework.contributions.sections import Part, lines_of
from goldthread.casework.contributions.shared import ASKING, fetch_own
from goldthread.casework.contributions.views_writing import (
    goes_on,
    names_left_behind,
    writes_now,
)
from goldthread.foundations.records.refusals import Refused


@ASKING
def lines(request: HttpRequest, pk: Any) -> HttpResponse:
    found = fetch_own(request, pk)
    asked = lines_of(found)
    if not asked:  # a summary of involvement has none
        raise Http404
    if request.method == "POST":
        permits.need(permits.may_write(found, request.user), records.WRITERS)
        return _save(request, found, asked)
    return _show(request, found, _as_it_stands(found, asked))


def _as_it_stands(
    found: Return, asked: list[Part], typed: Mapping[str, str] | None = None
) -> LinesForm:
    """The form with what stands now; `typed` instead, for a line that could not be saved."""
    now = writing.texts(found)
    initial: dict[str, Any] = {}
    for one in asked:
        row = now.get(one.id)
        initial[f"text-{one.id}"] = (typed or {}).get(one.id, row.text if row else "")
        initial[f"version-{one.id}"] = row.version if row else 0
    return LinesForm(lines=asked, initial=initial)


def _show(
    request: HttpRequest,
    found: Return,
    form: LinesForm,
    stale: Mapping[str, writing.Stale] | None = None,
) -> HttpResponse:
    page = LinesPage.of(found, form, may_write=writes_now(found, request.user), stale=stale or {})
    context = {"page": page, "form": form, "left": names_left_behind(request, found)}
    return render(request, "contributions/lines.html", context)


def _save(request: HttpRequest, found: Return, asked: list[Part]) -> HttpResponse:
    quietly = request.POST.get("autosave") == "1"
    form = LinesForm(request.POST, lines=asked)
    if not form.is_valid():
        if quietly:
            return JsonResponse({"problem": "Not saved. Use the button to see why."})
        return _show(request, found, form)
    told = form.told()
    try:
        kept = writing.save_several(agency_return=found, told=told, by=request.user)
    except Refused as refusal:
        if quietly:
            return JsonResponse({"problem": " ".join(refusal.reasons)})
        form.add_error(None, list(refusal.reasons))
        return _show(request, found, form)
    if quietly:
        return _answer(asked, kept)
    if kept.stale:
        # Sent once more, what stands on this page becomes the next version: knowingly.
        typed = {section: told[section][1] for section in kept.stale}
        return _show(request, found, _as_it_stands(found, asked, typed), kept.stale)
    messages.success(request, "Your answers are saved.")
    if request.POST.get("next") != "on":
        return redirect(request.path)
    return redirect(goes_on(found, around(found, None)[1].href, [one.id for one in asked]))


def _answer(asked: list[Part], kept: writing.Kept) -> JsonResponse:
    """For the script. A line that was not saved keeps the version that its writer saw: the next
    key does not save it over what somebody else wrote."""
    fields = {f"version-{section}": version for section, version in kept.versions.items()}
    if not kept.stale:
        return JsonResponse({"saved": f"{timezone.localtime():%H:%M}", "fields": fields})
    words = [
        f"Line of enquiry {one.line.number}: {' '.join(kept.stale[one.id].reasons)}"
        for one in asked
        if one.line and one.id in kept.stale
    ]
    return JsonResponse({"problem": " ".join(words), "fields": fields})
