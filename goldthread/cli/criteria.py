"""`goldthread criteria`: which review the facts call for."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.rules.criteria import Decision

DESCRIPTION = """Says which review the facts of a case call for, by which rule. Facts are true,
false or missing. Where a missing fact could change the answer it is "undecided", and the facts that
are needed are named; where none could, the answer is given. Serious harm and cause for concern are
never worked out: they are a person's reasoned judgement, and you give it."""
EPILOG = """FACTS.json holds one object, such as {"abuse_or_neglect": true, "died": true}. Leave out
a fact that is not known.

Where notification has several outcomes they come as a list; while one of them is open the whole is
"undecided", and the reasons say which part is certain already.

exit status:
  0  decided (lcspr and national are always "weigh": a person decides, with a reason each)
  1  undecided, or the facts contradict each other: something needs a person
  2  could not be done; the sentence says why

With --json the shape is described in docs/schemas/criteria.schema.json."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "criteria",
        help="say which review the facts of a case call for",
        description=f"{DESCRIPTION}\n\n{_table()}",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("framework", metavar="FRAMEWORK", help="one of those above")
    parser.add_argument(
        "--facts", required=True, metavar="FACTS.json", help="a file with the facts; - reads input"
    )
    parser.add_argument(
        "--on", metavar="DATE", help="the day of the incident, such as 2018-06-29: says whether "
        "the rule was in force then",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")


def _table() -> str:
    from goldthread.rules.criteria import criteria_of, frameworks

    lines = ["framework: facts -> outcomes"]
    for framework in frameworks():
        one = criteria_of(framework)
        facts = ", ".join(f"{q.key} (a number)" if q.kind == "number" else q.key
                          for q in one.questions)  # fmt: skip
        lines.append(f"  {framework}: {facts} -> {', '.join(one.outcomes)}")
    return "\n".join(lines)


def run(args: argparse.Namespace) -> int:
    from goldthread.cli.starting import cannot
    from goldthread.rules.criteria import BadFacts, decide, versions

    try:
        versions(args.framework)  # an unknown framework is said before its facts are read
        on = _day(args.on)
        decision = decide(args.framework, _read(args.facts), on, strict=False)
    except (BadFacts, _Unread) as fault:
        return cannot(str(fault))
    for note in (*decision.problems, *decision.notes):
        print(note, file=sys.stderr)
    if args.json:
        print(json.dumps(decision.as_json(), ensure_ascii=False, indent=1))
    else:
        print(_told(decision))
    return 0 if decision.decided and not decision.problems else 1


class _Unread(ValueError):
    """The facts or the day could not be read; one sentence."""


def _day(text: str | None) -> Any:
    from datetime import date

    if text is None:
        return None
    try:
        if len(text) != len("2018-06-29"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise _Unread(
            f"--on: “{text}” is not a date. Write it as year-month-day, such as 2018-06-29."
        ) from None


def _read(name: str) -> dict[str, object]:
    from pathlib import Path

    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError:
        raise _Unread(f"{name}: no such file. Give the file that holds the facts.") from None
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise _Unread(f"{name} cannot be read: {why}.") from None
    try:
        found = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once)
    except _Unread as fault:
        raise _Unread(f"{name}: {fault}") from None
    except UnicodeDecodeError:
        raise _Unread(f"{name} is not plain text (UTF-8), so it is not JSON.") from None
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise _Unread(f"{name} is not JSON: {fault.msg} at {where}.") from None
    except (RecursionError, ValueError):
        raise _Unread(f"{name} is not JSON that can be read: too deep or too large.") from None
    if not isinstance(found, dict):
        raise _Unread(
            f'{name} must hold one object of facts, such as {{"died": true}}, nothing else.'
        )
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys stand once each."""
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _Unread(f"“{key}” stands twice. Give each fact once.")
        found[key] = value
    return found


def _told(decision: "Decision") -> str:
    outcome = decision.outcome
    words = ", ".join(outcome) if isinstance(outcome, list) else outcome
    lines = [f"{decision.framework}: {words}"]
    lines += [f"  because: {one.rule}\n           {one.source}" for one in decision.because]
    if decision.needed:
        lines.append(f"  needed: {', '.join(decision.needed)}")
    return "\n".join(lines)
