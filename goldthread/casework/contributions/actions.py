"""Writes of the agency that answers: acknowledged, authors named, independence, nil returns."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.contributions import permits
from goldthread.casework.contributions.changing import lock, stands, step
from goldthread.casework.contributions.models import (
    Delegation,
    IndependenceRuling,
    IndependenceStatement,
    NilReturn,
    Return,
    Step,
    StepKind,
)
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.records.refusals import Refused, said
from goldthread.foundations.records.words import written

SIGNATORY = "Only a signatory of the agency can do this."


@transaction.atomic
def acknowledge(*, agency_return: Return, by: Any) -> Step:
    held = lock(agency_return)
    permits.need(permits.signs(held, by), SIGNATORY)
    if stands(held).step != StepKind.INVITED:
        raise Refused("This invitation was acknowledged already.")
    row = step(held, StepKind.ACKNOWLEDGED, by)
    audit(by=by, did="return.acknowledged", about=held)
    return row


@transaction.atomic
def name_author(*, agency_return: Return, person: User, by: Any) -> Delegation:
    """Name an author. Whoever names one has acknowledged the invitation with it."""
    held = lock(agency_return)
    permits.need(permits.signs(held, by), SIGNATORY)
    state = stands(held)
    if not (state.writing or state.step == StepKind.INVITED):
        raise Refused("An author can be named while the return is being written.")
    if not permits.possible_authors(held).filter(pk=person.pk).exists():
        raise Refused(
            f"{person} does not work for {held.answering} today, has a conflict of interest, or "
            "writes this return already. Choose somebody else."
        )
    refused = IndependenceRuling.objects.filter(
        statement__delegation__agency_return=held, statement__delegation__person=person
    )
    if refused.filter(accepted=False).exists():
        raise Refused(
            f"The business unit decided that {person} does not stand apart enough to write this "
            "return. Choose somebody else."
        )
    if state.step == StepKind.INVITED:
        acknowledge(agency_return=held, by=by)
    row = Delegation.objects.create(agency_return=held, person=person, by=by)
    audit(by=by, did="return.author_named", about=held, person=person)
    path = held.get_absolute_url()
    transaction.on_commit(lambda: letters.remind([person], "A return", path) and None)
    return row


@transaction.atomic
def end_author(*, delegation: Delegation, why: str, by: Any) -> Delegation:
    held = lock(delegation.agency_return)
    permits.need(permits.signs(held, by), SIGNATORY)
    row = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    if row.ended_at is not None:
        raise Refused(f"{row.person} no longer writes this return.")
    row.ended_why = said(why, "Say why they no longer write it.")
    row.ended_by, row.ended_at = by, timezone.now()
    row.save(update_fields=["ended_by", "ended_at", "ended_why"])
    audit(by=by, did="return.author_ended", about=held, person=row.person)
    return row


@transaction.atomic
def state_independence(
    *,
    agency_return: Return,
    involved: bool,
    managed: bool,
    post: str,
    by: Any,
    words: str = "",
) -> IndependenceStatement:
    """The author's own answers, given once and frozen. Nobody answers for them."""
    held = lock(agency_return)
    delegation = permits.delegation_of(held, by)
    permits.need(delegation is not None, "Only a named author can say whether they stand apart.")
    assert delegation is not None  # noqa: S101 - for the type checker; `need` has raised
    if hasattr(delegation, "statement"):
        raise Refused("You have answered already. Ask your signatory to name you again.")
    post = said(post, "Say what your post is.")
    if (involved or managed) and not written(words):
        raise Refused("Say what there was, so that the business unit can decide.")
    row = IndependenceStatement.objects.create(
        delegation=delegation, involved=involved, managed=managed, post=post, words=words.strip()
    )
    answer = "stands apart from the case" if row.is_independent else "does not stand apart"
    audit(by=by, did="return.independence_stated", about=held, answer=answer)
    return row


@transaction.atomic
def rule_on_independence(
    *, statement: IndependenceStatement, accepted: bool, reason: str, by: Any
) -> IndependenceRuling:
    """Whether an author who does not stand apart may write all the same. Frozen."""
    held = lock(statement.delegation.agency_return)
    permits.need(permits.may_run(held, by), "Only the business unit can decide on this.")
    permits.need(statement.delegation.person_id != by.pk, "Nobody decides on themselves.")
    if statement.is_independent:
        raise Refused("This author stands apart from the case. There is nothing to decide.")
    if IndependenceRuling.objects.filter(statement=statement).exists():
        raise Refused("This is decided already.")
    row = IndependenceRuling.objects.create(
        statement=statement,
        accepted=accepted,
        reason=said(reason, "Say why. The panel will read this."),
        by=by,
    )
    verdict = "accepted" if accepted else "not accepted"
    audit(by=by, did="return.independence_ruled", about=held, verdict=verdict, reason=row.reason)
    return row


@transaction.atomic
def nil(
    *,
    agency_return: Return,
    searched: str,
    period_from: date,
    period_to: date,
    said_by: str,
    by: Any,
) -> NilReturn:
    """The agency had no involvement, and says what it searched. It settles the return."""
    held = lock(agency_return)
    permits.need(permits.signs(held, by), SIGNATORY)
    if not stands(held).with_agency:
        raise Refused("A nil return can be made while the return waits for your agency.")
    reasons = []
    if not written(searched):
        reasons.append("Say what was searched, and for whom.")
    if not written(said_by):
        reasons.append("Say who says so: name and post.")
    if period_to < period_from:
        reasons.append("The period cannot end before it begins.")
    if period_to > timezone.localdate():
        reasons.append("The period cannot end in the future.")
    if reasons:
        raise Refused(*reasons)
    row = NilReturn.objects.create(
        agency_return=held,
        searched=searched.strip(),
        period_from=period_from,
        period_to=period_to,
        said_by=said_by.strip(),
        by=by,
    )
    step(held, StepKind.NIL, by)
    audit(by=by, did="return.nil", about=held, said_by=row.said_by)
    return row
