"""From events and clocks to due dates."""

from collections.abc import Container, Iterable, Mapping
from datetime import date, timedelta

from goldthread.rules.clocks.shapes import BadClock, Clock, Due, Unit
from goldthread.rules.clocks.tables import CLOCKS
from goldthread.rules.workingdays import add_months, add_working_days

LAST = 9999


def frameworks() -> tuple[str, ...]:
    """The frameworks that have clocks, such as "lcspr"."""
    return tuple(CLOCKS)


def clocks_of(framework: str) -> tuple[Clock, ...]:
    """A framework's clocks. BadClock: it has none."""
    if framework not in CLOCKS:
        raise BadClock(
            f"“{framework}” is not a framework with clocks. There are: {', '.join(CLOCKS)}."
        )
    return CLOCKS[framework]


def events_of(clocks: Iterable[Clock]) -> tuple[str, ...]:
    """The events that clocks count from, each once, in order."""
    return tuple(dict.fromkeys(clock.event for clock in clocks))


def due(
    framework: str,
    events: Mapping[str, date],
    holidays: Container[date],
    on: date | None = None,
    rules: Iterable[Clock] | None = None,
) -> list[Due]:
    """What is due when, for the events that are given, in date order; equal dates as listed.

    `holidays`: the nation's bank holidays. `rules`: clocks in place of the framework's own, such as
    a partnership's. `on`: leaves out clocks that do not hold on that day. BadClock, with a
    sentence: an unknown framework or event, or a date that cannot be counted from.
    """
    clocks = tuple(rules) if rules is not None else clocks_of(framework)
    known = events_of(clocks)
    for event in events:
        if event not in known:
            raise BadClock(
                f"“{event}” is not an event of {framework}. Its events are: {', '.join(known)}."
            )
    held = (clock for clock in clocks if clock.event in events and _holds(clock, on))
    found = [_due(clock, events[clock.event], holidays) for clock in held]
    return sorted(found, key=lambda one: one.due)


def _holds(clock: Clock, on: date | None) -> bool:
    if on is None:
        return True
    return (clock.starts or on) <= on <= (clock.ends or on)


def _due(clock: Clock, start: date, holidays: Container[date]) -> Due:
    try:
        day = day_due(clock, start, holidays)
    except OverflowError:
        raise BadClock(
            f"{clock.rule} from {clock.event}={start.isoformat()} lies after the year {LAST}. "
            "Give an earlier date."
        ) from None
    return Due(
        clock.step, clock.words, day, clock.event, clock.rule, clock.source, local=clock.local
    )


def day_due(clock: Clock, start: date, holidays: Container[date]) -> date:
    """The day on which one clock runs out. OverflowError: after the year 9999."""
    return day_after(start, clock.number, clock.unit, holidays)


def day_after(start: date, number: int, unit: Unit, holidays: Container[date]) -> date:
    """So many of a unit after a day, itself day 0. OverflowError: after the year 9999."""
    if unit is Unit.WORKING_DAYS:
        return add_working_days(start, number, holidays)
    if unit is Unit.MONTHS:
        return add_months(start, number)
    return start + timedelta(days=number)
