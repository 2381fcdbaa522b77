"""The list of actions, an action, and how it ends."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.lists import Worklist
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.followthrough import forms, listing, pages, permits
from goldthread.foundations.followthrough.asking import need_partnership
from goldthread.foundations.followthrough.forms_filters import ActionFilters
from goldthread.foundations.followthrough.models import Action, Limits
from goldthread.foundations.followthrough.states import State
from goldthread.foundations.followthrough.story import story
from goldthread.rules.followthrough import How

WITH = ("partnership", "matter", "organisation", "owner", "made_by")


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    """Every action of the partnership that this person may see."""
    partnership = need_partnership(request, CASE_ROLES)
    limits, today = Limits.of(partnership), timezone.localdate()
    rows = Action.objects.visible_to(request.user).filter(partnership=partnership)
    work = Worklist(
        request,
        rows.with_owner_left(today=today).select_related("organisation", "owner"),
        title="Actions",
        columns=listing.columns(limits, today),
        sort="state",
        filters=partial(
            ActionFilters, user=request.user, partnership=partnership, limits=limits, today=today
        ),
    )
    if (download := work.export()) is not None:
        return download
    page = pages.ActionsPage.of(work, limits, today)
    return render(request, "followthrough/actions.html", {"page": page})


@require_safe
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """One action: what it is, everything that happened, and the question how it ends."""
    return _action_page(request, pk, forms.EndForm())


@require_safe
def action_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to what the chosen ending needs. Any other ending is refused in words."""
    form = forms.EndForm(request.GET)
    if not form.is_valid():
        return _action_page(request, pk, form)
    evidenced = form.cleaned_data["how"] == How.EVIDENCED.value
    return redirect("action_evidenced" if evidenced else "action_not_needed", pk=pk)


def _action_page(request: HttpRequest, pk: int, form: Any) -> HttpResponse:
    row = fetch(request, Action, *WITH, pk=pk)
    today = timezone.localdate()
    row.owner_left = row.has_lost_its_owner(today)
    told = story(row)
    page = pages.ActionPage(
        action=row,
        state=State.of(row, Limits.of(row.partnership_id), today),
        story=told,
        may=permits.Permits.of(row, request.user),
        challenges=[open_challenge(one, request.user) for one in told.open_challenges],
        judges=list(permits.judges_of(row)[:6]) if told.waiting else [],
        form=form,
    )
    return render(request, "followthrough/action.html", {"page": page})


def open_challenge(row: Any, user: Any) -> pages.OpenChallenge:
    return pages.OpenChallenge(
        row, permits.offers_answer(row, user), permits.offers_decision(row, user)
    )
