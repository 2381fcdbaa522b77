"""Tools, audits, an agency's answers, and what comes of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.forms import bodies_of
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.assurance import auditing, forms_audit, pages_audit, tooling
from goldthread.improvement.assurance.models import Asked, Audit, Finding, Question, Tool
from goldthread.improvement.assurance.results import latest
from goldthread.improvement.recommendations.forms import ActionForm
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.improvement.recommendations.owners import workers_of

ASKING = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def audits(request: HttpRequest) -> HttpResponse:
    page = pages_audit.AuditsPage.of(only(request, CASE_ROLES), request.user)
    return render(request, "assurance/audits.html", {"page": page})


@ASKING
def new_tool(request: HttpRequest) -> HttpResponse:
    partnership = only(request, BUSINESS_UNIT)
    form = forms_audit.ToolForm(request.POST or None)
    made: list[Tool] = []

    def act(told: dict[str, Any]) -> str:
        made.append(tooling.add_tool(partnership=partnership, by=request.user, **told))
        return "Add its grades and questions now. It can be changed until it is in use"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    page = AskPage(form, "An audit tool", "Add it", reverse("case_audits"), "Audits")
    return render(request, "access/asked.html", {"page": page})


def fetch_tool(request: HttpRequest, pk: int, *, to_change: bool = False) -> Tool:
    row = fetch(request, Tool, "partnership", pk=pk)
    if to_change:
        need(tooling.is_unit(row.partnership, request.user), tooling.UNIT)
    return row


@require_safe
def tool(request: HttpRequest, pk: int) -> HttpResponse:
    page = pages_audit.ToolPage.of(fetch_tool(request, pk), request.user)
    return render(request, "assurance/tool.html", {"page": page})


@ASKING
def add_grade(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = fetch_tool(request, pk, to_change=True), forms_audit.GradeForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        return f"Added: {tooling.add_grade(tool=row, by=request.user, **told)}"

    return ask(request, _of_tool(row, form, "Add a grade", "Add it"), act)


@ASKING
def add_question(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_tool(request, pk, to_change=True)
    form = forms_audit.QuestionForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        tooling.add_question(tool=row, by=request.user, **told)
        return "The question is added"

    return ask(request, _of_tool(row, form, "Add a question", "Add it"), act)


@require_POST
def take_out(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    row = fetch_tool(request, pk, to_change=True)
    rows = Question.objects.filter(tool=row)  # in scope: by the tool
    one = get_object_or_404(rows, pk=question)
    return _do(
        request, row, "It is taken out.", lambda: tooling.take_out(question=one, by=request.user)
    )


@require_POST
def use_tool(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_tool(request, pk, to_change=True)
    return _do(request, row, "It is in use, and stays as it is.",
               lambda: tooling.put_in_use(tool=row, by=request.user))  # fmt: skip


@require_POST
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_tool(request, pk, to_change=True)
    return _do(request, row, "This is a copy. Change it, then put it in use.",
               lambda: tooling.new_version(tool=row, by=request.user))  # fmt: skip


def _do(request: HttpRequest, back: Any, told: str, act: Callable[[], Any]) -> HttpResponse:
    """What one button does; it leads to what was made, or back."""
    try:
        made = act()
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
        return redirect(back)
    messages.success(request, told)
    return redirect(made if hasattr(made, "get_absolute_url") else back)


@ASKING
def hold_audit(request: HttpRequest) -> HttpResponse:
    partnership, user = only(request, BUSINESS_UNIT), request.user
    tools = Tool.objects.visible_to(user).filter(partnership=partnership, used_at__isnull=False)
    asked = Recommendation.objects.visible_to(user).filter(review__matter__partnership=partnership)
    form = forms_audit.HoldForm(
        request.POST or None, tools=tools, bodies=bodies_of(partnership, user),
        asked=asked.select_related("review__matter").order_by("review__matter__code", "number"),
    )  # fmt: skip
    made: list[Audit] = []

    def act(told: dict[str, Any]) -> str:
        told["organisations"] = list(told["organisations"])
        made.append(auditing.hold(partnership=partnership, by=user, **told))
        return "Draw its sample next"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    page = AskPage(form, "Hold an audit", "Begin it", reverse("case_audits"), "Audits")
    return render(request, "access/asked.html", {"page": page})


def fetch_audit(request: HttpRequest, pk: int, *, to_change: bool = False) -> Audit:
    row = fetch(request, Audit, "partnership", "tool", "because__review__matter", pk=pk)
    if to_change:
        need(tooling.is_unit(row.partnership, request.user), tooling.UNIT)
    return row


@require_safe
def audit_page(request: HttpRequest, pk: int) -> HttpResponse:
    page = pages_audit.AuditPage.of(fetch_audit(request, pk), request.user)
    return render(request, "assurance/audit.html", {"page": page})


@ASKING
def draw_sample(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_audit(request, pk, to_change=True)
    form = forms_audit.DrawForm(request.POST or None, request.FILES or None)

    def act(told: dict[str, Any]) -> str:
        made = auditing.draw(audit_row=row, by=request.user, **told)
        return f"{made.size} of {len(made.frame)} cases are drawn. The list and the seed are kept"

    lead = "Nobody chooses: a seed is made by chance, and whoever has it can draw the same again."
    page = AskPage(form, "Draw a sample", "Draw it", row.get_absolute_url(), str(row), lead, False)
    return ask(request, page, act)


@ASKING
def void_sample(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_audit(request, pk, to_change=True)
    sample = row.sample
    if sample is None:
        raise Http404
    form = forms_audit.WhyForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        auditing.void(sample=sample, by=request.user, **told)
        return "The sample is voided. Its references and groups are gone"

    lead = (
        "For a sample in which something tells who somebody is. Its references and groups are "
        "taken away for good. What agencies answered stays kept and is counted no more; answers "
        "that were handed in go back to them. Copies in backups last as long as those are kept."
    )
    return ask(request, _of_audit(row, form, "Void this sample", "Void it", lead), act)


@ASKING
def close_audit(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_audit(request, pk, to_change=True)
    form = forms_audit.CloseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        auditing.close(audit_row=row, by=request.user, **told)
        in_time = row.asked.filter(handed_in_at__isnull=False).exists()
        proof = "It can be the test of a recommendation now"
        return f"It is closed. {proof if in_time else 'No agency handed in, so it tests nothing'}"

    left = row.asked.filter(handed_in_at__isnull=True).select_related("organisation")
    names = ", ".join(str(one.organisation) for one in left)
    lead = f"Not handed in: {names}. After closing they cannot." if names else ""
    return ask(request, _of_audit(row, form, "Close this audit", "Close it", lead), act)


@ASKING
def add_finding(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_audit(request, pk, to_change=True)
    bodies = Organisation.objects.visible_to(request.user).filter(audits__audit=row)
    form = forms_audit.FindingForm(request.POST or None, bodies=bodies)

    def act(told: dict[str, Any]) -> str:
        auditing.find(audit_row=row, by=request.user, **told)
        return "The finding is kept. Agree an action if something must be done"

    return ask(request, _of_audit(row, form, "Record a finding", "Record it"), act)


@ASKING
def act_on_finding(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Finding, "audit__partnership", "organisation", pk=pk)
    need(tooling.is_unit(row.partnership, request.user), tooling.UNIT)
    form = ActionForm(request.POST or None, people=workers_of(row.organisation))

    def act(told: dict[str, Any]) -> str:
        return f"Agreed: {auditing.act_on(finding=row, by=request.user, **told).code}"

    title = f"Agree an action with {row.organisation}"
    return ask(request, _of_audit(row.audit, form, title, "Agree it", row.words), act)


WITH = ("audit__partnership", "audit__tool", "audit__because__review__matter", "organisation")


@require_safe
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    page = pages_audit.AnswersPage.of(fetch(request, Asked, *WITH, pk=pk), request.user)
    return render(request, "assurance/answers.html", {"page": page})


@ASKING
def answer_case(request: HttpRequest, pk: int, case: int) -> HttpResponse:
    row = fetch(request, Asked, *WITH, pk=pk)
    need(auditing.may_answer(row, request.user), auditing.AGENCY_ANSWERS)
    # in scope: by the answers, which were fetched in scope
    cases = auditing.cases_of(row)
    one = get_object_or_404(cases, pk=case)
    held = next((told for told in latest([row]).get(row.pk, []) if told.case_id == one.pk), None)
    began = {f"q{key}": value for key, value in held.values.items()} if held else {}
    if held:
        began["known"] = "yes" if held.known else "no"
    form = forms_audit.CaseForm(request.POST or None, tool=row.audit.tool, initial=began)

    def act(told: dict[str, Any]) -> str:
        auditing.answer(
            asked=row, case=one, known=told["known"] == "yes", values=form.values, by=request.user
        )
        return f"Kept: {one}"

    page = AskPage(form, f"Case {one}", "Keep this answer", row.get_absolute_url(),
                   str(row.audit), row.audit.tool.guidance, False)  # fmt: skip
    return ask(request, page, act)


@ASKING
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Asked, *WITH, pk=pk)
    need(auditing.may_hand_in(row, request.user), auditing.HANDS_IN)
    told_of = latest([row]).get(row.pk, [])
    known = sum(one.known for one in told_of)

    def act(told: dict[str, Any]) -> str:
        auditing.hand_in(asked=row, by=request.user)
        return "Your answers are handed in"

    lead = (
        f"{len(told_of)} of {auditing.cases_of(row).count()} cases answered, {known} known here. "
        "After this nothing changes, unless the business unit gives your answers back."
    )
    form = Form(request.POST if request.method == "POST" else None)
    page = AskPage(form, "Check and hand in", "Hand in our answers", row.get_absolute_url(),
                   str(row), lead)  # fmt: skip
    return ask(request, page, act)


@ASKING
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Asked, *WITH, pk=pk)
    need(tooling.is_unit(row.audit.partnership, request.user), tooling.UNIT)
    form = forms_audit.WhyForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        auditing.give_back(asked=row, by=request.user, **told)
        return "The answers are given back"

    page = AskPage(form, "Give the answers back", "Give them back", row.get_absolute_url(),
                   str(row))  # fmt: skip
    return ask(request, page, act)


def _of_tool(row: Tool, form: Any, title: str, button: str) -> AskPage:
    return AskPage(form, title, button, row.get_absolute_url(), str(row))


def _of_audit(row: Audit, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    return AskPage(form, title, button, row.get_absolute_url(), str(row), lead)
