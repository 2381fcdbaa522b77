"""Risk thinking: what is not known, accounts that do not fit together, second looks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.safeguards.asking import fetch_family, working_with
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.views import ASKING
from goldthread.casework.weighing import finding, forms, looking
from goldthread.casework.weighing.pages import NotKnownPage, SecondLooksPage
from goldthread.foundations.access.asking import AskPage, ask


@require_safe
def not_known(request: HttpRequest, pk: int) -> HttpResponse:
    page = NotKnownPage.of(request, fetch_family(request, pk))
    return render(request, "weighing/not_known.html", {"page": page, "form": page.frame.form})


@require_safe
def second_looks(request: HttpRequest, pk: int) -> HttpResponse:
    page = SecondLooksPage.of(request, fetch_family(request, pk))
    return render(request, "weighing/second_looks.html", {"page": page, "form": page.frame.form})


@ASKING
def new_unknown(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.UnknownForm(request.POST or None, people=working_with(family))

    def act(told: dict[str, Any]) -> str:
        finding.add_unknown(family=family, by=request.user, **told)
        return f"{told['owner']} finds out"

    return ask(request, _page(family, form, "What is not known"), act)


@ASKING
def new_accounts(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.AccountsForm(request.POST or None, people=working_with(family))

    def act(told: dict[str, Any]) -> str:
        finding.add_accounts(family=family, by=request.user, **told)
        return f"{told['owner']} asks about it"

    lead = "Both may be so. It stays open until somebody has asked."
    return ask(request, _page(family, form, "Two accounts that do not fit together", lead), act)


@ASKING
def give_unknown(request: HttpRequest, pk: int, unknown: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.unknowns, pk=unknown)
    last = row.askers.order_by("-at", "-pk").first()
    start = {"owner": last.owner_id, "due": last.due} if last else {}
    form = forms.GiveForm(request.POST or None, people=working_with(family), initial=start)

    def act(told: dict[str, Any]) -> str:
        finding.give(unknown=row, by=request.user, **told)
        return f"{told['owner']} finds out"

    return ask(request, _page(family, form, "Who finds out, and by when?", row.words), act)


@ASKING
def end_unknown(request: HttpRequest, pk: int, unknown: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.unknowns, pk=unknown)
    form = forms.FoundForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        found = finding.end(unknown=row, by=request.user, **told)
        answered = found.how == found.How.ANSWERED
        return "Answered. Is it evidence? Then write it down" if answered else "Recorded"

    return ask(request, _page(family, form, "How does this question end?", row.words), act)


@ASKING
def new_second_look(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.LookForm(request.POST or None, people=working_with(family))

    def act(told: dict[str, Any]) -> str:
        return f"{looking.ask_look(family=family, by=request.user, **told).who} is asked to look"

    lead = "Somebody who did not write it reads all of it, and says what they see differently."
    page = _page(family, form, "Ask for a second look", lead, "second_looks", "Ask")
    return ask(request, page, act)


@ASKING
def end_second_look(request: HttpRequest, pk: int, look: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.second_looks.select_related("who"), pk=look)
    form = forms.LookedForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        looking.end_look(look=row, by=request.user, **told)
        return "Recorded"

    lead = f"Asked of {row.who}, {row.get_point_display()}."
    return ask(request, _page(family, form, "A second look", lead, "second_looks"), act)


def _page(
    family: Family, form: Any, title: str, lead: str = "", back: str = "not_known",
    button: str = "Save",
) -> AskPage:  # fmt: skip
    address = reverse(back, args=[family.pk])
    return AskPage(form, title, button, address, f"{family.code} {family}", lead)
