"""What people decided of the same words before holds for a later check of the same case.

A word that is on no register is the same wherever it stands. One that may tell of somebody on it is
the same only where the words around it are the same too. In a document what goes is carried over as
well, where the same words would stand there instead.
"""

from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention, Nature, Says

AROUND = 40  # characters on each side
Key = tuple[str, ...]


def carry_over(check: LeakCheck) -> int:
    """Repeat earlier decisions under the name of who decided. How many."""
    known = _known(check)
    open_ = Mention.objects.filter(check_of=check, decisions__isnull=True)
    carried = [
        Decision(
            mention=one, says=before.says, because=before.because, wording=before.wording,
            by_id=before.by_id, carried_from=before,
        )
        for one in (open_ if known else ())
        if (before := known.get(_key(one, check.text))) is not None and _holds(one, before)
    ]  # fmt: skip
    Decision.objects.bulk_create(carried)
    return len(carried)


def _holds(one: Mention, before: Decision) -> bool:
    return before.says == Says.STANDS or one.instead == before.mention.instead


def _known(check: LeakCheck) -> dict[Key, Decision]:
    """The last decision of each kind of words in this review, of those that are repeated."""
    earlier = LeakCheck.objects.filter(review=check.review_id, number__lt=check.number)
    texts = dict(earlier.values_list("pk", "text"))
    rows = Decision.objects.filter(mention__check_of__in=earlier).select_related("mention")
    last = {
        _key(row.mention, texts[row.mention.check_of_id]): row
        for row in rows.order_by("pk")
    }  # fmt: skip
    goes = check.original_id is not None and not check.of_copy
    return {key: row for key, row in last.items() if goes or row.says == Says.STANDS}


def _key(one: Mention, text: str) -> Key:
    if one.nature == Nature.UNKNOWN:
        return (one.nature, one.kind, one.words.casefold())
    before, after = text[max(one.start - AROUND, 0) : one.start], text[one.end : one.end + AROUND]
    return (one.nature, one.kind, one.words, one.subject, before, after)
