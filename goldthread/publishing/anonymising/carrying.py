"""What people decided of the same words before holds for a later check of the same case.

A word that is on no register is the same wherever it stands. One that may tell of somebody on it is
the same only where the words around it are the same too.
"""

from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention, Nature, Says

AROUND = 40  # characters on each side
Key = tuple[str, ...]


def carry_over(check: LeakCheck) -> int:
    """Repeat earlier decisions that words may stand, under the name of who decided. How many."""
    known = _known(check)
    carried = [
        Decision(
            mention=one, says=Says.STANDS, because=before.because, by_id=before.by_id,
            carried_from=before,
        )
        for one in Mention.objects.filter(check_of=check)
        if (before := known.get(_key(one, check.text))) is not None
    ]  # fmt: skip
    Decision.objects.bulk_create(carried)
    return len(carried)


def _known(check: LeakCheck) -> dict[Key, Decision]:
    """The last decision of each kind of words in this review; only those that say it may stand."""
    rows = Decision.objects.filter(
        mention__check_of__review=check.review_id, mention__check_of__number__lt=check.number
    ).select_related("mention__check_of")
    last = {_key(row.mention, row.mention.check_of.text): row for row in rows.order_by("pk")}
    return {key: row for key, row in last.items() if row.says == Says.STANDS}


def _key(one: Mention, text: str) -> Key:
    if one.nature == Nature.UNKNOWN:
        return (one.nature, one.kind, one.words.casefold())
    before, after = text[max(one.start - AROUND, 0) : one.start], text[one.end : one.end + AROUND]
    return (one.nature, one.kind, one.words, one.subject, before, after)
