"""What a person decides of findings. Each decision is a row with a name."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.engines.anonymise.leaks import leaks
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import permits
from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention, Says
from goldthread.publishing.anonymising.registers import children_of, finder_for, register_of


@transaction.atomic
def decide(
    *,
    check: LeakCheck,
    mentions: Sequence[Mention],
    says: str,
    because: str,
    by: Any,
    wording: str = "",
) -> int:
    """Of several at once, with one reason. Returns how many. All or none.

    `wording`: own words for what is to stand instead, in a document of which a copy is made.
    """
    check = LeakCheck.objects.select_for_update().get(pk=check.pk)
    if not permits.may_decide(check.review, by):
        raise PermissionDenied
    if any(one.check_of_id != check.pk for one in mentions):
        raise PermissionDenied
    if not mentions:
        raise Refused("Tick what you decide about.")
    if says not in Says.values:
        raise Refused("Say whether it may stand or must go.")
    because = written(because)
    if says == Says.STANDS:
        _may_stand(mentions, because, children_of(check))
        wording = ""
    else:
        wording = written(wording) if is_rewritten(check) else ""
        _may_go(check, mentions, wording)
    Decision.objects.bulk_create(
        [
            Decision(mention=one, says=says, because=because, wording=wording, by=by)
            for one in mentions
        ],
        batch_size=500,
    )
    did = "leak_check.stands" if says == Says.STANDS else "leak_check.goes"
    audit(by=by, did=did, about=check, count=len(mentions))
    return len(mentions)


def is_rewritten(check: LeakCheck) -> bool:
    """Whether a copy is made from what is decided: what goes needs words to stand instead."""
    original = check.original
    return original is not None and not check.of_copy and not original.is_pdf


def _may_go(check: LeakCheck, mentions: Sequence[Mention], wording: str) -> None:
    if not is_rewritten(check):
        return
    bare = sorted({one.words for one in mentions if not one.instead and not wording})
    reasons = [f"Write what is to stand instead of “{words}”." for words in bare[:5]]
    if wording:
        finder = finder_for(register_of(check.review.matter)).without_names()
        reasons += [
            f"“{one.text}” in your own words is on the register. Write it without."
            for one in leaks(wording, finder)
        ]
    if reasons:
        raise Refused(*reasons)


def _may_stand(mentions: Sequence[Mention], because: str, children: frozenset[str]) -> None:
    never = sorted({one.words for one in mentions if not one.may_stand(children)})
    reasons = [
        f"“{words}” is on the register and tells who it is. It can never stand: write the text "
        "without it."
        for words in never
    ]
    if not because:
        reasons.append("Say why it may stand.")
    if reasons:
        raise Refused(*reasons)
