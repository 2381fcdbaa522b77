"""What comes back for a file: findings with their place, what is unread, and whether it is safe."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol


class Found(Protocol):
    """What is needed of a finding: a stretch of a text and what to write instead."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def replacement(self) -> str: ...
    @property
    def status(self) -> str: ...


LeakCheck = Callable[[str, Any], Sequence[Any]]


class Blocked(Exception):
    """The file cannot be made safe, or not be checked. One sentence: what, why, what next."""


@dataclass(frozen=True)
class Placed:
    """A finding or a leak, where it stands, and the whole text that its offsets count in."""

    place: str
    text: str
    what: Any


@dataclass(frozen=True)
class Unread:
    """Something that no check can read. `digest`: SHA-256 of its bytes, empty where it has none."""

    place: str
    why: str
    digest: str = ""

    @property
    def for_eyes(self) -> bool:
        """A person can look at it instead, and say so."""
        return self.why.endswith("Look at it.")

    def as_json(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True)
class FileCheck:
    """Safe only when nothing leaks and nothing is unread. `texts`: (place, text) for people."""

    leaks: tuple[Placed, ...] = ()
    unread: tuple[Unread, ...] = ()
    texts: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def safe(self) -> bool:
        return not self.leaks and not self.unread


@dataclass(frozen=True)
class FileResult:
    """The bytes, what was found, what a person must know, and the check of these very bytes.

    `ending`: .docx, .xlsx or .csv.
    """

    data: bytes
    ending: str
    findings: tuple[Placed, ...]
    problems: tuple[str, ...]
    check: FileCheck


@dataclass
class Notes:
    """Gathers what is found and what a person must be told while a file is worked on.

    `known` is the finder without names that are in no register: for what is no running text.
    `texts`: (place, text) of whatever a reader sees, as it was, in order.
    """

    finder: Any
    findings: list[Placed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = self.finder.without_names()
        self._looked_up: dict[str, list[Any]] = {}

    def look_up(self, text: str) -> list[Any]:
        """The findings in a short text that comes again and again, such as a date in a cell."""
        if text not in self._looked_up:
            self._looked_up[text] = self.known.find(text)
        return self._looked_up[text]

    def say(self, sentence: str) -> None:
        if sentence not in self.problems:
            self.problems.append(sentence)


def counted(number: int, one: str, many: str = "") -> str:
    """“1 comment”, “3 comments”."""
    return f"{number} {one if number == 1 else many or one + 's'}"
