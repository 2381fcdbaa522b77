"""`goldthread extract`: published reviews in, their learning points and recommendations out."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.engines.extract import Extraction

DESCRIPTION = """Reads published reviews (.txt, .html, .docx, .pdf) and prints what each says of
itself, its learning points and its recommendations. Nothing is stored and nothing leaves this
computer. What a text does not say stays empty."""
EPILOG = """exit status:
  0  done
  1  done, but a person should look: problems are listed, or nothing was found
  2  a file could not be read; nothing was printed

With --json one file gives one object and several files give a list; the shape is described in
docs/schemas/extract.schema.json. Spans count characters of the text as it was read;
--text prints that text."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "extract",
        help="find learning points and recommendations in published reviews",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a .txt, .html, .docx or .pdf file"
    )
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.add_argument(
        "--text", action="store_true", help="print the text as it was read, for checking spans"
    )


def run(args: argparse.Namespace) -> int:
    from goldthread.engines.extract import Unreadable, extract, read_text

    found = []
    for number, file in enumerate(args.files, 1):
        _progress(number, args.files)
        try:
            document = read_text(Path(file))
        except Unreadable as error:
            _progress(0, args.files)
            print(error, file=sys.stderr)
            return 2
        found.append((Path(file).name, document, extract(document)))
    _progress(0, args.files)
    if args.text:
        print("\n".join(document.text for _, document, _ in found))
    elif args.json:
        shapes = [extraction.as_json(name) for name, _, extraction in found]
        print(json.dumps(shapes[0] if len(shapes) == 1 else shapes, ensure_ascii=False, indent=1))
    else:
        print("\n\n".join(_told(name, extraction) for name, _, extraction in found))
    return 1 if any(extraction.problems for _, _, extraction in found) else 0


def _progress(number: int, files: list[str]) -> None:
    """One changing line on a terminal when there are several files; silence in a pipe."""
    if len(files) > 1 and sys.stderr.isatty():
        line = f"Reading {number} of {len(files)}" if number else ""
        print(f"\r{line:<40}", end="" if number else "\r", file=sys.stderr, flush=True)


def _told(name: str, found: "Extraction") -> str:
    lines = [name]
    for label, value in (
        ("Type", found.review_type),
        ("Board", found.board),
        ("Subject", found.subject),
        ("Age", found.age),
        ("What happened", found.incident),
    ):
        lines.append(f"  {label}: {value or 'not said'}")
    lines.append(f"\n  {len(found.learning_points)} learning points")
    lines += [f"  {n}. {i.text}" for n, i in enumerate(found.learning_points, 1)]
    lines.append(f"\n  {len(found.recommendations)} recommendations")
    for n, item in enumerate(found.recommendations, 1):
        lines.append(f"  {n}. {item.text}")
        lines.append(
            f"     to: {item.addressed_to or 'not said'}; kind: {item.kind or 'not clear'}"
        )
    lines += ["", *(f"  Look at this: {p}" for p in found.problems)] if found.problems else []
    return "\n".join(lines)
