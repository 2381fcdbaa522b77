"""Files in and out: Word, Excel and CSV with pseudonyms, and the check of these and of PDF.

result = anonymise_file(data, "report.docx", finder)
result.check.safe, result.findings, result.problems
check_file(data, "report.pdf", finder).unread
"""

import re
from typing import Any

from goldthread.engines.anonymise.files.checking import check_package
from goldthread.engines.anonymise.files.csvs import anonymise_csv, cells_of, place
from goldthread.engines.anonymise.files.excel import anonymise_workbook
from goldthread.engines.anonymise.files.looking import Look
from goldthread.engines.anonymise.files.pdf import check_pdf
from goldthread.engines.anonymise.files.results import (
    Blocked,
    FileCheck,
    FileResult,
    Notes,
    Placed,
    Unread,
)
from goldthread.engines.anonymise.files.word import anonymise_word
from goldthread.engines.anonymise.leaks import checks, leaks
from goldthread.engines.uploads import Rejected, check, decode

__all__ = [
    "KINDS",
    "Blocked",
    "FileCheck",
    "FileResult",
    "Placed",
    "Unread",
    "anonymise_file",
    "check_file",
    "looked_at",
]  # fmt: skip
KINDS = frozenset({"docx", "docm", "xlsx", "xlsm", "csv", "pdf"})
_BECOMES = {"docx": ".docx", "docm": ".docx", "xlsx": ".xlsx", "xlsm": ".xlsx", "csv": ".csv"}


def anonymise_file(
    data: bytes, name: str, finder: Any, *, out: str = "", check_with: Any = None
) -> FileResult:
    """The file with pseudonyms, and the check of the very bytes. `out`: the name it will have.
    `check_with`: another finder for the check, where the first is not one of a register.

    Errors: Blocked, one sentence, where the file cannot be made safe; nothing is given then.
    """
    ending = _BECOMES.get(_kind(data, name), "")
    if ending and out and not out.lower().endswith(ending):
        raise Blocked(f"{out} would be a {ending} file. Give it a name that ends with {ending}.")
    notes = Notes(finder)
    written = _rewritten(data, name, notes)
    checked = check_file(written, out or f"copy{ending}", check_with or finder)
    return FileResult(written, ending, tuple(notes.findings), tuple(notes.problems), checked)


def looked_at(data: bytes, name: str, finder: Any) -> Notes:
    """Every text of the file in its order, and what is found in it. Errors: Blocked."""
    notes = Notes(finder)
    _rewritten(data, name, notes)
    return notes


def rewritten(data: bytes, name: str, finder: Any) -> bytes:
    """The file with whatever the finder replaces, unchecked. Errors: Blocked."""
    return _rewritten(data, name, Notes(finder))


def _rewritten(data: bytes, name: str, notes: Notes) -> bytes:
    kind = _kind(data, name)
    if kind == "pdf":
        raise Blocked(
            f"{name} is a PDF, and covering words in a PDF leaves them in it. Anonymise the Word "
            "document it was made of and make the PDF again, then run goldthread leakcheck on that."
        )
    if kind in {"docx", "docm"}:
        return anonymise_word(data, name, notes)
    if kind in {"xlsx", "xlsm"}:
        return anonymise_workbook(data, name, notes)
    return anonymise_csv(data, notes)


def check_file(data: bytes, name: str, finder: Any) -> FileCheck:
    """What of the register survives anywhere in the file, its name included, and what is unread.

    Errors: Blocked, when the file cannot be opened at all.
    """
    kind = _kind(data, name)
    look = Look(leaks, finder.without_names())
    look.text("the file's name", re.sub(r"[_.-]+", " ", name))
    if kind == "pdf":
        check_pdf(data, name, look)
    elif kind == "csv":
        _check_csv(data, look)
    else:
        check_package(data, kind, name, look)
    for part in checks(finder).missing:
        look.not_read("the check", f"A part of it could not run: {part}.")
    return look.result()


def _kind(data: bytes, name: str) -> str:
    try:
        return check(data, name, allow=KINDS).kind
    except Rejected as why:
        raise Blocked(str(why)) from why


def _check_csv(data: bytes, look: Look) -> None:
    text, _ = decode(data)
    cells, _ = cells_of(text)
    for cell in cells:
        look.reading(place(cell), cell.words)
    look.again("the whole table", text, 0)
