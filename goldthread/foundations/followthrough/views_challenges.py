"""Challenges: asked, answered, decided; and the thresholds that raise them."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough import challenges, forms, pages, permits
from goldthread.foundations.followthrough.asking import ask, need, need_partnership
from goldthread.foundations.followthrough.forms_filters import ChallengeFilters
from goldthread.foundations.followthrough.models import Action, Challenge, Limits, history
from goldthread.foundations.followthrough.views import open_challenge
from goldthread.foundations.followthrough.views_words import ASKING, WITH
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.followthrough import Rung

COLUMNS = [
    Column("code", "Action", lambda row: row.action.code, ("action__number",)),
    Column("question", "Question", lambda row: row.question),
    Column("rung", "Asked of", lambda row: row.rung_words, ("rung",)),
    Column("at", "Asked on", lambda row: localtime(row.at), ("at",)),
    Column("answer", "Answer", lambda row: row.reply),
    Column("body", "Organisation", lambda row: row.action.organisation.name, only_exported=True),
    Column("what", "What will be done", lambda row: row.action.what, only_exported=True),
    Column("because", "Why it is asked", lambda row: row.because, only_exported=True),
]
CHALLENGERS = "Only people with a role in an agency or in oversight can ask. Nothing was changed."
DECIDERS = (
    "Only people who oversee actions and do not work for the organisation that owns this one can "
    "decide on an answer, and never on their own. Nothing was changed."
)


@require_safe
def challenge_list(request: HttpRequest) -> HttpResponse:
    """Challenges that are not decided, on actions that this person may see."""
    partnership = need_partnership(request, CASE_ROLES)
    rows = Challenge.objects.visible_to(request.user).undone()
    work = Worklist(
        request,
        rows.filter(action__partnership=partnership).select_related(
            "by", "action__organisation", "action__owner"
        ),
        title="Open challenges",
        columns=COLUMNS,
        sort="at",
        filters=partial(ChallengeFilters, user=request.user),
    )
    if (download := work.export()) is not None:
        return download
    page = pages.ChallengesPage(work, [open_challenge(row, request.user) for row in work.page])
    return render(request, "followthrough/challenges.html", {"page": page})


@ASKING
def action_challenge(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Action, *WITH, pk=pk)
    need(permits.may_challenge(row, request.user), CHALLENGERS)

    def act(told: dict[str, Any]) -> str:
        made = challenges.challenge(action=row, question=told["question"], by=request.user)
        return f"Your question goes to {made.rung_words}"

    form = forms.ChallengeForm(request.POST or None)
    return ask(request, pages.FormPage(row, form, "Challenge", "Ask this question"), act)


@ASKING
def challenge_answer(request: HttpRequest, pk: int) -> HttpResponse:
    asked = fetch(request, Challenge, *(f"action__{name}" for name in WITH), "by", pk=pk)
    who_can = f"Only {asked.rung_words} or the business unit can answer. Nothing was changed."
    need(permits.may_answer(asked.action, Rung(asked.rung), request.user), who_can)

    def act(told: dict[str, Any]) -> str:
        challenges.reply(challenge=asked, words=told["words"], by=request.user)
        return "Your answer is recorded. Someone else decides whether it is enough"

    form = forms.AnswerForm(request.POST or None)
    page = pages.FormPage(asked.action, form, "Answer a challenge", "Send the answer", asked=asked)
    return ask(request, page, act)


@ASKING
def challenge_decide(request: HttpRequest, pk: int) -> HttpResponse:
    asked = fetch(
        request, Challenge, *(f"action__{name}" for name in WITH), "by", "replied_by", pk=pk
    )
    need(permits.may_decide(asked, request.user), DECIDERS)

    def act(told: dict[str, Any]) -> str:
        challenges.decide(challenge=asked, by=request.user, **told)
        return "Your decision is recorded"

    form = forms.DecideForm(request.POST or None)
    page = pages.FormPage(asked.action, form, "Decide on an answer", "Save", asked=asked)
    return ask(request, page, act)


@ASKING
def limits(request: HttpRequest) -> HttpResponse:
    """The partnership's thresholds. An administrator may set them, without seeing a case."""
    partnership = need_partnership(request, BUSINESS_UNIT | {Role.ADMINISTRATOR})
    form = forms.LimitsForm(request.POST or None, instance=Limits.row_of(partnership))
    if request.method == "POST" and form.is_valid():
        try:
            challenges.set_limits(partnership=partnership, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "The settings are saved and hold from now on.")
            return redirect("settings")
    page = pages.SettingsPage(form, list(history(partnership)))
    unit = standing(request.user).holds(BUSINESS_UNIT, partnership=partnership.pk)
    return render(request, "followthrough/settings.html", {"page": page, "unit": unit})
