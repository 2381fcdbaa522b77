"""Mental health in a family's record: the page, and what is written on it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.safeguards import permits
from goldthread.casework.safeguards.asking import fetch_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.views import ASKING
from goldthread.casework.wellbeing import forms, recording
from goldthread.casework.wellbeing.models import JointVisit
from goldthread.casework.wellbeing.pages import WellbeingPage
from goldthread.casework.wellbeing.topics import in_use
from goldthread.foundations.access.asking import AskPage, ask, need
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.people.roles import FAMILY
from goldthread.rules.wellbeing import PROPORTIONATE

CHILDREN = {"child", "unborn child", "sibling", "half-sibling"}
Write = Callable[..., object]


@require_safe
def wellbeing(request: HttpRequest, pk: int) -> HttpResponse:
    page = WellbeingPage.of(fetch_family(request, pk), request.user)
    return render(request, "wellbeing/wellbeing.html", {"page": page})


@ASKING
def told(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.ToldForm(
        request.POST or None, people=_adults(family), topics=in_use(family.matter.partnership_id)
    )
    page = _page(family, form, "How are they in themselves?", PROPORTIONATE)
    return _write(request, page, recording.tell, family=family)


@ASKING
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.ConsentForm(request.POST or None, people=_adults(family))
    page = _page(family, form, "Consent to talk with those who treat them")
    return _write(request, page, recording.ask_consent, family=family)


@ASKING
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.ConsultationForm(request.POST or None, people=_adults(family))
    lead = "Ask what it means for this baby’s care, and what to look for. Not for the whole file."
    page = _page(family, form, "A consultation", lead)
    return _write(request, page, recording.consult, family=family)


@ASKING
def plan_visit(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.VisitForm(request.POST or None, people=_adults(family))
    page = _page(family, form, "Plan a joint visit")
    return _write(request, page, recording.plan_visit, family=family)


@ASKING
def end_visit(request: HttpRequest, pk: int) -> HttpResponse:
    visit = fetch(request, JointVisit, "family__matter__partnership", "whom", pk=pk)
    need(permits.may_write(visit.family, request.user), permits.WRITERS)
    form = forms.OutcomeForm(request.POST or None, initial={"on": visit.on})
    page = _page(visit.family, form, f"The joint visit with {visit.whom.code}: how did it go?")
    return _write(request, page, recording.end_visit, visit=visit)


@ASKING
def crisis(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.CrisisForm(request.POST or None, people=_adults(family))
    lead = "Make it with them while they are well. If somebody is in danger now, telephone 999."
    page = _page(family, form, "If it gets worse", lead)
    return _write(request, page, recording.plan_crisis, family=family)


def _adults(family: Family) -> Any:
    """Of the family's register, which is read with it."""
    rows = family.matter.involvements.standing().exclude(role__in=CHILDREN)
    return rows.filter(role__in=set(FAMILY)).order_by("code")


def _page(family: Family, form: Any, title: str, lead: str = "") -> AskPage:
    back = reverse("wellbeing", args=[family.pk])
    return AskPage(form, title, "Save", back, f"{family.code} {family}", lead)


def _write(request: HttpRequest, page: AskPage, write: Write, **about: Any) -> HttpResponse:
    def act(told: dict[str, Any]) -> str:
        write(by=request.user, **about, **told)
        return "Recorded. What was recorded before stays"

    return ask(request, page, act)
