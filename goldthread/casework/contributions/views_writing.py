"""Writing a return: its sections, their versions, its records, and the whole to be read."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from goldthread.casework.contributions import permits, records, snapshots, writing
from goldthread.casework.contributions.forms_writing import SectionForm
from goldthread.casework.contributions.models import Return, SectionText
from goldthread.casework.contributions.pages_writing import Reading, ReportPage, SectionPage, around
from goldthread.casework.contributions.realnames import Place, codes_for, places
from goldthread.casework.contributions.sections import Holds, Part, part
from goldthread.casework.contributions.shared import ASKING, fetch_own
from goldthread.casework.contributions.states import state_now
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused


def need_part(found: Return, section: str) -> Part:
    wanted = part(found, section)
    if wanted is None:
        raise Http404
    return wanted


def names_in_draft(found: Return, href: Callable[[str], str] | None = None) -> list[Place]:
    """Where real names may stand in what is written now. `href` from the id of a section; without
    it, to where that section is written."""
    to = href or (lambda id_: reverse("imr_section", args=[found.pk, id_]))
    return places(snapshots.picture(found), codes_for(found), to)


def names_left_behind(request: HttpRequest, found: Return) -> list[Place]:
    """Of the sections that somebody has just saved and left, those with names in them. They come
    by their ids: the names themselves stand in no address and in no message."""
    left = request.GET.getlist("names")
    if not left or not permits.may_write(found, request.user):
        return []
    here = {reverse("imr_section", args=[found.pk, id_]) for id_ in left if part(found, id_)}
    return [place for place in names_in_draft(found) if place.href in here]


def goes_on(found: Return, to: str, saved: list[str]) -> str:
    """Where one goes from what was saved, with the word about real names taken along."""
    written = {reverse("imr_section", args=[found.pk, id_]): id_ for id_ in saved}
    named = [written[one.href] for one in names_in_draft(found) if one.href in written]
    return f"{to}?{urlencode({'names': named}, doseq=True)}" if named else to


def writes_now(found: Return, user: Any) -> bool:
    return permits.may_write(found, user) and state_now(found, timezone.localdate()).writing


@require_GET
def report(request: HttpRequest, pk: Any) -> HttpResponse:
    found = fetch_own(request, pk)
    state = state_now(found, timezone.localdate())
    page = ReportPage.of(found, request.user, state)
    return render(request, "contributions/report.html", {"page": page})


@ASKING
def section(request: HttpRequest, pk: Any, section: str) -> HttpResponse:
    """One section: a text that keeps itself while it is written, or a list of records."""
    found = fetch_own(request, pk)
    wanted = need_part(found, section)
    if request.method == "POST":
        permits.need(permits.may_write(found, request.user), records.WRITERS)
        return _save(request, found, wanted)
    return _show(request, found, wanted)


def _show(
    request: HttpRequest,
    found: Return,
    wanted: Part,
    form: Any = None,
    stale: SectionText | None = None,
) -> HttpResponse:
    now = writing.latest(found, wanted.id)
    if form is None:
        text = now.text if now else wanted.start
        version = now.version if now else 0
        form = SectionForm(part=wanted, initial={"text": text, "version": version})
    page = SectionPage.of(
        found, wanted, form, now, may_write=writes_now(found, request.user), stale=stale
    )
    context = {"page": page, "form": form, "left": names_left_behind(request, found)}
    return render(request, "contributions/section.html", context)


def _save(request: HttpRequest, found: Return, wanted: Part) -> HttpResponse:
    quietly = request.POST.get("autosave") == "1"
    form = SectionForm(request.POST, part=wanted)
    if not form.is_valid():
        if quietly:
            return JsonResponse({"problem": "Not saved. Use the button to see why."})
        return _show(request, found, wanted, form)
    try:
        row = writing.save(
            agency_return=found, section=wanted.id, by=request.user, **form.cleaned_data
        )
    except writing.Stale as late:
        if quietly:
            return JsonResponse({"problem": " ".join(late.reasons)})
        # Sent once more, what stands on this page becomes the next version: knowingly.
        told = {"text": form.cleaned_data["text"], "version": late.now.version}
        again = SectionForm(part=wanted, initial=told)
        return _show(request, found, wanted, again, late.now)
    except Refused as refusal:
        if quietly:
            return JsonResponse({"problem": " ".join(refusal.reasons)})
        form.add_error("text", list(refusal.reasons))
        return _show(request, found, wanted, form)
    version = row.version if row else 0
    if quietly:
        at = timezone.localtime()
        return JsonResponse({"saved": f"{at:%H:%M}", "fields": {"version": version}})
    messages.success(request, f"“{wanted.title}” is saved.")
    return redirect(_goes_on(found, wanted, request.POST.get("next") == "on"))


def _goes_on(found: Return, wanted: Part, on: bool) -> str:
    """Back to the same section, or on to what comes after it."""
    if not on:
        return reverse("imr_section", args=[found.pk, wanted.id])
    return goes_on(found, around(found, wanted)[1].href, [wanted.id])


@require_GET
def versions(request: HttpRequest, pk: Any, section: str) -> HttpResponse:
    """Every version of a section that was saved, the newest first."""
    found = fetch_own(request, pk)
    wanted = need_part(found, section)
    rows = SectionText.objects.visible_to(request.user).filter(
        agency_return=found, section=wanted.id
    )
    chosen = rows.filter(version=number_sent(request.GET.get("version", ""))).first()
    context = {
        "agency_return": found,
        "part": wanted,
        "rows": rows.select_related("by", "word_file").order_by("-version")[:200],
        "chosen": chosen,
    }
    return render(request, "contributions/versions.html", context)


@require_GET
def read(request: HttpRequest, pk: Any) -> HttpResponse:
    """The draft as a whole, for the agency itself."""
    found = fetch_own(request, pk)
    then_only = request.GET.get("known") == "then"
    page = Reading.of(found, snapshots.picture(found), then_only=then_only)
    names = names_in_draft(found, lambda id_: f"#s-{id_}")
    context = {"page": page, "Holds": Holds, "names": names, "own": True}
    return render(request, "contributions/read.html", context)
