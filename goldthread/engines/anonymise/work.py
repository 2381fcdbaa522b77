"""One file and a register in, the safe file and its report out: what the commands do."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldthread.engines.anonymise.files import (
    KINDS,
    Blocked,
    FileCheck,
    Placed,
    Unread,
    anonymise_file,
    check_file,
)
from goldthread.engines.anonymise.finder import Finder
from goldthread.engines.anonymise.findings import Finding
from goldthread.engines.anonymise.jigsaw import Piece, jigsaw
from goldthread.engines.anonymise.key import CannotOpen, Lock, key_of, locked
from goldthread.engines.anonymise.leaks import Checks, Leak, checks, leaks
from goldthread.engines.anonymise.register import RegisterError, read_register
from goldthread.engines.uploads import Rejected
from goldthread.engines.uploads import check as check_upload
from goldthread.engines.uploads.decode import decode

TEXTS = frozenset({"txt", "html", "json"})


class CannotDo(Exception):
    """One sentence: where, what, what is safe, what next."""


@dataclass(frozen=True)
class Done:
    """What became of a file.

    Of a file with parts (Word, Excel, CSV) `places` and `leak_places` say where each finding and
    each leak stands, and their spans count in the text of that place. A plain text has none.
    """

    file: str
    out: str
    findings: tuple[Finding, ...]
    leaks: tuple[Leak, ...]
    checks: Checks
    problems: tuple[str, ...]
    unread: tuple[Unread, ...] = ()
    places: tuple[str, ...] = ()
    leak_places: tuple[str, ...] = ()

    def _with(self, status: str) -> list[Finding]:
        return [one for one in self.findings if one.status == status]

    @property
    def replaced(self) -> list[Finding]:
        return self._with("replaced")

    @property
    def queued(self) -> list[Finding]:
        return self._with("queued")

    @property
    def suggested(self) -> list[Finding]:
        return self._with("suggested")

    @property
    def safe(self) -> bool:
        return self.checks.complete and not self.leaks and not self.unread

    @property
    def needs_a_person(self) -> bool:
        """Days alone ask for nobody: every chronology has them, and the jigsaw weighs them."""
        names = [one for one in self.suggested if one.kind != "date"]
        return not self.safe or bool(self.queued or names or self.problems)

    def as_json(self) -> dict[str, Any]:
        """The shape of docs/schemas/anonymise.schema.json."""
        return {
            "file": self.file,
            "out": self.out,
            "safe": self.safe,
            "replaced": len(self.replaced),
            "queued": len(self.queued),
            "suggested": len(self.suggested),
            "findings": _shapes(self.findings, self.places),
            "leaks": _shapes(self.leaks, self.leak_places),
            "unread": [one.as_json() for one in self.unread],
            "checks": self.checks.as_json(),
            "problems": list(self.problems),
        }


@dataclass(frozen=True)
class Checked:
    """What survives in a file."""

    file: str
    leaks: tuple[Leak, ...]
    suggested: tuple[Finding, ...]
    checks: Checks
    jigsaw: tuple[Piece, ...]
    unread: tuple[Unread, ...] = ()
    leak_places: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # of what is suggested

    @property
    def safe(self) -> bool:
        return self.checks.complete and not self.leaks and not self.unread

    def as_json(self) -> dict[str, Any]:
        """The shape of docs/schemas/leakcheck.schema.json."""
        return {
            "file": self.file,
            "safe": self.safe,
            "leaks": _shapes(self.leaks, self.leak_places),
            "unread": [one.as_json() for one in self.unread],
            "suggested": _shapes(self.suggested, self.places),
            "checks": self.checks.as_json(),
            "jigsaw": [one.as_json() for one in self.jigsaw],
        }


def anonymise(file: Path, register: Path, out: Path, lock: Lock | None = None) -> Done:
    """Write a file without its people, and with `lock` the key to it.

    CannotDo, and nothing is written, otherwise.
    """
    finder = finder_of(register)
    data, kind = read_file(file)
    written = [out, lock.path] if lock else [out]
    for one, other in [(one, other) for one in written for other in (file, register)]:
        if one.exists() and other.exists() and one.samefile(other):
            raise CannotDo(
                f"{one.name} is a file that is read. Nothing was written. Give it another name."
            )
    _refuse_other_name(kind, out)
    if kind in KINDS:
        return _anonymise_file(file, data, finder, out, lock)
    text = decode(data)[0]
    findings = finder.find(text)
    safe = finder.replace(text, findings)
    left = leaks(safe, finder)
    _write(out, safe.encode(), lock, [(text, one) for one in findings])
    return Done(file.name, out.name, tuple(findings), tuple(left), checks(finder), finder.problems)


def _refuse_other_name(kind: str, out: Path) -> None:
    """A Word document by its name that holds plain text opens nowhere."""
    named = out.suffix.lower().removeprefix(".")
    same = {kind, kind[:-1] + "x"} if kind in ("docm", "xlsm") else {kind}
    if named in {*KINDS, "pdf"} - same:
        ends = f".{kind}" if kind in KINDS else ".txt"
        raise CannotDo(
            f"{out.name} would not be what its name says: the result is of the kind of the file "
            f"that is read. Nothing was written. Give it a name that ends with {ends}."
        )


def _anonymise_file(file: Path, data: bytes, finder: Finder, out: Path, lock: Lock | None) -> Done:
    try:
        result = anonymise_file(data, file.name, finder, out=out.name)
    except Blocked as why:
        raise CannotDo(_nothing_written(why)) from None
    found, left = result.findings, result.check.leaks
    _write(out, result.data, lock, [(one.text, one.what) for one in found])
    return Done(
        file.name, out.name, tuple(one.what for one in found), tuple(one.what for one in left),
        checks(finder), (*finder.problems, *result.problems), result.check.unread, _places(found),
        _places(left),
    )  # fmt: skip


def _write(
    out: Path, data: bytes, lock: Lock | None, findings: Sequence[tuple[str, Finding]]
) -> None:
    """The key first: a file whose key could not be written would be past bringing back."""
    if lock:
        try:
            key = locked(key_of(data, findings), lock.passphrase)
        except CannotOpen as why:
            raise CannotDo(f"{why} Nothing was written.") from None
        write(lock.path, key)
    write(out, data)


def leakcheck(files: Sequence[Path], register: Path, public: Path | None = None) -> list[Checked]:
    """What of a register survives in each file. `public`: a text of what is published already."""
    finder = finder_of(register)
    known = [read_text(public)] if public else []
    read = [(file, *read_file(file)) for file in files]
    return [
        _check_file(file, data, finder, known) if kind in KINDS else
        _check_text(file.name, decode(data)[0], finder, known)
        for file, data, kind in read
    ]  # fmt: skip


def _check_text(name: str, text: str, finder: Finder, known: Sequence[str]) -> Checked:
    found, pieces = _suggested(text, finder), tuple(jigsaw(text, known))
    return Checked(name, tuple(leaks(text, finder)), found, checks(finder), pieces)


def _check_file(file: Path, data: bytes, finder: Finder, known: Sequence[str]) -> Checked:
    try:
        found: FileCheck = check_file(data, file.name, finder)
    except Blocked as why:
        raise CannotDo(str(why)) from None
    suggested = [Placed(place, text, one)
                 for place, text in found.texts for one in _suggested(text, finder)]  # fmt: skip
    whole = "\n".join(text for _, text in found.texts)
    return Checked(
        file.name, tuple(one.what for one in found.leaks), tuple(one.what for one in suggested),
        checks(finder), tuple(jigsaw(whole, known)), found.unread, _places(found.leaks),
        _places(suggested),
    )  # fmt: skip


def _places(placed: Sequence[Placed]) -> tuple[str, ...]:
    return tuple(one.place for one in placed)


def _shapes(found: Sequence[Finding | Leak], places: Sequence[str]) -> list[dict[str, Any]]:
    shapes = [one.as_json() for one in found]
    for shape, place in zip(shapes, places, strict=False):
        shape["place"] = place
    return shapes


def _nothing_written(why: Blocked) -> str:
    said = str(why)
    return said if "Nothing was written." in said else f"{said} Nothing was written."


def _suggested(text: str, finder: Finder) -> tuple[Finding, ...]:
    return tuple(one for one in finder.find(text) if one.status == "suggested")


def finder_of(register: Path) -> Finder:
    """A Finder of the register in a file; CannotDo where it is none."""
    try:
        read = read_register(register.read_bytes())
        if not any(
            one.forename or one.surname or one.known_as or one.aliases for one in read.people
        ):
            raise CannotDo(
                f"{register.name} names nobody, so nothing can be called safe. Nothing was written."
            )
        return Finder(read)
    except OSError:
        raise CannotDo(f"{register.name} cannot be read. Nothing was written.") from None
    except RegisterError as error:
        raise CannotDo(f"{register.name}: {error} Nothing was written.") from None


def read_text(file: Path) -> str:
    """The text of a file; CannotDo where it is none."""
    return decode(read_file(file, TEXTS)[0])[0]


def read_file(file: Path, allow: frozenset[str] = TEXTS | KINDS) -> tuple[bytes, str]:
    """(bytes, kind) of a file; CannotDo where it may not be read."""
    try:
        data = file.read_bytes()
    except OSError:
        raise CannotDo(f"{file.name} cannot be read. Nothing was written.") from None
    try:
        return data, check_upload(data, file.name, allow=allow).kind
    except Rejected as error:
        raise CannotDo(f"{error} Nothing was written.") from None


def write(out: Path, data: bytes) -> None:
    """Write a file whole or not at all; CannotDo where that is not possible."""
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    except OSError:
        raise CannotDo(f"{out} cannot be written. Nothing was written.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o600)
        Path(name).replace(out)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise CannotDo(f"{out} cannot be written. Nothing was written.") from None
