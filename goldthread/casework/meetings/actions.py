"""Writes to a meeting itself: planned, moved, cancelled, its agenda. The rest is in sister modules:
`inviting` (who is asked and came), `papers`, `minuting`, `deciding`.
"""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.meetings.models import (
    AgendaItem,
    Kind,
    Meeting,
    MeetingState,
    Move,
    State,
)
from goldthread.casework.meetings.permits import permit_writing
from goldthread.casework.meetings.telling import tell_invited
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import PANEL
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


def lock(meeting: Meeting) -> Any:
    """The row as it is now, with its `state`, held until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related(
        "review__matter__partnership", "chair"
    )
    held: Any = rows.get(pk=meeting.pk)
    latest = held.states.order_by("-at", "-pk").first()
    held.state = latest.state if latest else State.PLANNED.value
    return held


def must_stand(meeting: Any) -> None:
    if meeting.state == State.CANCELLED:
        raise Refused("This meeting was cancelled. Plan another one.")


def must_be_ahead(meeting: Any) -> None:
    must_stand(meeting)
    if meeting.state == State.HELD:
        raise Refused("This meeting was held. What was planned for it stays as it was.")


def must_have_come(meeting: Any) -> None:
    must_stand(meeting)
    if meeting.on > timezone.localdate():
        raise Refused(f"This meeting is only on {_day(meeting.on)}.")


@transaction.atomic
def plan(
    *,
    review: Review,
    kind: str,
    on: date,
    starts: time,
    ends: time,
    by: Any,
    place: str = "",
    link: str = "",
    purpose: str = "",
    quorum: str = "",
    chair: User | None = None,
) -> Meeting:
    """Plan a meeting. It may lie in the past: some were held before anyone wrote them down."""
    review = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    permit_writing(review, by)
    _must_make_sense(review, starts, ends, place, link, chair)
    _must_be_free(Meeting(review=review, kind=kind, on=on, starts=starts))
    last = Meeting.objects.filter(review=review).aggregate(top=Max("number"))["top"] or 0
    meeting = Meeting.objects.create(
        review=review,
        number=last + 1,
        kind=kind,
        on=on,
        starts=starts,
        ends=ends,
        place=place.strip(),
        link=link.strip(),
        purpose=purpose.strip(),
        quorum=quorum.strip(),
        chair=chair,
        made_by=by,
    )
    audit(by=by, did="meeting.planned", about=meeting, on=on)
    return meeting


@transaction.atomic
def move(
    *,
    meeting: Meeting,
    on: date,
    starts: time,
    ends: time,
    reason: str,
    by: Any,
    place: str = "",
    link: str = "",
) -> Move:
    """Another day, time or place. What it was, and why, stays; whoever was asked is told."""
    Review.objects.select_for_update(of=("self",)).get(pk=meeting.review_id)  # as `plan` does
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_be_ahead(meeting)
    _must_make_sense(meeting.review, starts, ends, place, link, None)
    was = said_place(meeting)
    meeting.on, meeting.starts, meeting.ends = on, starts, ends
    meeting.place, meeting.link = place.strip(), link.strip()
    now = said_place(meeting)
    if was == now:
        raise Refused("This is the day, time and place that it has already.")
    if not written(reason):
        raise Refused("Say why the meeting is moved.")
    _must_be_free(meeting)
    row = Move.objects.create(meeting=meeting, was=was, now=now, reason=reason.strip(), by=by)
    meeting.changed += 1
    meeting.save(update_fields=["on", "starts", "ends", "place", "link", "changed"])
    audit(by=by, did="meeting.moved", about=meeting, was=was, now=now)
    tell_invited(meeting, "A meeting was moved and")
    return row


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, by: Any) -> MeetingState:
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_be_ahead(meeting)
    if not written(reason):
        raise Refused("Say why the meeting is cancelled.")
    row = MeetingState.objects.create(
        meeting=meeting, state=State.CANCELLED, words=reason.strip(), by=by
    )
    meeting.changed += 1
    meeting.save(update_fields=["changed"])
    audit(by=by, did="meeting.cancelled", about=meeting, reason=reason.strip())
    tell_invited(meeting, "A meeting was cancelled and")
    return row


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    by: Any,
    words: str = "",
    led_by: str = "",
    minutes: int | None = None,
) -> AgendaItem:
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_be_ahead(meeting)
    if not written(title):
        raise Refused("Say what will be talked about.")
    last = meeting.agenda.aggregate(top=Max("order"))["top"] or 0
    item = AgendaItem.objects.create(
        meeting=meeting,
        order=last + 1,
        title=title.strip(),
        words=words.strip(),
        led_by=led_by.strip(),
        minutes=minutes,
        by=by,
    )
    audit(by=by, did="meeting.agenda", about=meeting, item=item.title)
    return item


@transaction.atomic
def drop_item(*, item: AgendaItem, by: Any) -> AgendaItem:
    """Take it off the agenda. The row stays, with who took it off."""
    meeting = lock(item.meeting)
    permit_writing(meeting.review, by)
    must_be_ahead(meeting)
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if item.dropped_at is not None:
        raise Refused("This was taken off the agenda already.")
    item.dropped_by, item.dropped_at = by, timezone.now()
    item.save(update_fields=["dropped_by", "dropped_at"])
    audit(by=by, did="meeting.agenda_dropped", about=meeting, item=item.title)
    return item


@transaction.atomic
def raise_item(*, item: AgendaItem, by: Any) -> AgendaItem:
    """Talk about it one place earlier."""
    meeting = lock(item.meeting)
    permit_writing(meeting.review, by)
    must_be_ahead(meeting)
    standing: list[AgendaItem] = list(
        meeting.agenda.filter(dropped_at__isnull=True).select_for_update()
    )
    place = next((at for at, one in enumerate(standing) if one.pk == item.pk), 0)
    if place == 0:
        raise Refused("This comes first already.")
    before, now = standing[place - 1], standing[place]
    before.order, now.order = now.order, before.order
    AgendaItem.objects.bulk_update([before, now], ["order"])
    audit(by=by, did="meeting.agenda_moved", about=meeting, item=now.title)
    return now


def said_place(meeting: Meeting) -> str:
    """The day, time and place in one line."""
    where = ", ".join(part for part in (meeting.place, meeting.link) if part)
    return f"{_day(meeting.on)}, {meeting.starts:%H:%M} to {meeting.ends:%H:%M}, {where}"


def _must_make_sense(
    review: Review, starts: time, ends: time, place: str, link: str, chair: User | None
) -> None:
    reasons = []
    if ends <= starts:
        reasons.append("The meeting must end after it starts.")
    if not written(place) and not written(link):
        reasons.append("Say where it is: a place, a link, or both.")
    if chair is not None and not panel_seats(review).filter(holder=chair).exists():
        reasons.append(f"{chair} has no seat on the panel of this review. Give them one first.")
    if reasons:
        raise Refused(*reasons)


def _must_be_free(meeting: Meeting) -> None:
    """Nobody plans one meeting twice: a form that was sent twice, or by two people at once. The
    row of the review is locked by the caller.
    """
    rows = Meeting.objects.filter(
        review=meeting.review, kind=meeting.kind, on=meeting.on, starts=meeting.starts
    )
    others = rows.exclude(pk=meeting.pk).with_state().exclude(state=State.CANCELLED)
    if not others.exists():
        return
    kind = meeting.get_kind_display()
    such = {
        Kind.EXECUTIVE.value: "an executive meeting",
        Kind.OTHER.value: "a meeting of the kind “other”",
    }.get(meeting.kind, f"a {kind} meeting")
    raise Refused(f"There is {such} on that day at that time already.")


def panel_seats(review: Review) -> Any:
    """The current seats on the panel, whose holders can be asked to a meeting."""
    return Seat.objects.filter(
        current(timezone.localdate()), matter=review.matter_id, role__in=PANEL
    )


def _day(on: date) -> str:
    return f"{on:%A} {on.day} {on:%B %Y}"
