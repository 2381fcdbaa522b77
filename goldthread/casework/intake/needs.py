"""What waits for a person in referrals: to read, to answer, to view, to decide, to finish."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake import quorum
from goldthread.casework.intake.models import (
    Decision,
    Letter,
    Mark,
    Notification,
    NotificationMark,
    OwnReferral,
    PanelView,
    Recommendation,
    Referral,
    ScopingRequest,
    TriageOutcome,
)
from goldthread.casework.intake.permits import MEMBERS
from goldthread.casework.intake.querysets import ANSWERING
from goldthread.casework.intake.states import with_state
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.tasks import Task

SHOWN = 5


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """What this person must do. Each question is asked only of the roles it belongs to."""
    where = standing(user)
    if where.holds(BUSINESS_UNIT, partnership=partnership.pk):
        yield from _new(user, partnership)
        yield from _notifications(user, partnership)
        yield from _late(user, partnership, today)
        yield from _letters(user, partnership)
        yield from _to_weigh(user, partnership)
        yield from _to_send(user, partnership)
    yield from _decisions(user, partnership, today)
    yield from _views(user, partnership, today)
    if where.holds(ANSWERING, partnership=partnership.pk):
        yield from _asked(user, partnership)
    if where.holds(CASE_ROLES, partnership=partnership.pk):
        yield from _drafts(user, partnership)


def waiting(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """What the business unit waits for."""
    if not standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk):
        return
    rows = _requests(user, partnership).filter(due__gte=today)
    for row in rows[:SHOWN]:
        words = f"{row.organisation} to answer about {row.referral.code}"
        yield Task(words, row.get_absolute_url(), due=row.due)
    advised = _open(user, partnership).select_related("referral__matter")
    for one in advised.order_by("at")[:SHOWN]:
        href = reverse("referral_panel", args=[one.referral_id])
        who = "The chair’s decision on" if one.sent_at else "The panel’s views of"
        yield Task(f"{who} {one.referral.code}", href)


def _new(user: Any, partnership: Any) -> Iterator[Task]:
    rows = Referral.objects.visible_to(user).filter(partnership=partnership)
    new = rows.filter(triages__isnull=True).select_related("matter")
    for row in new.order_by("submitted_at")[:SHOWN]:
        told = {
            "yes": "A child was in danger when it was sent",
            "unsure": "A child may be in danger",
        }
        detail = told.get(row.in_danger, "")
        yield Task(f"Read referral {row.code}", reverse("triage", args=[row.pk]), detail)


def _notifications(user: Any, partnership: Any) -> Iterator[Task]:
    sent = NotificationMark.objects.filter(what=Mark.SENT).values("notification")
    rows = Notification.objects.visible_to(user).filter(referral__partnership=partnership)
    rows = rows.exclude(pk__in=sent).select_related("referral__matter")
    for row in rows.order_by("due", "pk")[:SHOWN]:
        href = reverse("referral_notifications", args=[row.referral_id])
        yield Task(f"Tell {row.to}: {row.referral.code}", href, due=row.due)


def _requests(user: Any, partnership: Any) -> Any:
    rows = ScopingRequest.objects.visible_to(user).filter(referral__partnership=partnership)
    return rows.unanswered().select_related("organisation", "referral__matter").order_by("due")


def _late(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    for row in _requests(user, partnership).filter(due__lt=today)[:SHOWN]:
        words = f"{row.organisation} has not answered about {row.referral.code}"
        yield Task(words, reverse("scoping", args=[row.referral_id]), due=row.due)


def _letters(user: Any, partnership: Any) -> Iterator[Task]:
    """Decisions about which nobody has been written to."""
    told = Letter.objects.filter(decision__isnull=False).values("decision")
    rows = Decision.objects.visible_to(user).standing().filter(matter__partnership=partnership)
    rows = rows.exclude(pk__in=told).select_related("matter__referral")
    for row in rows.order_by("decided_at")[:SHOWN]:
        words = f"Write the letters about the decision on {row.matter.code}"
        yield Task(words, reverse("panel_decision", args=[row.referral.pk]))


def _to_weigh(user: Any, partnership: Any) -> Iterator[Task]:
    """Referrals about which an agency has answered and nothing is recommended yet."""
    rows = Referral.objects.visible_to(user).filter(partnership=partnership)
    rows = with_state(rows.filter(recommendations__isnull=True)).select_related("matter")
    rows = rows.filter(triaged=TriageOutcome.ACCEPT, asked__gt=0)
    for row in rows.order_by("submitted_at")[:SHOWN]:
        done = row.asked - (row.unanswered or 0)
        if done:
            words = f"{done} of {row.asked} agencies answered"
            yield Task(f"Weigh {row.code}", reverse("criteria", args=[row.pk]), words)


def _open(user: Any, partnership: Any) -> Any:
    """Recommendations that no decision has answered."""
    rows = Recommendation.objects.visible_to(user).filter(referral__partnership=partnership)
    return rows.filter(decision__isnull=True)


def _to_send(user: Any, partnership: Any) -> Iterator[Task]:
    """Recommendations about which enough members gave their view: they can go to the chair."""
    rule = quorum.rule_of(partnership)
    rows = _open(user, partnership).filter(sent_at__isnull=True).select_related("referral__matter")
    for row in rows.prefetch_related("views").order_by("at")[:SHOWN]:
        latest = {view.by_id: view for view in row.views.all()}
        if quorum.work_out(rule, list(latest.values())).met:
            href = reverse("referral_panel", args=[row.referral_id])
            yield Task(f"Send the panel’s recommendation on {row.referral.code} to the chair", href)


def _seats(user: Any, roles: Any, today: date) -> Any:
    return Seat.objects.filter(current(today), holder=user, role__in=roles).values("matter")


def _decisions(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    if not standing(user).holds(CASE_ROLES, partnership=partnership.pk):
        return
    rows = _open(user, partnership).filter(
        sent_at__isnull=False, referral__matter__in=_seats(user, {Role.CHAIR}, today)
    )
    for row in rows.select_related("referral__matter").order_by("sent_at")[:SHOWN]:
        href = reverse("panel_decision", args=[row.referral_id])
        yield Task(f"Decide on {row.referral.code}", href)


def _views(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    if not standing(user).holds(CASE_ROLES, partnership=partnership.pk):
        return
    mine = PanelView.objects.filter(by=user).values("recommendation")
    rows = _open(user, partnership).filter(
        sent_at__isnull=True, referral__matter__in=_seats(user, MEMBERS, today)
    )
    rows = rows.exclude(pk__in=mine).select_related("referral__matter")
    for row in rows.order_by("at")[:SHOWN]:
        href = reverse("panel_view", args=[row.referral_id, row.number])
        yield Task(f"Give your view of {row.referral.code}", href)


def _asked(user: Any, partnership: Any) -> Iterator[Task]:
    rows = ScopingRequest.objects.of_agency(user).filter(referral__partnership=partnership)
    rows = rows.unanswered().select_related("referral__matter").order_by("due")
    for row in rows[:SHOWN]:
        words = f"Say whether your organisation knew a child: {row.referral.code}"
        yield Task(words, row.get_absolute_url(), due=row.due)


def _drafts(user: Any, partnership: Any) -> Iterator[Task]:
    rows = OwnReferral.objects.visible_to(user).drafts().filter(partnership=partnership)
    for row in rows.order_by("started_at")[:SHOWN]:
        begun = timezone.localdate(row.started_at)
        words = f"Finish the referral you began on {begun.day} {begun:%B}"
        yield Task(words, reverse("referral_draft", args=[row.pk]))
