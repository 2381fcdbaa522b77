"""The words of the register's names, and whose word in a text may be whose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.register import Person, Register
from goldthread.engines.anonymise.spellings import (
    is_pet_form,
    one_slip,
    short_forms,
    sounds_like,
    spelled,
)

FORE, MIDDLE, SUR, ALIAS = "forename", "middle name", "surname", "alias"
PHRASE = "word of an alias"  # "Little" of "Little Man": says nothing alone
# Parts of surnames that say nothing alone.
PARTICLES = {
    "de", "da", "di", "do", "dos", "du", "del", "della", "den", "der", "van", "von", "la", "le",
    "el", "al", "bin", "binti", "ibn", "abu", "ap", "ab", "mc", "mac", "o", "st", "ter", "ten", "y",
    "e", "and", "the", "of",
}  # fmt: skip
EXACT, OTHER_SPELLING, SHORT, PLURAL, SLIP = 1.0, 0.9, 0.88, 0.85, 0.8
HOW = {
    EXACT: "as the register has it", OTHER_SPELLING: "another spelling", SHORT: "a short form",
    PLURAL: "with an s", SLIP: "one letter off",
}  # fmt: skip


@dataclass(frozen=True)
class Tag:
    """A word may be this part of this person's name; `how` is how surely, from 0 to 1."""

    person: int
    part: str
    how: float


@dataclass(frozen=True)
class Known:
    """The words of one person's names, in small letters without apostrophes."""

    fore: tuple[str, ...]
    middle: tuple[str, ...]
    sur: tuple[str, ...]  # of the surname now, its halves one by one
    former: tuple[str, ...]
    alias: tuple[str, ...]

    def words(self) -> Iterable[tuple[str, str]]:
        for part, words in (
            (FORE, self.fore), (MIDDLE, self.middle), (SUR, self.sur + self.former),
            (ALIAS, self.alias),
        ):  # fmt: skip
            for word in words:
                yield part, word


def words_of(name: str) -> tuple[str, ...]:
    """ "O'Neill-Lark" becomes "oneill", "lark"."""
    plain = Plain(name).lower.replace("'", "")
    return tuple(re.findall(r"[a-z]+", plain))


def known_of(person: Person) -> Known:
    fore, middle = words_of(person.forename), words_of(person.middle)
    sur = words_of(person.surname)
    former = tuple(word for name in person.former_surnames for word in words_of(name))
    named = (person.known_as, *person.aliases)
    alias = tuple(word for name in named for word in words_of(name) if word not in fore + sur)
    return Known(fore, middle, sur, former, tuple(dict.fromkeys(alias)))


class Lexicon:
    """Which words of a text may be whose; asked once for each different word."""

    def __init__(self, register: Register) -> None:
        self.people = register.people
        self.known = [known_of(person) for person in register.people]
        self._exact: dict[str, list[Tag]] = {}
        self._other: dict[str, list[Tag]] = {}
        for number, known in enumerate(self.known):
            self._learn(number, known)
        self.longest = max(map(len, self._exact), default=0)
        self._asked: dict[str, tuple[Tag, ...]] = {}

    def tags(self, word: str) -> tuple[Tag, ...]:
        """Whose name a word may be, best first. Empty for most words."""
        found = self._asked.get(word)
        if found is None:
            found = self._asked[word] = self._look(word)
        return found

    def exact(self, word: str) -> tuple[Tag, ...]:
        """Only as the register writes it."""
        return tuple(self._exact.get(word, ()))

    def names(self) -> Iterable[str]:
        """Every word that stands in the register as part of a name."""
        return self._exact

    def fits(self, word: str, person: int, part: str) -> float:
        """How surely a word beside another of somebody's names is this part of it; 0 for not.

        Looser than `tags`: beside "Robin", "Clark" is a slip for "Lark".
        """
        known = self.known[person]
        names = {FORE: known.fore + known.alias, SUR: known.sur + known.former}.get(part, ())
        for name in names:
            if name in PARTICLES or len(word) < 3 or len(name) < 3:
                continue
            if word == name:
                return EXACT
            near = one_slip(word, name) or word in spelled(name) or sounds_like(word, name)
            if near or (len(name) == 3 and _close(word, name)) or _close_long(word, name):
                return SLIP
        if part == FORE and any(is_pet_form(word, name) for name in known.fore):
            return SHORT
        return 0.0

    def _learn(self, number: int, known: Known) -> None:
        for part, word in known.words():
            if len(word) < 2 or (word in PARTICLES and not self._is_alias(number, word)):
                continue
            self._add(self._exact, word, Tag(number, FORE if part == ALIAS else part, EXACT))
        for word in self._said_together(number):
            self._exact[word] = [
                Tag(t.person, PHRASE, t.how) if t.person == number else t for t in self._exact[word]
            ]
        for part, words in ((SUR, known.sur), (FORE, known.fore), (SUR, known.former)):
            if len(words) > 1:
                self._add(self._exact, "".join(words), Tag(number, part, EXACT))
        for word in known.fore:
            for form in short_forms(word):
                self._add(self._other, form, Tag(number, FORE, SHORT))
        for part, word in known.words():
            if part != ALIAS:
                for form in spelled(word):
                    self._add(self._other, form, Tag(number, part, OTHER_SPELLING))

    def _is_alias(self, number: int, word: str) -> bool:
        """Somebody is called just that: "Mac"."""
        person = self.people[number]
        return len(word) > 2 and any(
            words_of(one) == (word,) for one in (person.known_as, *person.aliases)
        )

    def phrases(self) -> Iterable[tuple[tuple[str, ...], int]]:
        """Aliases of several words, and whose they are."""
        for number, person in enumerate(self.people):
            for alias in (person.known_as, *person.aliases):
                if len(words := words_of(alias)) > 1:
                    yield words, number

    def _said_together(self, number: int) -> Iterable[str]:
        """Ordinary words of aliases of several words."""
        person, known = self.people[number], self.known[number]
        others = {*known.fore, *known.middle, *known.sur, *known.former}
        for alias in (person.known_as, *person.aliases):
            words = words_of(alias)
            if len(words) > 1:
                yield from (
                    w
                    for w in words
                    if w not in others and w in self._exact and vocabulary.is_word(w)
                )

    @staticmethod
    def _add(to: dict[str, list[Tag]], word: str, tag: Tag) -> None:
        tags = to.setdefault(word, [])
        if tag not in tags:
            tags.append(tag)

    def _look(self, word: str) -> tuple[Tag, ...]:
        if not 1 < len(word) < 40:
            return ()
        found = self._exact.get(word) or self._other.get(word)
        if not found and len(word) > 4 and word[-1] == "s":
            found = [Tag(t.person, t.part, PLURAL) for t in self._exact.get(word[:-1], ())]
            if not found and word.endswith("es"):
                found = [Tag(t.person, t.part, PLURAL) for t in self._exact.get(word[:-2], ())]
        if not found:
            found = self._near(word)
        return tuple(sorted(found, key=lambda tag: -tag.how))

    def _near(self, word: str) -> list[Tag]:
        """Slips of the pen; a word that is a word, or a name of others, is none."""
        word_or_name = vocabulary.is_known(word)
        cut_short = len(word) > 2 and (
            vocabulary.is_forename(word) or vocabulary.level(word) == vocabulary.RARE
        )
        found = []
        for number, known in enumerate(self.known):
            joined = [(FORE, "".join(known.fore)), (SUR, "".join(known.sur))]
            for part, name in [*known.words(), *joined]:
                everyday = len(name) < 5 and vocabulary.level(name) == vocabulary.COMMON
                if name in PARTICLES or len(name) < 4 or everyday:
                    continue
                part = FORE if part == ALIAS else part
                if cut_short and part == FORE and name.startswith(word):
                    found.append(Tag(number, part, SHORT))
                elif word_or_name:
                    both_names = not vocabulary.is_word(word) and vocabulary.level(name) == 0
                    if both_names and sounds_like(word, name) and one_slip(word, name):
                        found.append(Tag(number, part, OTHER_SPELLING))
                    elif both_names and len(name) > 7 and one_slip(word, name):
                        found.append(Tag(number, part, SLIP))
                    elif part == FORE and both_names and is_pet_form(word, name):
                        found.append(Tag(number, part, SHORT))
                elif one_slip(word, name) or sounds_like(word, name):
                    found.append(Tag(number, part, SLIP))
                elif part == FORE and is_pet_form(word, name):
                    found.append(Tag(number, part, SHORT))
        return found


def _close(word: str, name: str) -> bool:
    """Two letters of three, for short names that stand beside another name of the same person."""
    return abs(len(word) - 3) <= 1 and sorted(word) == sorted(name)


def _close_long(word: str, name: str) -> bool:
    from rapidfuzz.distance import OSA

    return min(len(word), len(name)) >= 7 and OSA.distance(word, name, score_cutoff=2) <= 2
