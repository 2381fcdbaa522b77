"""What a meeting decided, and the actions it agreed through the follow-through engine."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from goldthread.casework.meetings.actions import lock, must_have_come
from goldthread.casework.meetings.models import Decision, Meeting, MeetingAction
from goldthread.casework.meetings.permits import permit_writing
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.followthrough import actions as followthrough
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


@transaction.atomic
def decide(
    *,
    meeting: Meeting,
    what: str,
    why: str,
    decided_by: str,
    by: Any,
    dissent: str = "",
    replaces: Decision | None = None,
) -> Decision:
    """Record a decision. It never changes; a later one may take its place, and both stay."""
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_have_come(meeting)
    asked = (
        (what, "Say what was decided."),
        (why, "Say why."),
        (decided_by, "Say who decided."),
    )
    if reasons := [sentence for words, sentence in asked if not written(words)]:
        raise Refused(*reasons)
    if replaces is not None:
        _must_be_replaceable(replaces, meeting)
    last = meeting.decisions.aggregate(top=Max("number"))["top"] or 0
    row = Decision.objects.create(
        meeting=meeting,
        number=last + 1,
        what=what.strip(),
        why=why.strip(),
        decided_by=decided_by.strip(),
        dissent=dissent.strip(),
        replaces=replaces,
        by=by,
    )
    audit(by=by, did="meeting.decided", about=meeting, decision=row.code)
    return row


def _must_be_replaceable(decision: Decision, meeting: Meeting) -> None:
    if decision.review.pk != meeting.review.pk:
        raise Refused("That decision is of another review.")
    if Decision.objects.filter(replaces=decision).exists():
        raise Refused(f"{decision.code} was replaced already. Replace the decision that did it.")


@transaction.atomic
def agree_action(
    *,
    meeting: Meeting,
    organisation: Organisation,
    what: str,
    expected_change: str,
    proof_wanted: str,
    due: date,
    by: Any,
    owner: User | None = None,
    decision: Decision | None = None,
) -> Action:
    """Agree what a body will do. From here on it is followed through like every other action."""
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_have_come(meeting)
    if decision is not None and decision.meeting_id != meeting.pk:
        raise Refused("That decision is of another meeting.")
    action = followthrough.agree(
        partnership=meeting.review.partnership,
        organisation=organisation,
        what=what,
        expected_change=expected_change,
        proof_wanted=proof_wanted,
        due=due,
        owner=owner,
        matter=meeting.review.matter,
        by=by,
    )
    MeetingAction.objects.create(meeting=meeting, action=action, decision=decision, by=by)
    audit(by=by, did="meeting.acted", about=meeting, action=action.code)
    return action
