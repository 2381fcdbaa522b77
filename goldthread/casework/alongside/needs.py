"""What waits beside a review: checks that are due, a hold to confirm, a family to tell."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from goldthread.casework.alongside.models import (
    DisclosureRequest,
    FamilyContact,
    FamilyPlan,
    Hold,
    HoldLift,
    ProceedingState,
    RiskView,
)
from goldthread.casework.alongside.querysets import writable_matters
from goldthread.foundations.records.tasks import Task

SHOWN = 5  # of each kind
SOON = timedelta(days=3)


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """For the unit, and for lead reviewers and chairs on their own reviews."""
    mine = writable_matters(user).filter(partnership=partnership)
    yield from _lifts(user, mine)
    yield from _holds(mine, today)
    yield from _proceedings(mine, today)
    yield from _requests(mine)
    yield from _risks(user, mine, today)
    yield from _family(user, mine, today)


def waiting(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """Holds that this person proposed to lift, and nobody has confirmed."""
    mine = writable_matters(user).filter(partnership=partnership)
    for row in open_lifts(mine).filter(by=user.pk)[:SHOWN]:
        words = f"A second person to lift the hold on {row.hold.review.code}"
        yield Task(words, row.hold.get_absolute_url())


def open_lifts(matters: Any) -> Any:
    rows = HoldLift.objects.filter(
        hold__review__matter__in=matters, confirmed_at__isnull=True, declined_at__isnull=True
    )
    return rows.select_related("hold__review__matter")


def due_holds(matters: Any, today: date) -> Any:
    rows = Hold.objects.filter(review__matter__in=matters).standing_now().with_check()
    return rows.filter(check_on__lte=today + SOON).select_related("review__matter")


def due_proceedings(matters: Any, today: date) -> Any:
    rows = ProceedingState.objects.filter(proceeding__review__matter__in=matters)
    rows = rows.latest_of("proceeding").filter(check_on__lte=today + SOON)
    return rows.select_related("proceeding__review__matter").order_by("check_on")


def due_updates(matters: Any, today: date) -> Any:
    """Plans whose next update is due, and nothing was told since that day came near."""
    told = FamilyContact.objects.filter(member=OuterRef("member"), on__gte=OuterRef("next_update"))
    rows = FamilyPlan.objects.filter(member__review__matter__in=matters).latest_of("member")
    rows = rows.filter(~Exists(told), next_update__lte=today + SOON)
    return rows.select_related("member__review__matter").order_by("next_update")


def undecided(matters: Any) -> Any:
    rows = DisclosureRequest.objects.filter(review__matter__in=matters, decisions__isnull=True)
    return rows.select_related("review__matter").order_by("received_on")


def _lifts(user: Any, mine: Any) -> Iterator[Task]:
    for row in open_lifts(mine).exclude(by=user.pk)[:SHOWN]:
        words = f"Second person needed: lift the hold on {row.hold.review.code}"
        yield Task(words, reverse("confirm_hold", args=[row.hold_id]))


def _holds(mine: Any, today: date) -> Iterator[Task]:
    for row in due_holds(mine, today).order_by("check_on")[:SHOWN]:
        words = f"Check whether {row.review.code} must still be held"
        yield Task(words, reverse("check_hold", args=[row.pk]), due=row.check_on)


def _proceedings(mine: Any, today: date) -> Iterator[Task]:
    for row in due_proceedings(mine, today)[:SHOWN]:
        what = row.proceeding
        words = (
            f"Ask {what.body} how the {what.get_kind_display()} beside {what.review.code} stands"
        )
        yield Task(words, reverse("proceeding_state", args=[what.pk]), due=row.check_on)


def _requests(mine: Any) -> Iterator[Task]:
    for row in undecided(mine)[:SHOWN]:
        words = f"Decide what {row.asked_by} gets of {row.review.code}"
        yield Task(words, row.get_absolute_url(), due=row.answer_by)


def _risks(user: Any, mine: Any, today: date) -> Iterator[Task]:
    """Risks that this person owns and may write about."""
    rows = RiskView.objects.filter(risk__review__matter__in=mine).latest_of("risk")
    rows = rows.filter(owner=user.pk, closed=False, check_on__lte=today + SOON)
    for row in rows.select_related("risk__review__matter").order_by("check_on")[:SHOWN]:
        words = f"Look again at risk {row.risk.number} of {row.risk.review.code}"
        yield Task(words, reverse("look_at_risk", args=[row.risk_id]), due=row.check_on)


def _family(user: Any, mine: Any, today: date) -> Iterator[Task]:
    """For whoever keeps in touch; where nobody does, for all who may write."""
    rows = due_updates(mine, today).filter(Q(contact=user.pk) | Q(contact__isnull=True))
    for row in rows[:SHOWN]:
        words = f"Tell {row.member.code} how {row.member.review.code} goes"
        yield Task(words, reverse("family_contact", args=[row.member_id]), due=row.next_update)
