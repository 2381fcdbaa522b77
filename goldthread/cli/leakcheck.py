"""`goldthread leakcheck`: does anything of a register survive in these files?"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.engines.anonymise.work import Checked

DESCRIPTION = """Says whether files are safe to publish: nothing that an identity register knows can
be read in them, anywhere: in a Word, Excel or PDF file also in properties, comments, tracked
changes, alt texts, hidden and earlier text. What cannot be read, such as a picture, makes a file
not safe. A word that may be a name counts as one. If a part of the check cannot run, the
answer is "not safe". Nothing is changed and nothing leaves this computer."""
EPILOG = """exit status:
  0  safe: every part of the check ran and nothing of the register was found in any file
  1  not safe: what was found is listed, with its place
  2  could not be done

Names that are in no register, and details by which a reader could recognise the family (the
jigsaw), are listed too, each with its reason and softer words. A person weighs them: they do not
change the exit status. What is public about the case already can be given with --public.

With --json one file gives one object and several files give a list; the shape is described in
docs/schemas/leakcheck.schema.json. The answer holds real names: keep
it as you keep the register."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "leakcheck",
        help="prove that nothing of a register survives in a text",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a .txt, .docx, .xlsx, .csv or .pdf file"
    )
    parser.add_argument("--register", required=True, metavar="REGISTER.json", help="who is known")
    parser.add_argument(
        "--public", metavar="PUBLIC.txt", help="a text of what is published about the case already"
    )
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")


def run(args: argparse.Namespace) -> int:
    from goldthread.engines.anonymise.work import CannotDo, leakcheck

    public = Path(args.public) if args.public else None
    try:
        checked = leakcheck([Path(file) for file in args.files], Path(args.register), public)
    except CannotDo as error:
        print(error, file=sys.stderr)
        return 2
    if args.json:
        shapes = [one.as_json() for one in checked]
        print(json.dumps(shapes[0] if len(shapes) == 1 else shapes, ensure_ascii=False, indent=1))
    else:
        print("\n\n".join("\n".join(_told(one)) for one in checked))
    return 0 if all(one.safe for one in checked) else 1


def _told(checked: "Checked") -> list[str]:
    lines = [f"{checked.file}: {'safe' if checked.safe else 'not safe'}"]
    places = checked.leak_places or [f"at {leak.start}" for leak in checked.leaks]
    lines += [
        f"  Survives {'' if place.startswith('at ') else 'in '}{place}: {leak.text} "
        f"({leak.kind}: {leak.why})"
        for leak, place in zip(checked.leaks, places, strict=True)
    ]
    lines += [f"  Not read: {one.place}. {one.why}" for one in checked.unread]
    lines += [f"  Not checked: {one}" for one in checked.checks.missing]
    where = [f" in {place}" for place in checked.places] or [""] * len(checked.suggested)
    lines += [
        f"  In no register{place}: {one.text} ({one.reason})"
        for one, place in zip(checked.suggested, where, strict=True)
    ]
    lines += [
        f"  Could identify: {one.text} ({one.why}) Softer: {one.softer}" for one in checked.jigsaw
    ]
    return lines
