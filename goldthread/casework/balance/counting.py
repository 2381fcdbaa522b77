"""How many statements were recorded, by agency and period; in one query, however many there are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from goldthread.casework.balance.models import Kind
from goldthread.engines.chronology.incongruent import OneSided, one_sided

MONTHS, QUARTERS, YEARS = 1, 3, 12
MOST_MONTHS, MOST_QUARTERS = 20, 72  # months from which wider periods fit better
NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December")  # fmt: skip


@dataclass
class Tally:
    """Statements of strengths (of which `own` on a family's word only) and of risks."""

    strengths: int = 0
    own: int = 0
    risks: int = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        self.strengths += other.strengths
        self.own += other.own
        self.risks += other.risks
        return self


@dataclass(frozen=True)
class Counted:
    """By agency's name and period, the periods counted from `first` in steps of `size` months."""

    size: int
    first: int
    last: int
    of: dict[tuple[str, int], Tally]
    undated: int

    @property
    def agencies(self) -> list[str]:
        return sorted({agency for agency, _ in self.of})

    @property
    def periods(self) -> range:
        return range(self.first, self.last + 1)

    def name(self, period: int) -> str:
        """March 2026, January to March 2026, 2026."""
        year, month = divmod(period * self.size, 12)
        if self.size == YEARS:
            return str(year)
        last = NAMES[(month + self.size - 1) % 12]
        return f"{NAMES[month]} {year}" if self.size == 1 else f"{NAMES[month]} to {last} {year}"

    def short(self, period: int) -> str:
        year, month = divmod(period * self.size, 12)
        return str(year) if self.size == YEARS else f"{NAMES[month][:3]} {year}"

    def begins(self, period: int) -> date:
        year, month = divmod(period * self.size, 12)
        return date(year, month + 1, 1)

    def only(self, agencies: list[str]) -> "Counted":
        kept = {key: tally for key, tally in self.of.items() if key[0] in agencies}
        return Counted(self.size, self.first, self.last, kept, self.undated)


def counted(rows: QuerySet[Any], asked: str = "") -> Counted | None:
    """None where nothing has a date."""
    found = list(
        rows.order_by()
        .values("organisation__name", "month", "kind")
        .annotate(number=Count("pk"), own=Count("pk", filter=~Q(whose="")))
    )
    months = [row["month"] for row in found if row["month"] is not None]
    if not months:
        return None
    size = int(asked) if asked else _fits(max(months) - min(months) + 1)
    of: dict[tuple[str, int], Tally] = defaultdict(Tally)
    for row in found:
        if row["month"] is None:
            continue
        tally = of[row["organisation__name"], row["month"] // size]
        if row["kind"] == Kind.STRENGTH:
            tally += Tally(strengths=row["number"], own=row["own"])
        else:
            tally += Tally(risks=row["number"])
    undated = sum(row["number"] for row in found if row["month"] is None)
    return Counted(size, min(months) // size, max(months) // size, dict(of), undated)


def _fits(months: int) -> int:
    return MONTHS if months <= MOST_MONTHS else QUARTERS if months <= MOST_QUARTERS else YEARS


@dataclass(frozen=True)
class Prompt:
    """A stretch in which only one side was written, in words, and the days it is about."""

    words: str
    since: date
    until: str


def prompts(all_of: Counted, agencies: list[str]) -> list[Prompt]:
    """`agencies`: only those, or all together; [] for every agency."""
    sides = {key: (tally.strengths, tally.risks) for key, tally in all_of.of.items()}
    return [
        Prompt(_words(one, all_of), all_of.begins(one.first), _last_day(all_of, one.last))
        for one in one_sided(sides)
        if not agencies or one.agency in agencies
    ]


def _last_day(counts: Counted, period: int) -> str:
    last = counts.begins(period + 1).toordinal() - 1
    return date.fromordinal(last).isoformat()


def _words(one: OneSided, counts: Counted) -> str:
    if one.first == one.last:
        when = f"In {counts.name(one.first)}"
    else:
        end = (one.last + 1) * counts.size - 1
        when = f"Between {_month(one.first * counts.size)} and {_month(end)}"
    who = one.agency or "all agencies together"
    side, other = ("strength", "risk") if one.kind == Kind.STRENGTH else ("risk", "strength")
    said = f"{when} {who} recorded {_number(one.number, side)} and no {other}"
    if not one.agency:
        return f"{said}."
    return f"{said}; others recorded {_number(one.others, other)}."


def _month(month: int) -> str:
    return f"{NAMES[month % 12]} {month // 12}"


def _number(number: int, side: str) -> str:
    return f"{number} {side}" if number == 1 else f"{number} {side}s"
