"""Small forms of an action: how it goes, its date, its owner, and opening it again."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.followthrough import actions, endings, forms, permits
from goldthread.foundations.followthrough.asking import ask, need
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.followthrough.pages import FormPage

ASKING = require_http_methods(["GET", "HEAD", "POST"])
WITH = ("partnership", "matter", "organisation", "owner")
WRITERS = (
    "Only its owner, the signatory or report author of its organisation, or the business unit "
    "can write on this action. Nothing was changed."
)
GIVERS = (
    "Only the signatory of its organisation or the business unit can give this action to someone "
    "else. Nothing was changed."
)
OVERSEERS = (
    "Only people who oversee actions in the partnership can open an ended action again. Nothing "
    "was changed."
)


@ASKING
def action_update(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Action, *WITH, pk=pk)
    need(permits.may_write(row, request.user), WRITERS)

    def act(told: dict[str, Any]) -> str:
        actions.update(action=row, words=told["words"], by=request.user)
        return f"Your word on {row.code} is recorded"

    page = FormPage(row, forms.UpdateForm(request.POST or None), "Say how it goes", "Save")
    return ask(request, page, act)


@ASKING
def action_extend(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Action, *WITH, pk=pk)
    need(permits.may_write(row, request.user), WRITERS)

    def act(told: dict[str, Any]) -> str:
        moved = actions.extend(action=row, to=told["to"], reason=told["reason"], by=request.user)
        return f"{row.code} is now due on {moved.now.day} {moved.now:%B %Y}"

    form = forms.ExtendForm(request.POST or None)
    return ask(request, FormPage(row, form, "Move the due date", "Move the date"), act)


@ASKING
def action_assign(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Action, *WITH, pk=pk)
    need(permits.may_assign(row, request.user), GIVERS)

    def act(told: dict[str, Any]) -> str:
        owner = told["owner"]
        actions.assign(action=row, owner=owner, reason=told["reason"], by=request.user)
        return f"{row.code} now belongs to {owner}" if owner else f"Nobody owns {row.code} now"

    people = permits.owners_of(row)
    form = forms.AssignForm(request.POST or None, people=people, initial={"owner": row.owner_id})
    return ask(request, FormPage(row, form, "Give it to someone", "Save the owner"), act)


@ASKING
def action_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """From a body that closed to the one that answers for it today."""
    row = fetch(request, Action, *WITH, pk=pk)
    need(permits.may_assign(row, request.user), GIVERS)
    heir = row.organisation.today()

    def act(told: dict[str, Any]) -> str:
        actions.hand_over(action=row, by=request.user)
        return f"{row.code} now belongs to {heir}"

    lead = (
        f"{heir} answers for the actions of {row.organisation}. Nobody owns this one then, until "
        f"the signatory of {heir} or the business unit names an owner."
    )
    form = Form(request.POST if request.method == "POST" else None)
    return ask(
        request, FormPage(row, form, "Give it to the body that took over", "Give it", lead), act
    )


@ASKING
def action_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Action, *WITH, pk=pk)
    need(permits.may_judge(row, request.user), OVERSEERS)

    def act(told: dict[str, Any]) -> str:
        endings.reopen(action=row, reason=told["reason"], by=request.user)
        return f"{row.code} is open again"

    form = forms.ReopenForm(request.POST or None)
    return ask(request, FormPage(row, form, "Open this action again", "Open it again"), act)
