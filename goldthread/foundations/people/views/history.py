"""A history check: what was found, deciding about it, saying what it tells us."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.people import checking
from goldthread.foundations.people.forms import DecisionForm, WhyForm
from goldthread.foundations.people.models import HistoryCheck, HistoryMatch, Person, SamePerson
from goldthread.foundations.people.pages_history import CLOSED, HistoryPage
from goldthread.foundations.people.permits import may_write, reads_names
from goldthread.foundations.people.views.shared import ask, matter_of, person_of
from goldthread.foundations.records.refusals import Refused


def _check(request: HttpRequest, code: str, pk: int, *, writing: bool = False) -> HistoryCheck:
    """404 where the matter is closed, 403 without names, or without leave to write."""
    matter = matter_of(request, code)
    allowed = may_write if writing else reads_names
    if not allowed(matter, request.user):
        raise PermissionDenied
    related = ("involvement__matter__partnership", "involvement__person", "closed_by", "started_by")
    return fetch(request, HistoryCheck, *related, pk=pk, involvement__matter=matter)


def _match(request: HttpRequest, check: HistoryCheck, pk: int) -> HistoryMatch:
    """Of a person whom the reader may know. Anything else is not there."""
    seen = Person.objects.visible_to(request.user)
    return get_object_or_404(check.matches.filter(person__in=seen), pk=pk)


@require_GET
def check(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    return _page(request, HistoryPage.of(_check(request, code, pk), request.user))


def _page(request: HttpRequest, page: HistoryPage) -> HttpResponse:
    return render(request, "people/history.html", {"page": page, "closed_words": CLOSED})


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, code: str, pk: int, match: int) -> HttpResponse:
    about = _check(request, code, pk, writing=True)
    found = _match(request, about, match)
    form = DecisionForm(request.POST or None, prefix=f"match-{found.pk}")

    def act(*, same: str, reason: str) -> None:
        checking.decide(match=found, same=same == "yes", reason=reason, by=request.user)

    words = {
        "title": f"Is it {found.person.name}?",
        "lead": "; ".join(found.reasons).capitalize() + ".",
        "button": "Decide",
        "caption": f"History of {about.involvement.code}, {code}",
    }
    return ask(request, form, act, back=about, done="Decided, under your name.", words=words)


@require_POST
def answer(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What was said to the questions of the page; with `close`, the check is closed as well."""
    about = _check(request, code, pk, writing=True)
    closing = "close" in request.POST
    page = HistoryPage.of(about, request.user, request.POST, closing=closing)
    asked = page.open_questions
    valid = [one.form.is_valid() for one in asked]  # every one, so that each says what it misses
    if all(valid):
        told = [one.told for one in asked if one.form.cleaned_data["words"]]
        try:
            checking.answer_all(check=about, told=told, closing=closing, by=request.user)
        except Refused as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason)
        else:
            words = "The history check is closed." if closing else "What you answered is recorded."
            if told or closing:
                messages.success(request, words)
            return redirect(about)
    return _page(request, page)


@require_POST
def close(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    about = _check(request, code, pk, writing=True)
    try:
        checking.close(check=about, by=request.user)
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "The history check is closed.")
    return redirect(about)


@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = person_of(request, code, pk, writing=True)
    form = WhyForm(
        request.POST or None, ask="Why is it looked at again?", hint="What is new since last time."
    )

    def act(**told: Any) -> None:
        checking.open_again(involvement=row, by=request.user, **told)

    words = {
        "title": "Look at their history again",
        "lead": "A new check begins. The one before stays as it was closed.",
        "button": "Begin a new check",
        "caption": f"{row.code}, {row.role}, {code}",
    }
    return ask(request, form, act, back=row, done="A new check is open.", words=words)


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, code: str, pk: int, match: int) -> HttpResponse:
    about = _check(request, code, pk, writing=True)
    found = _match(request, about, match)
    # in scope: by the match in scope
    same = get_object_or_404(SamePerson.objects.filter(because=found), undone_at__isnull=True)
    form = WhyForm(request.POST or None, ask="Why are they two people after all?")

    def act(**told: Any) -> None:
        checking.take_back(same=same, by=request.user, **told)

    words = {
        "title": "They are two people",
        "lead": "Both records are as they were, and a new check begins.",
        "button": "Take the records apart",
        "caption": f"History of {about.involvement.code}, {code}",
    }
    back = about.involvement
    return ask(request, form, act, back=back, done="The records are apart again.", words=words)
