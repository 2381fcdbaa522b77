"""Is each adult's history asked for, and what does it tell? Read from the register of the family.

Source: the Oliver briefing, on assessing risk by the history as well as the present: "the parenting
experience of the father from having a previous child"; DOMAIN 6.3: both parents' information.
"""

from dataclasses import dataclass
from typing import Any

from goldthread.casework.safeguards.models import Pregnancy
from goldthread.foundations.people.models import HistoryCheck, Involvement

FATHERS = ("father", "mother's partner", "step-parent", "unknown man")
PARENTS = ("mother", *FATHERS)


@dataclass(frozen=True)
class Known:
    """One parent or partner. `check`: their latest history check; `answers`: what it tells."""

    who: Involvement
    check: HistoryCheck | None
    answers: tuple[str, ...]

    @property
    def state(self) -> str:
        """answered, open, or not asked."""
        if self.check is None:
            return "not asked"
        return "answered" if self.check.closed_at else "open"


def of_parents(matter: Any) -> list[Known]:
    """The mother first, then fathers and partners. Three queries, however many they are."""
    rows = Involvement.objects.filter(matter=matter, role__in=PARENTS).standing()
    checks: dict[int, HistoryCheck] = {}
    found = HistoryCheck.objects.filter(involvement__in=rows).order_by("pk")
    for check in found.prefetch_related("answers"):
        checks[check.involvement_id] = check
    ordered = sorted(rows, key=lambda row: (PARENTS.index(row.role), row.pk))
    return [_known(row, checks.get(row.pk)) for row in ordered]


def _known(row: Involvement, check: HistoryCheck | None) -> Known:
    answers = tuple(one.words for one in check.answers.all()) if check else ()
    return Known(row, check, answers)


def unanswered(pregnancy: Pregnancy) -> list[str]:
    """What is still to be asked, in sentences; empty when both parents' history is answered."""
    known = of_parents(pregnancy.matter)
    found = [
        f"The history of {one.who.code} ({one.who.role}) is {one.state}. Answer what it tells, on "
        "Who is who, before this step."
        for one in known
        if one.state != "answered"
    ]
    if not any(one.who.role in FATHERS for one in known):
        found.append(
            "No father and no partner is on Who is who. Add him, or “unknown man” with what was "
            "done to find out, before this step."
        )
    return found
