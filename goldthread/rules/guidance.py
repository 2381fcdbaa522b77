"""What counts as drift of a policy, procedure or resource, in words with its reasons.

Source: the Oliver review briefing (Cambridgeshire and Peterborough) asks for guidance to be
developed and for policies to be reviewed, and warns of apparent drift. We know of no law that fixes
the numbers: each partnership sets its own, and the ones here are only where it begins.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The ways in which guidance drifts, the worst first."""

    BROKEN = "broken"
    OVERDUE = "overdue"
    OWNERLESS = "ownerless"
    UNAPPROVED = "unapproved"
    UNREAD = "unread"


@dataclass(frozen=True)
class Thresholds:
    """`draft_days`: how long a draft may wait. `read_days`: how long people have to read what came
    in force; after that at least `read_share` per cent of them must have said that they read it."""

    draft_days: int = 42
    read_days: int = 28
    read_share: int = 80


@dataclass(frozen=True)
class Facts:
    """Of one piece of guidance. Days are None for what there is not."""

    owner_left: bool
    review_due: date | None = None  # of the version in force
    broken_since: date | None = None  # the oldest link that somebody said does not work
    draft_since: date | None = None  # the day the draft was written that waits for two people
    in_force_since: date | None = None
    must_read: int = 0
    have_read: int = 0


@dataclass(frozen=True)
class Drift:
    kind: Kind
    sentence: str


def drift(facts: Facts, *, today: date, limits: Thresholds) -> tuple[Drift, ...]:
    """Every way in which it drifts today; nothing for what neither holds nor is being written."""
    lives = facts.in_force_since is not None or facts.draft_since is not None
    found = []
    if facts.broken_since is not None:
        found.append(Drift(Kind.BROKEN, f"Its link does not work, said {_day(facts.broken_since)}"))
    if facts.review_due is not None and facts.review_due < today:
        late = _days((today - facts.review_due).days)
        words = f"Its review was due {_day(facts.review_due)}, {late} ago"
        found.append(Drift(Kind.OVERDUE, words))
    if lives and facts.owner_left:
        found.append(Drift(Kind.OWNERLESS, "Its owner has left, and nobody keeps it"))
    if facts.draft_since is not None:
        waited = (today - facts.draft_since).days
        if waited > limits.draft_days:
            words = f"A draft has waited {_days(waited)} for two people to approve it"
            found.append(Drift(Kind.UNAPPROVED, words))
    if facts.in_force_since is not None and _is_unread(facts, today, limits):
        words = (
            f"{facts.have_read} of {facts.must_read} who must read it have said that they did, "
            f"{_days((today - facts.in_force_since).days)} after it came in force"
        )
        found.append(Drift(Kind.UNREAD, words))
    return tuple(found)


def _is_unread(facts: Facts, today: date, limits: Thresholds) -> bool:
    assert facts.in_force_since is not None  # noqa: S101 - asked by the caller
    if (today - facts.in_force_since).days <= limits.read_days or not facts.must_read:
        return False
    return facts.have_read * 100 < limits.read_share * facts.must_read


def _day(day: date) -> str:
    return f"on {day.day} {day:%B %Y}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
