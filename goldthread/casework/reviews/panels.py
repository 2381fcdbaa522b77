"""The panel of a review, and the independence of those who lead it. Seats are agencies' own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.reviews.models import (
    IndependenceStatement,
    PanelPlan,
    Review,
    StatementWithdrawal,
)
from goldthread.casework.reviews.permits import PANEL, has_seat, may_run
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.actions import give_seat
from goldthread.foundations.agencies.models import Membership, Partnership, Seat, Sector
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

STATES = (Role.LEAD_REVIEWER, Role.CHAIR)  # who makes a statement of independence
CONFIRMED = (
    "I had no part in the work with this child or family, or in decisions about them. "
    "I do not and did not manage anybody who had."
)


@dataclass(frozen=True)
class Place:
    """One seat with what a reader wants to know of it."""

    seat: Seat
    bodies: list[str]
    sectors: list[str]  # `Sector` values
    statement: IndependenceStatement | None

    @property
    def must_state(self) -> bool:
        return self.seat.role in STATES


@dataclass(frozen=True)
class Panel:
    places: list[Place]
    wanted: list[str]  # `Sector` values
    absent: list[str] = field(default_factory=list)  # sentences

    @property
    def is_formed(self) -> bool:
        return not self.absent

    def who(self, role: str) -> list[Place]:
        return [place for place in self.places if place.seat.role == role]

    @property
    def owed(self) -> list[Place]:
        """Those who have not stated that they are independent."""
        return [place for place in self.places if place.must_state and place.statement is None]

    @property
    def is_independent(self) -> bool:
        return bool(self.who(Role.LEAD_REVIEWER)) and not self.owed


def panel_of(review: Review, today: date) -> Panel:
    """Who sits today, and what is missing. Four queries, whatever the number of seats.

    Whoever a conflict of interest keeps away does not sit, and brings no sector.
    """
    away = review.matter.conflicts.filter(current(today)).values("person")
    seats = list(
        Seat.objects.filter(current(today), matter=review.matter_id, role__in=PANEL)
        .exclude(holder__in=away)
        .select_related("holder")
        .order_by("role", "holder__name", "pk")
    )
    posts = Membership.objects.current(today).filter(
        partnership=review.matter.partnership_id,
        person__in=[seat.holder_id for seat in seats],
        organisation__isnull=False,
    )
    bodies: dict[int, list[Any]] = {}
    for post in posts.select_related("organisation"):
        bodies.setdefault(post.person_id, []).append(post.organisation)
    stated = {
        (row.person_id, row.role): row
        for row in review.statements.filter(withdrawal__isnull=True).order_by("made_at")
    }
    places = [
        Place(
            seat,
            sorted({body.name for body in bodies.get(seat.holder_id, [])}),
            sorted({body.sector for body in bodies.get(seat.holder_id, [])}),
            stated.get((seat.holder_id, seat.role)),
        )
        for seat in seats
    ]
    plan = review.panel_plans.first()
    wanted = list(plan.sectors) if plan else []
    return Panel(places, wanted, _absent(places, wanted))


def works_for(partnership: Partnership, today: date) -> dict[str, str]:
    """For whom everybody of a partnership works, by the person's number: one query."""
    posts = Membership.objects.current(today).filter(
        partnership=partnership, organisation__isnull=False
    )
    found: dict[int, list[str]] = {}
    for person, name in posts.order_by("organisation__name").values_list(
        "person", "organisation__name"
    ):
        found.setdefault(person, []).append(name)
    return {str(person): ", ".join(dict.fromkeys(names)) for person, names in found.items()}


def _absent(places: list[Place], wanted: list[str]) -> list[str]:
    held = {place.seat.role for place in places}
    there = {
        sector
        for place in places
        if place.seat.role != Role.LEAD_REVIEWER
        for sector in place.sectors
    }
    said = {
        Role.LEAD_REVIEWER: "Nobody has the seat of lead reviewer.",
        Role.CHAIR: "Nobody has the seat of chair.",
    }
    named = dict(Sector.choices)
    return [words for role, words in said.items() if role not in held] + [
        f"Nobody on the panel is from the sector {named.get(sector, sector)}."
        for sector in wanted
        if sector not in there
    ]


@transaction.atomic
def plan(*, review: Review, sectors: Sequence[str], by: Any) -> PanelPlan:
    """Say which sectors should sit on the panel."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_run(review, by):
        raise PermissionDenied
    return planned(review, sectors, by)


def planned(review: Review, sectors: Sequence[str], by: Any) -> PanelPlan:
    """Write the row, where it says something new."""
    chosen = sorted(set(sectors) & set(Sector.values))
    last = review.panel_plans.first()
    if last is not None and last.sectors == chosen:
        return last
    row = PanelPlan.objects.create(review=review, sectors=chosen, by=by)
    named = dict(Sector.choices)
    told = ", ".join(str(named[sector]) for sector in chosen) or "none in particular"
    audit(by=by, did="review.panel_planned", about=review, sectors=told)
    return row


@transaction.atomic
def seat(
    *,
    review: Review,
    by: Any,
    leads: Sequence[Any] = (),
    chairs: Sequence[Any] = (),
    members: Sequence[Any] = (),
) -> list[Seat]:
    """Give seats in one go, as set-up does; who already has one is passed over."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_run(review, by):
        raise PermissionDenied
    chosen = ((Role.LEAD_REVIEWER, leads), (Role.CHAIR, chairs), (Role.PANEL, members))
    wanted = [(person, role) for role, people in chosen for person in people]
    today = timezone.localdate()
    held = set(
        Seat.objects.filter(current(today), matter=review.matter_id).values_list("holder", "role")
    )
    return [
        give_seat(matter=review.matter, person=person, role=role, by=by)
        for person, role in wanted
        if (person.pk, role.value) not in held
    ]


@transaction.atomic
def state_independence(
    *, review: Review, role: str, uninvolved: bool, manages_nobody: bool, interests: str, by: Any
) -> IndependenceStatement:
    """A lead reviewer or chair says, of themselves, that they stand apart from the case."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if role not in STATES or not has_seat(review, by, {role}):
        raise PermissionDenied
    if not (uninvolved and manages_nobody):
        raise Refused(
            "Then you are not independent of this case. Tell the business manager, and declare a "
            "conflict of interest."
        )
    here = review.statements.filter(person=by, role=role, withdrawal__isnull=True)
    if here.exists():
        raise Refused("You have made this statement already. Withdraw it before you make another.")
    row = IndependenceStatement.objects.create(
        review=review, person=by, role=role, words=CONFIRMED, interests=interests.strip()
    )
    audit(by=by, did="review.independent", about=review, role=row.get_role_display())
    return row


@transaction.atomic
def withdraw_statement(
    *, statement: IndependenceStatement, reason: str, by: Any
) -> StatementWithdrawal:
    """It no longer holds: said by the person themselves, or by the business unit."""
    statement = IndependenceStatement.objects.select_for_update().get(pk=statement.pk)
    review = statement.review
    own = by is not None and by.pk == statement.person_id and has_seat(review, by, STATES)
    if not own and not may_run(review, by):
        raise PermissionDenied
    if not written(reason):
        raise Refused("Say why the statement no longer holds.")
    if StatementWithdrawal.objects.filter(statement=statement).exists():
        raise Refused("This statement is withdrawn already.")
    row = StatementWithdrawal.objects.create(statement=statement, reason=reason.strip(), by=by)
    audit(by=by, did="review.not_independent", about=review, person=statement.person)
    return row
