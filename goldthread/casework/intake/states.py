"""Where a referral stands, in a word: for the business unit, and (less) for its author."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from goldthread.casework.intake.models import (
    NO_REVIEW,
    Decision,
    Recommendation,
    Referral,
    ScopingRequest,
    Triage,
    TriageOutcome,
)

# The key in an address, the word on the tag, its colour.
STATES = {
    "new": ("new", "yellow"),
    "accepted": ("accepted", "blue"),
    "scoping": ("scoping", "blue"),
    "panel": ("with the panel", "blue"),
    "chair": ("with the chair", "purple"),
    "decided": ("decided", "green"),
    "pass-on": ("passed on", "grey"),
    "duplicate": ("told before", "grey"),
    "not-for-us": ("not for us", "grey"),
}
OWN = {
    "received": ("received", "yellow"),
    "looked-at": ("being looked at", "blue"),
    "decided": ("decided", "green"),
}


@dataclass(frozen=True)
class State:
    key: str
    words: str
    colour: str


def with_state(rows: Any) -> Any:
    """Adds what `state_of` reads: a handful of subqueries, whatever the number of rows."""
    triages = Triage.objects.filter(referral=OuterRef("pk")).order_by("-at", "-pk")
    requests = ScopingRequest.objects.filter(referral=OuterRef("pk")).order_by()
    open_requests = requests.filter(replies__isnull=True)
    decided = Decision.objects.filter(matter=OuterRef("matter"), later__isnull=True)
    advised = Recommendation.objects.filter(referral=OuterRef("pk"), decision__isnull=True)
    return rows.annotate(
        triaged=Subquery(triages.values("outcome")[:1]),
        asked=_number(requests),
        unanswered=_number(open_requests),
        late=_number(open_requests.filter(due__lt=timezone.localdate())),
        is_decided=Exists(decided.exclude(framework__in=NO_REVIEW)),
        is_advised=Exists(advised.filter(sent_at__isnull=True)),
        is_sent=Exists(advised.filter(sent_at__isnull=False)),
    )


def _number(rows: Any) -> Any:
    counted = rows.values("referral").annotate(number=Count("pk", distinct=True))
    return Subquery(counted.values("number")[:1])


def state_of(row: Any) -> State:
    """Of a row that `with_state` annotated."""
    key = "new"
    if row.triaged and row.triaged != TriageOutcome.ACCEPT:
        key = row.triaged
    elif row.is_sent:
        key = "chair"
    elif row.is_advised:
        key = "panel"
    elif row.is_decided:
        key = "decided"
    elif row.triaged:
        key = "scoping" if row.asked else "accepted"
    return State(key, *STATES[key])


def in_state(rows: Any, key: str) -> Any:
    """The annotated rows that stand so; the same order of questions as `state_of`."""
    accepted = Q(triaged=TriageOutcome.ACCEPT)
    nothing_open = accepted & Q(is_sent=False, is_advised=False)
    kept = {
        "new": Q(triaged__isnull=True),
        "accepted": nothing_open & Q(is_decided=False, asked__isnull=True),
        "scoping": nothing_open & Q(is_decided=False, asked__isnull=False),
        "panel": accepted & Q(is_sent=False, is_advised=True),
        "chair": accepted & Q(is_sent=True),
        "decided": nothing_open & Q(is_decided=True),
    }
    return rows.filter(kept.get(key, Q(triaged=key)))


def own_state(row: Any) -> State:
    """All that its author is told: received, being looked at, decided."""
    key = "received"
    if row.triaged and (row.is_decided or row.triaged != TriageOutcome.ACCEPT):
        key = "decided"
    elif row.triaged:
        key = "looked-at"
    return State(key, *OWN[key])


def state_of_one(referral: Referral) -> State:
    return state_of(with_state(Referral.objects.filter(pk=referral.pk)).get())
