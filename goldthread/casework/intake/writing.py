"""Letters are produced from what is on record, kept with their fingerprint, and handed out."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from goldthread.casework.intake import store
from goldthread.casework.intake.models import (
    Decision,
    Letter,
    LetterKind,
    Recommendation,
    Referral,
    ScopingRequest,
)
from goldthread.casework.intake.permits import permit_run
from goldthread.casework.intake.wording import words_of
from goldthread.engines.documents.letters import Letterhead, letter
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

TO_REFERRER = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.TO_REFERRER})


def produce(
    *,
    referral: Referral,
    kind: str,
    by: Any,
    request: ScopingRequest | None = None,
    recommendation: Recommendation | None = None,
    decision: Decision | None = None,
    organisation: Organisation | None = None,
    words: str = "",
) -> Letter:
    """Write one letter and keep it. For other actions, inside their transaction: they permit."""
    body = organisation or (request.organisation if request else None)
    said = words_of(
        kind,
        referral,
        request=request,
        recommendation=recommendation,
        decision=decision,
        words=words,
    )
    to = [*said.to, *([body.name] if body and body.name not in said.to else [])]
    head = Letterhead(
        sender=referral.partnership.name, to=to, on=timezone.localdate(), reference=referral.code
    )
    data = letter(said.title, head, said.blocks, signed=["The business unit", head.sender])
    row = Letter(
        referral=referral,
        kind=LetterKind(kind),
        to=", ".join(to)[:300],
        to_referrer=kind in TO_REFERRER,
        organisation=body,
        request=request,
        decision=decision,
        words=words.strip(),
        by=by,
    )
    store.keep_made(row, data, f"{referral.code}-{slugify(said.title)}.docx")
    row.save()
    audit(by=by, did="letter.produced", about=row, to=row.to)
    return row


@transaction.atomic
def tell_of_decision(*, decision: Decision, words: str, by: Any) -> list[Letter]:
    """Letters about a decision: to the referrer, in words chosen for them, and to each agency."""
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    referral = decision.referral
    permit_run(referral, by)
    if not written(words):
        raise Refused("Say what the referrer is told.")
    if decision.letters.exists():
        raise Refused("The letters about this decision have been written.")
    made = [
        produce(
            referral=referral, kind=LetterKind.TO_REFERRER, decision=decision, words=words, by=by
        )
    ]
    for body in _asked(referral):
        made.append(
            produce(
                referral=referral,
                kind=LetterKind.TO_AGENCY,
                decision=decision,
                organisation=body,
                by=by,
            )
        )
    return made


def _asked(referral: Referral) -> Sequence[Organisation]:
    return [row.organisation for row in referral.requests.select_related("organisation")]


@transaction.atomic
def notify_national_panel(*, referral: Referral, by: Any) -> Letter:
    """The notification to the national Panel as a letter, from what is on record."""
    permit_run(referral, by)
    return produce(referral=referral, kind=LetterKind.TO_PANEL, by=by)
