"""What kinds of review a partnership holds on a day, and their clocks as it counts them.

The one place where other rooms ask; national rules and the partnership's own rows together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from goldthread.casework.frameworks import kinds as shapes
from goldthread.casework.frameworks.kinds import OWN, Kind
from goldthread.casework.frameworks.models import Area, ClockAdjustment, LocalClock, LocalKind
from goldthread.engines.calendars import Calendar
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules.clocks import CLOCKS, Clock, Due, Unit
from goldthread.rules.clocks import due as due_by_rule
from goldthread.rules.frameworks import kind_of, kinds_in


def area_of(partnership: Partnership) -> Area:
    """The partnership's area, or England with no places while nobody has said it; not saved."""
    found = Area.objects.filter(partnership=partnership).first()
    return found or Area(partnership=partnership)


def nation_of(partnership: Partnership) -> str:
    """england, wales, scotland or northern-ireland."""
    return area_of(partnership).nation


def places_of(partnership: Partnership) -> list[str]:
    """The places that the partnership covers, as it wrote them; empty: not said yet."""
    return [line.strip() for line in area_of(partnership).places.splitlines() if line.strip()]


def calendar_of(partnership: Partnership) -> Calendar:
    """The bank holidays of the partnership's nation."""
    return Calendar(nation_of(partnership))


@dataclass(frozen=True)
class Shelf:
    """Everything of one partnership on one day, read in four queries and asked many times."""

    on: date
    nation: str
    local_kinds: list[LocalKind]
    local_clocks: list[LocalClock]
    adjustments: list[ClockAdjustment]

    @classmethod
    def of(cls, partnership: Partnership, on: date | None = None) -> "Shelf":
        day = on or timezone.localdate()
        clocks = LocalClock.objects.filter(kind__partnership=partnership).held(day)
        adjusted = ClockAdjustment.objects.filter(partnership=partnership).held(day)
        return cls(
            on=day,
            nation=nation_of(partnership),
            local_kinds=list(LocalKind.objects.filter(partnership=partnership)),
            local_clocks=list(clocks.select_related("kind")),
            # Where two hold on one day, the one that was made last.
            adjustments=list(adjusted.order_by("starts", "pk")),
        )

    def kinds(self) -> list[Kind]:
        """What could be begun on the day: the nation's kinds, then the partnership's own."""
        own = (row for row in self.local_kinds if row.starts <= self.on <= (row.ends or self.on))
        return [
            *(shapes.national(kind) for kind in kinds_in(self.nation, self.on)),
            *(shapes.local(row, self.nation) for row in own),
        ]

    def kind(self, code: str) -> Kind | None:
        """One kind, whether or not it could be begun on the day."""
        if (found := kind_of(code)) is not None:
            return shapes.national(found)
        row = next((row for row in self.local_kinds if row.code == code), None)
        return shapes.local(row, self.nation) if row else None

    def usual(self, code: str) -> tuple[Clock, ...]:
        """A kind's clocks before any adjustment. Also of CLOCKS that belong to no review."""
        if (found := _of_the_nation(code)) is not None:
            return found
        return tuple(_own(row) for row in self.local_clocks if row.kind.code == code)

    def rules(self, code: str) -> list[Clock]:
        """A kind's clocks as this partnership counts them on the day."""
        adjusted = {row.step: row for row in self.adjustments if row.kind == code}
        return [_adjusted(clock, adjusted.get(clock.step)) for clock in self.usual(code)]

    def due(self, code: str, events: Mapping[str, date]) -> list[Due]:
        """As `clocks` below."""
        rules = self.rules(code)
        counted = {clock.event for clock in rules}
        known = {event: day for event, day in events.items() if event in counted}
        return due_by_rule(code, known, Calendar(self.nation), rules=rules)


def kinds(partnership: Partnership, on: date | None = None) -> list[Kind]:
    """What could be begun on a day (today): the nation's kinds, then the partnership's own."""
    return Shelf.of(partnership, on).kinds()


def kind(partnership: Partnership, code: str, on: date | None = None) -> Kind | None:
    """One kind, whether or not it may still be begun; with `on`, only if it could be that day."""
    shelf = Shelf.of(partnership, on)
    if on is None:
        return shelf.kind(code)
    return next((one for one in shelf.kinds() if one.code == code), None)


def usual_rules(partnership: Partnership, code: str, on: date | None = None) -> tuple[Clock, ...]:
    """A kind's clocks before any adjustment. No query for a national kind, one for a local one."""
    if (found := _of_the_nation(code)) is not None:
        return found
    rows = LocalClock.objects.filter(kind__partnership=partnership, kind__code=code)
    return tuple(_own(row) for row in rows.held(on or timezone.localdate()))


def rules_of(partnership: Partnership, code: str, on: date | None = None) -> list[Clock]:
    """The clocks of a kind of review as this partnership counts them on a day (today)."""
    return Shelf.of(partnership, on).rules(code)


def clocks(
    partnership: Partnership,
    code: str,
    events: Mapping[str, date],
    on: date | None = None,
) -> list[Due]:
    """What is due when, in date order: the nation's bank holidays, local adjustments applied.

    Events that no clock of this kind counts from are left out. BadClock or NoCalendar (ValueErrors
    with a sentence): a date that cannot be counted from.
    """
    return Shelf.of(partnership, on).due(code, events)


def _of_the_nation(code: str) -> tuple[Clock, ...] | None:
    """The clocks of a national kind, or of practice such as child-protection; None for another."""
    if (found := kind_of(code)) is not None:
        return CLOCKS[found.clocks] if found.clocks else ()
    return CLOCKS.get(code)


def _own(row: LocalClock) -> Clock:
    return Clock(
        row.step, row.words, row.anchor, row.number, Unit(row.unit),
        f"{OWN}: {row.reason}", starts=row.starts, local=True,
    )  # fmt: skip


def _adjusted(clock: Clock, row: ClockAdjustment | None) -> Clock:
    if row is None:
        return clock
    return replace(
        clock,
        number=row.number,
        unit=Unit(row.unit),
        event=row.anchor,
        source=f"{OWN} from {row.starts.day} {row.starts:%B %Y}: {row.reason}",
        local=True,
    )
