"""Families in live work: the list, one family, and who works with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.casework.safeguards import families, forms, nearest, parts, permits
from goldthread.casework.safeguards.asking import colleagues, fetch_family, here, near
from goldthread.casework.safeguards.models import Family, Works
from goldthread.casework.safeguards.pages import FamilyPage
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.roles import SENIOR
from goldthread.foundations.agencies.standing import standing

ASKING = require_http_methods(["GET", "HEAD", "POST"])
OPENERS = "Only people who work for an agency open a family's record."


@require_safe
def live_families(request: HttpRequest) -> HttpResponse:
    rows = Family.objects.visible_to(request.user).filter(matter__partnership=here(request))
    soonest = nearest.nearest(rows.open(), here(request), timezone.localdate())
    found = Worklist(
        request,
        rows.select_related("matter"),
        title="Families you work with",
        columns=[
            Column("name", "Family", str, ("matter__name",)),
            Column("code", "Reference", lambda row: row.code, ("matter__code",)),
            Column("next", "What is next", lambda row: _next(soonest.get(row.pk))),
            Column("opened", "Opened", _opened, ("opened_at",), only_exported=True),
            Column("state", "State", lambda row: "closed" if row.closed_at else "open",
                   ("closed_at",)),
        ],
        sort="name",
    )  # fmt: skip
    if (export := found.export()) is not None:
        return export
    page = {
        "list": found,
        "nearest": soonest,
        "may_open": permits.may_open(here(request), request.user),
        "may_in_emergency": permits.may_in_emergency(here(request), request.user),
        "across": parts.across(),
    }
    return render(request, "safeguards/families.html", {"page": page})


def _next(one: nearest.Nearest | None) -> str:
    return f"{one.due.day}: {one.due.words} ({one.late} late)" if one else ""


def _opened(row: Family) -> Any:
    return timezone.localdate(row.opened_at)


@ASKING
def open_family(request: HttpRequest) -> HttpResponse:
    need(permits.may_open(here(request), request.user), OPENERS)
    senior = standing(request.user).holds(SENIOR, partnership=here(request).pk)
    form = forms.FamilyForm(request.POST or None, senior=senior)
    made: list[Family] = []

    def act(told: dict[str, Any]) -> str:
        made.append(
            families.open_family(partnership=here(request), by=request.user, **told)
        )  # fmt: skip
        return f"The record {made[0].code} is open. You see it, and whoever is added to it"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    back = reverse("live_families")
    lead = "Only those who work with the family see its record. You are the first."
    page = AskPage(form, "Open a family's record", "Open it", back, "Live work", lead)
    return render(request, "access/asked.html", {"page": page})


@require_safe
def live_family(request: HttpRequest, pk: int) -> HttpResponse:
    page = FamilyPage.of(fetch_family(request, pk), request.user)
    return render(request, "safeguards/family.html", {"page": page})


@ASKING
def join(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.JoinForm(
        request.POST or None, known=near(request.user, family, colleagues(family.partnership))
    )

    def act(told: dict[str, Any]) -> str:
        row = families.join(family=family, by=request.user, **told)
        return f"{row.seat.holder} works with this family now"

    lead = "They see the whole record of this family from today, and what they read is recorded."
    return ask(request, page_of(family, form, "Add somebody who works with them", "Add", lead), act)


@ASKING
def name_manager(request: HttpRequest, pk: int) -> HttpResponse:
    works = fetch(request, Works, "seat__matter__family", "seat__holder", pk=pk)
    family = works.seat.matter.family
    need(permits.may_write(family, request.user), permits.WRITERS)
    need(families.may_name(family, request.user), permits.MANAGERS)
    form = forms.SureForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        families.name_manager(works=works, by=request.user)
        return f"{works.seat.holder} decides as a manager for this family"

    title = f"{works.seat.holder} decides as a manager"
    lead = "Discharge, closing and other key decisions are then theirs to make before they happen."
    return ask(request, page_of(family, form, title, "Save", lead), act)


@ASKING
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    works = fetch(request, Works, "seat__matter__family", "seat__holder", pk=pk)
    family = works.seat.matter.family
    need(permits.may_write(family, request.user), permits.WRITERS)
    form = forms.LeaveForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        families.leave(works=works, by=request.user, **told)
        return f"{works.seat.holder} no longer works with this family"

    lead = "What they wrote stays. After the last day the record is closed to them."
    title = f"{works.seat.holder} no longer works with this family"
    return ask(request, page_of(family, form, title, "Save", lead), act)


@ASKING
def close(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    need(permits.may_manage(family, request.user), permits.MANAGERS)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        families.close(family=family, by=request.user, **told)
        return "The record is closed"

    lead = "It stays as it is and can be read by those who work with the family."
    return ask(request, page_of(family, form, "Close this record", "Close it", lead), act)


@ASKING
def open_again(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk)
    need(permits.works_with(family, request.user), permits.WRITERS)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        families.open_again(family=family, by=request.user, **told)
        return "The record is open again"

    return ask(request, page_of(family, form, "Open this record again", "Open it"), act)


def page_of(family: Family, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    return AskPage(form, title, button, family.get_absolute_url(), f"{family.code} {family}", lead)
