"""MARAC, Clare's Law, and the partnership's own numbers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.abuse import disclosing, forms, maracs
from goldthread.casework.abuse.asking import numbers_of
from goldthread.casework.abuse.models import Disclosure, LocalNumber, Marac
from goldthread.casework.abuse.views import NOT_OFFERED, adults_of, at_risk_of, page_of, write_by
from goldthread.casework.safeguards import numbers, permits
from goldthread.casework.safeguards.asking import bodies, fetch_family, here, working_with
from goldthread.casework.safeguards.pages_numbers import NumberForm, NumbersPage
from goldthread.casework.safeguards.timetables import may_set
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, need
from goldthread.foundations.access.doors import fetch
from goldthread.rules.abuse import NUMBERS

NO_CONTENT = (
    "Never write here what was disclosed, or what is known of anybody’s past: there is no box for "
    "it. A disclosure is told to the one person who can protect, and kept by the police."
)
UNIT = "Only the business unit sets these numbers."


@ASKING
def refer(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    people = adults_of(family).exclude(person__in=maracs.left_out(family))
    form = forms.MaracForm(request.POST or None, people={"whom": people})
    lead = "The one who harms is never referred, never told of it, and never invited."
    page = page_of(family, form, "Refer to MARAC", lead)
    return write_by(request, page, maracs.refer, "Recorded", family=family)


@ASKING
def heard(request: HttpRequest, pk: int) -> HttpResponse:
    row = _marac(request, pk)
    page = page_of(row.family, forms.HeardForm(request.POST or None), "MARAC heard it")
    return write_by(request, page, maracs.hear, "Recorded", marac=row)


@ASKING
def marac_action(request: HttpRequest, pk: int) -> HttpResponse:
    row = _marac(request, pk)
    form = forms.ActionForm(
        request.POST or None, bodies=bodies(row.partnership), owners=working_with(row.family)
    )
    lead = (
        "It ends in two ways only: evidenced, or recorded as no longer needed. Its words stand in "
        "the owner’s list of actions: write nothing there that would tell who is at risk."
    )
    page = page_of(row.family, form, "An action from MARAC", lead)
    return write_by(request, page, maracs.agree_action, "The action is agreed", marac=row)


@ASKING
def consider(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    people = {"whom": at_risk_of(family), "about": adults_of(family)}
    form = forms.DisclosureForm(request.POST or None, people=people)
    lead = f"{NO_CONTENT} {NOT_OFFERED}"
    page = page_of(family, form, "Clare’s Law was considered", lead)
    return write_by(request, page, disclosing.consider, "Recorded", family=family)


@ASKING
def disclosure_step(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(
        request, Disclosure, "family__matter__partnership", "whom", "about", pk=pk
    )  # fmt: skip
    need(permits.may_write(row.family, request.user), permits.WRITERS)
    form = forms.DisclosureStepForm(request.POST or None)
    title = f"Clare’s Law, for {row.whom.code} about {row.about.code}"
    page = page_of(row.family, form, title, NO_CONTENT)
    return write_by(request, page, disclosing.take_step, "Recorded", disclosure=row)


@require_safe
def abuse_numbers(request: HttpRequest) -> HttpResponse:
    page = NumbersPage.of(
        "Domestic abuse: bands and days", "abuse_number", numbers_of(here(request).pk),
        here(request), request.user,
    )  # fmt: skip
    return render(request, "safeguards/numbers.html", {"page": page})


@ASKING
def abuse_number(request: HttpRequest, code: str) -> HttpResponse:
    need(may_set(here(request), request.user), UNIT)
    form = NumberForm(request.POST or None)
    words = next((one.words for one in NUMBERS if one.code == code), "A number")
    back = reverse("abuse_numbers")
    page = AskPage(form, words, "Save", back, "Domestic abuse: bands and days")

    def act(told: dict[str, Any]) -> str:
        numbers.set_number(
            model=LocalNumber, usual=NUMBERS, partnership=here(request), code=code,
            by=request.user, **told,
        )  # fmt: skip
        return "It holds from today"

    return ask(request, page, act)


def _marac(request: HttpRequest, pk: int) -> Marac:
    row = fetch(request, Marac, "family__matter__partnership", "whom", pk=pk)
    need(permits.may_write(row.family, request.user), permits.WRITERS)
    return row
