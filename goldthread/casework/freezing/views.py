"""Frozen versions of a combined chronology: their list, one of them, one entry, two compared."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.chronology.pages_combined import Combined
from goldthread.casework.freezing import actions, pages, permits
from goldthread.casework.freezing.forms import NOW, CompareForm, FreezeForm
from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.freezing.standing import merge_of
from goldthread.casework.freezing.unsettled import unsettled
from goldthread.casework.freezing.versions import Opened
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused

WITH = ("review__matter__partnership", "by", "merge")


def frozen_at_table(request: HttpRequest, pk: int, number: int) -> FrozenChronology:
    """The version; 404 for whoever has no seat at the table."""
    review_at_table(request, pk)
    return fetch(request, FrozenChronology, *WITH, review=pk, number=number)


@require_GET
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    page = pages.VersionsPage.of(request, review_at_table(request, pk))
    return render(request, "freezing/versions.html", {"page": page})


@require_http_methods(["GET", "POST"])
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    if not permits.may_freeze(review, request.user):
        raise PermissionDenied
    merge = merge_of(review)
    if merge is None:
        messages.warning(request, actions.NOTHING)
        return redirect("frozen_versions", pk)
    said = unsettled(review, merge)
    form = FreezeForm(request.POST or None, unsettled=said)
    if form.is_valid():
        try:
            frozen = actions.freeze(review=review, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"Version {frozen.number} is frozen. It never changes.")
            return redirect(frozen)
    context = {"review": review, "form": form, "unsettled": said}
    return render(request, "freezing/freeze.html", context)


@require_GET
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    page = pages.VersionPage.of(request, frozen_at_table(request, pk, number))
    return render(request, "freezing/version.html", {"page": page})


@require_POST
def sign(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    frozen = frozen_at_table(request, pk, number)
    if not permits.may_sign(frozen.review, request.user):
        raise PermissionDenied
    try:
        actions.sign(frozen=frozen, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"You have signed version {frozen.number}.")
    return redirect(frozen)


@require_GET
def entry(request: HttpRequest, pk: int, number: int, ref: str) -> HttpResponse:
    """One entry as it stood in a version: the address that is cited."""
    frozen = frozen_at_table(request, pk, number)
    whole = pages.look_whether_whole(request, frozen)
    found = Opened(frozen).entry(ref) if whole else None
    if whole and found is None:
        raise Http404
    context = {"frozen": frozen, "entry": found}
    return render(request, "freezing/entry.html", context)


@require_GET
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions, or a version and the list as it stands now."""
    review = review_at_table(request, pk)
    known = pages.versions_of(request, review)
    if not known:
        return redirect("frozen_versions", pk)
    form = CompareForm(
        request.GET if "old" in request.GET else {"old": str(known[0].number), "new": NOW},
        numbers=[one.number for one in known],
    )
    if not form.is_valid():
        raise Http404
    old, new = _chosen(request, review, form)
    page = pages.DifferencePage.of(request, review, form, old, new)
    return render(request, "freezing/difference.html", {"page": page})


def _chosen(
    request: HttpRequest, review: Review, form: CompareForm
) -> tuple[FrozenChronology, FrozenChronology | None]:
    """Both are fetched by the door, so that their reading is recorded."""
    at = {"review": review.pk}
    old = fetch(request, FrozenChronology, *WITH, number=int(form.cleaned_data["old"]), **at)
    if (chosen := form.cleaned_data["new"]) != NOW:
        return old, fetch(request, FrozenChronology, *WITH, number=int(chosen), **at)
    audit(by=request.user, did="read", about=Combined(review))
    return old, None
