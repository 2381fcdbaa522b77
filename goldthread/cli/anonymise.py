"""`goldthread anonymise`: the people of a register out of a text, with a report."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.engines.anonymise.work import Done

DESCRIPTION = """Replaces every mention of the people, places and bodies of an identity register in
a text by its pseudonym, the same one everywhere, and looks at the result again. What is not certain
is left as it is and listed for a person. Nothing is stored and nothing leaves this computer."""
EPILOG = """exit status:
  0  done, nothing survives and nothing is left to decide
  1  done and written, but a person must look: words to decide, names that are in no register,
     mentions that survive, or a part of the check that could not run
  2  could not be done; nothing was written

The register is a JSON file: what a partnership knows of a case. With --json the report has the
shape of docs/schemas/anonymise.schema.json. It holds the real
names: keep it as you keep the register."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "anonymise",
        help="replace the people of a register in a text",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="the text (.txt)")
    parser.add_argument("--register", required=True, metavar="REGISTER.json", help="who is known")
    parser.add_argument("--out", required=True, metavar="OUT", help="where the result is written")
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")


def run(args: argparse.Namespace) -> int:
    from goldthread.engines.anonymise.work import CannotDo, anonymise

    try:
        done = anonymise(Path(args.file), Path(args.register), Path(args.out))
    except CannotDo as error:
        print(error, file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(done.as_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_told(done)))
    return 1 if done.needs_a_person else 0


def _told(done: "Done") -> list[str]:
    lines = [f"{done.out}: {_count(len(done.replaced), 'mention')} replaced"]
    for title, findings in (("Decide", done.queued), ("In no register", done.suggested)):
        lines += [f"  {title}: {one.text} ({one.reason})" for one in findings]
    lines += [f"  Survives: {leak.text} ({leak.kind}: {leak.why})" for leak in done.leaks]
    lines += [f"  Not checked: {one}" for one in done.checks.missing]
    lines += [f"  Look at this: {one}" for one in done.problems]
    lines.append("Nothing of the register survives." if done.safe else "Not safe to publish.")
    return lines


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
