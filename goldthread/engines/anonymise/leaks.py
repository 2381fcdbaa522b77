"""The second look: what of the register survives in a text that is about to leave."""

from dataclasses import asdict, dataclass
from typing import Any

from goldthread.engines.anonymise.finder import Finder


@dataclass(frozen=True)
class Leak:
    """A surviving mention. `start` and `end` count characters of the text as given."""

    start: int
    end: int
    text: str
    kind: str
    subject: str | None
    why: str

    def as_json(self) -> dict[str, Any]:
        shape = asdict(self)
        return {"span": [shape.pop("start"), shape.pop("end")], **shape}


@dataclass(frozen=True)
class Checks:
    """Which parts of the check ran. A part that could not run makes the answer "not safe"."""

    ran: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return bool(self.ran) and not self.missing


def leaks(text: str, finder: Finder) -> list[Leak]:
    """Everything of the register that can still be read in the text, in its order."""
    return [
        Leak(one.start, one.end, one.text, one.kind, one.subject, one.reason)
        for one in finder.find(text)
        if one.status != "suggested"
    ]


def checks(finder: Finder) -> Checks:
    """Which parts of the check this finder can run."""
    return Checks(("register",), finder.missing)
