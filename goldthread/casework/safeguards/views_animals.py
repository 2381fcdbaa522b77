"""Dogs and other animals of a family."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.casework.frameworks.held import nation_of
from goldthread.casework.safeguards import animals, forms_animals
from goldthread.casework.safeguards.asking import fetch_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.pages_animals import AnimalsPage
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask
from goldthread.rules.animals import MESSAGE, banned_in


@require_safe
def family_animals(request: HttpRequest, pk: int) -> HttpResponse:
    page = AnimalsPage.of(fetch_family(request, pk), request.user)
    return render(request, "safeguards/animals.html", {"page": page})


@ASKING
def asked_about(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms_animals.QuestionForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        row = animals.ask(family=family, by=request.user, **told)
        return "Recorded. Now write down each animal" if row.answer == "yes" else "Recorded"

    title = "Did you ask about dogs and other animals?"
    return ask(request, _page(family, form, title, "Save"), act)


@ASKING
def new_animal(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms_animals.AnimalForm(request.POST or None, banned=_banned(family))

    def act(told: dict[str, Any]) -> str:
        return f"{animals.add(family=family, by=request.user, **told).called} is written down"

    return ask(request, _page(family, form, "A dog or another animal", "Save"), act)


@ASKING
def see_animal(request: HttpRequest, pk: int, animal: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.animals, pk=animal)
    last = row.known.order_by("-at", "-pk").first()
    same = ("lives", "number", "size", "control", "past", "sleeps", "apart", "banned",
            "police_told")  # fmt: skip
    start = {name: getattr(last, name) for name in same} if last else {}
    form = forms_animals.KnownForm(request.POST or None, initial=start, banned=_banned(family))

    def act(told: dict[str, Any]) -> str:
        animals.see(animal=row, by=request.user, **told)
        return "Recorded. What was known before stays"

    return ask(request, _page(family, form, f"What is known of {row.called} now?", "Save"), act)


def _banned(family: Family) -> Any:
    return banned_in(nation_of(family.partnership), timezone.localdate())


def _page(family: Family, form: Any, title: str, button: str) -> AskPage:
    back = reverse("animals", args=[family.pk])
    return AskPage(form, title, button, back, f"{family.code} {family}", MESSAGE)
