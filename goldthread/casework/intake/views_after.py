"""What follows: notifications with their days, and letters."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from goldthread.casework.intake import notifying, writing
from goldthread.casework.intake.forms_unit import AwareForm, MarkForm, MustTellForm, TellForm
from goldthread.casework.intake.models import Notification
from goldthread.casework.intake.pages_unit import Permits
from goldthread.casework.intake.views_unit import ASKING, the_referral, the_units, with_names
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.clocks import standing_of


def stands(row: Notification, today: Any) -> tuple[str, str]:
    """How a notification stands: the word on its tag, and the words beside it."""
    marks = list(row.marks.all())
    sent = next((mark for mark in marks if mark.what == "sent"), None)
    if row.due is None:
        return ("sent", "no day is set") if sent else ("open", "no day is set")
    why = " ".join(mark.reason for mark in marks)
    found = standing_of(row.due, today=today, done_on=sent.on if sent else None, reason=why)
    return {"running": "open"}.get(found.state.value, found.state.value), found.words


@ASKING
def notifications(request: HttpRequest, pk: int) -> HttpResponse:
    """Who must be told by when. The button writes the letter to the national Panel."""
    found = the_units(request, pk) if request.method == "POST" else the_referral(request, pk)
    if request.method == "POST":
        writing.notify_national_panel(referral=found, by=request.user)
        messages.success(request, "The letter to the national Panel is written.")
        return redirect("referral_letters", pk)
    rows = found.notifications.prefetch_related("marks__by")
    today = timezone.localdate()
    context = {
        "referral": found,
        "may": Permits.of(found, request.user),
        "rows": [(row, *stands(row, today)) for row in rows],
        "unasked": notifying.unasked(found),
        "aware": notifying.events_of(found).get("aware"),
        "aware_row": found.event_days.filter(event="aware").select_related("by").first(),
    }
    return render(request, "intake/notifications.html", context)


@ASKING
def aware(request: HttpRequest, pk: int) -> HttpResponse:
    """The day from which the law counts, where the referrer’s is not it."""
    found = the_units(request, pk)
    day = notifying.events_of(found).get("aware")
    form = AwareForm(request.POST or None, initial={"on": day})
    if form.is_valid():
        try:
            notifying.became_aware(referral=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "The days are counted from it.")
            return redirect("referral_notifications", pk)
    context = {
        "form": form,
        "referral": found,
        "title": "When the local authority became aware",
        "lead": "Until you say it, days are counted from when the referrer’s organisation knew.",
        "button": "Count from this day",
        "back": ("referral_notifications", "Notifications"),
    }
    return render(request, "intake/ask.html", context)


@ASKING
def must_tell(request: HttpRequest, pk: int) -> HttpResponse:
    found = the_units(request, pk)
    form = MustTellForm(request.POST or None)
    if form.is_valid():
        try:
            notifying.must_tell(referral=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            return redirect("referral_notifications", pk)
    context = {
        "form": form,
        "referral": found,
        "title": "Somebody else who must be told",
        "button": "Add to the list",
        "back": ("referral_notifications", "Notifications"),
    }
    return render(request, "intake/ask.html", context)


@ASKING
def mark(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    found = the_units(request, pk)
    one = get_object_or_404(found.notifications, pk=row)
    form = MarkForm(request.POST or None, notification=one, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            notifying.mark(notification=one, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "It is recorded.")
            return redirect("referral_notifications", pk)
    due = f"Due on {one.due.day} {one.due:%B %Y}." if one.due else "No day is set for it."
    context = {
        "form": form,
        "referral": found,
        "title": f"Telling {one.to}",
        "lead": due,
        "button": "Record this",
        "back": ("referral_notifications", "Notifications"),
    }
    return render(request, "intake/ask.html", context)


@require_GET
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Every letter that was produced: who, when, and its fingerprint."""
    found = with_names(request, pk)
    context = {
        "referral": found,
        "may": Permits.of(found, request.user),
        "rows": list(found.letters.select_related("by")),
    }
    return render(request, "intake/letters.html", context)


@ASKING
def tell(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Write the letters about a decision: to the referrer and to each agency that was asked."""
    found = the_units(request, pk)
    assert found.matter is not None  # noqa: S101 - what was sent has a matter
    decision = get_object_or_404(found.matter.decisions, number=number)
    form = TellForm(request.POST or None)
    if form.is_valid():
        try:
            made = writing.tell_of_decision(
                decision=decision, words=form.cleaned_data["words"], by=request.user
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"{len(made)} letters are written.")
            return redirect("referral_letters", pk)
    context = {
        "form": form,
        "referral": found,
        "title": f"Letters about decision {decision.number}",
        "lead": "Each agency that was asked gets a letter too. It says whether a review is held.",
        "button": "Write the letters",
        "back": ("panel_decision", "The decision"),
    }
    return render(request, "intake/ask.html", context)
