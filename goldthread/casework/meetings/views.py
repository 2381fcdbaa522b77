"""Meetings of a review: the list, one meeting, planning it, and its calendar file."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.casework.meetings import actions, forms, half_written, ics, people, permits
from goldthread.casework.meetings.models import Meeting
from goldthread.casework.meetings.pages import MeetingPage, MeetingsPage, minutes_word
from goldthread.casework.reviews.asking import fetch_review
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused

ASKING = require_http_methods(["GET", "HEAD", "POST"])
WITH = ("review__matter__partnership", "chair")


def fetch_meeting(request: HttpRequest, pk: int, *, to_write: bool = False) -> Any:
    meeting: Any = fetch(request, Meeting, *WITH, pk=pk)
    latest = meeting.states.order_by("-at", "-pk").first()
    meeting.state = latest.state if latest else "planned"
    if to_write:
        need(permits.may_write(meeting.review, request.user), permits.WRITERS)
    return meeting


def caption(meeting: Meeting) -> str:
    return f"{meeting}, {meeting.review.code}"


@require_safe
def meetings(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch_review(request, pk)
    page = MeetingsPage.of(review, request.user)
    return render(request, "meetings/meetings.html", {"page": page, "minutes_word": minutes_word})


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_meeting(request, pk)
    return render(request, "meetings/meeting.html", {"page": MeetingPage.of(row, request.user)})


@ASKING
def new_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch_review(request, pk)
    need(permits.may_write(review, request.user), permits.WRITERS)
    form = forms.PlanForm(
        request.POST or None, people=people.seated(review), partnership=review.partnership
    )
    made: list[Meeting] = []

    def act(told: dict[str, Any]) -> str:
        made.append(actions.plan(review=review, by=request.user, **told))
        form.record(made[0], request.user)
        return "The meeting is planned. Next: its agenda, and who is asked"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    return render(request, "meetings/plan.html", {"form": form, "review": review})


@ASKING
def move_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_meeting(request, pk, to_write=True)
    now = {name: getattr(row, name) for name in ("on", "starts", "ends", "place", "link")}
    form = forms.MoveForm(request.POST or None, initial=now, partnership=row.partnership)

    def act(told: dict[str, Any]) -> str:
        actions.move(meeting=row, by=request.user, **told)
        form.record(row, request.user)
        return "The meeting is moved, and whoever was asked is told"

    page = AskPage(form, "Move this meeting", "Move it", row.get_absolute_url(), caption(row))
    return ask(request, page, act)


@ASKING
def cancel_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_meeting(request, pk, to_write=True)
    form = forms.ReasonForm(request.POST or None, asks="Why is it cancelled?")

    def act(told: dict[str, Any]) -> str:
        actions.cancel(meeting=row, reason=told["reason"], by=request.user)
        return "The meeting is cancelled, and whoever was asked is told"

    page = AskPage(form, "Cancel this meeting", "Cancel it", row.get_absolute_url(), caption(row))
    return ask(request, page, act)


@ASKING
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an item; the ones there are can be taken off or raised by the buttons beside them."""
    row = fetch_meeting(request, pk, to_write=True)
    kept = request.POST.get("_kept", "")  # thrown away by the doorkeeper when the item is added
    if request.POST.get("autosave") == "1":
        sent = {name: request.POST.get(name, "") for name in forms.ItemForm.base_fields}
        title = f"Agenda of a meeting, {row.review.code}"
        kept = half_written.keep(
            by=request.user, path=request.path, title=title, sent=sent, kept=kept
        )
        return JsonResponse({"saved": f"{timezone.localtime():%H:%M}", "fields": {"_kept": kept}})
    before = {} if request.POST else half_written.last(by=request.user, path=request.path)
    form = forms.ItemForm(request.POST or None, initial=before)

    def act(told: dict[str, Any]) -> str:
        item = actions.add_item(meeting=row, by=request.user, **told)
        return f"“{item.title}” is on the agenda"

    if done_or_refused(request, form, act):
        return redirect("meeting_agenda", pk)
    page = MeetingPage.of(row, request.user)
    facts = {"page": page, "form": form, "kept": kept or before.get("kept", "")}
    return render(request, "meetings/agenda.html", facts)


@require_POST
def change_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_meeting(request, pk, to_write=True)
    item = row.agenda.filter(pk=number_sent(request.POST.get("item", ""))).first()
    try:
        if item is None:
            raise Refused("That is not on the agenda of this meeting.")
        if request.POST.get("do") == "drop":
            actions.drop_item(item=item, by=request.user)
        else:
            actions.raise_item(item=item, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "The agenda is changed.")
    return redirect("meeting_agenda", pk)


@require_safe
def meeting_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """For anyone's calendar: the reference, the time and a link, and nothing of the case."""
    row = fetch_meeting(request, pk)
    address = settings.ADDRESS + row.get_absolute_url()
    data = ics.calendar(row, state=row.state, address=address, now=timezone.now())
    response = HttpResponse(data, content_type=ics.MEDIA)
    name = f"meeting-{row.review.code}-{row.number}.ics"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
