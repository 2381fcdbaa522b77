"""The only writes to recommendations: made, addressed, drawn from learning, answered, acted on."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.actions import permit
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough import actions as followthrough
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.improvement.learning import actions as learning
from goldthread.improvement.learning.models import Draft, LearningPoint, Listing
from goldthread.improvement.recommendations import changing
from goldthread.improvement.recommendations.models import (
    Address,
    Answer,
    DrawnFrom,
    Recommendation,
    RecommendedAction,
    Response,
)

# A partnership's own policy will set this; until then a body is asked within four weeks.
ANSWER_WITHIN = timedelta(days=28)


@transaction.atomic
def finish_draft(
    *, draft: Draft, by: Any, for_the_rest: Sequence[Organisation] = ()
) -> tuple[list[LearningPoint], list[Recommendation]]:
    """Enter everything decided in a draft in the record: learning points and recommendations.

    `for_the_rest`: the bodies asked where no body was named for a recommendation.
    """
    if any(body.partnership_id != draft.partnership.pk for body in for_the_rest):
        raise PermissionDenied
    learned = learning.confirm_learning(draft=draft, by=by)
    start = draft.review.recommendations.count()
    made, now = [], timezone.now()  # one moment for all, so that lists keep their numbers in order
    items = learning.decided(draft).filter(listing=Listing.RECOMMENDATION)
    for place, item in enumerate(items.prefetch_related("addressees"), start=1):
        row = Recommendation.objects.create(
            review=draft.review,
            number=start + place,
            printed_number=item.number,
            text=item.text,
            kind=item.kind,
            addressed_to=item.addressed_to,
            because=item,
            made_by=by,
            made_at=now,
        )
        audit(by=by, did="recommendation.made", about=row)
        for body in item.addressees.all() or for_the_rest:
            _address(row, body, by)
        made.append(row)
    return learned, made


@transaction.atomic
def address(*, recommendation: Recommendation, organisation: Organisation, by: Any) -> Address:
    """Address a recommendation to one more body."""
    permit(by, BUSINESS_UNIT, partnership=recommendation.partnership)
    if organisation.partnership_id != recommendation.partnership.pk:
        raise PermissionDenied
    if recommendation.addresses.filter(organisation=organisation).exists():
        raise Refused(f"This is already addressed to {organisation}.")
    if organisation.closed:
        raise Refused(
            f"{organisation} closed on {organisation.closed:%d %B %Y}. "
            f"Address it to {organisation.today()} instead."
        )
    return _address(recommendation, organisation, by)


def _address(recommendation: Recommendation, organisation: Organisation, by: Any) -> Address:
    row = Address.objects.create(
        recommendation=recommendation,
        organisation=organisation,
        by=by,
        answer_due=timezone.localdate() + ANSWER_WITHIN,
    )
    audit(by=by, did="recommendation.addressed", about=recommendation, organisation=organisation)
    return row


@transaction.atomic
def draw_from(
    *, recommendation: Recommendation, learning_points: Sequence[LearningPoint], by: Any
) -> None:
    """Say which learning points justified a recommendation: these, and no others."""
    recommendation = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    permit(by, BUSINESS_UNIT | {Role.LEAD_REVIEWER}, partnership=recommendation.partnership)
    if any(point.review_id != recommendation.review_id for point in learning_points):
        raise Refused("A recommendation is drawn from learning points of its own review.")
    wanted = {point.pk: point for point in learning_points}
    for row in recommendation.drawn_from.filter(undone_at__isnull=True):
        if row.learning_point_id in wanted:
            del wanted[row.learning_point_id]
            continue
        row.undone_by, row.undone_at = by, timezone.now()
        row.save(update_fields=["undone_by", "undone_at"])
        audit(
            by=by, did="recommendation.undrawn", about=recommendation, point=row.learning_point.code
        )
    for point in wanted.values():
        DrawnFrom.objects.create(recommendation=recommendation, learning_point=point, by=by)
        audit(by=by, did="recommendation.drawn", about=recommendation, point=point.code)


@transaction.atomic
def respond(
    *,
    address: Address,
    answer: str,
    on_behalf: str,
    answered_on: date,
    by: Any,
    reason: str = "",
) -> Response:
    """A body's answer. Anything short of accepted says why."""
    address = Address.objects.select_for_update(of=("self",)).get(pk=address.pk)
    if not may_respond(address, by):
        raise PermissionDenied
    reasons = []
    if answer not in Answer.values:
        reasons.append("Choose accepted, accepted in part or not accepted.")
    if answer != Answer.ACCEPTED and not written(reason):
        reasons.append("Say why the recommendation is not accepted in full.")
    if not written(on_behalf):
        reasons.append("Say who answers for the body.")
    if answered_on > timezone.localdate():
        reasons.append("The date of the answer cannot be in the future.")
    if reasons:
        raise Refused(*reasons)
    row = Response.objects.create(
        address=address,
        answer=answer,
        reason=reason.strip(),
        answered_on=answered_on,
        on_behalf=on_behalf.strip(),
        by=by,
    )
    audit(by=by, did="recommendation.answered", about=address, answer=row.get_answer_display())
    return row


def may_respond(address: Address, by: Any) -> bool:
    """The signatory or an executive of the body, or the business unit on their word."""
    if by is None:
        return True
    where = standing(by)
    return Address.objects.visible_to(by).filter(pk=address.pk).exists() and (
        where.holds(BUSINESS_UNIT, partnership=address.partnership.pk)
        or where.holds_for({Role.SIGNATORY, Role.EXECUTIVE}, organisation=address.organisation_id)
    )


@transaction.atomic
def agree_action(
    *,
    address: Address,
    what: str,
    expected_change: str,
    proof_wanted: str,
    due: date,
    by: Any,
    owner: User | None = None,
) -> Action:
    """Agree what a body will do about its part of a recommendation."""
    if not may_respond(address, by):
        raise PermissionDenied
    latest = address.responses.first()
    if latest is not None and latest.answer == Answer.NOT_ACCEPTED:
        raise Refused(
            f"{address.organisation} did not accept this recommendation. "
            "Record a new answer first if that has changed."
        )
    changing.changed(address.pk)
    action = followthrough.agree(
        partnership=address.partnership,
        organisation=address.organisation,
        what=what,
        expected_change=expected_change,
        proof_wanted=proof_wanted,
        due=due,
        owner=owner,
        matter=address.recommendation.review.matter,
        by=by,
    )
    RecommendedAction.objects.create(address=address, action=action)
    audit(by=by, did="recommendation.acted_on", about=address, action=action.code)
    return action
