"""What was sent: to be read, compared with what was sent before, judged, accepted or returned."""

import io
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from goldthread.casework.contributions import judging, permits, rendering, wording
from goldthread.casework.contributions.forms import DecideForm
from goldthread.casework.contributions.forms_quality import QualityForm
from goldthread.casework.contributions.models import Return, Submission
from goldthread.casework.contributions.pages_sent import changes_between
from goldthread.casework.contributions.pages_writing import Reading
from goldthread.casework.contributions.quality import checklist
from goldthread.casework.contributions.realnames import Place, codes_for, places
from goldthread.casework.contributions.shared import (
    ASKING,
    FormPage,
    ask,
    done_or_refused,
    fetch_return,
)
from goldthread.casework.contributions.snapshots import Frozen
from goldthread.casework.contributions.views_word import attachment, named
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch

OF_RETURN = (
    "agency_return__review__matter__partnership",
    "agency_return__organisation__successor__successor",
    "signed_by",
)


def _fetch_sent(request: HttpRequest, pk: Any, number: int) -> Submission:
    return fetch(request, Submission, *OF_RETURN, agency_return=pk, number=number)


@require_GET
def sent(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    row = _fetch_sent(request, pk, number)
    then_only = request.GET.get("known") == "then"
    found = row.agency_return
    page = Reading.of(found, Frozen.of(row).facts, then_only=then_only)
    inside = _is_inside(found, request.user)
    context = {
        "page": page,
        "sent": row,
        "inside": inside,
        "own": permits.is_own(found, request.user),
        # Another agency is not told which words are names.
        "names": _names_sent(row, "") if inside else [],
    }
    return render(request, "contributions/read.html", context)


def _names_sent(row: Submission, at: str) -> list[Place]:
    codes = codes_for(row.agency_return)
    return places(Frozen.of(row).facts, codes, lambda id_: f"{at}#s-{id_}")


def _is_inside(of: Return, user: Any) -> bool:
    """The agency itself and those who oversee; not another agency to which it was opened."""
    return permits.is_own(of, user) or permits.oversees(of, user)


@require_GET
def sent_word(request: HttpRequest, pk: Any, number: int) -> HttpResponseBase:
    row = _fetch_sent(request, pk, number)
    data = wording.as_sent(row.agency_return, Frozen.of(row))
    audit(by=request.user, did="downloaded", about=row)
    return attachment(io.BytesIO(data), named(row.agency_return, f"sent-{number}"))


@require_GET
def changes(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    """What changed since it was sent before, paragraph by paragraph."""
    row = _fetch_sent(request, pk, number)
    if not _is_inside(row.agency_return, request.user):
        raise Http404
    before = row.agency_return.submissions.filter(number=number - 1).first()
    if before is None:
        raise Http404
    context = {
        "sent": row,
        "before": before,
        "sections": changes_between(Frozen.of(before), Frozen.of(row)),
        "changed": rendering.changed,
    }
    return render(request, "contributions/changes.html", context)


def _fetch_to_judge(request: HttpRequest, pk: Any) -> Return:
    found = fetch_return(request, pk)
    permits.need(permits.may_judge(found, request.user), judging.JUDGES)
    return found


@ASKING
def quality(request: HttpRequest, pk: Any) -> HttpResponse:
    """The checklist for one panel member and, if they want, the decision with it."""
    found = _fetch_to_judge(request, pk)
    row = judging.current(found)
    if row is None:
        raise Http404
    items = checklist(found.kind)
    mine = row.checks.filter(by=request.user.pk).first()
    earlier = {one.item: one for one in mine.marks.all()} if mine else {}
    rest = "rest" in request.POST
    form = (
        QualityForm.with_the_rest_met(request.POST, items)
        if rest
        else QualityForm(request.POST or None, items=items, earlier=earlier)
    )

    def act(told: dict[str, Any]) -> str:
        return _judge(found, form, told, request.user)

    if not rest and done_or_refused(request, form, act):
        return redirect(found)
    context = {
        "agency_return": found,
        "sent": row,
        "form": form,
        "items": items,
        "rest": rest,
        "names": _names_sent(row, row.get_absolute_url()),
    }
    return render(request, "contributions/quality.html", context)


def _judge(found: Return, form: QualityForm, told: dict[str, Any], user: Any) -> str:
    made = judging.judge(
        agency_return=found,
        marks=form.marks(),
        together=told["together"].split(),
        then=told["then"],
        words=told["words"],
        by=user,
    )
    if told["then"] == "accept":
        return _accepted(made)
    if told["then"] == "return":
        return "Returned for revision. The agency was told."
    return "Your marks are kept."


def _accepted(made: list[Any]) -> str:
    if not made:
        return "Accepted."
    codes = ", ".join(action.code for action in made)
    return f"Accepted. Its recommendations are followed through as {codes}."


@ASKING
def decide(request: HttpRequest, pk: Any) -> HttpResponse:
    """Accept or return for revision, without marks of one's own."""
    found = _fetch_to_judge(request, pk)

    def act(told: dict[str, Any]) -> str:
        if told["then"] == "accept":
            made = judging.accept(agency_return=found, words=told["words"], by=request.user)
            return _accepted(made)
        judging.return_for_revision(agency_return=found, reason=told["words"], by=request.user)
        return "Returned for revision. The agency was told."

    form = DecideForm(request.POST or None)
    return ask(request, FormPage(found, form, "Decide on this return", "Decide"), act)
