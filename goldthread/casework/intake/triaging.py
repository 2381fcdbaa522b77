"""The business unit's first writes: what becomes of a referral, and who goes on the register."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.intake.models import (
    LetterKind,
    Referral,
    ReferralPerson,
    Relation,
    Triage,
    TriageOutcome,
)
from goldthread.casework.intake.permits import permit_run
from goldthread.casework.intake.writing import produce
from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.actions import involve
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


@transaction.atomic
def triage(
    *,
    referral: Referral,
    outcome: str,
    reason: str,
    safety: str,
    by: Any,
    told: str = "",
    duplicate_of: Referral | None = None,
    passed_to: str = "",
) -> Triage:
    """Say what becomes of a referral, with what is known of the children's safety today."""
    referral = _locked(referral)
    permit_run(referral, by)
    reasons = []
    if not written(safety):
        reasons.append("Say what is known of the children’s safety now, before anything else.")
    if not written(reason):
        reasons.append("Say why.")
    if outcome != TriageOutcome.ACCEPT and not written(told):
        reasons.append("Say what the referrer is told.")
    if outcome == TriageOutcome.PASS_ON and not written(passed_to):
        reasons.append("Say which area or body it is passed to.")
    if outcome == TriageOutcome.DUPLICATE and duplicate_of is None:
        reasons.append("Choose the referral that told us before.")
    if (latest := referral.triages.first()) is not None and latest.outcome == outcome:
        reasons.append(f"It is {latest.get_outcome_display()} already.")
    if referral.matter is not None and referral.matter.decisions.exists():
        reasons.append("The chair has decided on this. It can no longer be sent another way.")
    if reasons:
        raise Refused(*reasons)
    if outcome != TriageOutcome.DUPLICATE:
        duplicate_of = None
    elif duplicate_of is not None:
        _same_only_if_seen(referral, duplicate_of, by)
    row = Triage.objects.create(
        referral=referral,
        outcome=TriageOutcome(outcome),
        reason=reason.strip(),
        safety=safety.strip(),
        told="" if outcome == TriageOutcome.ACCEPT else told.strip(),
        duplicate_of=duplicate_of,
        passed_to=passed_to.strip() if outcome == TriageOutcome.PASS_ON else "",
        by=by,
    )
    audit(by=by, did="referral.triaged", about=referral, outcome=row.get_outcome_display())
    if row.told:
        produce(referral=referral, kind=LetterKind.TO_REFERRER, words=row.told, by=by)
    return row


def _locked(referral: Referral) -> Referral:
    rows = Referral.objects.select_for_update(of=("self",)).filter(matter__isnull=False)
    found = rows.select_related("partnership", "matter", "organisation").filter(pk=referral.pk)
    row: Referral | None = found.first()
    if row is None:
        raise PermissionDenied
    return row


def _same_only_if_seen(referral: Referral, other: Referral, by: Any) -> None:
    if other.pk == referral.pk:
        raise Refused("A referral cannot repeat itself.")
    seen = Referral.objects.filter(pk=other.pk, partnership=referral.partnership_id)
    if by is not None and not seen.visible_to(by).exists():
        raise PermissionDenied


def is_accepted(referral: Referral) -> bool:
    latest = referral.triages.first()
    return latest is not None and latest.outcome == TriageOutcome.ACCEPT


@transaction.atomic
def put_everyone_on_register(*, referral: Referral, by: Any) -> list[Involvement]:
    """Everyone whom a referral names and who is not on the register yet, the child first."""
    referral = _locked(referral)
    permit_run(referral, by)
    waiting = list(referral.people.filter(added_at__isnull=True))
    if not waiting:
        raise Refused("Everyone whom this referral names is on the register already.")
    made = []
    for person in sorted(waiting, key=lambda one: (one.relation != Relation.CHILD, one.pk)):
        try:
            made.append(put_on_register(person=person, by=by))
        except Refused as refusal:
            told = (f"{person.name}: {reason}" for reason in refusal.reasons)
            raise Refused(*told, "Nobody was put on the register.") from refusal
    return made


@transaction.atomic
def put_on_register(*, person: ReferralPerson, by: Any) -> Involvement:
    """One named person of a referral goes on the people register, as the referrer knew them."""
    rows = ReferralPerson.objects.select_for_update(of=("self",))
    person = rows.select_related("referral__matter", "referral__partnership").get(pk=person.pk)
    referral = person.referral
    permit_run(referral, by)
    if referral.matter is None:
        raise PermissionDenied
    if person.added_at is not None:
        raise Refused(f"They are on the register already, as {person.added_as}.")
    unborn = person.unborn and person.relation == Relation.CHILD
    born: dict[str, Any] = {"due_date" if person.unborn else "dob": person.dob}
    row = involve(
        matter=referral.matter,
        role="unborn child" if unborn else person.relation,
        by=by,
        forename=person.forename,
        surname=person.surname,
        aliases=[part for part in person.known_as.split(",") if part.strip()],
        died_on=person.died_on,
        **born,
    )
    person.added_as, person.added_by, person.added_at = row.code, by, timezone.now()
    person.save(update_fields=["added_as", "added_by", "added_at"])
    audit(by=by, did="referral.person_added", about=referral, code=row.code)
    return row
