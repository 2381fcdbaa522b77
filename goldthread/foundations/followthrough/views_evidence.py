"""Evidence: given, looked at, accepted or refused, and its file handed out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.followthrough import endings, forms, permits
from goldthread.foundations.followthrough.asking import ask, done_or_refused, need
from goldthread.foundations.followthrough.models import Action, Evidence, Limits
from goldthread.foundations.followthrough.pages import EvidencedPage, FormPage
from goldthread.foundations.followthrough.views_words import ASKING, WITH, WRITERS
from goldthread.foundations.records import store
from goldthread.rules.followthrough import Strength

JUDGES = (
    "Only people who oversee actions and do not work for the organisation that owns this one can "
    "decide on its evidence. Nothing was changed."
)


@ASKING
def action_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Action, *WITH, pk=pk)
    need(permits.may_write(row, request.user), WRITERS)

    def act(told: dict[str, Any]) -> str:
        endings.give_evidence(action=row, by=request.user, **told)
        return f"Your evidence for {row.code} is kept. It waits for someone outside to look at it"

    form = forms.EvidenceForm(request.POST or None, request.FILES or None)
    lead = f"What would prove it: {row.proof_wanted}"
    return ask(request, FormPage(row, form, "Add evidence", "Add this evidence", lead), act)


@ASKING
def action_evidenced(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the evidence that proves it. Who may not is told who can, also when they try."""
    row = fetch(request, Action, *WITH, pk=pk)
    may = permits.Permits.of(row, request.user)
    need(may.write or may.reopen, WRITERS)
    waiting = row.evidence.filter(decision__isnull=True).select_related("by")
    form = forms.AcceptForm(request.POST or None, waiting=waiting)

    def act(told: dict[str, Any]) -> str:
        endings.accept_evidence(evidence=told["evidence"], words=told["words"], by=request.user)
        return f"{row.code} has ended: it is evidenced"

    if done_or_refused(request, form, act):
        return redirect(row)
    weakest = Limits.of(row.partnership_id).weakest_evidence
    page = EvidencedPage(
        action=row,
        form=form,
        waiting=list(waiting),
        allowed=may.judge,
        judges=[] if may.judge else list(permits.judges_of(row)[:6]),
        too_weak=weakest.words if weakest > Strength.ASSERTION else "",
    )
    return render(request, "followthrough/evidenced.html", {"page": page})


@ASKING
def action_not_needed(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Action, *WITH, pk=pk)
    may = permits.Permits.of(row, request.user)
    need(may.write or may.reopen, WRITERS)

    def act(told: dict[str, Any]) -> str:
        endings.no_longer_needed(action=row, by=request.user, **told)
        return f"{row.code} has ended: it is no longer needed"

    form = forms.NotNeededForm(request.POST or None, people=permits.judges_of(row))
    return ask(request, FormPage(row, form, "It is no longer needed", "End this action"), act)


@ASKING
def evidence_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    given = fetch(request, Evidence, *(f"action__{name}" for name in WITH), "by", pk=pk)
    row = given.action
    need(permits.Permits.of(row, request.user).judge, JUDGES)

    def act(told: dict[str, Any]) -> str:
        endings.refuse_evidence(evidence=given, words=told["words"], by=request.user)
        return f"The evidence is refused, and {row.code} says what is missing"

    form = forms.RefuseForm(request.POST or None)
    page = FormPage(row, form, "Refuse this evidence", "Refuse it", evidence=given)
    return ask(request, page, act)


@require_safe
def evidence_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, to be saved and never shown inside our own pages; each download is recorded."""
    scope = Evidence.objects.visible_to(request.user).exclude(file="")
    given = get_object_or_404(scope.select_related("action__partnership"), pk=pk)
    try:
        response = store.handed_out(given)
    except store.Lost as why:
        messages.error(request, f"{why} Nothing was changed. Tell your system administrator.")
        return redirect(given.action)
    if request.method == "GET":
        audit(by=request.user, did="downloaded", about=given)
    return response
