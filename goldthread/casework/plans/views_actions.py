"""Actions of a plan, challenges, and the end of a plan."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from goldthread.casework.plans import forms, planning
from goldthread.casework.plans.asking import (
    bodies_with,
    meeting_page,
    own_body,
    page,
    to_write,
)
from goldthread.casework.plans.models import Plan, PlanAction, PlanChallenge, PlanMeeting
from goldthread.casework.plans.pages import left_to_go_through
from goldthread.casework.safeguards import permits
from goldthread.casework.safeguards.asking import bodies, fetch_family, working_with
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need


@ASKING
def new_action(request: HttpRequest, pk: int) -> HttpResponse:
    plan = to_write(request, Plan, pk, "child")
    form = forms.PlanActionForm(
        request.POST or None, bodies=bodies(plan.partnership), owners=working_with(plan.family)
    )

    def act(told: dict[str, Any]) -> str:
        made = planning.agree_action(plan=plan, by=request.user, **told)
        return f"{made.code} is agreed"

    lead = (
        "It ends only evidenced, judged by somebody of another agency, or recorded as no longer "
        "needed with who agreed."
    )
    title = f"An action of the plan for {plan.child.code}"
    return ask(request, page(plan.family, form, title, "Agree it", lead), act)


@ASKING
def go_through(request: HttpRequest, pk: int, action: int) -> HttpResponse:
    row = to_write(request, PlanMeeting, pk)
    rows = PlanAction.objects.visible_to(request.user).filter(plan__family=row.family)
    found = get_object_or_404(
        rows.select_related("action", "plan__child", "plan__family"), pk=action
    )
    start = {
        "from_body": own_body(request.user, row.family),
        "to_body": found.action.organisation_id,
    }
    form = forms.GoThroughForm(
        request.POST or None, bodies=bodies(row.partnership), own=bodies_with(row.family),
        initial=start,
    )  # fmt: skip

    def act(told: dict[str, Any]) -> str:
        said = planning.go_through(action=found, meeting=row, by=request.user, **told)
        return f"{found.code}: {said.get_how_display()}"

    asked = meeting_page(row, form, f"{found.code} for {found.plan.child.code}", "Record it",
                         found.action.what)  # fmt: skip
    if done_or_refused(request, form, act):
        left = left_to_go_through(row, request.user)
        return redirect("plan_go_through", row.pk, left[0].row.pk) if left else redirect(row)
    return render(request, "access/asked.html", {"page": asked})


@ASKING
def carry_on(request: HttpRequest, pk: int) -> HttpResponse:
    row = to_write(request, PlanAction, pk, "action", "plan__child")
    need(permits.may_manage(row.home, request.user), permits.MANAGERS)
    form = forms.CarryForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        planning.carry_on(action=row, by=request.user, **told)
        return f"Recorded: {row.code} goes on"

    lead = f"{row.action.what} A core group can carry it forward again after this."
    title = f"{row.code} for {row.plan.child.code}: your decision as the manager"
    return ask(request, page(row.home, form, title, "Record it", lead), act)


@ASKING
def new_challenge(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    start = {"from_body": own_body(request.user, family)}
    form = forms.ChallengeForm(
        request.POST or None, bodies=bodies(family.partnership), own=bodies_with(family),
        initial=start,
    )  # fmt: skip

    def act(told: dict[str, Any]) -> str:
        made = planning.challenge(family=family, by=request.user, **told)
        return f"The challenge to {made.to_body} is recorded"

    lead = (
        "Respectful, with facts, about the child. If a child is in danger now, do not wait for an "
        "answer: act as your procedure for emergencies says."
    )
    return ask(request, page(family, form, "Challenge another agency", "Record it", lead), act)


@ASKING
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = to_write(request, PlanChallenge, pk, "to_body", "from_body")
    form = forms.AnswerForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        said = planning.answer(challenge=row, by=request.user, **told)
        return f"Recorded: {said}"

    title = f"The challenge of {row.from_body} to {row.to_body}"
    return ask(request, page(row.family, form, title, "Record it", row.about), act)


@ASKING
def before(request: HttpRequest, pk: int) -> HttpResponse:
    plan = to_write(request, Plan, pk, "child")
    form = forms.BeforeForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        planning.say_before(plan=plan, by=request.user, **told)
        return "Recorded. What was said before stays"

    title = f"Was {plan.child.code} on a plan before?"
    return ask(request, page(plan.family, form, title, "Save"), act)


@ASKING
def end_plan(request: HttpRequest, pk: int) -> HttpResponse:
    plan = to_write(request, Plan, pk, "child")
    decisions = plan.family.key_decisions.filter(kind__in=planning.ENDING).order_by("-at")
    form = forms.EndForm(request.POST or None, decisions=decisions)

    def act(told: dict[str, Any]) -> str:
        planning.end_plan(plan=plan, by=request.user, **told)
        return f"The plan of {plan.child.code} has ended"

    lead = (
        "It needs a manager’s decision to step down or to close, and no action of this plan that "
        "is still open."
    )
    asked: AskPage = page(plan.family, form, f"End the plan of {plan.child.code}", "End it", lead)
    return ask(request, asked, act)
