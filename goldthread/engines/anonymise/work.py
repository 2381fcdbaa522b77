"""One file and a register in, the safe file and its report out: what the commands do."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldthread.engines.anonymise.finder import Finder
from goldthread.engines.anonymise.findings import Finding
from goldthread.engines.anonymise.jigsaw import Piece, jigsaw
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
    """What became of a file."""

    file: str
    out: str
    findings: tuple[Finding, ...]
    leaks: tuple[Leak, ...]
    checks: Checks
    problems: tuple[str, ...]

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
        return self.checks.complete and not self.leaks

    @property
    def needs_a_person(self) -> bool:
        return not self.safe or bool(self.queued or self.suggested or self.problems)

    def as_json(self) -> dict[str, Any]:
        """The shape of docs/schemas/anonymise.schema.json."""
        return {
            "file": self.file,
            "out": self.out,
            "safe": self.safe,
            "replaced": len(self.replaced),
            "queued": len(self.queued),
            "suggested": len(self.suggested),
            "findings": [one.as_json() for one in self.findings],
            "leaks": [one.as_json() for one in self.leaks],
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

    @property
    def safe(self) -> bool:
        return self.checks.complete and not self.leaks

    def as_json(self) -> dict[str, Any]:
        """The shape of docs/schemas/leakcheck.schema.json."""
        return {
            "file": self.file,
            "safe": self.safe,
            "leaks": [one.as_json() for one in self.leaks],
            "suggested": [one.as_json() for one in self.suggested],
            "checks": self.checks.as_json(),
            "jigsaw": [one.as_json() for one in self.jigsaw],
        }


def anonymise(file: Path, register: Path, out: Path) -> Done:
    """Write the text of a file without its people. CannotDo, and nothing is written, otherwise."""
    finder = finder_of(register)
    text = read_text(file)
    for other in (file, register):
        if out.exists() and other.exists() and out.samefile(other):
            raise CannotDo(
                f"{out.name} is a file that is read. Nothing was written. Give --out another name."
            )
    findings = finder.find(text)
    safe = finder.replace(text, findings)
    left = leaks(safe, finder)
    write(out, safe.encode())
    return Done(file.name, out.name, tuple(findings), tuple(left), checks(finder), finder.problems)


def leakcheck(files: Sequence[Path], register: Path, public: Path | None = None) -> list[Checked]:
    """What of a register survives in each file. `public`: a text of what is published already."""
    finder = finder_of(register)
    known = [read_text(public)] if public else []
    texts = [(file.name, read_text(file)) for file in files]
    return [
        Checked(name, tuple(leaks(text, finder)), _suggested(text, finder), checks(finder),
                tuple(jigsaw(text, known)))
        for name, text in texts
    ]  # fmt: skip


def _suggested(text: str, finder: Finder) -> tuple[Finding, ...]:
    return tuple(one for one in finder.find(text) if one.status == "suggested")


def finder_of(register: Path) -> Finder:
    """A Finder of the register in a file; CannotDo where it is none."""
    try:
        return Finder(read_register(register.read_bytes()))
    except OSError:
        raise CannotDo(f"{register.name} cannot be read. Nothing was written.") from None
    except RegisterError as error:
        raise CannotDo(f"{register.name}: {error} Nothing was written.") from None


def read_text(file: Path) -> str:
    """The text of a file; CannotDo where it is none."""
    try:
        data = file.read_bytes()
    except OSError:
        raise CannotDo(f"{file.name} cannot be read. Nothing was written.") from None
    try:
        check_upload(data, file.name, allow=TEXTS)
    except Rejected as error:
        raise CannotDo(f"{error} Nothing was written.") from None
    return decode(data)[0]


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
