"""Child protection over all families somebody works with: what is late, long, or stands still."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.plans.pages import Asked
from goldthread.casework.plans.stories import Child, Story, near_or_late, stories
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules import protection


@dataclass(frozen=True)
class Clock:
    """One step that is near or late."""

    family: Family
    child: Child
    due: date
    words: str
    standing: str
    late: bool


@dataclass(frozen=True)
class On:
    """One child on a plan."""

    family: Family
    child: Child

    @property
    def words(self) -> list[str]:
        """What a manager may want to look at; each a fact, none a judgement."""
        child, found = self.child, []
        if child.long:
            found.append(child.long.words)
        if child.is_second:
            found.append("second plan")
        if child.nothing_since:
            found.append("nothing evidenced")
        if any(one.must_be_asked for one in child.open_actions):
            found.append("twice carried forward, and nobody asked why")
        return found


@dataclass(frozen=True)
class OverPage:
    """Of the families that are open and that this person works with, and no other."""

    told: list[Story]
    clocks: list[Clock]
    plans: list[On]
    shown: list[On]
    only: str
    counts: dict[str, int]
    challenges: list[tuple[Family, Asked]]
    missed: list[tuple[Family, str]]
    today: date
    sources: tuple[tuple[str, str], ...] = (
        *((one.words, one.source) for one in reversed(protection.LONG)),
        ("second plan", protection.SECOND),
    )

    WORDS = {
        "": "All", "long": "Over 15 months", "very-long": "Over 2 years", "second": "Second plan",
        "nothing": "Nothing evidenced since the last review",
        "silent": "Twice carried forward, and nobody asked why",
    }  # fmt: skip

    @classmethod
    def of(cls, partnership: Partnership, user: Any, only: str) -> "OverPage":
        today = timezone.localdate()
        # in scope: by those whom this person works with; emergency access is not for lists
        rows = Family.objects.worked_with_by(user).open().filter(matter__partnership=partnership)
        told = stories(partnership, rows.select_related("matter"), today)
        clocks = [
            Clock(one.family, child, due, words, said, due < today)
            for one in told
            for child in one.children
            for due, words, said in near_or_late(child)
        ]
        plans = [On(one.family, child) for one in told for child in one.on_plans]
        plans.sort(key=lambda one: one.child.plan.on if one.child.plan else today)
        only = only if only in cls.WORDS else ""
        found = {key: [one for one in plans if _is(one.child, key)] for key in cls.WORDS}
        asked = [(one.family, Asked.of(row, today)) for one in told for row in one.unanswered]
        return cls(
            told=told,
            clocks=sorted(clocks, key=lambda one: one.due),
            plans=plans,
            shown=found[only],
            only=only,
            counts={key: len(ones) for key, ones in found.items()},
            challenges=sorted(asked, key=lambda one: one[1].by),
            missed=[(one.family, str(body)) for one in told for body in one.missed],
            today=today,
        )


def _is(child: Child, key: str) -> bool:
    return {
        "": True, "long": child.long is not None,
        "very-long": child.long is not None and child.long.months >= protection.LONG[0].months,
        "second": child.is_second, "nothing": child.nothing_since is not None,
        "silent": any(one.must_be_asked for one in child.open_actions),
    }[key]  # fmt: skip
