"""Writing a summary, and letting it out: two people say yes, one can withdraw."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, OVERSIGHT
from goldthread.foundations.agencies.views.permits import holds, only
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import jobs, permits
from goldthread.publishing.documents import actions, pages
from goldthread.publishing.documents.beside import beside
from goldthread.publishing.documents.forms import (
    ReviewForm,
    SecondYesForm,
    WithdrawForm,
    WriteForm,
    YesForm,
)
from goldthread.publishing.documents.models import Summary, Version
from goldthread.publishing.documents.progress import Progress
from goldthread.publishing.documents.reading import Readability

WITH = ("review__matter__partnership",)


@require_GET
def summaries(request: HttpRequest) -> HttpResponseBase:
    partnership = only(request, OVERSIGHT)
    shown = pages.summaries(request, partnership)
    if download := shown.export():
        return download
    may_write = holds(request.user, BUSINESS_UNIT, partnership)
    context = {"list": shown, "may_write": may_write, "progress": Progress.of}
    return render(request, "documents/summaries.html", context)


@require_http_methods(["GET", "POST"])
def new_summary(request: HttpRequest) -> HttpResponseBase:
    """Choose the review; the page to write on comes next."""
    partnership = only(request, BUSINESS_UNIT)
    reviews = pages.unwritten(request.user, partnership)
    form = ReviewForm(request.POST or None, reviews=reviews)
    if form.is_valid():
        return redirect("write_summary", form.cleaned_data["review"].pk)
    return render(request, "documents/new.html", {"form": form, "reviews": reviews})


@require_http_methods(["GET", "POST"])
def write_summary(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Write the summary of a review, or its next version. `pk` is the review's.

    The button `look` saves nothing: it tells how the words read as they are typed so far.
    """
    review = fetch(request, Review, "matter__partnership", pk=pk)
    if not actions.may_write(review, request.user):
        raise PermissionDenied
    latest = _latest(request, review)
    start: dict[str, Any] = {"based_on": latest.number if latest else 0}
    if latest:
        start["language"] = latest.language
    looks = "look" in request.POST
    typed = request.POST.dict() if looks else {}
    form = WriteForm(
        None if looks else request.POST or None, initial={**start, **typed}, instance=_copy(latest)
    )
    if form.is_valid():
        try:
            version = actions.write(review=review, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"Version {version.number} is saved. It is not public yet.")
            return redirect("summary", version.summary_id)
    aid = pages.Aid.of(review, request.user)
    reads = Readability.typed(typed, typed.get("language", "")) if looks else Readability.of(latest)
    context = {
        "form": form, "review": review, "latest": latest, "aid": aid, "reads": reads,
        "looks": looks,
    }  # fmt: skip
    return render(request, "documents/write.html", context)


def _latest(request: HttpRequest, review: Review) -> Version | None:
    summary = Summary.objects.visible_to(request.user).filter(review=review).first()
    return summary.versions.order_by("-number").first() if summary else None


def _copy(latest: Version | None) -> Version:
    """The form works on a copy: a version that was written is never changed."""
    if latest is None:
        return Version()
    return Version(**{name: getattr(latest, name) for name in actions.WORDS})


@require_GET
def summary(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Summary, *WITH, pk=pk)
    page = pages.SummaryPage.of(found, request.user)
    return render(request, "documents/summary.html", {"page": page})


@require_GET
def version(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """An earlier version, as it was written."""
    found = fetch(request, Summary, *WITH, pk=pk)
    wanted = get_object_or_404(found.versions.select_related("by", "release"), number=number)
    context = {"summary": found, "words": pages.Words(wanted)}
    return render(request, "documents/version.html", context)


@require_POST
def check_summary(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """Run the leak check over a version. Who may read real names goes on to what it found."""
    found = fetch(request, Summary, *WITH, pk=pk)
    wanted = get_object_or_404(found.versions, number=number)
    try:
        check = actions.ask_check(version=wanted, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
        return redirect("summary", pk)
    jobs.check_soon(check)
    return redirect(check if permits.may_read(found.review, request.user) else found)


@require_http_methods(["GET", "POST"])
def say_yes(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The first or the second person's yes, whichever is missing: the action decides who may."""
    found = fetch(request, Summary, *WITH, pk=pk)
    wanted = get_object_or_404(found.versions.select_related("release"), number=number)
    if not actions.may_release(found, request.user):
        raise PermissionDenied
    second = getattr(wanted, "release", None) is not None
    asked = "second" if second else "first"
    act = actions.release_second if second else actions.release_first
    done = (
        "The summary is public now."
        if second
        else "Your yes is recorded. Somebody else must say yes too before anyone can read it."
    )

    def say(*, turn: str, **words: Any) -> None:
        if turn != asked:
            raise Refused(
                "Somebody else said yes while you read. If you still agree, say so again."
            )
        act(version=wanted, by=request.user, **words)

    kind = SecondYesForm if second else YesForm
    form = kind(request.POST or None, initial={"turn": asked})
    if _done(request, form, say, done):
        return redirect("summary", pk)
    context = {
        "form": form, "summary": found, "words": pages.Words(wanted), "second": second,
        "standing": pages.Leaving.of(wanted, request.user), "reads": Readability.of(wanted),
        "beside": beside(found),
    }  # fmt: skip
    return render(request, "documents/yes.html", context)


@require_http_methods(["GET", "POST"])
def withdraw_summary(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    found = fetch(request, Summary, *WITH, pk=pk)
    wanted = get_object_or_404(found.versions.select_related("release"), number=number)
    if not actions.may_release(found, request.user):
        raise PermissionDenied

    def act(**fields: Any) -> None:
        actions.withdraw(version=wanted, by=request.user, **fields)

    form = WithdrawForm(request.POST or None)
    if _done(request, form, act, "It is withdrawn. Nobody outside can read it any more."):
        return redirect("summary", pk)
    context = {"form": form, "summary": found, "version": wanted}
    return render(request, "documents/withdraw.html", context)


def _done(request: HttpRequest, form: Any, act: Any, words: str) -> bool:
    """Whether what was asked is done; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return False
    messages.success(request, words)
    return True
