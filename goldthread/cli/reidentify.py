"""`goldthread reidentify`: the names back into an anonymised file, for whoever holds its key."""

import argparse
import sys
from pathlib import Path
from typing import Any

from goldthread.cli.anonymise import add_passphrase, passphrase

DESCRIPTION = """Puts back what stood where pseudonyms stand, with the key that goldthread anonymise
wrote with --key, and says which words each pseudonym stood for. Paragraphs and cells that were
changed since keep their pseudonyms. What a copy left out (comments, tracked changes, formulas) does
not come back. Nothing is stored and nothing leaves this computer."""
EPILOG = """exit status:
  0  done: the file is the very one that the key was made with, and every text was put back
  1  done, but a person must look: the file was changed since, or a text was not put back
  2  could not be done; nothing was written

Key and file belong in different places, and the passphrase in neither. Note in the case's record
who used a key, when and why."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "reidentify",
        help="put the names back with the key of a file",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="the anonymised .txt, .docx, .xlsx or .csv")
    parser.add_argument("--key", required=True, metavar="KEY", help="the key of this file")
    parser.add_argument("--out", required=True, metavar="OUT", help="where the result is written")
    add_passphrase(parser)


def run(args: argparse.Namespace) -> int:
    from goldthread.engines.anonymise.reidentify import key_in, reidentify
    from goldthread.engines.anonymise.work import CannotDo

    try:
        key = key_in(Path(args.key), passphrase(args))
        done = reidentify(Path(args.file), key, Path(args.out))
    except (OSError, EOFError):
        print("The passphrase cannot be read. Nothing was written.", file=sys.stderr)
        return 2
    except CannotDo as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{done.out}: it holds the real names.")
    for pseudonym, words in done.people.items():
        print(f"  {pseudonym}: {', '.join(words)}")
    if not done.same:
        print("  The file was changed since the key was made.")
    if done.left:
        print(f"  Texts that were not put back: {done.left}.")
    return 0 if done.same and not done.left else 1
