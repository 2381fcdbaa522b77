"""Strengths and risks as recorded; looking through the entries; decisions on single passages."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldthread.casework.balance import deciding, forms, jobs, looking
from goldthread.casework.balance.models import BalancePassage
from goldthread.casework.balance.pages import Balance, BalancePage, in_context
from goldthread.casework.chronology.entering import review_at_table, to_opened
from goldthread.casework.chronology.pressing import press
from goldthread.casework.chronology.views_change import both
from goldthread.casework.chronology.views_combined import entry_at_table
from goldthread.casework.chronology.views_decide import to_decide
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused

MOST = 200  # passages accepted at once


@require_GET
def balance(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    audit(by=request.user, did="read", about=Balance(review))
    page = BalancePage.of(request, review)
    return render(request, "balance/balance.html", {"page": page})


@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    press(
        request,
        lambda: looking.ask_to_look(review=review, by=request.user),
        jobs.look_soon,
        done=lambda run: (
            "The entries are looked through: "
            f"{run.passages:,} statements are suggested or accepted."
        ),
        failed="The entries could not be looked through. Try again.",
        waits="The entries are being looked through. Look again soon.",
    )
    return redirect("balance", pk)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """`passage`: the chosen ones' ids, or that of the one whose button was pressed."""
    review = review_at_table(request, pk)
    to_decide(request, review)
    sent = request.POST.getlist("one") or request.POST.getlist("passage")
    chosen = [number_sent(text) for text in sent[:MOST]]
    rows = BalancePassage.objects.visible_to(request.user).filter(review=review, pk__in=chosen)
    try:
        number = deciding.accept(review=review, passages=list(rows), by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        said = "The statement is accepted." if number == 1 else f"{number} statements are accepted."
        messages.success(request, said)
    shown = QueryDict(request.POST.get("back", "")).urlencode()
    return redirect(reverse("balance", args=[pk]) + (f"?{shown}" if shown else ""))


@both
def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """One passage: change which side it is on, or leave it out."""
    row = fetch(
        request, BalancePassage, "review__matter__partnership", "entry__organisation", pk=pk
    )
    to_decide(request, row.review)
    initial = {"kind": row.kind, "own_word": bool(row.whose)}
    form = forms.DecideForm(request.POST or None, initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        try:
            if said["kind"] == "neither":
                deciding.reject(passage=row, reason=said["reason"], by=request.user)
            else:
                deciding.change(passage=row, by=request.user, **said)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "The decision is kept, with your reason.")
            return redirect("balance", row.review_id)
    text = getattr(row.entry, row.field)
    context = {
        "form": form, "row": row, "review": row.review, "entry": row.entry,
        "context": in_context(text, row.start, row.end, len(text)),
        "decisions": list(row.decisions.select_related("by")),
    }  # fmt: skip
    return render(request, "balance/passage.html", context)


@both
def mark(request: HttpRequest, pk: int, identity: UUID) -> HttpResponse:
    review = review_at_table(request, pk)
    to_decide(request, review)
    entry = entry_at_table(request, review, identity)
    form = forms.MarkForm(request.POST or None)
    if form.is_valid():
        try:
            deciding.mark(entry=entry, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("words", list(refusal.reasons))
        else:
            messages.success(request, "The words are marked, under your name.")
            return to_opened(pk, identity)
    rows = BalancePassage.objects.visible_to(request.user).exclude(standing="gone")
    context = {
        "form": form, "review": review, "entry": entry,
        "marked": list(rows.filter(review=review, identity=identity)),
    }  # fmt: skip
    return render(request, "balance/mark.html", context)
