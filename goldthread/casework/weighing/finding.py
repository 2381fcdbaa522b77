"""Writes about what is not known, and about accounts that do not fit together."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.permits import permit_writing, works_with
from goldthread.casework.weighing.models import Evidence, FindsOut, Found, TwoAccounts, Unknown
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written


@transaction.atomic
def add_unknown(*, family: Family, words: str, owner: Any, due: date, by: Any) -> Unknown:
    """What is not known, who finds out, and by when."""
    family = lock_family(family)
    permit_writing(family, by)
    must_say((words, "Say what is not known."))
    row = Unknown.objects.create(family=family, words=words.strip(), by=by)
    audit(by=by, did="weighing.unknown", about=row)
    give(unknown=row, owner=owner, due=due, by=by)
    return row


@transaction.atomic
def add_accounts(
    *, family: Family, words: str, owner: Any, due: date, by: Any, **told: Any
) -> TwoAccounts:
    """Two accounts (`told`: the fields of TwoAccounts), and who asks about them by when."""
    family = lock_family(family)
    permit_writing(family, by)
    must_say(
        (told.get("one"), "Say what was said or seen."),
        (told.get("one_from"), "Say by whom."),
        (told.get("other"), "Say what does not fit with it."),
        (told.get("other_from"), "Say by whom the other was said or seen."),
    )
    if not {told.get("one_how"), told.get("other_how")} <= set(Evidence.How.values):
        raise Refused("Choose for both whether it was seen, told or recorded.")
    if max(told["one_on"], told["other_on"]) > timezone.localdate():
        raise Refused("The day of a statement lies ahead.")
    unknown = add_unknown(
        family=family, words=words.strip() or "Which is so, or how can both be?", owner=owner,
        due=due, by=by,
    )  # fmt: skip
    row = TwoAccounts.objects.create(unknown=unknown, by=by, **told)
    audit(by=by, did="weighing.accounts", about=row)
    return row


@transaction.atomic
def give(*, unknown: Unknown, owner: Any, due: date, by: Any, words: str = "") -> FindsOut:
    """Somebody who works with the family finds out. When it changes, it is said why."""
    family = lock_family(unknown.family)
    permit_writing(family, by)
    reasons = []
    if Found.objects.filter(unknown=unknown).exists():
        reasons.append("This question has ended.")
    if not works_with(family, owner):
        reasons.append(f"{owner} does not work with this family, and could not read the question.")
    if due < timezone.localdate():
        reasons.append("The day by which it is found out lies in the past.")
    if unknown.askers.exists() and not written(words):
        reasons.append("Say why it changes. What was agreed before stays in sight.")
    if reasons:
        raise Refused(*reasons)
    row = FindsOut.objects.create(unknown=unknown, owner=owner, due=due, words=words.strip(), by=by)
    audit(by=by, did="weighing.finds_out", about=unknown, person=owner, due=due)
    return row


@transaction.atomic
def end(*, unknown: Unknown, how: str, words: str, by: Any) -> Found:
    """Answered, or not to be found out; there is no third end."""
    permit_writing(lock_family(unknown.family), by)
    if how not in Found.How.values:
        raise Refused("Choose how it ends: answered, or not to be found out.")
    asks = "what was found, and how you know" if how == Found.How.ANSWERED else "why not"
    must_say((words, f"Say {asks}."))
    if Found.objects.filter(unknown=unknown).exists():
        raise Refused("This question has ended. Write a new one, if it is open again.")
    row = Found.objects.create(unknown=unknown, how=how, words=words.strip(), by=by)
    audit(by=by, did="weighing.found", about=unknown, how=row.get_how_display())
    return row
