"""The only writes to who is invited: asked, answered, came, and what support they were offered."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.practitioners.bodies import employers, shared_body
from goldthread.casework.practitioners.models import (
    Acknowledgement,
    Arrangement,
    Attendance,
    Code,
    Event,
    Facilitator,
    Invited,
    Key,
    Reply,
    Statement,
    SupportNote,
)
from goldthread.casework.practitioners.models.invited import Coming
from goldthread.casework.practitioners.permits import (
    is_own,
    keeps_key,
    locked,
    still_open,
    takes_place,
    to_keep_key,
)
from goldthread.casework.reviews.permits import sits_on_panel
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Conflict, Organisation
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.people import codes
from goldthread.foundations.people.roles import PROFESSIONS
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


@transaction.atomic
def invite(
    *,
    event: Event,
    role: str,
    by: Any,
    person: Any = None,
    name: str = "",
    email: str = "",
    organisation: Organisation | None = None,
) -> Invited:
    """Ask a practitioner to come: an account, or a name and an address. They get a code.

    The code is the event's own, also where the register has a code for them: whoever reads the
    register must not be able to tell who said what.
    """
    event = to_keep_key(event, by)
    takes_place(event)
    email = email.strip().lower()
    person = person or User.objects.filter(email__iexact=email, is_active=True).first()
    if person is not None:
        name, email = person.name, person.email.lower()
    reasons = _reasons_against(event, role, name, email, organisation)
    bodies = [organisation] if organisation else []
    if person is not None:
        bodies += employers(person, event.partnership)
    reasons += _led_by_their_own(event, bodies)
    if not reasons and person is not None:
        reasons = _reasons_of_person(event, person)
    if reasons:
        raise Refused(*reasons)
    row = Invited.objects.create(
        event=event,
        role=role,
        organisation=organisation,
        person=person,
        name=" ".join(name.split()),
        email=email,
        by=by,
    )
    Key.objects.create(code=_code(row, by), invited=row)
    audit(by=by, did="event.invited", about=row)
    return row


def _reasons_against(
    event: Event, role: str, name: str, email: str, organisation: Organisation | None
) -> list[str]:
    reasons = []
    if role not in PROFESSIONS:
        reasons.append("Choose what they were in this case.")
    if not written(name) or not email:
        reasons.append("Choose somebody with an account, or write a name and an e-mail address.")
    elif Invited.objects.standing().filter(event=event, email__iexact=email).exists():
        reasons.append("They are invited already.")
    if organisation is not None and organisation.partnership_id != event.partnership.pk:
        reasons.append("Choose an agency of this partnership.")
    return reasons


def _led_by_their_own(event: Event, bodies: list[Organisation]) -> list[str]:
    """Whoever leads the event keeps its key, and so comes from none of these bodies."""
    leads = Facilitator.objects.filter(event=event, ended_at__isnull=True, person__isnull=False)
    reasons = []
    for one in leads.select_related("person"):
        if shared := shared_body(one.person, event.partnership, bodies):
            reasons.append(
                f"{one.person} leads this event and works for {shared}. Somebody from another "
                "body must lead it before its staff are invited."
            )
    return reasons


def _reasons_of_person(event: Event, person: Any) -> list[str]:
    if not standing(person).holds(CASE_ROLES, partnership=event.partnership.pk):
        return ["They have an account but no role here. Give them a role first."]
    today = timezone.localdate()
    if Conflict.objects.filter(current(today), matter=event.matter, person=person).exists():
        return [
            f"A conflict of interest closes this review to {person}; they could not open the "
            "invitation."
        ]
    if sits_on_panel(event.review, person):
        return [f"{person} sits at the table of this review and reads what practitioners say."]
    return []


def _code(row: Invited, by: Any) -> Code:
    """The code that this person has at another event of the review, in the same role; or a new
    one from the register's own numbering, so that no two people of a case share one.
    """
    before = Key.objects.filter(
        invited__event__review=row.event.review_id,
        invited__email__iexact=row.email,
        code__role=row.role,
    ).first()
    if before is not None:
        return before.code
    word = codes.issue(row.event.matter, row.role, by=by)
    return Code.objects.create(review=row.event.review, word=word, role=row.role)


@transaction.atomic
def withdraw(*, invited: Invited, reason: str, by: Any) -> Invited:
    """They can no longer open it. What stands under their code stays."""
    to_keep_key(invited.event, by)
    row = _standing(invited)
    if not written(reason):
        raise Refused("Say why the invitation is withdrawn.")
    row.withdrawn_by, row.withdrawn_at = by, timezone.now()
    row.withdrawn_because = reason.strip()
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])
    audit(by=by, did="event.invited_withdrawn", about=row)
    return row


@transaction.atomic
def reply(
    *,
    invited: Invited,
    answer: str,
    by: Any,
    someone_else: str = "",
    needs: str = "",
) -> Reply:
    """What the invited person says; or, on their word, recorded by whoever keeps the key."""
    event, mine = locked(invited.event), is_own(invited, by)
    if not mine and not keeps_key(event, by):
        raise PermissionDenied
    still_open(event)
    takes_place(event)
    row = _standing(invited)
    arrangement = Arrangement.objects.filter(event=event).first()
    if arrangement is None:
        raise Refused("The event has no date yet. A reply can be given when it has one.")
    if mine and arrangement.day < timezone.localdate():
        raise Refused("The event is over. Tell us below what you would like to add.")
    if answer not in Coming.values:
        raise Refused("Say whether you are coming.")
    if answer == Coming.SOMEONE_ELSE and not written(someone_else):
        raise Refused("Say who should be asked: a name, or a role and a team.")
    made = Reply.objects.create(
        invited=row,
        arrangement=arrangement,
        answer=answer,
        someone_else=someone_else.strip() if answer == Coming.SOMEONE_ELSE else "",
        needs=needs.strip(),
        by=by,
    )
    if mine:
        audit(by=by, did="event.replied", about=row, answer=made.get_answer_display())
    else:
        audit(by=by, did="event.reply_recorded", about=row, answer=made.get_answer_display())
    return made


@transaction.atomic
def acknowledge(*, invited: Invited, version: int, by: Any) -> Acknowledgement:
    """The invited person has read the latest safe-space statement."""
    event = locked(invited.event)
    if not is_own(invited, by):
        raise PermissionDenied
    statement = Statement.objects.filter(event=event).first()
    if statement is None or statement.version != version:
        raise Refused("The statement has changed meanwhile. Read it again.")
    row, new = Acknowledgement.objects.get_or_create(invited=invited, statement=statement)
    if new:
        audit(by=by, did="event.acknowledged", about=invited, version=version)
    return row


@transaction.atomic
def mark_attendance(*, event: Event, came: Mapping[int, bool], by: Any) -> int:
    """Who came, by the id of the invitation. Only what is new is written; returns how many came."""
    event = to_keep_key(event, by)
    takes_place(event)
    arrangement = Arrangement.objects.filter(event=event).first()
    if arrangement is None or arrangement.day > timezone.localdate():
        raise Refused("The event has not taken place yet.")
    rows = {row.pk: row for row in Invited.objects.filter(event=event).with_presence()}
    if not set(came) <= set(rows):
        raise Refused("The list has changed meanwhile. Nothing was saved. Look at it again.")
    changed = [pk for pk, there in came.items() if rows[pk].presence is not there]
    for pk in changed:
        Attendance.objects.create(invited=rows[pk], came=came[pk], by=by)
    number = Invited.objects.came().filter(event=event).count()
    if changed:
        audit(by=by, did="event.attendance", about=event, came=number, number=len(rows))
    return number


@transaction.atomic
def note_support(*, invited: Invited, words: str, by: Any) -> SupportNote:
    """What support somebody was offered or asked for. Also after the record is closed."""
    if not keeps_key(locked(invited.event), by):
        raise PermissionDenied
    if not written(words):
        raise Refused("Write the note.")
    row = SupportNote.objects.create(invited=invited, words=words.strip(), by=by)
    audit(by=by, did="event.support", about=invited)
    return row


def _standing(invited: Invited) -> Invited:
    row = Invited.objects.select_for_update(of=("self",)).select_related("event").get(pk=invited.pk)
    if row.withdrawn_at is not None:
        raise Refused("This invitation was withdrawn.")
    return row
