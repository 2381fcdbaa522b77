"""`goldthread anonymise`: the people of a register out of a text, with a report."""

import argparse
import json
import sys
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.engines.anonymise.work import Done

DESCRIPTION = """Replaces every mention of the people, places and bodies of an identity register in
a text, a Word document, an Excel workbook or a CSV file by its pseudonym, the same one everywhere,
and looks at the result again. What is not certain is left as it is and listed for a person. A copy
of a Word or Excel file holds what a reader sees: tracked changes are accepted; comments,
properties, macros and formulas are left out. Nothing is stored and nothing leaves this computer."""
EPILOG = """exit status:
  0  done, nothing survives and nothing is left to decide
  1  done and written, but a person must look: words to decide, names that are in no register,
     mentions that survive, pictures and other things that cannot be read, or a part of the check
     that could not run; days and months that are in no register are listed, and alone are no
     reason for it
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
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a .txt, .docx, .xlsx or .csv file (a PDF is only checked: see leakcheck)",
    )
    parser.add_argument("--register", required=True, metavar="REGISTER.json", help="who is known")
    parser.add_argument("--out", required=True, metavar="OUT", help="where the result is written")
    parser.add_argument(
        "--key",
        metavar="KEY",
        help="write there, locked by a passphrase, what each pseudonym stands for (see reidentify)",
    )
    add_passphrase(parser)
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")


def add_passphrase(parser: Any) -> None:
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="a file with the key's passphrase in its first line; without it you are asked",
    )


def passphrase(args: argparse.Namespace) -> str:
    """The passphrase of a key, from a file or from the keyboard. Errors: OSError, EOFError."""
    if args.passphrase_file:
        lines = Path(args.passphrase_file).read_text(encoding="utf-8").splitlines()
        return lines[0].strip() if lines else ""
    return getpass("Passphrase of the key: ")


def run(args: argparse.Namespace) -> int:
    from goldthread.engines.anonymise.key import Lock
    from goldthread.engines.anonymise.work import CannotDo, anonymise

    try:
        lock = Lock(Path(args.key), passphrase(args)) if args.key else None
        done = anonymise(Path(args.file), Path(args.register), Path(args.out), lock)
    except (OSError, EOFError):
        print("The passphrase cannot be read. Nothing was written.", file=sys.stderr)
        return 2
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
    for status, title in (("queued", "Decide"), ("suggested", "In no register")):
        lines += [
            f"  {title}{place}: {one.text} ({one.reason})"
            for one, place in _placed(done.findings, done.places)
            if one.status == status
        ]
    lines += [
        f"  Survives{place}: {leak.text} ({leak.kind}: {leak.why})"
        for leak, place in _placed(done.leaks, done.leak_places)
    ]
    lines += [f"  Not read: {one.place}. {one.why}" for one in done.unread]
    lines += [f"  Not checked: {one}" for one in done.checks.missing]
    lines += [f"  Look at this: {one}" for one in done.problems]
    lines.append("Nothing of the register survives." if done.safe else "Not safe to publish.")
    return lines


def _placed(found: Sequence[Any], places: Sequence[str]) -> list[tuple[Any, str]]:
    """Each with “ in table 1, row 2”; with nothing where it is a plain text."""
    said = [f" in {place}" for place in places] or [""] * len(found)
    return list(zip(found, said, strict=True))


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
