"""The ways into what runs beside a review, and who can be chosen there."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from goldthread.casework.alongside import permits
from goldthread.casework.reviews import asking
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import PANEL
from goldthread.foundations.access.asking import need as need_permit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Conflict, Membership, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.facts import current


def fetch_review(request: HttpRequest, pk: int, *, to_write: bool = False) -> Review:
    review = asking.fetch_review(request, pk)
    if to_write:
        need(review, request)
    return review


def fetch_row(request: HttpRequest, model: Any, pk: int, *, to_write: bool = False) -> Any:
    row = fetch(request, model, "review__matter__partnership", "by", pk=pk)
    if to_write:
        need(row.review, request)
    return row


def need(review: Review, request: HttpRequest) -> None:
    need_permit(permits.may_write(review, request.user), permits.WRITERS)


def people_beside(review: Review) -> QuerySet[User]:
    """Who can be given a risk or a family member: the unit, and seats on the panel; no conflict."""
    today = timezone.localdate()
    unit = Membership.objects.current(today).filter(
        partnership=review.matter.partnership_id, role__in=BUSINESS_UNIT
    )
    seats = Seat.objects.filter(current(today), matter=review.matter_id, role__in=PANEL)
    kept = Conflict.objects.filter(current(today), matter=review.matter_id)
    chosen = {*unit.values_list("person", flat=True), *seats.values_list("holder", flat=True)}
    return (
        User.objects.filter(pk__in=chosen, is_active=True)
        .exclude(pk__in=kept.values("person"))
        .order_by("name")
    )
