"""The list of professional differences, one of them, and raising it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.casework.differences import actions, forms, permits
from goldthread.casework.differences.models import Difference
from goldthread.casework.differences.pages import DifferencePage, ListPage, RaisePage, word_of
from goldthread.casework.differences.policies import stages_of
from goldthread.casework.safeguards.asking import here
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.roles import AGENCY
from goldthread.foundations.agencies.standing import answers_for

WITH = ("partnership", "family__matter__partnership", "own", "asked", "by")


def _columns(read: Any, today: Any) -> list[Column]:
    """Its words go out only where whoever takes them out may read them."""
    return [
        Column("code", "Reference", lambda row: row.code, ("pk",)),
        Column("about", "Decision or action",
               lambda row: row.about if row.pk in read() else "not shown to you"),
        Column("own", "Raised by", lambda row: str(row.own), ("own__name",)),
        Column("asked", "Asked", lambda row: str(row.asked), ("asked__name",)),
        Column("stage", "Stage", lambda row: f"{row.stage_now}. {row.name_now}", ("stage_now",)),
        Column("due", "Answer due", lambda row: row.due_now, ("over", "due_now")),
        Column("state", "Where it stands", lambda row: word_of(row, today),
               only_exported=True),
        Column("raised", "Raised on", lambda row: timezone.localdate(row.at), ("at",),
               only_exported=True),
        Column("ended", "Ended on", lambda row: row.ended_on, ("ended_on",), only_exported=True),
        Column("family", "Family reference",
               lambda row: row.family.code if row.family else "", only_exported=True),
    ]  # fmt: skip


@require_safe
def differences(request: HttpRequest) -> HttpResponseBase:
    partnership, user, today = here(request), request.user, timezone.localdate()
    rows = Difference.objects.visible_to(user).filter(partnership=partnership)
    kept: list[set[int]] = []

    def read() -> set[int]:
        """Asked once, when the list goes out."""
        if not kept:
            kept.append(set(rows.read_by(user).values_list("pk", flat=True)))
        return kept[0]

    bodies = sorted(answers_for(user, AGENCY))
    work = Worklist(
        request, rows.select_related("own", "asked", "family__matter"),
        title="Professional differences", columns=_columns(read, today), sort="due",
        filters=partial(forms.DifferenceFilters, user=user, bodies=bodies, today=today),
    )  # fmt: skip
    if (export := work.export()) is not None:
        return export
    page = ListPage.of(work, partnership, user, today)
    return render(request, "differences/list.html", {"page": page})


@require_safe
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Difference, *WITH, pk=pk)
    page = DifferencePage.of(row, request.user, timezone.localdate())
    return render(request, "differences/one.html", {"page": page})


@ASKING
def raise_difference(request: HttpRequest) -> HttpResponse:
    partnership = here(request)
    need(permits.works_in(partnership, request.user), permits.RAISERS)
    stages = stages_of(partnership)
    form = forms.RaiseForm(
        request.POST or None, user=request.user, partnership=partnership, stages=stages
    )
    made: list[Difference] = []

    def act(told: dict[str, Any]) -> str:
        made.append(actions.raise_it(partnership=partnership, by=request.user, **told))
        due = actions.present(made[0]).due
        return f"Raised. {made[0].asked} is to answer by {due.day} {due:%B}"  # type: ignore[union-attr]

    if done_or_refused(request, form, act):
        return redirect(made[0])
    page = RaisePage.of(form, stages, partnership)
    return render(request, "differences/raise.html", {"page": page})


@ASKING
def answer_difference(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Difference, *WITH, pk=pk)
    need(permits.may_answer(row, request.user), permits.ASKED)
    page = _page(row, forms.AnswerForm(request.POST or None), "Answer", "Send the answer")
    return _ask(request, page, row, actions.answer, "Your answer is recorded")


@ASKING
def move_difference(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Difference, *WITH, pk=pk)
    need(permits.may_take(row, request.user), permits.TAKERS)
    now = actions.present(row)
    ahead = [one for one in stages_of(row.partnership) if one.number > now.stage]
    need(bool(ahead), "This is the last stage: whoever was named decides. Nothing was changed.")
    form = forms.MoveForm(
        request.POST or None, stages=ahead, deciders=permits.deciders(row.partnership, row.family)
    )
    lead = f"Next is stage {ahead[0].number}, {ahead[0].name}: {ahead[0].rule} to answer."
    page = _page(row, form, "Not agreed: take it up", "Take it up", lead)
    return _ask(request, page, row, actions.move_up, "It has gone up")


@ASKING
def name_chair(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Difference, *WITH, pk=pk)
    need(permits.may_name(row, request.user), permits.NAMERS)
    deciders = permits.deciders(row.partnership, row.family)
    form = forms.ChairForm(request.POST or None, deciders=deciders)
    lead = "They read this record, by the family’s reference, and not the family’s own record."
    page = _page(row, form, "Name who decides", "Save", lead)
    return _ask(request, page, row, actions.name_chair, "They were named, and decide")


@ASKING
def agree_difference(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Difference, *WITH, pk=pk)
    need(permits.may_take(row, request.user), permits.TAKERS)
    page = _page(row, forms.AgreeForm(request.POST or None), "It is agreed", "Record it")
    return _ask(request, page, row, actions.agree, "Recorded as agreed")


@ASKING
def withdraw_difference(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Difference, *WITH, pk=pk)
    need(permits.may_take(row, request.user), permits.TAKERS)
    lead = "It stays on record with your reason, for both agencies."
    page = _page(row, forms.WithdrawForm(request.POST or None), "Withdraw it", "Withdraw it", lead)
    return _ask(request, page, row, actions.withdraw, "It is withdrawn, with your reason")


@ASKING
def decide_difference(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Difference, *WITH, pk=pk)
    need(permits.may_decide(row, request.user), permits.CHAIRS)
    page = _page(row, forms.DecideForm(request.POST or None), "Decide", "Record the decision")
    return _ask(request, page, row, actions.decide, "Your decision ends it")


def _page(row: Difference, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    caption = f"Professional difference {row.code}"
    return AskPage(form, title, button, row.get_absolute_url(), caption, lead)


def _ask(
    request: HttpRequest, page: AskPage, row: Difference, does: Any, said: str
) -> HttpResponse:
    def act(told: dict[str, Any]) -> str:
        does(difference=row, by=request.user, **told)
        return said

    return ask(request, page, act)
