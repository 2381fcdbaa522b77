"""The family's log: the list, one person, and what is written there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.alongside import forms, forms_family, kin
from goldthread.casework.alongside.asking import fetch_review, fetch_row, people_beside
from goldthread.casework.alongside.models import FamilyMember
from goldthread.casework.alongside.pages_family import FamilyPage, MemberPage
from goldthread.casework.alongside.registered import family_of
from goldthread.casework.alongside.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused


@require_safe
def family(request: HttpRequest, pk: int) -> HttpResponse:
    page = FamilyPage.of(fetch_review(request, pk), request.user)
    return render(request, "alongside/family.html", {"page": page})


@ASKING
def new_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a log for somebody of the register. `?code=M` chooses one from the list."""
    review = fetch_review(request, pk, to_write=True)
    have = {one.code.lower() for one in FamilyMember.objects.visible_to(request.user).filter(
        review=review)}  # fmt: skip
    free = [one for one in family_of(review.matter) if one.code.lower() not in have]
    asked = request.GET.get("code", "")
    start = next(
        ({"code": one.code, "relation": one.role} for one in free if one.code == asked), {}
    )
    form = forms_family.MemberForm(
        request.POST or None,
        codes=[(one.code, f"{one.code}, {one.role}") for one in free],
        initial=start,
    )
    made: list[FamilyMember] = []

    def act(told: dict[str, Any]) -> str:
        made.append(kin.add_member(review=review, by=request.user, **told))
        return f"The log of {made[0].code} is open"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    back = reverse("family", args=[pk])
    page = AskPage(form, "Open a log", "Open it", back, review.code)
    return render(request, "access/asked.html", {"page": page})


@require_safe
def family_member(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, FamilyMember, pk)
    page = MemberPage.of(row, request.user)
    return render(request, "alongside/member.html", {"page": page})


def _ask(
    request: HttpRequest, row: Any, form: Any, title: str, button: str, act: Any
) -> HttpResponse:
    page = AskPage(form, title, button, row.get_absolute_url(), f"{row.code}, {row.review.code}")
    return ask(request, page, act)


@ASKING
def family_contact(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, FamilyMember, pk, to_write=True)
    start = {"by_whom": str(request.user)}
    form = forms_family.ContactForm(request.POST or None, initial=start)

    def act(told: dict[str, Any]) -> str:
        kin.record_contact(member=row, by=request.user, **told)
        return "The contact is recorded"

    return _ask(request, row, form, f"A contact with {row.code}", "Record it", act)


@ASKING
def family_plan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, FamilyMember, pk, to_write=True)
    last = row.plans.order_by("-at", "-pk").first()
    same = ("contact", "represented", "next_update")
    start = {name: getattr(last, name) for name in same} if last else {}
    form = forms_family.PlanForm(
        request.POST or None, contacts=people_beside(row.review), initial=start
    )

    def act(told: dict[str, Any]) -> str:
        kin.plan(member=row, by=request.user, **told)
        return "The plan is recorded"

    return _ask(request, row, form, f"Keeping in touch with {row.code}", "Save", act)


@ASKING
def family_not_involved(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_row(request, FamilyMember, pk, to_write=True)
    form = forms.ReasonForm(
        request.POST or None,
        asks=f"Why is {row.code} not involved?",
        hint="The board and the report will say it. A silence is not a reason.",
    )

    def act(told: dict[str, Any]) -> str:
        kin.not_involved(member=row, reason=told["reason"], by=request.user)
        return "The reason is recorded"

    return _ask(request, row, form, f"{row.code} is not involved", "Record it", act)
