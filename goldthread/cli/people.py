"""`goldthread people match`: is this person known, from an earlier case perhaps?"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.engines.people import Prepared, Register, Suggestion

DESCRIPTION = """Compares people with those known already, and says who may be the same person, how
likely, and why: short forms of names, another spelling, a former surname, a day and month that
change places, one wrong figure. Twins, siblings, and a parent and child of one name are kept apart.
Nothing is decided, stored or sent anywhere: every line is a suggestion for a person to look at."""
EPILOG = """KNOWN and PERSON are files:
  .csv   one person a line, with any of the columns id, forename, middle, surname, known_as,
         aliases, former_surnames (several with ; between), sex (f or m), dob (2019-03-12,
         12/03/2019, 2019-03 or 2019), nhs_number, nino, phone, email, username, line1, town,
         postcode
  .json  one person, a list of people, or an identity register with a list of people; the same
         keys, with lists for aliases and former_surnames, and a list of addresses

examples:
  goldthread people match --known known.csv new.json
  goldthread people match --known known.csv --against-self --json

With --json the shape is that of docs/schemas/people.schema.json. Scores go from 0 to 1; band is
strong (0.98 and more), likely (0.80 and more) or possible.

exit status:
  0  done: nobody is known
  1  done, and a person should look: somebody may be known
  2  could not be done; nothing was printed"""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "people",
        help="say whether a person is known already",
        description="Compares people with those who are known, and says why two may be one.",
    )
    deeds = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, help="what to do: match"
    )
    match = deeds.add_parser(
        "match",
        help="suggest who may be the same person",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    match.add_argument(
        "person", nargs="?", metavar="PERSON", help="whom to look for (.json or .csv)"
    )
    match.add_argument(
        "--known", required=True, metavar="KNOWN", help="who is known already (.csv or .json)"
    )
    match.add_argument(
        "--against-self", action="store_true", help="look for people who are in KNOWN twice"
    )
    match.add_argument(
        "--at-least", type=_chance, metavar="SCORE", help="show scores from this on (0.20)"
    )
    match.add_argument("--json", action="store_true", help="print JSON and nothing else")


def _chance(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"a score from 0 to 1, not '{text}'")
    return number


def run(args: argparse.Namespace) -> int:
    from goldthread.engines.people import POSSIBLE, Register, Unreadable
    from goldthread.engines.people.reading import read_people

    if bool(args.person) == args.against_self:
        print("Give either a PERSON file or --against-self. Nothing was read.", file=sys.stderr)
        return 2
    least = POSSIBLE if args.at_least is None else args.at_least
    try:
        known = read_people(Path(args.known))
        asked = read_people(Path(args.person)) if args.person else []
    except Unreadable as error:
        print(f"{error}. Nothing was compared.", file=sys.stderr)
        return 2
    register = Register(known)
    if args.against_self:
        return _pairs(register, least, as_json=args.json)
    one = args.person.lower().endswith(".json") and len(asked) == 1
    return _answers(register, asked, least, as_json=args.json, one=one)


def _answers(
    register: "Register", asked: list["Prepared"], least: float, *, as_json: bool, one: bool
) -> int:
    # An id of the file that is asked about says nothing about the ids of those known.
    from dataclasses import replace

    answers = [
        (person, register.suggest(replace(person, id=""), at_least=least)) for person in asked
    ]
    if as_json:
        shapes = [
            {
                "person": person.id,
                "compared_with": len(register.people),
                "suggestions": [suggestion.as_json() for suggestion in found],
            }
            for person, found in answers
        ]
        print(json.dumps(shapes[0] if one else shapes, ensure_ascii=False, indent=1))
    else:
        for person, found in answers:
            print(f"{_called(person)}: {_how_many(len(found))}, of {len(register.people)} known")
            for suggestion in found:
                print(_line(suggestion, suggestion.id))
    return 1 if any(found for _, found in answers) else 0


def _pairs(register: "Register", least: float, *, as_json: bool) -> int:
    pairs = sorted(register.pairs(at_least=least), key=lambda pair: -pair.suggestion.score)
    if as_json:
        shapes = []
        for pair in pairs:
            shape = pair.suggestion.as_json()
            del shape["id"]
            shapes.append({"one": pair.one, "other": pair.other, **shape})
        shape = {"compared_with": len(register.people), "pairs": shapes}
        print(json.dumps(shape, ensure_ascii=False, indent=1))
    else:
        count = "1 pair" if len(pairs) == 1 else f"{len(pairs)} pairs"
        print(f"{count} of {len(register.people)} known people may be one person")
        for pair in pairs:
            print(_line(pair.suggestion, f"{pair.one} and {pair.other}"))
    return 1 if pairs else 0


def _line(suggestion: "Suggestion", who: str) -> str:
    for_it = "; ".join(suggestion.reasons) or "little agrees"
    line = f"  {who}: {suggestion.band} ({suggestion.score:.2f}). For it: {for_it}."
    return line + (f" Against it: {'; '.join(suggestion.against)}." if suggestion.against else "")


def _called(person: "Prepared") -> str:
    return f"{person.forename} {person.surname}".strip().title() or f"Person {person.id}"


def _how_many(number: int) -> str:
    if not number:
        return "nobody like this is known"
    return f"{number} {'person' if number == 1 else 'people'} may be the same"
