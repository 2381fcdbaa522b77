"""Is each adult's history asked for, and what does it tell? Read from the register of the family.

Source: the Oliver briefing, on assessing risk by the history as well as the present: "the parenting
experience of the father from having a previous child"; DOMAIN 6.3: both parents' information.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from goldthread.casework.safeguards.models import Pregnancy
from goldthread.foundations.people.models import HistoryCheck, Involvement

FATHERS = ("father", "mother's partner", "step-parent", "unknown man")
PARENTS = ("mother", *FATHERS)


@dataclass(frozen=True)
class Known:
    """One parent or partner. `check`: their latest history check; `answers`: what it tells.

    `before`: the moment at which this is looked at; None for now.
    """

    who: Involvement
    check: HistoryCheck | None
    answers: tuple[str, ...]
    before: datetime | None = None

    @property
    def state(self) -> str:
        """answered, open, or not asked."""
        if self.check is None:
            return "not asked"
        closed = self.check.closed_at
        return "answered" if closed and (not self.before or closed < self.before) else "open"


def of_parents(matter: Any, before: datetime | None = None) -> list[Known]:
    """The mother first, then fathers and partners. Three queries, however many they are.

    With `before` as it was known then: what was added, asked and answered by that moment.
    """
    rows = Involvement.objects.filter(matter=matter, role__in=PARENTS)
    found = HistoryCheck.objects.filter(involvement__in=rows).order_by("pk")
    if before is None:
        rows = rows.standing()
    else:
        rows = rows.filter(Q(struck_at__isnull=True) | Q(struck_at__gte=before))
        rows, found = rows.filter(added_at__lt=before), found.filter(started_at__lt=before)
    checks: dict[int, HistoryCheck] = {}
    for check in found.prefetch_related("answers"):
        checks[check.involvement_id] = check
    ordered = sorted(rows, key=lambda row: (PARENTS.index(row.role), row.pk))
    return [_known(row, checks.get(row.pk), before) for row in ordered]


def _known(row: Involvement, check: HistoryCheck | None, before: datetime | None) -> Known:
    said = check.answers.all() if check else ()
    answers = tuple(one.words for one in said if before is None or one.at < before)
    return Known(row, check, answers, before)


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
