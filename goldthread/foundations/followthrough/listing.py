"""The list of actions: its columns, and how the filters narrow it."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from goldthread.foundations.access.lists import Column
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.followthrough.querysets import ActionQuerySet, drift_tests
from goldthread.foundations.followthrough.states import State
from goldthread.rules.followthrough import How, Kind, Thresholds

OPEN = Q(ended_how="")


def columns(limits: Thresholds, today: date) -> list[Column]:
    """Rows come from `with_owner_left()` with their organisation and owner."""

    def more(key: str, text: str, value: Any) -> Column:
        return Column(key, text, value, only_exported=True)

    return [
        Column("code", "Action", lambda row: row.code, ("number",)),
        more("what", "What will be done", lambda row: row.what),
        Column("body", "Organisation", lambda row: row.organisation.name, ("organisation__name",)),
        Column("owner", "Owner", _owner, ("owner__name",)),
        Column("due", "Due", lambda row: row.due, ("due",)),
        # Open ones come before those that have ended, because "" sorts before any word.
        Column("state", "State", lambda row: _state(row, limits, today), ("ended_how", "due")),
        Column("word", "Last word", lambda row: row.last_word, ("last_word",)),
        more("first", "First due", lambda row: row.first_due),
        more("moved", "Times moved", lambda row: row.times_extended),
        more("ended", "Ended on", lambda row: row.ended_on),
        more("change", "What will be different for children", lambda row: row.expected_change),
        more("proof", "What would prove it", lambda row: row.proof_wanted),
    ]


def narrow(
    rows: ActionQuerySet,
    chosen: Mapping[str, Any],
    *,
    user: Any,
    limits: Thresholds,
    today: date,
) -> ActionQuerySet:
    """Rows in any of the chosen states, of any of the chosen kinds, and all else that was asked."""
    drifts = drift_tests(limits, today)
    states = {
        "open": OPEN,
        "drifting": OPEN & _any(drifts.values()),
        "evidence": OPEN & Q(evidence_waits=True),
        "for-me": Q(pk__in=Action.objects.for_decision_by(user).values("pk")),
        "evidenced": Q(ended_how=How.EVIDENCED.value),
        "not-needed": Q(ended_how=How.NOT_NEEDED.value),
    }
    if wanted := chosen.get("state"):
        rows = rows.filter(_any(states[one] for one in wanted))
    if kinds := chosen.get("kind"):
        rows = rows.filter(OPEN & _any(drifts[Kind(one)] for one in kinds))
    if body := chosen.get("organisation"):
        rows = rows.filter(organisation=body)
    if owner := chosen.get("owner"):
        rows = rows.filter(_owned(owner, user))
    if start := chosen.get("due_from"):
        rows = rows.filter(due__gte=start)
    if end := chosen.get("due_to"):
        rows = rows.filter(due__lte=end)
    if words := chosen.get("words", "").strip():
        rows = rows.filter(_says(words))
    return rows


def _owned(owner: str, user: Any) -> Q:
    if owner == "nobody":
        return Q(owner__isnull=True)
    return Q(owner=user.pk if owner == "me" else int(owner))


def _says(words: str) -> Q:
    """Words anywhere in the action, the owner's name, or the action's code, such as A12."""
    found = (
        Q(what__icontains=words)
        | Q(expected_change__icontains=words)
        | Q(proof_wanted__icontains=words)
        | Q(owner__name__icontains=words)
    )
    number = words.upper().removeprefix("A")
    return found | Q(number=int(number)) if number.isdecimal() and len(number) < 9 else found


def _any(tests: Any) -> Q:
    return reduce(or_, tests)


def _owner(row: Any) -> str:
    return row.owner.name if row.owner else "nobody"


def _state(row: Any, limits: Thresholds, today: date) -> str:
    return State.of(row, limits, today).sentence
