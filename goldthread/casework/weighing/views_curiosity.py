"""Curiosity: what to ask at a moment, reflections, what was seen."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.casework.safeguards.asking import fetch_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.views import ASKING
from goldthread.casework.weighing import curious, forms_curiosity
from goldthread.casework.weighing.pages_curiosity import CuriosityPage
from goldthread.foundations.access.asking import AskPage, ask
from goldthread.rules import curiosity as rules


@require_safe
def curiosity(request: HttpRequest, pk: int) -> HttpResponse:
    page = CuriosityPage.of(request, fetch_family(request, pk))
    return render(request, "weighing/curiosity.html", {"page": page, "form": page.frame.form})


@ASKING
def reflect(request: HttpRequest, pk: int, moment: str) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    today = timezone.localdate()
    found = rules.moment(moment, today)
    if found is None:
        raise Http404
    form = forms_curiosity.ReflectionForm(
        request.POST or None, moment=found, initial={"on": today}
    )  # fmt: skip

    def act(told: dict[str, Any]) -> str:
        curious.reflect(
            family=family, moment=moment, on=told["on"], replies=form.replies(),
            words=told["words"], by=request.user,
        )  # fmt: skip
        return "It is kept with the record"

    lead = "Answer what you can. It is kept with the record, and a later thought stands beside it."
    return ask(request, _page(family, form, f"A reflection {found.words}", lead), act)


@ASKING
def new_observation(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    kinds = rules.kinds(timezone.localdate())
    form = forms_curiosity.ObservationForm(request.POST or None, kinds=kinds)

    def act(told: dict[str, Any]) -> str:
        curious.observe(family=family, by=request.user, **told)
        return "It is written down"

    return ask(request, _page(family, form, "What was seen", rules.HOW_TO_WRITE), act)


@ASKING
def say_since(request: HttpRequest, pk: int, observation: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.curious_observations, pk=observation)
    form = forms_curiosity.SinceForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        curious.say_since(observation=row, by=request.user, **told)
        return "Recorded beside what was seen"

    return ask(request, _page(family, form, "What was found out since", row.words), act)


def _page(family: Family, form: Any, title: str, lead: str = "") -> AskPage:
    back = reverse("curiosity", args=[family.pk])
    return AskPage(form, title, "Save", back, f"{family.code} {family}", lead)
