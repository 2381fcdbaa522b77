"""Writes of an author: findings, good practice and recommendations as records, never changed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.contributions import permits
from goldthread.casework.contributions.changing import lock, stands
from goldthread.casework.contributions.models import (
    AgencyRecommendation,
    AskedLine,
    Finding,
    GoodPractice,
    Known,
    Return,
)
from goldthread.casework.contributions.sections import Holds
from goldthread.casework.reviews.walls import people_of
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused, said

Row = Finding | GoodPractice | AgencyRecommendation
MODELS: dict[str, type[Finding] | type[GoodPractice] | type[AgencyRecommendation]] = {
    Holds.FINDINGS: Finding,
    Holds.GOOD_PRACTICE: GoodPractice,
    Holds.RECOMMENDATIONS: AgencyRecommendation,
}
WRITERS = "Only a named author whose independence is settled can write this return."
NOT_NOW = (
    "This return is not being written now. What was handed in or sent stays as it is, until it is "
    "handed back or returned for revision."
)


def held_to_write(of: Return, by: Any) -> Return:
    """The locked return, if this person may write in it now."""
    held = lock(of)
    permits.need(permits.may_write(held, by), WRITERS)
    if not stands(held).writing:
        raise Refused(NOT_NOW)
    return held


def versions_of(of: Return, holds: str, number: int) -> int:
    """How many rows a record has had: what a page sends back, to notice a second tab."""
    return MODELS[holds].objects.filter(agency_return=of, number=number).count()


@transaction.atomic
def add(*, agency_return: Return, holds: str, by: Any, **facts: Any) -> Row:
    """One more record. `facts`: text, evidence, line, known; of a recommendation also because,
    expected_change, proof_wanted, due, owner."""
    held = held_to_write(agency_return, by)
    rows = MODELS[holds].objects.filter(agency_return=held)
    number = (rows.aggregate(top=Max("number"))["top"] or 0) + 1
    made = _make(held, holds, number, facts, by)
    audit(by=by, did="return.recorded", about=held, code=made.code)
    return made


@transaction.atomic
def correct(
    *, agency_return: Return, holds: str, number: int, version: int, by: Any, **facts: Any
) -> Row:
    """Another wording of a record. What it said before stays as an ended row."""
    held = held_to_write(agency_return, by)
    _end(held, holds, number, version, by)
    made = _make(held, holds, number, facts, by)
    audit(by=by, did="return.corrected", about=held, code=made.code)
    return made


@transaction.atomic
def withdraw(*, agency_return: Return, holds: str, number: int, version: int, by: Any) -> Row:
    """Take a record out. Its row stays, ended, and its number is not given again."""
    held = held_to_write(agency_return, by)
    row = _end(held, holds, number, version, by)
    audit(by=by, did="return.withdrawn", about=held, code=row.code)
    return row


def _make(held: Return, holds: str, number: int, facts: dict[str, Any], by: Any) -> Row:
    text = said(str(facts.pop("text", "")), "Write what you want to record.")
    line: AskedLine | None = facts.get("line")
    because: Finding | None = facts.get("because")
    if line is not None and line.agency_return_id != held.pk:
        raise Refused("Choose one of the lines of enquiry that your agency was asked.")
    if because is not None and because.agency_return_id != held.pk:
        raise Refused("Choose one of your own findings.")
    if holds != Holds.RECOMMENDATIONS and facts.get("known") not in Known.values:
        raise Refused("Say whether it was known then or is known now.")
    _check_due_and_owner(held, facts.get("due"), facts.get("owner"))
    row: Row = MODELS[holds].objects.create(
        agency_return=held, number=number, text=text, by=by, **facts
    )
    return row


def _check_due_and_owner(held: Return, due: date | None, owner: Any) -> None:
    if due is not None and due <= timezone.localdate():
        raise Refused("The recommendation must be due on a day after today.")
    here = people_of(held.answering, permits.WORKERS, held.matter)
    if owner is not None and not here.filter(pk=owner.pk).exists():
        raise Refused(f"{owner} does not work for {held.answering} today.")


def _end(held: Return, holds: str, number: int, version: int, by: Any) -> Row:
    rows = MODELS[holds].objects.select_for_update(of=("self",)).filter(agency_return=held)
    row: Row | None = rows.filter(number=number, ended_at__isnull=True).first()
    if row is None:
        raise Refused("This was taken out meanwhile. Nothing was changed.")
    if versions_of(held, holds, number) != version:
        raise Refused(
            f"{row.by} changed {row.code} in another window meanwhile. It now says: “{row.text}”. "
            "Nothing was changed. Send it again if yours should stand."
        )
    row.ended_by, row.ended_at = by, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])
    return row
