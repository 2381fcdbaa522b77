"""People whom no single word names: by initials, by an alias of several words, inside other words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goldthread.engines.anonymise.cues import BE, VERBS
from goldthread.engines.anonymise.joining import disguised, run_on
from goldthread.engines.anonymise.lexicon import ALIAS, FORE, MIDDLE, PHRASE, SUR, Lexicon, Tag
from goldthread.engines.anonymise.mentions import Mention, initials_in
from goldthread.engines.anonymise.named import Named
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.shorthand import ACRONYMS, DOTTED
from goldthread.engines.anonymise.tokens import Words
from goldthread.engines.anonymise.who import Who

if TYPE_CHECKING:
    from goldthread.engines.anonymise.people import PeopleFinder

_IN_BRACKETS = re.compile(r"[(\[\"']{1,2}([A-Z]{2,4})[)\]\"']")
_SPEAKS = re.compile(r"^[ \t]*([A-Z]{2,4}):", re.MULTILINE)
KINDS = {PHRASE: "alias", FORE: "forename", MIDDLE: "forename", ALIAS: "alias", SUR: "surname"}


class Beneath:
    """One text, and what is found in it beneath or across its words."""

    finder: "PeopleFinder"
    words: Words
    plain: Plain
    lexicon: Lexicon
    who: Who

    def called(self) -> Iterator[Named]:
        """Aliases of several words, whole: "Granny Mac"."""
        for alias, person in self.finder.phrases:
            for match in alias.finditer(self.plain.text):
                if match[0] != match[0].lower() or len(match[0].split()) > 2:
                    yield Named(
                        match.start(), match.end(), "alias", (person,), 0.95,
                        "an alias, whole", "replaced",
                    )  # fmt: skip

    def _declared(self) -> set[str]:
        """Initials that the text itself gives a person: "Priya Raghunathan, Police (PR)"."""
        declared = set()
        for match in _IN_BRACKETS.finditer(self.plain.text):
            people = self.finder.letters.get(match[1], ())
            line = self.plain.text.rfind("\n", 0, match.start()) + 1
            before = [w.key for w in self.words.all if line <= w.start < match.start()]
            after = [w.key for w in self.words.all if match.end() <= w.start < match.end() + 40]
            names = {word for person in people for word in self.finder.lexicon.known[person].sur}
            if names & {*before, *after}:
                declared.add(match[1])
        spoke = Counter(_SPEAKS.findall(self.plain.text))  # a transcript: "PR: And your name?"
        return declared | {letters for letters, times in spoke.items() if times > 2}

    def initials(self) -> Iterator[Named]:
        declared = self._declared()
        for start, end, letters in initials_in(self.plain.text, self.finder.letters):
            people = self.finder.letters[letters]
            shown = self.plain.text[start:end]
            if shown.endswith(".") and (shown.count(".") == 1 or not self.goes_on(end)):
                end -= 1
            dotted = "." in shown[:-1]
            spaced = " " in shown and not dotted
            if spaced and "-" not in shown and len(letters) < 3:
                continue
            short = self._short_form(start, letters) if dotted else letters in ACRONYMS
            doubtful = short or (len(letters) == 2 and not dotted and "-" not in shown
                                               and self._shouting_at(start))  # fmt: skip
            doubtful = doubtful and letters not in declared
            status = "queued" if doubtful else "replaced"
            reason = "initials that are also a common short form" if doubtful else "initials"
            pseudonym = "" if len(people) == 1 else self.who.together(people)
            yield Named(start, end, "initials", people, 0.5 if doubtful else 0.85, reason, status,
                        pseudonym)  # fmt: skip

    def _short_form(self, start: int, letters: str) -> bool:
        """Whether letters with full stops are a.m., N.B. or G.P. rather than somebody."""
        following = self.plain.text[start:].split(" ", 2)
        verb = following[1].strip(".,").lower() if len(following) > 1 else ""
        if verb in VERBS | BE | {"to"}:
            return False
        lead = self.plain.text[:start].rstrip(" ")
        if letters in {"AM", "PM"}:
            return lead[-1:].isdigit()
        if letters in {"NB", "PS", "IE", "EG"}:
            return not lead or lead[-1] in ".\n:("
        return letters in DOTTED

    def _shouting_at(self, start: int) -> bool:
        line_start = self.plain.text.rfind("\n", 0, start) + 1
        line_end = self.plain.text.find("\n", start)
        line = self.plain.text[line_start : line_end if line_end > 0 else None]
        letters = [c for c in line if c.isalpha()]
        return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.7 * len(letters)

    def inside(self, read: Sequence[Mention]) -> Iterator[Named]:
        """Names inside longer words, and names with figures for letters."""
        taken = {n for mention in read for n in range(mention.first, mention.last + 1)}
        for number, word in enumerate(self.words.all):
            if number in taken or len(word.key) < 6:
                continue
            for a, b, tags in run_on(word, self.lexicon):
                yield self._part_of(word.start + a, word.start + b, tags)
        for start, end, tags in disguised(self.plain.text, self.lexicon):
            yield self._part_of(start, end, tags)

    def _part_of(self, start: int, end: int, tags: Sequence[Tag]) -> Named:
        people = tuple(dict.fromkeys(tag.person for tag in tags))
        pseudonym = "" if len(people) == 1 else self.who.together(people)
        kind = KINDS[tags[0].part] if len({tag.part for tag in tags}) == 1 else "full-name"
        return Named(
            start, end, kind, people, 0.8, "a name run into another word", "replaced", pseudonym
        )

    def goes_on(self, at: int) -> bool:
        """Whether the sentence goes on after a full stop, so that it belongs to an initial."""
        rest = self.words.text[at : at + 3].lstrip(" ")
        return bool(rest) and (rest[0].islower() or rest[0] in ",;:)'")
