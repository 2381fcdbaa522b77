"""What kinds of review a partnership holds on a day, and their clocks as it counts them.

The one place where other rooms ask; national rules and the partnership's own rows together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from goldthread.casework.frameworks.models import (
    Area,
    ClockAdjustment,
    LocalKind,
    Nation,
)
from goldthread.engines.calendars import Calendar
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules.clocks import CLOCKS, Clock, Due, Unit
from goldthread.rules.clocks import due as due_by_rule
from goldthread.rules.frameworks import (
    LETTERS,
    LINES_OF_ENQUIRY,
    STAGES,
    USUAL,
    ReviewKind,
    kind_of,
    kinds_in,
)

OWN = "This partnership’s own rule"


@dataclass(frozen=True)
class Kind:
    """A kind of review, as a new review is set up with it.

    `criteria`: the first framework to ask `rules.criteria` for, None for a judgement in words;
    `every_criteria`: all of them, in order. `letters`: keys of `rules.frameworks.LETTERS`.
    `described`: when a local kind is held, in the partnership's words.
    """

    code: str
    name: str
    nation: str
    source: str
    criteria: str | None
    starts: date | None
    ends: date | None
    stages: tuple[str, ...]
    letters: tuple[str, ...]
    local: bool
    every_criteria: tuple[str, ...] = ()
    described: str = ""
    based_on: str = ""
    lines_of_enquiry: tuple[str, ...] = LINES_OF_ENQUIRY

    @property
    def letters_in_words(self) -> list[str]:
        return [LETTERS[letter] for letter in self.letters]


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


def kinds(partnership: Partnership, on: date | None = None) -> list[Kind]:
    """What could be begun on a day (today): the nation's kinds, then the partnership's own."""
    on = on or timezone.localdate()
    national = [_national(kind) for kind in kinds_in(nation_of(partnership), on)]
    rows = LocalKind.objects.filter(partnership=partnership).held(on)
    return national + [_local(row) for row in rows]


def kind(partnership: Partnership, code: str, on: date | None = None) -> Kind | None:
    """One kind, whether or not it may still be begun; with `on`, only if it could be that day."""
    if on is not None:
        return next((one for one in kinds(partnership, on) if one.code == code), None)
    if (national := kind_of(code)) is not None:
        return _national(national)
    row = LocalKind.objects.filter(partnership=partnership, code=code).first()
    return _local(row) if row else None


def rules_of(partnership: Partnership, code: str, on: date | None = None) -> list[Clock]:
    """The clocks of a kind of review as this partnership counts them on a day (today)."""
    on = on or timezone.localdate()
    adjusted = {
        row.step: row
        for row in ClockAdjustment.objects.filter(partnership=partnership, kind=code).held(on)
    }
    usual = usual_rules(partnership, code)
    return [_adjusted(clock, adjusted.get(clock.step)) for clock in usual]


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
    rules = rules_of(partnership, code, on)
    counted = {clock.event for clock in rules}
    known = {event: day for event, day in events.items() if event in counted}
    return due_by_rule(code, known, calendar_of(partnership), rules=rules)


def usual_rules(partnership: Partnership, code: str) -> tuple[Clock, ...]:
    """A kind's clocks before any adjustment: the nation's, or those it was made with."""
    if (national := kind_of(code)) is not None:
        return CLOCKS[national.clocks] if national.clocks else ()
    if code in CLOCKS:
        return CLOCKS[code]  # clocks that belong to no review, such as child-protection
    row = LocalKind.objects.filter(partnership=partnership, code=code).first()
    return () if row is None else tuple(_own_clocks(row))


def _own_clocks(row: LocalKind) -> Iterable[Clock]:
    source = f"{OWN}: {row.name}"
    for one in row.clocks.all():
        yield Clock(one.step, one.words, one.anchor, one.number, Unit(one.unit), source, local=True)


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


def _national(found: ReviewKind) -> Kind:
    return Kind(
        code=found.code,
        name=found.name,
        nation=found.nation,
        source=found.source,
        criteria=found.criteria[0] if found.criteria else None,
        starts=found.starts,
        ends=found.ends,
        stages=found.stages,
        letters=found.letters,
        local=False,
        every_criteria=found.criteria,
    )


def _local(row: LocalKind) -> Kind:
    """A local kind takes its stages, letters and questions from the national one it follows."""
    after = kind_of(row.based_on)
    criteria = after.criteria if after else ()
    return Kind(
        code=row.code,
        name=row.name,
        nation=Nation(nation_of(row.partnership)).label,
        source=OWN,
        criteria=criteria[0] if criteria else None,
        starts=row.starts,
        ends=row.ends,
        stages=after.stages if after else STAGES,
        letters=after.letters if after else USUAL,
        local=True,
        every_criteria=criteria,
        described=row.criteria,
        based_on=row.based_on,
    )
