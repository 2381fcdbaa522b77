"""What a person decides of findings. Each decision is a row with a name."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import permits
from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention, Says
from goldthread.publishing.anonymising.registers import children_of


@transaction.atomic
def decide(
    *, check: LeakCheck, mentions: Sequence[Mention], says: str, because: str, by: Any
) -> int:
    """Of several at once, with one reason. Returns how many. All or none."""
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
    Decision.objects.bulk_create(
        Decision(mention=one, says=says, because=because, by=by) for one in mentions
    )
    did = "leak_check.stands" if says == Says.STANDS else "leak_check.goes"
    audit(by=by, did=did, about=check, count=len(mentions))
    return len(mentions)


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
