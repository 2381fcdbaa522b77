"""Where an action comes from that no recommendation asked for: an agency's return, a meeting or an
audit."""

from typing import Any

from goldthread.casework.contributions.models import (
    AgencyRecommendation,
    AgencyRecommendationAction,
)
from goldthread.casework.meetings.models import Meeting, MeetingAction
from goldthread.foundations.followthrough.models import Action
from goldthread.improvement.assurance.models import Finding
from goldthread.web.jinja import short_day
from goldthread.web.thread.knots import shortened
from goldthread.web.thread.page import Knot

CLOSED = "In a part of the review that is closed to you."


def origin(action: Action, user: Any) -> Knot:
    """One knot. Its words only for those who may read the return or the meeting."""
    found = _from_return(action, user) or _from_meeting(action, user) or _from_audit(action, user)
    return found or _unknown()


def _from_return(action: Action, user: Any) -> Knot | None:
    # in scope: by the action, which was fetched in scope
    link = AgencyRecommendationAction.objects.filter(action=action).first()
    if link is None:
        return None
    # in scope: by overseen_by, which is the scope of accepted returns
    seen = AgencyRecommendation.objects.overseen_by(user)
    row = seen.select_related("because").filter(pk=link.recommendation_id).first()
    if row is None:
        return Knot("Agency’s own recommendation", CLOSED)
    return Knot(
        "Agency’s own recommendation",
        shortened(row.text),
        code=row.code,
        href=row.agency_return.get_absolute_url(),
        notes=_because(row.because),
    )


def _because(finding: Any) -> tuple[str, ...]:
    return (f"Because of {finding.code}: {shortened(finding.text)}",) if finding else ()


def _from_meeting(action: Action, user: Any) -> Knot | None:
    # in scope: by the action, which was fetched in scope
    link = MeetingAction.objects.filter(action=action).select_related("decision").first()
    if link is None:
        return None
    meeting = Meeting.objects.visible_to(user).filter(pk=link.meeting_id).first()
    if meeting is None:
        return Knot("Meeting", CLOSED)
    words = (
        shortened(link.decision.what) if link.decision else "Agreed without a decision of its own"
    )
    return Knot("Meeting", words, href=meeting.get_absolute_url(), notes=(short_day(link.at),))


def _from_audit(action: Action, user: Any) -> Knot | None:
    # in scope: by the action, which was fetched in scope
    link = Finding.objects.filter(action=action).first()
    if link is None:
        return None
    row = Finding.objects.visible_to(user).filter(pk=link.pk).select_related("audit").first()
    if row is None:
        return Knot("Audit", "In an audit that is closed to you.")
    notes = (f"Found by {row.audit}",)
    return Knot("Audit", shortened(row.words), href=row.audit.get_absolute_url(), notes=notes)


def _unknown() -> Knot:
    return Knot("Where it comes from", "Nobody has said where this comes from", missing=True)
