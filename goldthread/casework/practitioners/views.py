"""The events of a review, one event, and how it ended: not held, closed, opened again."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.practitioners import actions, calendar, pages
from goldthread.casework.practitioners.asking import (
    ask,
    both,
    do,
    fetch_event,
    fetch_to_prepare,
    only_post,
    tried,
)
from goldthread.casework.practitioners.forms import ReasonForm
from goldthread.casework.practitioners.models import Arrangement, Event, NotHeld
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead


def _to_lead(request: HttpRequest, review: Review) -> None:
    if not may_lead(review, request.user):
        raise PermissionDenied


@require_GET
def events(request: HttpRequest, pk: int) -> HttpResponse:
    page = pages.EventsPage.of(review_at_table(request, pk), request.user)
    return render(request, "practitioners/events.html", {"page": page})


@only_post
def new_event(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    _to_lead(request, review)
    return redirect("arrange_event", actions.make_event(review=review, by=request.user).pk)


@both
def no_event(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    _to_lead(request, review)
    form = ReasonForm(request.POST or None, asks="Why is no practitioner event held?")
    if form.is_valid() and tried(
        form,
        lambda: actions.say_not_held(review=review, by=request.user, **form.cleaned_data),
        "reason",
    ):
        messages.success(request, "It is recorded that no event is held, and why.")
        return redirect("events", pk)
    return render(request, "practitioners/no_event.html", {"form": form, "review": review})


@only_post
def event_after_all(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    _to_lead(request, review)
    # in scope: by the review in scope
    row = NotHeld.objects.filter(review=review, event__isnull=True, undone_at__isnull=True).first()
    if row is None:
        raise Http404
    return do(
        request,
        lambda: actions.take_back_not_held(row=row, by=request.user),
        "An event can be held after all.",
        reverse("events", args=[pk]),
    )


@require_GET
def event(request: HttpRequest, pk: int) -> HttpResponse:
    fetch_event(request, pk)
    found = Event.objects.visible_to(request.user).with_state().select_related(
        "review__matter__partnership"
    ).get(pk=pk)  # fmt: skip
    page = pages.EventPage.of(found, request.user)
    return render(request, "practitioners/event.html", {"page": page})


@both
def event_not_held(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_event(request, pk)
    _to_lead(request, found.review)
    form = ReasonForm(request.POST or None, asks="Why was this event not held?")
    if form.is_valid() and tried(
        form,
        lambda: actions.say_not_held(
            review=found.review, event=found, by=request.user, **form.cleaned_data
        ),
        "reason",
    ):
        messages.success(request, "It is recorded that this event was not held, and why.")
        return redirect(found)
    lead = "The gate of the review accepts a reason in the place of an event."
    return ask(request, form, found, title="Not held", button="Record the reason", lead=lead)


@only_post
def held_after_all(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_event(request, pk)
    _to_lead(request, found.review)
    row = found.not_held_rows.filter(undone_at__isnull=True).first()
    if row is None:
        raise Http404
    return do(
        request,
        lambda: actions.take_back_not_held(row=row, by=request.user),
        "This event can be held after all.",
        found,
    )


@only_post
def close_event(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_prepare(request, pk)
    return do(
        request,
        lambda: actions.close(event=found, by=request.user),
        "The record of this event is closed. Nothing more is added under a code.",
        found,
    )


@both
def open_event(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_prepare(request, pk)
    form = ReasonForm(request.POST or None, asks="Why is the record opened again?")
    if form.is_valid() and tried(
        form,
        lambda: actions.open_again(event=found, by=request.user, **form.cleaned_data),
        "reason",
    ):
        messages.success(request, "The record of this event is open again.")
        return redirect(found)
    return ask(request, form, found, title="Open the record again", button="Open it")


@require_GET
def event_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_event(request, pk)
    return calendar_file(found, found.arrangements.first(), found.get_absolute_url())


def calendar_file(found: Event, arrangement: Arrangement | None, path: str) -> HttpResponse:
    """A download that says a reference, a time and a link. 404 while there is no date."""
    if arrangement is None:
        raise Http404
    ics = calendar.as_ics(
        arrangement,
        reference=f"{found.review.code}, event {found.number}",
        link=settings.ADDRESS + path,
        host=urlsplit(settings.ADDRESS).hostname or "goldthread",
    )
    response = HttpResponse(ics, content_type=calendar.TYPE)
    response["Content-Disposition"] = f'attachment; filename="event-{found.pk}.ics"'
    return response
