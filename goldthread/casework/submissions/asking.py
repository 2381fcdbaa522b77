"""Writes of those who ask: agencies asked, the date moved, asked again, excused."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from goldthread.casework.reviews import moretime
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions import permits
from goldthread.casework.submissions.changing import lock, stands, step
from goldthread.casework.submissions.models import Call, Chase, DueChange, Extension, StepKind
from goldthread.casework.submissions.telling import tell, tell_agency
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused, said

LONGEST_CODE = 26  # characters: a ref stands in the middle of sentences
COMMON = {
    "and", "borough", "city", "council", "county", "district", "for", "foundation", "group",
    "limited", "ltd", "metropolitan", "nhs", "of", "the", "trust",
}  # fmt: skip


@transaction.atomic
def ask(
    *, review: Review, organisations: Sequence[Organisation], due: date, by: Any, words: str = ""
) -> list[Call]:
    """Ask agencies for their chronologies of the review's period as it is today."""
    permits.need(permits.may_ask(review, by), permits.ASKERS)
    if any(body.partnership_id != review.partnership.pk for body in organisations):
        raise PermissionDenied
    if reasons := _against(review, organisations, due):
        raise Refused(*reasons)
    return [_ask(review, body, due, words.strip(), by) for body in organisations]


def _against(review: Review, organisations: Sequence[Organisation], due: date) -> list[str]:
    reasons = []
    if not organisations:
        reasons.append("Choose at least one agency.")
    if due <= timezone.localdate():
        reasons.append("The chronology must be due on a day after today.")
    for body in organisations:
        if body.successor is not None:
            reasons.append(f"{body} has closed. Choose {body.today()}.")
    rows = Call.objects.filter(review=review, organisation__in=organisations).with_last_step()
    asked = rows.exclude(last_step=StepKind.EXCUSED).select_related("organisation")
    reasons += [f"{row.organisation} was asked for its chronology already." for row in asked]
    return reasons


def _ask(review: Review, body: Organisation, due: date, words: str, by: Any) -> Call:
    period = {"period_from": review.period_from, "period_to": review.period_to}
    # One that was excused is asked again: its rows stay, and so does its first date.
    row, made = Call.objects.get_or_create(
        review=review, organisation=body,
        defaults={
            "code": code_for(review, body), "words": words, "due": due, "first_due": due,
            "asked_by": by, **period,
        },
    )  # fmt: skip
    if not made:
        row.due, row.words = due, words or row.words
        row.save(update_fields=["due", "words"])
    step(row, StepKind.ASKED, by, words)
    audit(by=by, did="chronology.asked", about=row, due=due)
    tell(permits.signatories_of(row), row, by=by)
    return row


def code_for(review: Review, body: Organisation) -> str:
    """What names the agency in refs: police, and police-2 where that is taken."""
    plain = short_code(body.name, review.matter.partnership.name)
    taken = set(Call.objects.filter(review=review).values_list("code", flat=True))
    code, number = plain, 2
    while code in taken:
        code, number = f"{plain}-{number}", number + 1
    return code


def short_code(name: str, partnership: str) -> str:
    """The telling words of an agency's name, joined: those that it shares with the partnership,
    and those that many agencies share, tell nobody apart. All of them where none would be left.
    """
    words = slugify(name).split("-")
    telling = [word for word in words if word not in {*slugify(partnership).split("-"), *COMMON}]
    code = ""
    for word in telling or words:
        longer = f"{code}-{word}" if code else word
        if len(longer) > LONGEST_CODE and code:
            break
        code = longer
    return code[:44] or "agency"


@transaction.atomic
def chase(*, call: Call, by: Any, words: str = "", on: date | None = None) -> Chase:
    """Ask the agency again. Without `by`: the nightly reminder, of the day that it was given."""
    held = lock(call)
    if by is not None:
        permits.need(permits.may_ask(held.review, by), permits.ASKERS)
    if stands(held).settled:
        raise Refused("This chronology is not waited for, so there is nothing to ask for.")
    told = tell_agency(held, by=by)
    row: Chase = Chase.objects.create(
        call=held,
        on=on or timezone.localdate(),
        words=words.strip(),
        told=", ".join(person.name for person in told),
        by=by,
    )
    audit(by=by, did="chronology.chased", about=held, told=row.told or "nobody, for lack of people")
    return row


@transaction.atomic
def move_due(*, call: Call, to: date, reason: str, by: Any) -> Call:
    """Move the date. The first date and the reason stay."""
    held = lock(call)
    permits.need(permits.may_ask(held.review, by), permits.ASKERS)
    if stands(held).settled:
        raise Refused("This chronology is not waited for, so its date stays.")
    reason = said(reason, "Say why the date moves.")
    moretime.none_open(held)
    if to <= timezone.localdate():
        raise Refused("The new date must be after today.")
    DueChange.objects.create(call=held, was=held.due, to=to, reason=reason, by=by)
    held.due = to
    held.save(update_fields=["due"])
    audit(by=by, did="chronology.due_moved", about=held, to=to, reason=reason)
    return held


@transaction.atomic
def decide_on_time(
    *, call: Call, granted: bool, by: Any, to: date | None = None, words: str = ""
) -> Extension:
    """Grant or refuse what the agency asked; another date than it asked may be granted."""
    held = lock(call)
    permits.need(permits.may_ask(held.review, by), permits.ASKERS)
    row: Extension = moretime.decide(held, granted=granted, to=to, words=words, by=by)
    if granted:
        audit(by=by, did="chronology.time_granted", about=held, to=row.granted_to)
    else:
        audit(by=by, did="chronology.time_refused", about=held, reason=row.words)
    tell_agency(held, by=by)
    return row


@transaction.atomic
def excuse(*, call: Call, reason: str, by: Any) -> Call:
    """Nothing more is asked of this agency. What it sent stays."""
    held = lock(call)
    permits.need(permits.may_run(held, by), "Only the business unit can excuse an agency.")
    if stands(held).settled:
        raise Refused("This chronology is not waited for any more.")
    reason = said(reason, "Say why the agency is excused.")
    step(held, StepKind.EXCUSED, by, reason)
    audit(by=by, did="chronology.excused", about=held, reason=reason)
    return held
