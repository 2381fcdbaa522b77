"""Finds in a text what a register knows, and says what would stand there instead."""

import re
from collections.abc import Iterable, Iterator
from copy import copy

from goldthread.engines.anonymise import hidden
from goldthread.engines.anonymise.ages import AgeFinder
from goldthread.engines.anonymise.candidates import DOUBT, HINT, PART, PERSON, Candidate, settled
from goldthread.engines.anonymise.dates import DateFinder
from goldthread.engines.anonymise.findings import Finding, apply
from goldthread.engines.anonymise.lexicon import Lexicon
from goldthread.engines.anonymise.model import NoModel
from goldthread.engines.anonymise.named import Named
from goldthread.engines.anonymise.numbers import NumberFinder
from goldthread.engines.anonymise.people import PeopleFinder
from goldthread.engines.anonymise.places import PlaceFinder
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.pseudonyms import Pseudonyms
from goldthread.engines.anonymise.register import Register
from goldthread.engines.anonymise.secrets import secrets_of
from goldthread.engines.anonymise.suggest import Suggester
from goldthread.engines.anonymise.wording import fitted


class Finder:
    """A register made ready for searching. One Finder gives one pseudonym for one person.

    With `names`, names that are in no register are suggested too, by a name model. `missing` says
    what could not be made ready: while it is not empty nothing may be called safe. `problems` are
    sentences for a person, of pseudonyms that could not be used.
    """

    def __init__(self, register: Register, *, names: bool = True) -> None:
        self.register = register
        self.pseudonyms = Pseudonyms(register)
        self.problems: tuple[str, ...] = tuple(self.pseudonyms.problems)
        self.missing: tuple[str, ...] = ()
        self._lexicon = Lexicon(register)
        self._people = PeopleFinder(self._lexicon)
        self.secrets = secrets_of(register)
        self._others = (
            NumberFinder(register, self._lexicon, self.secrets),
            DateFinder(register),
            AgeFinder(register),
            PlaceFinder(register, self.pseudonyms),
        )
        self._ours = _either(self.pseudonyms.all())
        self.looks_for_names = names
        self._suggester: Suggester | None = None
        if names:
            self._suggester = self._with_model()

    def find(self, text: str, before: str = "", after: str = "") -> list[Finding]:
        """Findings in the order of the text, none overlapping.

        `before` and `after` are neighbouring texts, read for context only.
        """
        plain = Plain(text)
        found = [one for finder in self._others for one in finder.find(plain)]
        named, public = self._people.find(plain, before, after)
        found = [one for one in found if one.weight > PART + 1 or not _inside(one, public)]
        found += [self._candidate(one) for one in named]
        if self._suggester:
            found += self._suggester.find(plain, before, after)
        ours = [match.span() for match in self._ours.finditer(plain.lower)]
        if ours:  # what stands there already instead of somebody is nobody's name
            found = [one for one in found if not _within(one, ours)]
        return hidden.with_hidden(
            text, list(self._findings(plain, settled(found, plain.text), before))
        )

    def look_ahead(self, texts: Iterable[str]) -> None:
        """Says which short texts will be asked about one by one, so that they are read together."""
        if self._suggester:
            self._suggester.look_ahead(texts)

    def replace(self, text: str, findings: Iterable[Finding]) -> str:
        """The text with every finding that is certain replaced."""
        return apply(text, findings)

    def without_names(self) -> "Finder":
        """The same without names that are in no register: quicker, for a second look."""
        twin = copy(self)
        twin._suggester = None
        return twin

    def _with_model(self) -> Suggester:
        allowed = list(self.pseudonyms.all())
        try:
            return Suggester(allowed)
        except NoModel as error:
            self.missing = (str(error),)
            return Suggester(allowed, with_model=False)

    def _candidate(self, named: Named) -> Candidate:
        subject = self.register.people[named.people[0]].id if len(named.people) == 1 else None
        pseudonym = named.pseudonym or (self.pseudonyms.of(subject) if subject else "")
        if named.owner:
            pseudonym += "'s"
        weight = {"queued": DOUBT, "suggested": HINT}.get(named.status, PERSON)
        return Candidate(named.start, named.end, named.kind, subject, pseudonym, named.confidence,
                         named.reason, named.status, weight, fit=True)  # type: ignore[arg-type]  # fmt: skip

    def _findings(
        self, plain: Plain, candidates: Iterable[Candidate], before: str
    ) -> Iterator[Finding]:
        text = plain.given
        for one in candidates:
            start, end = plain.span(one.start, one.end)
            instead = one.replacement
            if one.fit and instead:
                instead = fitted(instead, text, start, end, before=before)
                if text[end : end + 1].isalpha():  # a name that ran into the next word
                    instead += " "
                if start and text[start - 1].isalpha():
                    instead = f" {instead}"
            yield Finding(start, end, text[start:end], one.kind, one.subject, instead,
                          one.confidence, one.reason, one.status)  # fmt: skip


def _inside(one: Candidate, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < one.end and one.start < end for start, end in spans)


def _within(one: Candidate, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in spans)


def _either(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted({re.escape(Plain(name).lower) for name in names}, key=len, reverse=True)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(longest) or '(?!)'})(?![a-z0-9])")
