"""Risk thinking: risks and strengths, evidence, hypotheses."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.safeguards.asking import fetch_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.views import ASKING
from goldthread.casework.weighing import forms, held, thinking
from goldthread.casework.weighing.models import Evidence, Expectation
from goldthread.casework.weighing.pages import HypothesesPage, WeighingPage
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused
from goldthread.foundations.records.formfields import sentence


@require_safe
def weighing(request: HttpRequest, pk: int) -> HttpResponse:
    page = WeighingPage.of(request, fetch_family(request, pk))
    return render(request, "weighing/weighing.html", {"page": page, "form": page.frame.form})


@require_safe
def hypotheses(request: HttpRequest, pk: int) -> HttpResponse:
    page = HypothesesPage.of(request, fetch_family(request, pk))
    return render(request, "weighing/hypotheses.html", {"page": page, "form": page.frame.form})


@ASKING
def new_factor(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.FactorForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        thinking.add_factor(family=family, by=request.user, **told)
        return "It is written down. Now lay evidence beside it, for and against"

    return ask(request, _page(family, form, "A risk or a strength"), act)


@ASKING
def turn_factor(request: HttpRequest, pk: int, factor: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.weighed_factors, pk=factor)
    stands = not _stands(row)
    form = forms.TurnForm(request.POST or None, initial={"stands": "yes" if stands else "no"})

    def act(told: dict[str, Any]) -> str:
        thinking.turn_factor(factor=row, by=request.user, **told)
        return "Recorded. What was written before stays"

    title = "It is there again" if stands else "It is over"
    return ask(request, _page(family, form, title, lead=row.words), act)


@ASKING
def new_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads on to where it is laid beside the risks and strengths."""
    family = fetch_family(request, pk, to_write=True)
    form = forms.EvidenceForm(request.POST or None)
    made: list[Evidence] = []

    def act(told: dict[str, Any]) -> str:
        made.append(thinking.add_evidence(family=family, by=request.user, **told))
        return "It is written down. Now say what it speaks for, and what against"

    page = _page(family, form, "A piece of evidence", button="Save and go on")
    if done_or_refused(request, form, act):
        on = family.weighed_factors.exists()
        return redirect("bear_evidence", family.pk, made[0].pk) if on else redirect(page.back)
    return render(request, "access/asked.html", {"page": page})


@ASKING
def turn_evidence(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.weighed_evidence, pk=evidence)
    stands = not _stands(row)
    form = forms.TurnForm(request.POST or None, initial={"stands": "yes" if stands else "no"})

    def act(told: dict[str, Any]) -> str:
        thinking.turn_evidence(evidence=row, by=request.user, **told)
        return "Recorded. It stays in sight, with the reason"

    title = "It holds after all" if stands else "It was found not to be so"
    return ask(request, _page(family, form, title, lead=row.words), act)


@ASKING
def bear_evidence(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    """Beside each risk and strength that stands; then on to the hypotheses, where there are any."""
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.weighed_evidence, pk=evidence)
    it = held.of(family)
    sides = [*it.risks, *it.strengths]
    things = [
        (one.row.pk, f"{sentence(one.row.get_side_display())}: {one.row.words}") for one in sides
    ]
    said = dict.fromkeys((key for key, _ in things), forms.BEARS.NEITHER.value)
    said |= {one.factor_id: one.speaks for one in row.bearings.order_by("at", "pk")}
    form = forms.LayForm(request.POST or None, things=things, choices=forms.BEARS, said=said)

    def act(told: dict[str, Any]) -> str:
        thinking.bear(evidence=row, speaks=form.told(), by=request.user)
        return "Recorded. What was thought before stays"

    page = _page(family, form, "What does it speak for, and what against?", lead=row.words)
    return ask(request, page, act)


@ASKING
def judge_evidence(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.weighed_evidence, pk=evidence)
    things = [(one.row.pk, f"{one.called}: {one.row.words}") for one in held.of(family).standing]
    said = {one.hypothesis_id: one.mark for one in row.judgements.order_by("at", "pk")}
    form = forms.LayForm(request.POST or None, things=things, choices=forms.MARKS, said=said)

    def act(told: dict[str, Any]) -> str:
        thinking.judge(evidence=row, marks=form.told(), by=request.user)
        return "Recorded, with your name. What was thought before stays"

    lead = f"{row.words} If each hypothesis were so, would you expect to see this?"
    title = "Lay this evidence against each hypothesis"
    return ask(request, _page(family, form, title, "hypotheses", lead=lead), act)


@ASKING
def new_hypothesis(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.HypothesisForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        thinking.add_hypothesis(family=family, by=request.user, **told)
        return "It is written down. Lay each piece of evidence against it"

    return ask(request, _page(family, form, "What could be so?", "hypotheses"), act)


@ASKING
def turn_hypothesis(request: HttpRequest, pk: int, hypothesis: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.hypotheses, pk=hypothesis)
    stands = not _stands(row)
    form = forms.TurnForm(request.POST or None, initial={"stands": "yes" if stands else "no"})

    def act(told: dict[str, Any]) -> str:
        thinking.turn_hypothesis(hypothesis=row, by=request.user, **told)
        return "It stands again" if told["stands"] else "It is set aside, and can be taken up again"

    title = "Take this hypothesis up again" if stands else "Set this hypothesis aside"
    return ask(request, _page(family, form, title, "hypotheses", lead=row.words), act)


@ASKING
def expect(request: HttpRequest, pk: int, hypothesis: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    row = get_object_or_404(family.hypotheses, pk=hypothesis)
    form = forms.ExpectForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        thinking.expect(hypothesis=row, by=request.user, **told)
        return "It is written down"

    return ask(request, _page(family, form, "If this were so", "hypotheses", lead=row.words), act)


@ASKING
def seek(request: HttpRequest, pk: int, expectation: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    # in scope: by the family
    rows = Expectation.objects.filter(hypothesis__family=family)
    row = get_object_or_404(rows.select_related("hypothesis"), pk=expectation)
    form = forms.SeekForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        thinking.seek(expectation=row, by=request.user, **told)
        return "It is written down"

    lead = f"If this were so: {row.hypothesis.words} What would be seen: {row.words}"
    return ask(request, _page(family, form, "Did you look for it?", "hypotheses", lead=lead), act)


def _stands(row: Any) -> bool:
    last = row.turns.order_by("-at", "-pk").first()
    return bool(last.stands) if last else True


def _page(
    family: Family, form: Any, title: str, back: str = "weighing", lead: str = "",
    button: str = "Save",
) -> AskPage:  # fmt: skip
    address = reverse(back, args=[family.pk])
    return AskPage(form, title, button, address, f"{family.code} {family}", lead)
