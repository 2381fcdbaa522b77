"""The criteria, the panel's views and recommendation, the chair's decision, the panel's rules."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldthread.casework.intake import criteria, deciding, kinds, permits, quorum, stated
from goldthread.casework.intake.forms_panel import (
    DecideForm,
    FactsForm,
    FrameworkForm,
    PanelRuleForm,
    RecommendForm,
    SendForm,
    ViewForm,
)
from goldthread.casework.intake.models import PanelRule, Recommendation, Referral
from goldthread.casework.intake.pages_panel import (
    Advised,
    CriteriaPage,
    DecisionPage,
    FactsPage,
    PanelPage,
    advised,
    decided,
    facts_of,
)
from goldthread.casework.intake.pages_unit import Permits
from goldthread.casework.intake.views_unit import ASKING, the_referral, the_units
from goldthread.foundations.agencies.actions import give_seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.records.refusals import Refused

PANEL_ONLY = "Only the business unit and the panel do this. Nothing was changed."


@ASKING
def criteria_of(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rules answer, framework by framework; and looking at one more."""
    found = the_referral(request, pk)
    offered = kinds.to_look_at(found)
    form = FrameworkForm(request.POST or None, offered=offered)
    if request.method == "POST" and not permits.may_weigh(found, request.user):
        raise PermissionDenied(PANEL_ONLY)
    if form.is_valid():
        name = form.cleaned_data["framework"]
        try:
            deciding.look_at(referral=found, framework=name, by=request.user)
        except Refused as refusal:
            form.add_error("framework", list(refusal.reasons))
        else:
            return redirect("criteria_answers", pk, name)
    page = CriteriaPage.of(found, request.user, offered)
    return render(request, "intake/criteria.html", {"page": page, "form": form})


@ASKING
def criteria_answers(request: HttpRequest, pk: int, framework: str) -> HttpResponse:
    """The facts, question by question, and what the rule makes of them."""
    found = the_referral(request, pk)
    record = get_object_or_404(found.criteria.prefetch_related("facts__by"), framework=framework)
    record.referral = found
    on, weighs = criteria.day_of(found), permits.may_weigh(found, request.user)
    if request.method == "POST" and not weighs:
        raise PermissionDenied(PANEL_ONLY)
    given = criteria.given(record, on, stated.of(record, on) if weighs else None)
    form = FactsForm(request.POST or None, given=given)
    if form.is_valid():
        try:
            made = deciding.answer(record=record, answers=form.answers, by=request.user)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            said = f"{len(made)} {'answer is' if len(made) == 1 else 'answers are'} kept."
            messages.success(request, said if made else "No answer had changed.")
            then = "panel_recommend" if "recommend" in request.POST else "criteria_answers"
            return redirect(then, pk, framework)
    page = FactsPage.of(record, request.user, given, form)
    return render(request, "intake/facts.html", {"page": page, "form": form})


@require_GET
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    page = PanelPage.of(the_referral(request, pk), request.user)
    return render(request, "intake/panel.html", {"page": page, "reader": request.user})


@require_POST
def seat_chair(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """A chair of the partnership gets the seat from which this referral is decided on."""
    found = the_units(request, pk)
    assert found.matter is not None  # noqa: S101 - what was sent has a matter
    chosen = next((one for one in quorum.may_be_chair(found.matter) if one.pk == person), None)
    if chosen is None:
        raise Http404
    try:
        give_seat(matter=found.matter, person=chosen, role=Role.CHAIR, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{chosen} has the chair’s seat.")
    return redirect("referral_panel", pk)


@ASKING
def recommend(request: HttpRequest, pk: int, framework: str) -> HttpResponse:
    found = the_referral(request, pk)
    if not (permits.may_run(found, request.user) or permits.is_member(found, request.user)):
        raise PermissionDenied(PANEL_ONLY)
    record = get_object_or_404(found.criteria.prefetch_related("facts__by"), framework=framework)
    on = criteria.day_of(found)
    others = kinds.others(found.partnership, framework)
    form = RecommendForm(request.POST or None, others=others)
    if form.is_valid():
        try:
            row = deciding.recommend(record=record, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"Recommendation {row.number} is with the panel.")
            return redirect("referral_panel", pk)
    context = {
        "form": form,
        "referral": found,
        "answer": criteria.answer(record, on),
        "given": criteria.given(record, on),
    }
    return render(request, "intake/recommend.html", context)


def _advised(request: HttpRequest, pk: int, number: int) -> tuple[Referral, Advised]:
    found = the_referral(request, pk)
    get_object_or_404(found.recommendations, number=number)
    return found, next(one for one in advised(found) if one.row.number == number)


@ASKING
def give_view(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A member's own page: what is recommended and why, and their view of it."""
    found, one = _advised(request, pk, number)
    if not permits.is_member(found, request.user):
        raise PermissionDenied("Only people with a seat on the panel give a view.")
    form = ViewForm(request.POST or None)
    if form.is_valid():
        try:
            deciding.give_view(recommendation=one.row, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "Your view is kept. The chair reads it as you wrote it.")
            return redirect("referral_panel", pk)
    context = {"form": form, "referral": found, "one": one, "mine": one.mine(request.user)}
    context["facts"] = _facts(found, one.row)
    return render(request, "intake/view.html", context)


def _facts(referral: Referral, row: Recommendation) -> Any:
    return facts_of(row.framework, row.facts, criteria.day_of(referral))


@ASKING
def send(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found, one = _advised(request, pk, number)
    if not (permits.may_run(found, request.user) or permits.is_member(found, request.user)):
        raise PermissionDenied(PANEL_ONLY)
    form = SendForm(request.POST if request.method == "POST" else None, quorate=one.quorum.met)
    if form.is_valid():
        try:
            deciding.send_to_chair(recommendation=one.row, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "It is sent to the chair, with the letter.")
            return redirect("referral_panel", pk)
    context = {"form": form, "referral": found, "one": one}
    return render(request, "intake/send.html", context)


@ASKING
def panel_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided; and, for the chair, what waits for a decision."""
    found = the_referral(request, pk)
    may = Permits.of(found, request.user)
    if request.method == "POST" and not may.chair:
        raise PermissionDenied("Only the chair of this referral decides. Nothing was changed.")
    waiting = [one for one in advised(found) if one.row.sent_at and one.decision is None]
    opened = waiting[0] if waiting else None
    form = None
    if opened is not None and may.chair:
        form = _decide_form(request, found, opened)
        if form.is_valid():
            try:
                made = deciding.decide(
                    recommendation=opened.row, by=request.user, **form.cleaned_data
                )
            except Refused as refusal:
                form.add_error(None, list(refusal.reasons))
            else:
                messages.success(request, f"Decision {made.number} is made, and is kept for good.")
                return redirect("panel_decision", pk)
    page = _decision_page(found, may, waiting, form, request.user)
    return render(request, "intake/decision.html", {"page": page, "form": form})


def _decide_form(request: HttpRequest, referral: Referral, one: Advised) -> DecideForm:
    former = deciding.former_of(referral, one.row.framework)
    return DecideForm(
        request.POST or None,
        others=kinds.others(referral.partnership, one.row.framework),
        again=former is not None,
        initial={"kind": one.row.alternative},
    )


def _decision_page(
    referral: Referral, may: Permits, waiting: list[Advised], form: Any, user: Any
) -> DecisionPage:
    opened = waiting[0] if waiting else None
    former, changed, why_not = None, [], ""
    if opened is not None:
        former = deciding.former_of(referral, opened.row.framework)
        on = criteria.day_of(referral)
        if former is not None:
            changed = criteria.changed(opened.row.framework, former.facts, opened.row.facts, on)
        if user.pk in (opened.row.by_id, referral.referred_by_id):
            why_not = "You recommended this, or told us of it. Another chair must decide on it."
    return DecisionPage(
        referral=referral,
        may=may,
        waiting=waiting,
        open=opened,
        open_facts=_facts(referral, opened.row) if opened else [],
        form=None if why_not else form,
        decided=decided(referral),
        former=former,
        changed=changed,
        notifications=list(referral.notifications.prefetch_related("marks")),
        why_not=why_not,
        opens_review=may.run,
    )


@ASKING
def panel_rules(request: HttpRequest) -> HttpResponse:
    """When the panel has a quorum, and how the duty team is reached."""
    partnership = only(request, BUSINESS_UNIT)
    form = PanelRuleForm.of(quorum.rule_of(partnership), request.POST or None)
    if form.is_valid():
        try:
            deciding.set_panel_rule(partnership=partnership, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "The panel’s rules are kept. They hold from now on.")
            return redirect("panel_rules")
    # in scope: by the partnership of a keeper
    rows = PanelRule.objects.filter(partnership=partnership).select_related("by")
    return render(request, "intake/panel_rules.html", {"form": form, "rows": list(rows)})
