"""Writes to the registers: proceedings, disclosure, risks. `holds` and `kin` have the rest."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.alongside import holds
from goldthread.casework.alongside.locking import lock, lock_review
from goldthread.casework.alongside.models import (
    DisclosureDecision,
    DisclosureRequest,
    Proceeding,
    ProceedingState,
    Risk,
    RiskView,
)
from goldthread.casework.alongside.permits import permit_writing
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import sits_on_panel
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written

ENDED = ProceedingState.State.ENDED
May = ProceedingState.May


@transaction.atomic
def add_proceeding(
    *,
    review: Review,
    kind: str,
    body: str,
    by: Any,
    contact: str = "",
    about: str = "",
    began_on: date | None = None,
    **state: Any,
) -> Proceeding:
    """Write down another body's process, with where it stands. `state` as `record_state` takes."""
    review = lock_review(review)
    permit_writing(review, by)
    must_say((body, "Say which body leads it."))
    if kind not in Proceeding.Kind.values:
        raise Refused("Choose what kind of proceedings these are.")
    row = Proceeding.objects.create(
        review=review,
        kind=kind,
        body=body.strip(),
        contact=contact.strip(),
        about=about.strip(),
        began_on=began_on,
        by=by,
    )
    audit(by=by, did="proceeding.added", about=row)
    record_state(proceeding=row, by=by, **state)
    return row


@transaction.atomic
def record_state(
    *,
    proceeding: Proceeding,
    state: str,
    family: str,
    practitioners: str,
    publish: str,
    by: Any,
    agreed_with: str = "",
    words: str = "",
    next_on: date | None = None,
    next_what: str = "",
    check_on: date | None = None,
) -> ProceedingState:
    """Where it stands now, and what that means for the review. What was said before stays.

    Where they say that nothing may be published, a hold is set with it, unless one stands already.
    """
    proceeding = lock(proceeding)
    permit_writing(proceeding.review, by)
    _must_be_a_state(state, family, practitioners, publish, agreed_with)
    if state != ENDED and check_on is None:
        raise Refused("Say when you will ask again, so that nobody forgets.")
    if check_on is not None and check_on <= timezone.localdate():
        raise Refused("The day to ask again must lie ahead.")
    row = ProceedingState.objects.create(
        proceeding=proceeding,
        state=state,
        next_on=next_on,
        next_what=next_what.strip(),
        family=family,
        practitioners=practitioners,
        publish=publish,
        agreed_with=agreed_with.strip(),
        words=words.strip(),
        check_on=None if state == ENDED else check_on,
        by=by,
    )
    audit(by=by, did="proceeding.state", about=proceeding, state=row.get_state_display())
    if state != ENDED and publish == May.NO and check_on is not None:
        _hold_because(proceeding, check_on, by)
    return row


def _must_be_a_state(*answers: str) -> None:
    state, family, practitioners, publish, agreed_with = answers
    reasons = []
    if state not in ProceedingState.State.values:
        reasons.append("Choose where the proceedings stand.")
    if not {family, practitioners, publish} <= set(May.values):
        reasons.append("Say what may be done, or that nobody has asked yet.")
    elif {family, practitioners, publish} != {May.NOT_ASKED} and not written(agreed_with):
        reasons.append("Name who said what may be done.")
    if reasons:
        raise Refused(*reasons)


def _hold_because(proceeding: Proceeding, check_on: date, by: Any) -> None:
    here = proceeding.holds.all().standing_now()
    if not here.exists():
        holds.set_hold(
            review=proceeding.review,
            since=timezone.localdate(),
            reason=f"{proceeding.body} asks that nothing is published now.",
            first_check=check_on,
            because=proceeding,
            by=by,
        )


@transaction.atomic
def receive_request(
    *,
    review: Review,
    asked_by: str,
    material: str,
    power: str,
    received_on: date,
    by: Any,
    contact: str = "",
    power_words: str = "",
    answer_by: date | None = None,
    proceeding: Proceeding | None = None,
) -> DisclosureRequest:
    """Somebody asks for material of the review."""
    review = lock_review(review)
    permit_writing(review, by)
    must_say((asked_by, "Say which body asks."), (material, "Say what they ask for."))
    if power not in DisclosureRequest.Power.values:
        raise Refused("Choose under which power they ask.")
    if power == DisclosureRequest.Power.STATUTORY and not written(power_words):
        raise Refused("Say which power in law they rely on.")
    if received_on > timezone.localdate():
        raise Refused("The day it was received cannot be in the future.")
    if answer_by is not None and answer_by < received_on:
        raise Refused("The answer cannot be due before the request was received.")
    if proceeding is not None and proceeding.review_id != review.pk:
        raise Refused("Those proceedings belong to another review.")
    row = DisclosureRequest.objects.create(
        review=review,
        proceeding=proceeding,
        asked_by=asked_by.strip(),
        contact=contact.strip(),
        material=material.strip(),
        power=power,
        power_words=power_words.strip(),
        received_on=received_on,
        answer_by=answer_by,
        by=by,
    )
    audit(by=by, did="disclosure.asked", about=row)
    return row


@transaction.atomic
def decide_request(
    *,
    request: DisclosureRequest,
    outcome: str,
    reason: str,
    decided_by: str,
    decided_on: date,
    legal_advice: str,
    by: Any,
    given: str = "",
    given_on: date | None = None,
) -> DisclosureDecision:
    """What was decided. It never changes; a later decision is added beside it."""
    request = lock(request)
    permit_writing(request.review, by)
    must_say(
        (reason, "Say why."),
        (decided_by, "Say who decided."),
        (legal_advice, "Say which legal advice it rests on, or why none was taken."),
    )
    outcomes = DisclosureDecision.Outcome
    if outcome not in outcomes.values:
        raise Refused("Choose what was decided.")
    if outcome == outcomes.REFUSED and (given.strip() or given_on):
        raise Refused("Nothing is given when it is refused. Leave out what was given, and when.")
    if outcome != outcomes.REFUSED and not written(given):
        raise Refused("Say what was given.")
    today = timezone.localdate()
    if decided_on > today or (given_on is not None and given_on > today):
        raise Refused("A decision, and what was given, cannot lie in the future.")
    if decided_on < request.received_on:
        raise Refused("It cannot be decided before it was received.")
    row = DisclosureDecision.objects.create(
        request=request,
        outcome=outcome,
        reason=reason.strip(),
        decided_by=decided_by.strip(),
        decided_on=decided_on,
        legal_advice=legal_advice.strip(),
        given=given.strip(),
        given_on=given_on,
        by=by,
    )
    audit(by=by, did="disclosure.decided", about=request, outcome=row.get_outcome_display())
    return row


@transaction.atomic
def add_risk(*, review: Review, what: str, by: Any, **view: Any) -> Risk:
    """Say what could go wrong, and how it stands. `view` as `look_at_risk` takes."""
    review = lock_review(review)
    permit_writing(review, by)
    must_say((what, "Say what could go wrong."))
    last = Risk.objects.filter(review=review).aggregate(top=Max("number"))["top"] or 0
    risk = Risk.objects.create(review=review, number=last + 1, what=what.strip(), by=by)
    audit(by=by, did="risk.added", about=risk)
    look_at_risk(risk=risk, by=by, **view)
    return risk


@transaction.atomic
def look_at_risk(
    *,
    risk: Risk,
    likelihood: str,
    effect: str,
    owner: User | None,
    doing: str,
    check_on: date | None,
    by: Any,
) -> RiskView:
    """How the risk stands today. What was seen before stays."""
    risk = lock(risk)
    permit_writing(risk.review, by)
    _must_be_open(risk)
    must_say((doing, "Say what is done about it."), (owner, "Say who owns it."))
    if likelihood not in RiskView.Likelihood.values or effect not in RiskView.Effect.values:
        raise Refused("Choose how likely it is, and how bad it would be.")
    if check_on is None or check_on <= timezone.localdate():
        raise Refused("Say on which day ahead somebody looks at it again.")
    if owner is not None and not sits_on_panel(risk.review, owner):
        raise Refused(f"{owner} has no seat on this review. Choose somebody who sees this.")
    row = RiskView.objects.create(
        risk=risk,
        likelihood=likelihood,
        effect=effect,
        owner=owner,
        doing=doing.strip(),
        check_on=check_on,
        by=by,
    )
    said = f"{row.get_likelihood_display()}, {row.get_effect_display()}"
    audit(by=by, did="risk.seen", about=risk, said=said)
    return row


@transaction.atomic
def close_risk(*, risk: Risk, reason: str, by: Any) -> RiskView:
    """It can no longer happen, or no longer matters: the reason says which."""
    risk = lock(risk)
    permit_writing(risk.review, by)
    last = _must_be_open(risk)
    must_say((reason, "Say why the risk is closed."))
    row = RiskView.objects.create(
        risk=risk,
        likelihood=last.likelihood,
        effect=last.effect,
        closed=True,
        reason=reason.strip(),
        by=by,
    )
    audit(by=by, did="risk.closed", about=risk, reason=reason.strip())
    return row


def _must_be_open(risk: Risk) -> Any:
    """Its latest view, or None; refused when that one closed it."""
    last = risk.views.order_by("-at", "-pk").first()
    if last is not None and last.closed:
        raise Refused("This risk is closed. Write down a new one if it comes back.")
    return last
