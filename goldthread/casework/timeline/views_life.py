"""Life events: their list, one of them, and adding, correcting and withdrawing them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.chronology.permits import may_decide
from goldthread.casework.reviews.models import Review
from goldthread.casework.timeline import actions, forms
from goldthread.casework.timeline.models import LifeEvent
from goldthread.casework.timeline.pages import Timeline, whose
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.permits import reads_names
from goldthread.foundations.people.roles import is_family
from goldthread.foundations.records.refusals import Refused

both = require_http_methods(["GET", "POST"])
WITH = ("review__matter__partnership", "person__person", "by", "withdrawn_by")
MOST_BEFORE = 50  # corrections that are walked back


@require_GET
def life_events(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    audit(by=request.user, did="read", about=Timeline(review))
    by_name = reads_names(review.matter, request.user)
    rows = LifeEvent.objects.visible_to(request.user).filter(review=review)
    every = list(rows.select_related("person__person", "withdrawn_by"))
    replaced = {one.instead_of_id for one in every}
    current = [one for one in every if one.withdrawn_at is None and one.pk not in replaced]
    context = {
        "review": review,
        "events": [(one, whose(one, by_name)) for one in current],
        "withdrawn": [(one, whose(one, by_name)) for one in every if one.withdrawn_at],
        "may_decide": may_decide(review, request.user),
    }
    return render(request, "timeline/life_events.html", context)


@require_GET
def life_event(request: HttpRequest, pk: int) -> HttpResponse:
    event = fetch(request, LifeEvent, *WITH, pk=pk)
    by_name = reads_names(event.review.matter, request.user)
    rows = LifeEvent.objects.visible_to(request.user).filter(review=event.review)
    every = {one.pk: one for one in rows.select_related("person__person", "by")}
    before, at = [], event.instead_of_id
    while at in every and len(before) < MOST_BEFORE:
        before.append((every[at], whose(every[at], by_name)))
        at = every[at].instead_of_id
    later = next((one for one in every.values() if one.instead_of_id == event.pk), None)
    context = {
        "event": event, "review": event.review, "whose": whose(event, by_name),
        "before": before, "later": later,
        "may_decide": later is None and event.withdrawn_at is None
        and may_decide(event.review, request.user),
    }  # fmt: skip
    return render(request, "timeline/life_event.html", context)


def _people(request: HttpRequest, review: Review) -> object:
    """The family of the register; professionals have no life events here."""
    rows = Involvement.objects.visible_to(request.user).filter(matter=review.matter_id).standing()
    family = [one.pk for one in rows if is_family(one.role)]
    return rows.filter(pk__in=family).select_related("person").order_by("code")


def _to_decide(request: HttpRequest, review: Review) -> None:
    if not may_decide(review, request.user):
        raise PermissionDenied


def _write(
    request: HttpRequest, form: forms.LifeEventForm, review: Review, event: LifeEvent | None
) -> HttpResponse:
    context = {"form": form, "review": review, "event": event}
    return render(request, "timeline/life_write.html", context)


@both
def new_life_event(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    _to_decide(request, review)
    by_name = reads_names(review.matter, request.user)
    form = forms.LifeEventForm(
        request.POST or None, people=_people(request, review), by_name=by_name
    )
    if form.is_valid():
        try:
            actions.add_event(review=review, told=form.told(), by=request.user)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "The life event stands on the timeline.")
            return redirect("life_events", pk)
    return _write(request, form, review, None)


@both
def correct_life_event(request: HttpRequest, pk: int) -> HttpResponse:
    event = fetch(request, LifeEvent, *WITH, pk=pk)
    _to_decide(request, event.review)
    by_name = reads_names(event.review.matter, request.user)
    form = forms.CorrectEventForm(
        request.POST or None, initial=forms.CorrectEventForm.of(event),
        people=_people(request, event.review), by_name=by_name,
    )  # fmt: skip
    if form.is_valid():
        try:
            because = form.cleaned_data["because"]
            actions.correct_event(event=event, told=form.told(), because=because, by=request.user)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "Corrected. What it said before stays readable.")
            return redirect("life_events", event.review_id)
    return _write(request, form, event.review, event)


@both
def withdraw_life_event(request: HttpRequest, pk: int) -> HttpResponse:
    event = fetch(request, LifeEvent, *WITH, pk=pk)
    _to_decide(request, event.review)
    form = forms.WithdrawEventForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_event(event=event, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "It is withdrawn. It can still be read.")
            return redirect("life_events", event.review_id)
    context = {"form": form, "review": event.review, "event": event}
    return render(request, "timeline/life_withdraw.html", context)
