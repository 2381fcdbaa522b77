"""Reads neighbouring words together as one mention of a person: "LARK, Robin J", "Robbie Lrak-D"."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.lexicon import (
    EXACT,
    FORE,
    MIDDLE,
    PARTICLES,
    SLIP,
    SUR,
    Lexicon,
    Tag,
    words_of,
)
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.titles import TITLES
from goldthread.engines.anonymise.tokens import Words

# What may stand inside one name. Longer gaps end it.
_INSIDE = re.compile(r"[ \t]{0,3}(?:[-/_.]?[ \t]*\r?\n?[ \t]*|\s*\f\s*)|\. ?|[ \t]*-[ \t]*|\r?\n\f")
_SURNAME_FIRST = re.compile(r",\s{0,3}")
_NICKNAME = re.compile(r"""\s["'(]|["')]\s""")
_CLOSES = {"(": ")", '"': '"', "'": "'"}
_INITIALS = re.compile(
    r"(?<![A-Za-z0-9'&])(?:(?:[A-Z]\. ?){1,4}(?:(?:O')?[A-Z](?![A-Za-z])(?:-[A-Z](?![A-Za-z]))?\.?)?"
    r"|[A-Z](?:[-/]?[A-Z]){1,4}|[A-Z]{1,2}O'[A-Z]|[A-Z](?: [A-Z]){0,2} [A-Z](?:-[A-Z])?)(?![A-Za-z0-9&])"
)


@dataclass(frozen=True)
class Mention:
    """Words `first` to `last` may name any of `people`; `parts` says how each word is read."""

    first: int
    last: int
    people: tuple[int, ...]
    parts: tuple[str, ...]
    how: float

    @property
    def alone(self) -> bool:
        """One word of one name only."""
        return sum(part != "initial" for part in self.parts) == 1 and "initial" not in self.parts


class Reader:
    """Reads the words of one text against a register's names."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon, self.words = lexicon, words
        self.tags = [lexicon.tags(word.key) for word in words.all]
        self._after_titles()
        self.initials = [_initials_of(known) for known in lexicon.known]

    def _after_titles(self) -> None:
        """ "Mr Frazer" is near enough to Fraser: a title says that a name follows."""
        for number in range(1, len(self.words)):
            word = self.words[number]
            if self.tags[number] or not word.capital or self.words[number - 1].key not in TITLES:
                continue
            if vocabulary.level(word.key) < 2 and self.words.lead(number).strip(" ") in {"", "."}:
                near = [
                    Tag(person, SUR, SLIP)
                    for person in range(len(self.lexicon.known))
                    if self.lexicon.fits(word.key, person, SUR)
                ]
                self.tags[number] = tuple(near)

    def mentions(self) -> Iterator[Mention]:
        """One after another, none overlapping."""
        number = 0
        while number < len(self.words):
            found = self._at(number) if self._may_begin(number) else None
            if found is None:
                number += 1
                continue
            yield found
            number = found.last + 1

    def _may_begin(self, number: int) -> bool:
        if self.tags[number] or self._starts_with_initial(number):
            return True
        ahead = number + 1
        return (
            ahead < len(self.words)
            and (any(t.part == SUR for t in self.tags[ahead]) or self.words.lead(ahead) == "-")
            and len(self.words[number].key) > 2
            and self._near(number, ahead)
        )

    def _starts_with_initial(self, number: int) -> bool:
        word = self.words[number]
        capitals = word.capital and len(word.shown) <= 3 and word.shown.isupper()
        if word.key not in PARTICLES and not capitals and not self._small_initial(number):
            return False
        ahead = range(number + 1, min(number + 4, len(self.words)))
        return any(self.tags[n] for n in ahead)

    def _small_initial(self, number: int) -> bool:
        """ "p. begum", as one types in a hurry."""
        return len(self.words[number].shown) == 1 and self.words.gap(number) in {". ", "."}

    def _at(self, number: int) -> Mention | None:
        """The longest mention that begins with a word; None where none does."""
        best: Mention | None = None
        people = {tag.person for tag in self.tags[number]}
        if not people:
            ahead = range(number + 1, min(number + 5, len(self.words)))
            people = {tag.person for n in ahead for tag in self.tags[n] if tag.part == SUR}
        following = number + 1
        if following < len(self.words) and self._near(number, following):
            people |= {tag.person for tag in self.tags[following]}
        for person in sorted(people):
            found = self._read(number, person)
            if found is None:
                continue
            if best is None or (found.last, found.how) > (best.last, best.how):
                best = found
            elif (found.last, found.how) == (best.last, best.how):
                best = Mention(best.first, best.last, (*best.people, person), best.parts, best.how)
        return best

    def _near(self, one: int, other: int) -> bool:
        return _INSIDE.fullmatch(self.words.gap(one)) is not None and not self.words[one].possessive

    def _read(self, number: int, person: int) -> Mention | None:
        """As many words from here on as can be names of this person."""
        first = self._part(number, person, (), number)
        if first is None:
            return None
        parts, hows, at = [first[0]], [first[1]], number
        while at + 1 < len(self.words):
            if self.words[at].possessive or not self._joined(at, parts):
                break
            following = self._part(at + 1, person, tuple(parts), number)
            if following is None or (following[1] < EXACT and self._is_anothers(at + 1, person)):
                break
            parts.append(following[0])
            hows.append(following[1])
            at += 1
        while parts and parts[-1] == "particle":
            parts.pop()
            hows.pop()
            at -= 1
        named = [
            how
            for part, how in zip(parts, hows, strict=True)
            if part not in {"initial", "particle"}
        ]
        if not named or (len(parts) == 1 and hows[0] < 0.75):
            return None
        if all(part in {"initial", "particle"} for part in parts):
            return None
        return Mention(number, at, (person,), tuple(parts), _sure(named))

    def _is_anothers(self, number: int, person: int) -> bool:
        """ "Robin" and below it "Mark", who is somebody: no slip for Robin Lark."""
        new_line = "\n" in self.words.lead(number)
        mine = any(tag.person == person and tag.how == EXACT for tag in self.tags[number])
        others = any(tag.how == EXACT for tag in self.tags[number])
        return new_line and others and not mine

    def _joined(self, at: int, parts: list[str]) -> bool:
        gap = self.words.gap(at)
        if _INSIDE.fullmatch(gap):
            full_stop = "." in gap and len(self.words[at].shown) > 1 and gap != "."
            return not full_stop or parts[-1] in {"initial", "particle"}
        if _SURNAME_FIRST.fullmatch(gap):
            return all(part in {SUR, "particle", "initial"} for part in parts) and SUR in parts
        if _NICKNAME.fullmatch(gap) is None:
            return False
        # "Robin (Robbie) Lark", but not "Robin Lark (Robbie, NHS ...)": what opens has to close.
        end = self.words[at + 1].end
        opens = gap.strip()[-1:] in _CLOSES and gap[:1].isspace()
        return not opens or self.words.text[end : end + 1] == _CLOSES[gap.strip()[-1]]

    def _part(
        self, number: int, person: int, parts: tuple[str, ...], first: int
    ) -> tuple[str, float] | None:
        """How a word is read as the next part of this person's name, and how surely."""
        word = self.words[number]
        mine = [tag for tag in self.tags[number] if tag.person == person]
        if parts and any(self.words[n].key == word.key for n in range(first, number)):
            return None
        if mine:
            part = _in_place(mine, parts, number > first and "," in self.words.lead(number))
            return part.part, part.how
        short = len(word.shown) == 1 or (len(word.shown) <= 3 and parts)
        written = word.shown.isupper() or (not parts and self._small_initial(number))
        fits = short and written and self._initial(word.key, person, parts)
        if fits and (parts or self._leads(number, person)):
            return ("initial", EXACT)
        if word.key in self._particles(person) and (parts or self._leads(number, person)):
            return ("particle", EXACT)
        return self._beside(number, person, parts)

    def _initial(self, letters: str, person: int, parts: tuple[str, ...]) -> bool:
        """Whether letters are initials of the person; the first of all must be a forename's."""
        fore = {word[0] for word in self.lexicon.known[person].fore}
        begins = letters[0] in fore or SUR in parts or FORE in parts or "initial" in parts
        different = len(set(letters)) == len(letters)
        return begins and different and set(letters) <= self.initials[person]

    def _particles(self, person: int) -> set[str]:
        known = self.lexicon.known[person]
        return set(known.sur + known.former) & PARTICLES

    def _leads(self, number: int, person: int) -> bool:
        """Whether a surname of the person follows an initial: "R. Lark", "R J Lark"."""
        for ahead in range(number + 1, min(number + 5, len(self.words))):
            if any(tag.person == person and tag.part == SUR for tag in self.tags[ahead]):
                shown = self.words[ahead].shown  # "delaCruz", mended, has its capital inside
                small = self._small_initial(number) and vocabulary.level(self.words[ahead].key) == 0
                return shown != shown.lower() or self.words[number].key in PARTICLES or small
            key = self.words[ahead].key
            if len(key) > 2 and key not in self._particles(person):
                return False
        return False

    def _beside(self, number: int, person: int, parts: tuple[str, ...]) -> tuple[str, float] | None:
        """A word that is near enough to a name because it stands beside another of the person."""
        word = self.words[number]
        fore = self.lexicon.known[person].fore
        half = parts and len(fore) > 1 and self.words.lead(number) == "-" and len(word.key) < 5
        if half and any(OSA.distance(word.key, name, score_cutoff=1) <= 1 for name in fore):
            return FORE, SLIP
        if len(word.key) < 3:
            return None
        if not parts:
            ahead = number + 1
            twin = ahead < len(self.words) and self.words.lead(ahead) == "-" and len(fore) > 1
            if twin and any(t.person == person and t.part == FORE for t in self.tags[ahead]):
                near = any(OSA.distance(word.key, name, score_cutoff=1) <= 1 for name in fore)
                return (FORE, SLIP) if near else None
            follows = ahead < len(self.words) and any(
                tag.person == person and tag.part == SUR for tag in self.tags[ahead]
            )
            if not follows or not self._near(number, ahead):
                return None
            sure = self.lexicon.fits(word.key, person, FORE)
            same_case = word.capital == self.words[ahead].capital
            return (FORE, sure) if sure and same_case else None
        if SUR in parts and FORE in parts and self.words.lead(number) != "-":
            return None
        part = FORE if SUR in parts and FORE not in parts else SUR
        sure = self.lexicon.fits(word.key, person, part)
        if not sure or word.capital != self.words[number - 1].capital:
            return None
        if vocabulary.level(word.key) == 2 and not word.capital:
            return None
        return part, sure


def _sure(named: list[float]) -> float:
    """The weakest word decides; more words, and surer ones, break a tie."""
    return min(named) + 0.01 * len(named) + 0.001 * sum(named)


def _in_place(mine: list[Tag], parts: tuple[str, ...], after_comma: bool) -> Tag:
    """Of several readings the one that fits the place: a surname after a forename."""
    wanted = FORE if after_comma else SUR if FORE in parts or MIDDLE in parts else FORE
    return next((tag for tag in mine if tag.part == wanted), mine[0])


def _initials_of(known: object) -> set[str]:
    fore, middle = known.fore, known.middle  # type: ignore[attr-defined]
    sur, former = known.sur, known.former  # type: ignore[attr-defined]
    return {word[0] for word in (*fore, *middle, *sur, *former)}


def initials_in(text: str, known: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Every run of capitals that is somebody's initials: start, end, the letters."""
    for match in _INITIALS.finditer(text):
        places = [n for n in range(match.start(), match.end()) if text[n].isalpha()]
        found = _known_run(text, places, known)
        if found:
            first, last, letters = found
            end = match.end() if last == len(places) - 1 else places[last] + 1
            while text[end - 1] == " ":
                end -= 1
            yield places[first], end, letters


def _known_run(text: str, places: list[int], known: Collection[str]) -> tuple[int, int, str] | None:
    """The longest of neighbouring letters that are somebody's initials: first, last, letters."""
    apart = all(b - a > 1 for a, b in pairwise(places))  # "R.J.L.", not a word in capitals
    for size in range(len(places), 1 if apart else len(places) - 1, -1):
        for first in range(len(places) - size + 1):
            letters = "".join(text[n] for n in places[first : first + size])
            if letters in known:
                return first, first + size - 1, letters
    return None


def letters_of(lexicon: Lexicon) -> dict[str, tuple[int, ...]]:
    """Initials as they are written together, and whose they may be."""
    found: dict[str, list[int]] = {}
    for number, known in enumerate(lexicon.known):
        middle = "".join(word[0] for word in known.middle)
        called = words_of(lexicon.people[number].known_as)
        for forenames in (known.fore, called):
            fore = "".join(word[0] for word in forenames)
            for surname in (known.sur, known.former):
                last = "".join(word[0] for word in surname)
                if not fore or not last:
                    continue
                forms = {fore + last, fore[0] + last[0], fore[0] + last, fore[0] + last[-1]}
                if middle:
                    forms |= {fore + middle + last, fore[0] + middle[0] + last[0],
                              fore + middle[0] + last, fore[0] + middle + last[-1]}  # fmt: skip
                person = lexicon.people[number]
                if "'" in Plain(person.surname).text[1:2]:  # O'Neill is written with both letters
                    forms |= {form + surname[0][1].upper() for form in forms if form[-1] == last[0]}
                _learn(found, forms, number)
    return {form: tuple(people) for form, people in found.items()}


def _learn(found: dict[str, list[int]], forms: set[str], number: int) -> None:
    for form in forms:
        if len(form) > 1 and number not in found.setdefault(form.upper(), []):
            found[form.upper()].append(number)
