"""Writes of those who ask: agencies invited, time given, asked again, excused, opened to others."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.contributions import permits
from goldthread.casework.contributions.changing import lock, stands, step
from goldthread.casework.contributions.models import (
    AskedLine,
    Chase,
    Extension,
    Kind,
    Release,
    Return,
    StepKind,
)
from goldthread.casework.contributions.telling import tell, tell_authors
from goldthread.casework.reviews import moretime
from goldthread.casework.reviews.models import Review, TermsOfReference
from goldthread.casework.reviews.outlines import ACCOUNTS_DUE, RETURNS_DUE
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused, said

WHO = "Only the business unit, the lead reviewer and the chair can do this."


def usual_due(review: Review) -> date | None:
    """The day that the timetable of the review names for returns, while it lies ahead."""
    named = review.milestones.filter(name__in=(RETURNS_DUE, ACCOUNTS_DUE), done_on__isnull=True)
    return named.filter(planned__gte=timezone.localdate()).values_list("planned", flat=True).first()


def still_to_ask(review: Review, terms: TermsOfReference | None) -> list[int]:
    """Ids of the agencies that the agreed terms name and that nobody has asked yet."""
    if terms is None:
        return []
    asked = Return.objects.filter(review=review).values("organisation")
    return list(terms.agencies.exclude(pk__in=asked).values_list("pk", flat=True))


@transaction.atomic
def invite(
    *,
    review: Review,
    organisations: Sequence[Organisation],
    due: date,
    by: Any,
    kind: str = Kind.IMR,
    words: str = "",
) -> list[Return]:
    """Ask agencies for their returns, with the agreed terms of reference as they are today."""
    permits.need(permits.may_invite(review, by), WHO)
    terms = TermsOfReference.objects.agreed(review)
    if terms is None:
        raise Refused(
            "Agree the terms of reference first. They are sent with the invitation and are what "
            "each agency answers."
        )
    reasons = _against(review, organisations, due, kind)
    if reasons:
        raise Refused(*reasons)
    return [_ask(review, body, terms, due, kind, words.strip(), by) for body in organisations]


def _against(
    review: Review, organisations: Sequence[Organisation], due: date, kind: str
) -> list[str]:
    if any(body.partnership_id != review.partnership.pk for body in organisations):
        raise PermissionDenied
    reasons = []
    if not organisations:
        reasons.append("Choose at least one agency.")
    if due <= timezone.localdate():
        reasons.append("The return must be due on a day after today.")
    if kind not in Kind.values:
        reasons.append("Choose what the agencies are asked for.")
    for body in organisations:
        if body.successor is not None:
            reasons.append(f"{body} has closed. Choose {body.today()}.")
    rows = Return.objects.filter(review=review, kind=kind, organisation__in=organisations)
    asked = rows.with_last_step().exclude(last_step=StepKind.EXCUSED)
    reasons += [f"{row.organisation} was asked for this already." for row in asked]
    return reasons


def _ask(
    review: Review,
    body: Organisation,
    terms: TermsOfReference,
    due: date,
    kind: str,
    words: str,
    by: Any,
) -> Return:
    frozen = {
        "terms": terms,
        "purpose": terms.purpose,
        "scope": terms.scope,
        "period_from": terms.period_from,
        "period_to": terms.period_to,
        "due": due,
    }
    # One that was excused is asked again: its rows stay, and so does its first date.
    row, made = Return.objects.get_or_create(
        review=review, organisation=body, kind=kind,
        defaults={**frozen, "first_due": due, "asked_by": by},
    )  # fmt: skip
    if not made:
        row.due = due
        row.save(update_fields=["due"])
    else:
        AskedLine.objects.bulk_create(
            AskedLine(
                agency_return=row, number=line.number, question=line.question, prompt=line.prompt
            )
            for line in terms.lines.order_by("number")
        )
    step(row, StepKind.INVITED, by, words)
    audit(by=by, did="return.invited", about=row, due=due)
    tell(permits.signatories_of(row), row, by=by)
    return row


@transaction.atomic
def chase(*, agency_return: Return, by: Any, words: str = "", on: date | None = None) -> Chase:
    """Ask the agency again. Without `by`: the nightly reminder, of the day that it was given."""
    held = lock(agency_return)
    if by is not None:
        permits.need(permits.may_invite(held.review, by), WHO)
    state = stands(held)
    if not state.with_agency:
        raise Refused("This return does not wait for the agency, so there is nothing to ask for.")
    told = _chased(held, state.step, by)
    row = Chase.objects.create(
        agency_return=held,
        on=on or timezone.localdate(),
        words=words.strip(),
        told=", ".join(person.name for person in told),
        by=by,
    )
    audit(by=by, did="return.chased", about=held, told=row.told or "nobody, for lack of people")
    return row


def _chased(of: Return, step_now: str, by: Any) -> list[User]:
    """Whose turn it is in the agency: the authors while they write, otherwise the signatories."""
    if step_now in (StepKind.ACKNOWLEDGED, StepKind.HANDED_BACK, StepKind.RETURNED):
        return tell_authors(of, by=by)
    return tell(permits.signatories_of(of), of, by=by)


@transaction.atomic
def ask_for_time(*, agency_return: Return, to: date, reason: str, by: Any) -> Extension:
    """The agency asks for a later date."""
    held = lock(agency_return)
    permits.need(permits.is_own(held, by), "Only the agency itself can ask for more time.")
    if not stands(held).with_agency:
        raise Refused("This return does not wait for you, so no more time is needed.")
    row: Extension = moretime.ask(held, to=to, reason=reason, by=by)
    audit(by=by, did="return.time_asked", about=held, to=to)
    return row


@transaction.atomic
def decide_on_time(
    *, agency_return: Return, granted: bool, by: Any, to: date | None = None, words: str = ""
) -> Extension:
    """Grant or refuse what was asked; a later or an earlier date than asked may be granted."""
    held = lock(agency_return)
    permits.need(permits.may_invite(held.review, by), WHO)
    row: Extension = moretime.decide(held, granted=granted, to=to, words=words, by=by)
    if granted:
        audit(by=by, did="return.time_granted", about=held, to=row.granted_to)
    else:
        audit(by=by, did="return.time_refused", about=held, reason=row.words)
    return row


@transaction.atomic
def give_time(*, agency_return: Return, to: date, reason: str, by: Any) -> Extension:
    """Move the date without having been asked. The first date and the reason stay."""
    held = lock(agency_return)
    permits.need(permits.may_invite(held.review, by), WHO)
    moretime.none_open(held)
    if not stands(held).with_agency:
        raise Refused("This return does not wait for the agency, so its date stays.")
    row: Extension = moretime.give(held, to=to, reason=reason, by=by)
    audit(by=by, did="return.time_granted", about=held, to=to)
    return row


@transaction.atomic
def excuse(*, agency_return: Return, reason: str, by: Any) -> Return:
    """Nothing more is asked of this agency. What it wrote stays with it."""
    held = lock(agency_return)
    permits.need(permits.may_run(held, by), "Only the business unit can excuse an agency.")
    if stands(held).settled:
        raise Refused("This return is settled already.")
    reason = said(reason, "Say why the agency is excused.")
    step(held, StepKind.EXCUSED, by, reason)
    audit(by=by, did="return.excused", about=held, reason=reason)
    return held


@transaction.atomic
def release(*, agency_return: Return, reason: str, by: Any) -> Release:
    """Open what was sent to the other agencies that were asked in this review."""
    held = lock(agency_return)
    permits.need(permits.may_run(held, by), "Only the business unit can open a return to others.")
    if stands(held).step != StepKind.ACCEPTED:
        raise Refused("Only an accepted return can be opened to the other agencies.")
    if held.releases.filter(ended_at__isnull=True).exists():
        raise Refused("It is open to the other agencies already.")
    reason = said(reason, "Say why the other agencies need to read it.")
    row = Release.objects.create(agency_return=held, reason=reason, by=by)
    audit(by=by, did="return.released", about=held, reason=reason)
    return row


@transaction.atomic
def end_release(*, agency_return: Return, by: Any) -> Release:
    held = lock(agency_return)
    permits.need(permits.may_run(held, by), "Only the business unit can close it again.")
    row = held.releases.select_for_update().filter(ended_at__isnull=True).first()
    if row is None:
        raise Refused("It is not open to other agencies.")
    row.ended_by, row.ended_at = by, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])
    audit(by=by, did="return.release_ended", about=held)
    return row
