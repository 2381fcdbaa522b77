"""`goldthread clocks`: what is due when."""

import argparse
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from goldthread.rules.clocks import Due

DESCRIPTION = """Works out by when each step of a review or of a child protection plan is due, from
the day of the event it counts from. The day of the event is day 0. Working days leave out weekends
and the nation's bank holidays; a month later is the same day of the month, or its last."""
EPILOG = """exit status:
  0  done
  2  could not be done; the sentence says why

Only steps whose event was given come out, in date order. With --json the shape is described in
docs/schemas/clocks.schema.json."""
ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "clocks",
        help="say by when each step is due",
        description=f"{DESCRIPTION}\n\n{_table()}",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("framework", metavar="FRAMEWORK", help="one of those above")
    parser.add_argument(
        "--from",
        dest="events",
        nargs="+",
        action="extend",
        required=True,
        metavar="EVENT=DATE",
        help="an event and its day, such as aware=2025-01-06; several may be given",
    )
    parser.add_argument(
        "--nation",
        default="england",
        metavar="NATION",
        help="england (the usual), wales, scotland or northern-ireland: whose bank holidays",
    )
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")


def _table() -> str:
    from goldthread.rules.clocks import CLOCKS

    lines = ["framework: event: step (rule)"]
    for framework, clocks in CLOCKS.items():
        steps = "; ".join(f"{one.event}: {one.step} ({one.rule})" for one in clocks)
        lines.append(f"  {framework}: {steps}")
    return "\n".join(lines)


def run(args: argparse.Namespace) -> int:
    from goldthread.cli.starting import cannot
    from goldthread.engines.calendars import Calendar, NoCalendar
    from goldthread.rules.clocks import BadClock, clocks_of, due

    try:
        clocks_of(args.framework)  # an unknown framework is said before its events
        found = due(args.framework, _events(args.events), Calendar(args.nation))
    except (BadClock, NoCalendar) as fault:
        return cannot(str(fault))
    if args.json:
        print(json.dumps([one.as_json() for one in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(_told(one) for one in found))
    return 0


def _events(given: list[str]) -> "dict[str, date]":
    """EVENT=DATE, each event once. BadClock with one sentence."""
    from datetime import date

    from goldthread.rules.clocks import BadClock

    found: dict[str, date] = {}
    for text in given:
        event, equals, day = text.partition("=")
        if not equals or not event:
            raise BadClock(f"“{text}” is not EVENT=DATE. Write it as aware=2025-01-06.")
        if event in found:
            raise BadClock(f"“{event}” is given twice. Give each event once.")
        try:
            if not ISO.fullmatch(day):
                raise ValueError
            found[event] = date.fromisoformat(day)
        except ValueError:
            raise BadClock(
                f"{event}: “{day}” is not a date. Write it as year-month-day, such as 2025-01-06."
            ) from None
    return found


def _told(one: "Due") -> str:
    day = f"{one.due:%A} {one.due.day} {one.due:%B %Y}"
    return f"{day}  {one.words} ({one.step})\n  {one.rule} from {one.from_event}. {one.source}"
