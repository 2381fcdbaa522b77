"""Strategy discussions, conferences and core groups: recorded, and who was there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldthread.casework.frameworks.held import nation_of
from goldthread.casework.plans import forms, holding
from goldthread.casework.plans.asking import (
    bodies_around,
    children_of,
    family_of,
    meeting_page,
    page,
    to_write,
)
from goldthread.casework.plans.models import PlanMeeting
from goldthread.casework.plans.stories import story
from goldthread.casework.safeguards.asking import fetch_family
from goldthread.casework.safeguards.models import Family, KeyDecision
from goldthread.casework.safeguards.views import ASKING
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused
from goldthread.rules.protection import CONFERENCE

Kind = PlanMeeting.Kind


@ASKING
def new_strategy(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    nation = nation_of(family.partnership)
    form = forms.StrategyForm(
        request.POST or None, children=children_of(family), nation=nation
    )  # fmt: skip

    def make(told: dict[str, Any]) -> PlanMeeting:
        return holding.strategy(family=family, by=request.user, **told)

    lead = "The children are those on Who is who. Add a child there first."
    asked = page(family, form, "A strategy discussion was held", "Record it", lead)
    return _record(request, asked, make)


@ASKING
def new_conference(request: HttpRequest, pk: int) -> HttpResponse:
    return _conference(request, pk, Kind.INITIAL, "The initial {} was held")


@ASKING
def new_review(request: HttpRequest, pk: int) -> HttpResponse:
    return _conference(request, pk, Kind.REVIEW, "A review {} was held")


def _conference(request: HttpRequest, pk: int, kind: str, title: str) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    nation = nation_of(family.partnership)
    form = forms.ConferenceForm(
        request.POST or None, children=_candidates(family, kind), nation=nation, kind=kind
    )

    def make(told: dict[str, Any]) -> PlanMeeting:
        return holding.conference(family=family, kind=kind, by=request.user, **form.told())

    lead = (
        "Also one before a birth, and one that decided against a plan."
        if kind == Kind.INITIAL
        else "That a plan should end is decided here. It ends once a manager has agreed and every "
        "action has ended."
    )
    asked = page(family, form, title.format(CONFERENCE[nation]), "Record it", lead)
    return _record(request, asked, make)


def _candidates(family: Family, kind: str) -> Any:
    """For an initial conference the children without a plan, for a review those with one."""
    on_plan = [one.who.pk for one in story(family, timezone.localdate()).on_plans]
    rows = children_of(family)
    return rows.exclude(pk__in=on_plan) if kind == Kind.INITIAL else rows.filter(pk__in=on_plan)


@ASKING
def new_core_group(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    children = [one.who for one in story(family, timezone.localdate()).on_plans]
    form = forms.CoreGroupForm(request.POST or None, children=children)

    def make(told: dict[str, Any]) -> PlanMeeting:
        kept = {name: told[name] for name in ("on", "chair", "words", "late_because")}
        return holding.core_group(family=family, now=form.now(), by=request.user, **kept)

    lead = (
        "Next: who came, who of the family was there, and each open action."
        if children
        else "No child of this family is on a plan, so there is no core group to record."
    )
    return _record(request, page(family, form, "A core group met", "Record it", lead), make)


def _record(request: HttpRequest, asked: AskPage, make: Any) -> HttpResponse:
    """Recorded, it leads to its own page, where the rest is asked."""
    made: list[PlanMeeting] = []

    def act(told: dict[str, Any]) -> str:
        made.append(make(told))
        return f"The {made[0]} is recorded"

    if done_or_refused(request, asked.form, act):
        return redirect(made[0])
    return render(request, "access/asked.html", {"page": asked})


@ASKING
def who_came(request: HttpRequest, pk: int) -> HttpResponse:
    row = to_write(request, PlanMeeting, pk)
    bodies = list(bodies_around(row.family))
    start = {}
    for one in row.came.order_by("at", "pk"):
        start[f"how-{one.organisation_id}"] = one.how
        start[f"who-{one.organisation_id}"] = one.who
    form = forms.CameForm(request.POST or None, bodies=bodies, initial=start)

    def act(told: dict[str, Any]) -> str:
        changed = {
            body: said
            for body, said in form.told().items()
            if said != (start.get(f"how-{body.pk}"), start.get(f"who-{body.pk}", ""))
        }
        holding.came(meeting=row, told=changed, by=request.user)
        return "Who came is recorded"

    lead = "An agency that sent nobody and no report is part of what happened."
    return ask(request, meeting_page(row, form, "Which agencies came?", "Save", lead), act)


@ASKING
def family_there(request: HttpRequest, pk: int) -> HttpResponse:
    row = to_write(request, PlanMeeting, pk)
    start = {}
    for one in row.family_there.order_by("at", "pk"):
        start[f"how-{one.who_id}"], start[f"words-{one.who_id}"] = one.how, one.words
    form = forms.FamilyThereForm(
        request.POST or None, people=family_of(row.family), initial=start
    )  # fmt: skip

    def act(told: dict[str, Any]) -> str:
        changed = {
            who: said
            for who, said in form.told().items()
            if said != (start.get(f"how-{who.pk}"), start.get(f"words-{who.pk}"))
        }
        holding.family_there(meeting=row, told=changed, by=request.user)
        return "The family’s part is recorded"

    lead = "Each parent and each child: what they said, or why they were not there."
    return ask(request, meeting_page(row, form, "Who of the family was there?", "Save", lead), act)


@ASKING
def mistake(request: HttpRequest, pk: int) -> HttpResponse:
    row = to_write(request, PlanMeeting, pk)
    form = forms.WhyForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        holding.mistake(meeting=row, by=request.user, **told)
        return "Recorded. It counts for nothing from now on, and stays to be read"

    return ask(
        request, meeting_page(row, form, "This was written down by mistake", "Record it"), act
    )


@ASKING
def no_conference(request: HttpRequest, pk: int) -> HttpResponse:
    row = to_write(request, PlanMeeting, pk)
    decisions = row.family.key_decisions.filter(kind=KeyDecision.Kind.NO_CONFERENCE)
    form = forms.NoConferenceForm(request.POST or None, decisions=decisions)

    def act(told: dict[str, Any]) -> str:
        holding.no_conference(meeting=row, by=request.user, **told)
        return "Recorded. No conference is due from this enquiry"

    lead = "Only on a manager’s decision, which is asked for on the family’s overview."
    return ask(request, meeting_page(row, form, "No conference is held", "Record it", lead), act)
