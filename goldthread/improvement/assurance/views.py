"""How we know: of one recommendation, and across the reviews of a partnership."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.asking import AskPage, ask, need
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.agencies.roles import CASE_ROLES, OVERSIGHT
from goldthread.foundations.agencies.views.permits import holds, only
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records import store
from goldthread.foundations.records.numbers import number_sent
from goldthread.improvement.assurance import actions, forms, keeping, pages, permits
from goldthread.improvement.assurance.board import BoardPage
from goldthread.improvement.assurance.models import Audit, Test
from goldthread.improvement.assurance.results import Results
from goldthread.improvement.recommendations.models import Address, Recommendation

ASKING = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def assurance(request: HttpRequest) -> HttpResponseBase:
    partnership, today = only(request, CASE_ROLES), timezone.localdate()
    keeping.keep_up(today)
    known = pages.Known(pages.parts_of(request.user, partnership), today)
    work = pages.worklist(request, partnership, known)
    if download := work.export():
        return download
    page = pages.list_page(work, today, oversees=holds(request.user, OVERSIGHT, partnership))
    return render(request, "assurance/list.html", {"page": page})


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """For those who oversee; an agency sees its own on the list."""
    partnership = only(request, OVERSIGHT)
    keeping.keep_up(timezone.localdate())
    page = BoardPage.of(partnership, request.user, _only(request, partnership))
    return render(request, "assurance/board.html", {"page": page})


def _only(request: HttpRequest, partnership: Any) -> Any:
    """The body or the review that the address names; 404 for one that this person may not see."""
    if body := request.GET.get("body", ""):
        bodies = Organisation.objects.visible_to(request.user).filter(partnership=partnership)
        return get_object_or_404(bodies, pk=number_sent(body))
    if review := request.GET.get("review", ""):
        return fetch(request, Review, "matter__partnership", pk=number_sent(review))
    return None


@require_safe
def how_we_know(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Recommendation, "review__matter__partnership", pk=pk)
    page = pages.KnownPage.of(row, request.user)
    return render(request, "assurance/known.html", {"page": page})


def fetch_part(request: HttpRequest, pk: int) -> Address:
    return fetch(request, Address, *actions.WITH, pk=pk)


def asked(row: Address, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    back = f"{reverse('how_we_know', args=[row.recommendation_id])}#part-{row.pk}"
    caption = f"{row.organisation}, {row.recommendation.code} of {row.recommendation.review.code}"
    return AskPage(form, title, button, back, caption, lead)


@ASKING
def test_part(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_part(request, pk)
    need(permits.may_judge(row, request.user), permits.JUDGES)
    mine = Action.objects.visible_to(request.user).filter(recommended__address=row)
    ended = mine.exclude(ended_how="").order_by("number")
    audits = actions.shown_by(row, request.user)
    chosen = audits.filter(pk=number_sent(request.GET.get("audit", ""))).first()
    form = forms.TestForm(
        request.POST or None, request.FILES or None, ended=ended, audits=audits,
        initial=_from_audit(row, chosen),
    )  # fmt: skip

    def act(told: dict[str, Any]) -> str:
        told["open_again"] = list(told.get("open_again") or [])
        made = actions.test(address=row, by=request.user, **told)
        again = ", ".join(one.code for one in told["open_again"])
        return f"Recorded: the {made}" + (f". Opened again: {again}" if again else "")

    return ask(
        request, asked(row, form, "Record a test", "Record it", row.recommendation.text), act
    )


def _from_audit(row: Address, audit_row: Audit | None) -> dict[str, Any]:
    """What an audit of the body counted, for a person to look at before it is recorded."""
    if audit_row is None:
        return {}
    asked = list(audit_row.asked.filter(organisation=row.organisation_id))
    right, known = Results.of(audit_row, asked).whole[asked[0].pk]
    counted = {"looked_at": known, "found": right} if known else {}  # 0 of 0 counts nothing
    return {
        "audit_row": audit_row.pk, "means": audit_row.means, "shows": audit_row.conclusion,
        **counted,
    }  # fmt: skip


test_part.__test__ = False  # type: ignore[attr-defined]  # no test of the program


@ASKING
def judge_part(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_part(request, pk)
    need(permits.may_judge(row, request.user), permits.JUDGES)
    form = forms.JudgeForm(request.POST or None)
    still_open = row.links.filter(action__ended_how="").exists()

    def act(told: dict[str, Any]) -> str:
        actions.judge(address=row, by=request.user, **told)
        return "Your judgement is kept. An earlier one stays beside it"

    lead = row.recommendation.text
    if still_open:
        lead = f"An action is still open: what you judge now is kept, and will not count. {lead}"
    return ask(request, asked(row, form, "Record a judgement", "Record it", lead), act)


@ASKING
def answer_part(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_part(request, pk)
    need(permits.may_answer(row, request.user), permits.ANSWERS)
    form = forms.ReplyForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        actions.reply(address=row, by=request.user, **told)
        return "Your answer is kept beside what was found"

    return ask(request, asked(row, form, "Answer what was found", "Send it"), act)


@require_safe
def test_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, to be saved and never shown inside our own pages; each download is recorded."""
    rows = Test.objects.visible_to(request.user).exclude(file="").select_related("address")
    row = get_object_or_404(rows, pk=pk)
    try:
        response = store.handed_out(row)
    except store.Lost as why:
        messages.error(request, f"{why} Nothing was changed. Tell your system administrator.")
        return redirect("how_we_know", row.address.recommendation_id)
    if request.method == "GET":
        audit(by=request.user, did="downloaded", about=row)
    return response


test_file.__test__ = False  # type: ignore[attr-defined]  # no test of the program
