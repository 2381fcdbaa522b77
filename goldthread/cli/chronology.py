"""`goldthread chronology merge`: agencies' chronologies in, one with its doubts showing out."""

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from goldthread.engines.chronology import Chronology, Return

MUCH = 3_000_000  # bytes of files, from which more processes are worth their start
DESCRIPTION = """Merges agencies' own chronologies into one. Every row of every file comes out once,
its words untouched, in date order, rows without a date last. Accounts of one occurrence are linked,
never merged; contradictions and silences are listed with their reasons. Macros are never run, and
nothing is stored or sent anywhere."""
EPILOG = """AGENCY=FILE names who wrote the file, in small letters with hyphens, such as
  police=log.xlsx childrens-social-care=csc.docx gp=gp.csv
An agency may have several files; its rows are counted on. AGENCY= with nothing behind it says that
nothing has come from it yet. Files are .docx, .docm, .xlsx, .xlsm, .csv, .tsv or .json.

Dates are read as they are written: 12/03/2018, ?12/03/2018, w/c 12/03/2018, early March 2018, and a
time beside them. Day before month, unless the file's own dates can only be month before day; that
is said. Two accounts are taken for one occurrence on words, happenings, times and who names whom.

Silences: an agency's entries, or everybody's, with more than 28 days between them (--silence DAYS).
With --from and --to, what lies between the edges of the period and the entries counts too.

examples:
  goldthread chronology merge police=police.xlsx gp=gp.docx midwifery= --xlsx merged.xlsx
  goldthread chronology merge police=a.csv gp=b.csv --json

With --json the shape is that of docs/schemas/chronology.schema.json.

exit status:
  0  done
  1  done, and a person should look: problems or conflicts are listed
  2  could not be done: a file cannot be read, or an argument is wrong; nothing was written"""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "chronology",
        help="merge agencies' chronologies into one",
        description="Merges agencies' chronologies into one, with its doubts showing.",
    )
    deeds = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, help="what to do: merge"
    )
    merge = deeds.add_parser(
        "merge",
        help="several agencies' files to one chronology",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    merge.add_argument(
        "returns", nargs="+", metavar="AGENCY=FILE", help="whose it is, and the file; several"
    )
    merge.add_argument("--json", action="store_true", help="print JSON and nothing else")
    merge.add_argument("--xlsx", metavar="OUT.xlsx", help="write an Excel workbook")
    merge.add_argument("--docx", metavar="OUT.docx", help="write a Word document")
    merge.add_argument(
        "--silence", type=_days, metavar="DAYS", help="a silence is longer than this (28)"
    )
    merge.add_argument("--from", dest="begins", type=_day, metavar="DATE",
                       help="first day of the period under review, such as 2018-01-31")  # fmt: skip
    merge.add_argument("--to", dest="ends", type=_day, metavar="DATE", help="its last day")
    merge.add_argument(
        "--without-unreadable", action="store_true",
        help="go on without files that cannot be read, and list them as problems",
    )  # fmt: skip


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 36_500:
        raise argparse.ArgumentTypeError(f"a number of days from 1, not '{text}'")
    return int(text)


def _day(text: str) -> Any:
    from datetime import date

    try:
        if len(text) != len("2018-06-29"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a date: write year-month-day, such as 2018-06-29"
        ) from None


def run(args: argparse.Namespace) -> int:
    from goldthread.cli.starting import cannot
    from goldthread.engines.chronology import LONGER_THAN, merge

    if args.begins and args.ends and args.begins > args.ends:
        return cannot("--from is after --to. Nothing was read; change one of them.")
    try:
        named = _named(args.returns)
        _may_write(args.xlsx, ".xlsx")
        _may_write(args.docx, ".docx")
    except _Unusable as fault:
        return cannot(str(fault))
    gc.disable()  # nothing here hangs in circles; looking for it costs a third of the time
    with _several(named) as pool:
        returns, faults = _read(named, pool, go_on=args.without_unreadable)
        if faults:
            for fault in faults:
                print(fault, file=sys.stderr)
            return 2
        _progress("Comparing")
        merged = merge(
            returns, longer_than=args.silence or LONGER_THAN, begins=args.begins, ends=args.ends,
            spread=partial(pool.map, chunksize=200) if pool else map,
        )  # fmt: skip
    _progress("Writing")
    try:
        _write(args, merged)
    except OSError as fault:
        _progress("")
        return cannot(f"{fault.filename or 'The file'} cannot be written: {fault.strerror}. Choose "
                      "another place. Nothing was printed.")  # fmt: skip
    _progress("")
    _print(args, merged)
    gc.enable()
    return 1 if merged.problems or merged.conflicts else 0


class _Unusable(ValueError):
    """An argument cannot be used; one sentence."""


def _named(texts: list[str]) -> list[tuple[str, str]]:
    named = []
    for text in texts:
        agency, equals, file = text.partition("=")
        agency = "-".join(agency.strip().lower().split())
        if not equals or not agency:
            raise _Unusable(
                f"“{text}”: say whose it is, as AGENCY=FILE, such as police=police.xlsx. "
                "Nothing was "
                "read."
            )
        if ":" in agency:
            raise _Unusable(f"“{agency}”: an agency's name has no colon. Nothing was read.")
        named.append((agency, file.strip()))
    return named


def _may_write(name: str | None, ending: str) -> None:
    if not name:
        return
    if not name.lower().endswith(ending):
        raise _Unusable(f"{name} must end in {ending}. Nothing was read.")
    if not Path(name).resolve().parent.is_dir():
        raise _Unusable(f"{name}: there is no such folder. Make it first. Nothing was read.")
    if Path(name).is_dir():
        raise _Unusable(f"{name} is a folder. Name a file. Nothing was read.")


def _read(
    named: list[tuple[str, str]], pool: "Executor | None", *, go_on: bool
) -> tuple[list["Return"], list[str]]:
    """The returns in the order named, and a sentence for each file that cannot be read."""
    files: dict[str, list[str]] = {}
    for agency, file in named:
        files.setdefault(agency, []).append(file)
    returns, faults = [], []
    spread = pool.map if pool else map
    read = spread(_read_agency, files, files.values(), [go_on] * len(files))
    for number, (into, said) in enumerate(read, 1):
        _progress(f"Read {number} of {len(files)}: {into.agency}")
        returns.append(into)
        faults += said
    _progress("")
    return returns, faults


@contextmanager
def _several(named: list[tuple[str, str]]) -> Iterator["Executor | None"]:
    """As many processes as processors, where there is enough to read; an agency in each."""
    workers = min(_processors(), len({agency for agency, _ in named}), 4)
    if workers < 2 or sum(_size(file) for _, file in named) < MUCH:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        yield pool


def _processors() -> int:
    """Those that this process may use, where the system tells."""
    may = getattr(os, "sched_getaffinity", None)
    return len(may(0)) if may else os.cpu_count() or 1


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size if file else 0
    except (OSError, ValueError):
        return 0


def _read_agency(agency: str, named: list[str], go_on: bool) -> tuple["Return", list[str]]:
    from goldthread.engines.chronology import Problem, Return, Unreadable, read_file

    gc.disable()
    into, faults = Return(agency), []
    for file in named:
        if not file:
            into.problems.append(Problem(agency, "Nothing has been returned yet."))
            continue
        try:
            data = _bytes(file)
            if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
                raise Unreadable(
                    f"{Path(file).name} is empty. Check that it was saved; if nothing has come, "
                    f"write {agency}= with nothing behind it."
                )
            read_file(data, Path(file).name, into)
        except (Unreadable, _Unusable) as fault:
            if go_on:
                into.problems.append(Problem(agency, f"{fault} It was left out."))
            else:
                faults.append(str(fault))
    into.close()
    return into, faults


def _bytes(name: str) -> bytes:
    from goldthread.engines.uploads import MAX_BYTES

    path = Path(name)
    try:
        if path.is_dir():
            raise _Unusable(f"{name} is a folder. Name the file in it.")
        if path.stat().st_size > MAX_BYTES:
            most = MAX_BYTES // (1024 * 1024)
            raise _Unusable(f"{path.name} is larger than {most} MB. Send it in parts.")
        return path.read_bytes()
    except FileNotFoundError:
        raise _Unusable(f"{name}: no such file. Check the name.") from None
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise _Unusable(f"{name} cannot be read: {why}. Check who may read it.") from None


def _write(args: argparse.Namespace, merged: "Chronology") -> None:
    """Each file whole or not at all: written beside its place, then moved there."""
    from goldthread.engines.chronology.out_excel import write_excel
    from goldthread.engines.chronology.out_word import write_word

    for name, writer in ((args.xlsx, write_excel), (args.docx, write_word)):
        if name:
            path = Path(name)
            draft = path.with_name(f".{path.name}.part")
            try:
                with draft.open("wb") as target:
                    writer(merged, target)
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)


def _print(args: argparse.Namespace, merged: "Chronology") -> None:
    from goldthread.engines.chronology.out_json import json_lines
    from goldthread.engines.chronology.summary import summary

    lines = json_lines(merged) if args.json else summary(merged)
    sys.stdout.writelines(lines)
    for name in (args.xlsx, args.docx):
        if name and not args.json:
            print(f"Written: {name}")


def _progress(words: str) -> None:
    """One changing line on a terminal; silence in a pipe."""
    if sys.stderr.isatty():
        print(f"\r{words[:70]:<70}", end="" if words else "\r", file=sys.stderr, flush=True)
