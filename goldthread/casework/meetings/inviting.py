"""Who is asked to a meeting, who came, and what they said of their interests."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.meetings.actions import lock, must_have_come, must_stand, panel_seats
from goldthread.casework.meetings.models import (
    Attendance,
    Came,
    Interest,
    Invitee,
    Meeting,
    MeetingState,
    State,
)
from goldthread.casework.meetings.permits import may_minute, permit_writing
from goldthread.casework.meetings.telling import tell
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Conflict, Seat
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused, must_be_a_name
from goldthread.foundations.records.words import written

How = Mapping[int, tuple[str, str]]  # by invitee's id: how it went, and the deputy's name


@transaction.atomic
def invite(*, meeting: Meeting, seats: Sequence[Seat], by: Any) -> list[Invitee]:
    """Ask people with a seat on the panel. Each is told by e-mail, in words that name no case.

    Of a meeting that was held this writes down who was there as well; nobody is told of that.
    """
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_stand(meeting)
    allowed = panel_seats(meeting.review)
    asked = set(meeting.invitees.values_list("person", flat=True))
    made: list[Invitee] = []
    for seat in allowed.filter(pk__in=[seat.pk for seat in seats]).select_related("holder"):
        if seat.holder_id in asked:
            continue
        asked.add(seat.holder_id)
        made.append(
            Invitee.objects.create(
                meeting=meeting,
                person=seat.holder,
                name=seat.holder.name,
                role=seat.get_role_display(),
                by=by,
            )
        )
    if not made:
        raise Refused("Choose at least one person who was not asked yet.")
    audit(by=by, did="meeting.invited", about=meeting, people=_names(made))
    if meeting.state == State.PLANNED:
        tell(meeting, "A meeting", User.objects.filter(pk__in=[one.person_id for one in made]))
    return made


@transaction.atomic
def invite_named(*, meeting: Meeting, name: str, role: str, by: Any) -> Invitee:
    """Ask somebody without a seat. They get no access: send them the calendar file and a letter."""
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_stand(meeting)
    if not written(name) or not written(role):
        raise Refused("Give the name, and the role and body, of the person who is asked.")
    must_be_a_name(name)
    if meeting.invitees.filter(name__iexact=name.strip()).exists():
        raise Refused(f"{name.strip()} was asked already.")
    row = Invitee.objects.create(meeting=meeting, name=name.strip(), role=role.strip(), by=by)
    audit(by=by, did="meeting.invited", about=meeting, people=row.name)
    return row


@transaction.atomic
def record_held(*, meeting: Meeting, how: How, quorate: bool, words: str, by: Any) -> MeetingState:
    """Who came, and whether there were enough. A correction adds rows; the latest hold.

    `how` holds an answer for every invitee. `words` say what was done without a quorum.
    """
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_have_come(meeting)
    invitees = list(meeting.invitees.all())
    _must_be_whole(invitees, how)
    if not quorate and not written(words):
        raise Refused("There was no quorum: say what was done instead.")
    latest = latest_by_invitee(Attendance, meeting)
    for one in invitees:
        answer, deputy = how[one.pk]
        was = latest.get(one.pk)
        if was is None or (was.how, was.deputy) != (answer, deputy.strip()):
            Attendance.objects.create(invitee=one, how=answer, deputy=deputy.strip(), by=by)
    row = MeetingState.objects.create(
        meeting=meeting, state=State.HELD, quorate=quorate, words=words.strip(), by=by
    )
    said = "with a quorum" if quorate else "without a quorum"
    audit(by=by, did="meeting.held", about=meeting, quorum=said)
    return row


def _must_be_whole(invitees: list[Invitee], how: How) -> None:
    if not invitees:
        raise Refused("Nobody was asked to this meeting. Say who was, then who came.")
    reasons = []
    for one in invitees:
        answer, deputy = how.get(one.pk, ("", ""))
        if answer not in Came.values:
            reasons.append(f"Say whether {one.name} came.")
        if answer == Came.DEPUTY and not written(deputy):
            reasons.append(f"Name who came for {one.name}.")
        if answer != Came.DEPUTY and deputy.strip():
            reasons.append(f"{one.name}: choose “sent a deputy”, or leave the deputy’s name out.")
    if reasons:
        raise Refused(*reasons)


@transaction.atomic
def record_interests(
    *, meeting: Meeting, answers: Mapping[int, tuple[str, str]], by: Any
) -> list[Interest]:
    """What each person answered when asked about conflicts of interest, at the start.

    `answers`: by invitee's id, the answer and its words. "closed" declares a conflict of interest
    on the review itself, which closes it to that person.
    """
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_have_come(meeting)
    latest = latest_by_invitee(Interest, meeting)
    made = []
    for one in meeting.invitees.select_related("person"):
        answer, words = answers.get(one.pk, ("", ""))
        was = latest.get(one.pk)
        if not answer or (was and (was.answer, was.words) == (answer, words.strip())):
            continue
        made.append(_record_interest(meeting, one, answer, words.strip(), by))
    if not made:
        raise Refused("Say what at least one person answered.")
    audit(by=by, did="meeting.interests", about=meeting, people=_names([m.invitee for m in made]))
    return made


def _record_interest(meeting: Meeting, one: Invitee, answer: str, words: str, by: Any) -> Interest:
    if answer not in Interest.Answer.values:
        raise Refused(f"Choose what {one.name} answered.")
    if answer != Interest.Answer.NONE and not words:
        raise Refused(f"Say what the interest of {one.name} is.")
    conflict = None
    if answer == Interest.Answer.CLOSED:
        conflict = _close_review(meeting, one, words, by)
    return Interest.objects.create(
        invitee=one, answer=answer, words=words, conflict=conflict, by=by
    )


def _close_review(meeting: Meeting, one: Invitee, words: str, by: Any) -> Conflict:
    """The declaration that closes the review to them: the one there is, or a new one."""
    came = latest_by_invitee(Attendance, meeting).get(one.pk)
    if came is not None and came.how == Came.DEPUTY:
        raise Refused(f"{came.deputy} came for {one.name}, to whom the review stays open.")
    if one.person is None:
        raise Refused(f"{one.name} has no account, so nothing is open to them. Choose “left”.")
    here = Conflict.objects.filter(
        current(timezone.localdate()), matter=meeting.review.matter_id, person=one.person
    ).first()
    if here is not None:
        return here
    if by.pk != one.person_id and not may_minute(meeting.review, by):
        raise Refused(f"Only the business unit can close the review to {one.name}. Ask them.")
    return agencies.declare_conflict(
        matter=meeting.review.matter, person=one.person, reason=words, by=by
    )


def latest_by_invitee(model: Any, meeting: Meeting) -> dict[int, Any]:
    """The latest row of each person of a meeting, by invitee's id. One query."""
    rows = model.objects.filter(invitee__meeting=meeting).order_by("at", "pk")
    return {row.invitee_id: row for row in rows}


def _names(people: Sequence[Invitee]) -> str:
    return ", ".join(one.name for one in people)
