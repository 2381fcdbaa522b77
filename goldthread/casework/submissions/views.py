"""The list of a review's calls, one's own chronologies, one call, and what was sent."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import sees_across_agencies
from goldthread.casework.submissions import permits, sending
from goldthread.casework.submissions.models import Entry, Submission
from goldthread.casework.submissions.pages import CallPage, EntriesPage, calls_list, own_list
from goldthread.casework.submissions.shared import fetch_call
from goldthread.casework.submissions.states import state_of
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.views.permits import only


@require_GET
def calls(request: HttpRequest, pk: int) -> HttpResponseBase:
    review = fetch(request, Review, "matter__partnership", pk=pk)
    permits.need(sees_across_agencies(review, request.user))
    shown = calls_list(request, review)
    if download := shown.export():
        return download
    context = {
        "review": review,
        "list": shown,
        "state_of": state_of,
        "may_ask": permits.may_ask(review, request.user),
    }
    return render(request, "submissions/calls.html", context)


@require_GET
def my_calls(request: HttpRequest) -> HttpResponseBase:
    only(request, CASE_ROLES)
    shown = own_list(request)
    if download := shown.export():
        return download
    return render(request, "submissions/my_calls.html", {"list": shown, "state_of": state_of})


@require_GET
def one_call(request: HttpRequest, pk: Any) -> HttpResponseBase:
    """The agency's own page for its people; for those who oversee it, where it stands."""
    found = fetch_call(request, pk)
    return render(request, "submissions/call.html", {"page": CallPage.of(found, request.user)})


def _fetch_sent(request: HttpRequest, pk: Any, number: int) -> Submission:
    """A version that was sent, for its agency and for those who oversee the review."""
    return fetch(
        request, Submission, "call__review__matter__partnership", "call__organisation", "sent_by",
        call=pk, number=number, sent_at__isnull=False,
    )  # fmt: skip


@require_GET
def sent(request: HttpRequest, pk: Any, number: int) -> HttpResponseBase:
    found = _fetch_sent(request, pk, number)
    context = {
        "submission": found,
        "call": found.call,
        "page": EntriesPage.of(found, request),
        "files": found.files.all(),
        "latest": not found.call.submissions.filter(
            sent_at__isnull=False, number__gt=number
        ).exists(),
    }
    return render(request, "submissions/sent.html", context)


@require_GET
def changes(request: HttpRequest, pk: Any, number: int) -> HttpResponseBase:
    """What a version changed against the one before it."""
    after = _fetch_sent(request, pk, number)
    before = (
        Submission.objects.visible_to(request.user)
        .filter(call=pk, number__lt=number, sent_at__isnull=False)
        .order_by("-number")
        .first()
    )
    if before is None:
        raise Http404
    context = {
        "submission": after,
        "call": after.call,
        "difference": sending.between(before, after),
    }
    return render(request, "submissions/changes.html", context)


@require_GET
def entry(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One entry with every word, its corrections and its earlier versions."""
    found = fetch(
        request, Entry, "submission__call__review__matter__partnership",
        "submission__call__organisation__successor__successor", "continues__submission", "file",
        pk=pk,
    )  # fmt: skip
    call = found.submission.call
    later = (
        Entry.objects.visible_to(request.user)
        .filter(identity=found.identity, submission__number__gt=found.submission.number)
        .filter(submission__sent_at__isnull=False)
        .select_related("submission")
        .order_by("-submission__number")
        .first()
    )
    context = {
        "entry": found,
        "call": call,
        "corrections": list(found.corrections.select_related("by")),
        "later": later,
        "may_change": not found.submission.is_sent
        and found.withdrawn_at is None
        and permits.may_write(call, request.user),
    }
    return render(request, "submissions/entry.html", context)
