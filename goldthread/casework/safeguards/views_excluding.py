"""Keeping somebody away from a family's record, and looking at it again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.safeguards import excluding, forms, permits
from goldthread.casework.safeguards.asking import everyone, fetch_family, near
from goldthread.casework.safeguards.models import Exclusion
from goldthread.casework.safeguards.views import ASKING, page_of
from goldthread.foundations.access.asking import AskPage, ask, need
from goldthread.foundations.access.audit import audit


@ASKING
def keep_out(request: HttpRequest, pk: int) -> HttpResponse:
    family = fetch_family(request, pk, to_write=True)
    form = forms.KeepOutForm(
        request.POST or None, known=near(request.user, family, everyone(family.partnership))
    )

    def act(told: dict[str, Any]) -> str:
        row = excluding.keep_out(family=family, by=request.user, **told)
        return f"The record is closed to {row.person}"

    lead = (
        "It closes every page, list, search and download to them, and emergency access too. Where "
        "they work with the family, sit on the pre-birth panel or lead in their agency, somebody "
        "who leads in their agency or yours is told that it was done, and looks at it with you."
    )
    page = page_of(family, form, "Keep somebody away from this record", "Close it to them", lead)
    return ask(request, page, act)


@ASKING
def let_in(request: HttpRequest, pk: int, conflict: int) -> HttpResponse:
    """For a manager of the family."""
    family = fetch_family(request, pk, to_write=True)
    need(permits.may_manage(family, request.user), permits.MANAGERS)
    rows = family.matter.conflicts.filter(exclusion__isnull=False).select_related("exclusion")
    row = get_object_or_404(rows, pk=conflict)
    lead = f"It was made because: {row.reason}"
    back = family.get_absolute_url()
    return _look(request, row.exclusion, back, f"{family.code} {family}", lead)


@ASKING
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """For who leads in an agency of one of the two, from outside; they see no record."""
    # in scope: by who leads in an agency of one of the two
    rows = Exclusion.objects.overseen_by(request.user)
    row = get_object_or_404(rows.select_related("conflict__matter", "by"), pk=pk)
    if request.method == "GET":
        audit(by=request.user, did="read", about=row)
    on = timezone.localtime(row.at)
    lead = (
        f"{row.by} did this on {on.day} {on:%B %Y}, because {row.get_why_display()}. "
        f"{excluding.besides(row)}Ring {row.by} "
        f"and hear why. Do not speak with {row.conflict.person} before that. Those who work with "
        "the family are told if you end it, and read why."
    )
    return _look(request, row, reverse("home"), row.conflict.matter.code, lead)


def _look(request: HttpRequest, row: Exclusion, back: str, caption: str, lead: str) -> HttpResponse:
    form = forms.LookForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        made = excluding.look(exclusion=row, by=request.user, **told)
        if made.stands:
            return f"The record stays closed to {row.conflict.person}"
        return f"From tomorrow the record is no longer closed to {row.conflict.person}"

    title = f"{row.conflict.person} is kept away from {row.conflict.matter.code}"
    return ask(request, AskPage(form, title, "Save", back, caption, lead), act)
