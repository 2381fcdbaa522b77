"""Reminders by e-mail, each once for its occasion. They say that something waits, and no more."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from goldthread.casework.frameworks import held
from goldthread.casework.intake import notifying
from goldthread.casework.intake.actions import unit_of
from goldthread.casework.intake.models import (
    Advice,
    Mark,
    Notification,
    NotificationMark,
    Recommendation,
    Referral,
    Reminder,
    ScopingRequest,
)
from goldthread.casework.intake.quorum import members_of
from goldthread.casework.intake.scoping import answerers
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.facts import current
from goldthread.rules.workingdays import working_days_between

BEFORE = 1  # working day: on the day before it is due
AGAIN = timedelta(days=7)
VIEW_AFTER = timedelta(days=3)


def remind(*, partnership: Partnership, today: date) -> int:
    """How many reminders were sent. Safe to run more than once a day."""
    calendar = held.calendar_of(partnership)
    _raise_owed(partnership)
    return (
        _scoping(partnership, today, calendar)
        + _notifications(partnership, today, calendar)
        + _panel(partnership, today)
    )


def _raise_owed(partnership: Partnership) -> None:
    """Notifications that decisions call for and that were never listed."""
    rows = Referral.objects.filter(partnership=partnership)
    rows = rows.filter(matter__decisions__outcome=Advice.HOLD).distinct()
    listed = Notification.objects.filter(step="notify-panel").values("referral")
    for row in rows.exclude(pk__in=listed).select_related("matter", "partnership"):
        notifying.raise_due(referral=row, by=None)


def occasion(due: date, today: date, calendar: Any) -> str:
    """Which reminder is due on a day: "before", "late-0", "late-1" (a week later), or none."""
    if today > due:
        return f"late-{(today - due - timedelta(days=1)) // AGAIN}"
    left = working_days_between(today, due, calendar)
    return "before" if left <= BEFORE else ""


def _scoping(partnership: Partnership, today: date, calendar: Any) -> int:
    rows = ScopingRequest.objects.filter(referral__partnership=partnership).unanswered()
    sent = 0
    for row in rows.select_related("organisation", "referral__matter", "referral__partnership"):
        if not (when := occasion(row.due, today, calendar)):
            continue
        people = answerers(row.referral, [row.organisation])
        sent += _once(row.referral, row, when, today, people, "A scoping request")
    return sent


def _notifications(partnership: Partnership, today: date, calendar: Any) -> int:
    done = NotificationMark.objects.filter(what=Mark.SENT).values("notification")
    rows = Notification.objects.filter(referral__partnership=partnership, due__isnull=False)
    rows = rows.exclude(pk__in=done).select_related("referral__matter", "referral__partnership")
    sent, unit = 0, list(unit_of(partnership))
    for row in rows:
        if when := occasion(row.due or today, today, calendar):
            people = _unconflicted(row.referral, unit, today)
            sent += _once(row.referral, row, when, today, people, "A notification")
    return sent


def _panel(partnership: Partnership, today: date) -> int:
    """Members who gave no view three days on; the chair, three days after it was sent."""
    rows = Recommendation.objects.filter(
        referral__partnership=partnership, decision__isnull=True
    ).select_related("referral__matter", "referral__partnership")
    sent = 0
    for row in rows.prefetch_related("views"):
        since = (row.sent_at or row.at).date()
        matter = row.referral.matter
        if today < since + VIEW_AFTER or matter is None:
            continue
        when = f"{'chair' if row.sent_at else 'view'}-{(today - since - VIEW_AFTER) // AGAIN}"
        if row.sent_at:
            seats = matter.seats.filter(current(today), role=Role.CHAIR).select_related("holder")
            people, what = [seat.holder for seat in seats], "A decision"
        else:
            said = {view.by_id for view in row.views.all()}
            people = [s.holder for s in members_of(matter) if s.holder_id not in said]
            what = "A panel view"
        kept = _unconflicted(row.referral, people, today)
        sent += _once(row.referral, row, when, today, kept, what)
    return sent


def _unconflicted(referral: Referral, people: Iterable[Any], today: date) -> list[Any]:
    if referral.matter is None:
        return []
    rows = referral.matter.conflicts.filter(current(today))
    away = set(rows.values_list("person_id", flat=True))
    return [person for person in people if person.pk not in away]


def _once(
    referral: Referral, row: Any, when: str, today: date, people: list[Any], what: str
) -> int:
    if not people or Reminder.objects.filter(about=row.audit_ref, occasion=when).exists():
        return 0
    paths = {
        "A scoping request": "scoping_requests",
        "A notification": "referrals",
        "A decision": "home",
        "A panel view": "home",
    }
    with transaction.atomic():
        made = Reminder.objects.create(
            referral=referral, about=row.audit_ref, occasion=when, on=today
        )
        audit(by=None, did="scoping.reminded", about=made, occasion=when)
    letters.remind(people, what, reverse(paths[what]))
    return 1
