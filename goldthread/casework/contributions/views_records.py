"""Findings, good practice and recommendations: added, corrected, taken out."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.casework.contributions import forms_writing, permits, records, snapshots
from goldthread.casework.contributions.models import Return
from goldthread.casework.contributions.realnames import codes_for, spotted
from goldthread.casework.contributions.sections import Holds
from goldthread.casework.contributions.shared import (
    ASKING,
    FormPage,
    ask,
    done_or_refused,
    fetch_own,
)
from goldthread.casework.reviews.walls import people_of

WORDS = {
    Holds.FINDINGS: ("Add a finding", "finding"),
    Holds.GOOD_PRACTICE: ("Add good practice", "example"),
    Holds.RECOMMENDATIONS: ("Add a recommendation", "recommendation"),
}


def _fetch_to_write(request: HttpRequest, pk: Any, holds: str) -> Return:
    if holds not in records.MODELS:
        raise Http404
    found = fetch_own(request, pk)
    permits.need(permits.may_write(found, request.user), records.WRITERS)
    return found


def _form(request: HttpRequest, found: Return, holds: str, initial: Any = None) -> Any:
    more: dict[str, Any] = {"lines": found.lines.all(), "initial": initial}
    if holds == Holds.FINDINGS:
        return forms_writing.FindingForm(request.POST or None, **more)
    if holds == Holds.GOOD_PRACTICE:
        return forms_writing.GoodPracticeForm(request.POST or None, **more)
    people = people_of(found.answering, permits.WORKERS, found.matter)
    return forms_writing.RecommendationForm(
        request.POST or None, findings=snapshots.findings(found), people=people, **more
    )


def _told(request: HttpRequest, found: Return, row: Any, words: str) -> str:
    names = spotted(f"{row.text} {row.evidence}", codes_for(found))
    for one in names:
        messages.warning(
            request, f"“{one.words}” stands in {row.code}. Should it be {one.suggestion}?"
        )
    return f"{row.code} {words}."


@ASKING
def add(request: HttpRequest, pk: Any, holds: str) -> HttpResponse:
    found = _fetch_to_write(request, pk, holds)
    form = _form(request, found, holds)

    def act(told: dict[str, Any]) -> str:
        told.pop("version", None)
        row = records.add(agency_return=found, holds=holds, by=request.user, **told)
        return _told(request, found, row, "is recorded")

    back = reverse("imr_section", args=[pk, holds])
    page = FormPage(found, form, WORDS[Holds(holds)][0], "Record it", back=back)
    return ask(request, page, act, back)


def _standing(found: Return, holds: str, number: int) -> Any:
    rows = snapshots.standing_records(found, holds)
    row = next((one for one in rows if one.number == number), None)
    if row is None:
        raise Http404
    return row


@ASKING
def change(request: HttpRequest, pk: Any, holds: str, number: int) -> HttpResponse:
    found = _fetch_to_write(request, pk, holds)
    row = _standing(found, holds, number)
    initial = {
        "text": row.text,
        "evidence": row.evidence,
        "line": str(row.line.number) if row.line else "",
        "version": records.versions_of(found, holds, number),
    }
    for name in ("known", "expected_change", "proof_wanted", "due", "owner"):
        initial[name] = getattr(row, name, None)
    if getattr(row, "because", None):
        initial["because"] = row.because.code
    form = _form(request, found, holds, initial)

    def act(told: dict[str, Any]) -> str:
        version = told.pop("version") or 0
        made = records.correct(
            agency_return=found, holds=holds, number=number, version=version, by=request.user,
            **told,
        )  # fmt: skip
        return _told(request, found, made, "is corrected")

    back = reverse("imr_section", args=[pk, holds])
    if done_or_refused(request, form, act):
        return redirect(back)
    page = FormPage(found, form, f"Change {row.code}", "Save it", back=back)
    context = {
        "page": page,
        "form": form,
        "withdraw": reverse("imr_record_withdraw", args=[pk, holds, number]),
    }
    return render(request, "contributions/ask.html", context)


@ASKING
def withdraw(request: HttpRequest, pk: Any, holds: str, number: int) -> HttpResponse:
    found = _fetch_to_write(request, pk, holds)
    row = _standing(found, holds, number)
    version = records.versions_of(found, holds, number)
    form = forms_writing.WithdrawForm(request.POST or None, initial={"version": version})

    def act(told: dict[str, Any]) -> str:
        records.withdraw(
            agency_return=found, holds=holds, number=number, version=told["version"],
            by=request.user,
        )  # fmt: skip
        return f"{row.code} is taken out. Its number is not given again."

    back = reverse("imr_section", args=[pk, holds])
    page = FormPage(found, form, f"Take {row.code} out", "Take it out", told=(row.text,), back=back)
    return ask(request, page, act, back)
