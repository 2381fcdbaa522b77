"""By which words of a text a person of a register is named, and only where that is certain.

Values in, values out. The register is in the shape of `foundations/people/register.as_json`. A way
of naming that somebody else of the register could be called by too is left out: a surname that a
family shares names nobody alone. A word that is an everyday word too ("mark", "will") counts only
with a capital. Initials count with their stops ("M.D."), because letters alone are used for much
else. The word of a role ("mother") counts only where the agency's own column of whom an entry is
about holds it, and one person of the register has that role.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from goldthread.engines.people.ordinary import MONTHS, ORDINARY, SHORT

_WORD = re.compile(r"[^\W_]+")
_TITLES = {"m": ("Mr",), "f": ("Mrs", "Ms", "Miss")}
_CHILDREN = frozenset({"child", "unborn child", "sibling", "half-sibling", "cousin"})
# What agencies write in the column of whom an entry is about.
_ROLES = {
    "mother": ("mother", "mum", "mom"),
    "father": ("father", "dad"),
    "unborn child": ("unborn", "unborn child", "unborn baby"),
}


@dataclass(frozen=True)
class Way:
    """Words that name somebody, why they do, and whether capitals have to be as written."""

    words: str
    why: str
    as_written: bool = False


@dataclass(frozen=True)
class Called:
    """How somebody is named. `ways`: in any text; `roles`: alone in the column of whom it is about.

    `pattern` and `role_pattern` are regular expressions that Python and PostgreSQL read alike; the
    second is to be asked in small and capital letters alike. "" where there is nothing to look for.
    """

    ways: tuple[Way, ...]
    roles: tuple[str, ...]

    @property
    def pattern(self) -> str:
        return _pattern(self.ways)

    @property
    def role_pattern(self) -> str:
        if not self.roles:
            return ""
        said = "|".join(re.escape(one) for one in self.roles)
        return rf"(^|[,;/&+]|\sand\s)\s*({said})\s*($|[,;/&+(]|and\s)"

    @property
    def phrases(self) -> list[tuple[str, ...]]:
        """The words of each way, in small letters, as an index of words holds them."""
        listed = [*(way.words for way in self.ways), *self.roles]
        return list(dict.fromkeys(tuple(_WORD.findall(words.lower())) for words in listed))

    def why(self, texts: Iterable[str], about: str = "") -> list[str]:
        """What names them in these texts, such as “Dunlin” (former surname), each once."""
        found: dict[str, None] = {}
        by_key = {_key(way.words): way for way in reversed(self.ways)}
        if self.ways:
            search = re.compile(self.pattern)
            for match in (one for text in (*texts, about) for one in search.finditer(text)):
                if way := by_key.get(_key(match[0])):
                    found[f"“{' '.join(match[0].split())}” ({way.why})"] = None
        if self.roles and (hit := re.search(self.role_pattern, about, re.IGNORECASE)):
            found[f"“{hit[2]}” (whom it is about)"] = None
        return list(found)


def called_by_code(code: str) -> Called:
    """For whoever may read codes and no names."""
    return Called((Way(code, "code", as_written=True),), ())


def called(people: Sequence[Mapping[str, Any]], code: str) -> Called:
    """How the person with this code is named for certain. KeyError where nobody has it."""
    by_code = {one["id"]: one for one in people}
    person = by_code[code]
    others = [one for one in people if one is not person and not _same(one, person)]
    taken = Counter(_key(way.words) for one in others for way in _every(one))
    certain: dict[str, Way] = {}
    for way in (Way(code, "code", as_written=True), *_every(person)):
        if way.why == "code" or not taken[_key(way.words)]:
            certain.setdefault(_key(way.words), way)
    roles = _ROLES.get(person.get("role", ""), (person.get("role", ""),))
    alone = sum(1 for one in people if one.get("role") == person.get("role")) == 1
    return Called(tuple(certain.values()), tuple(filter(None, roles)) if alone else ())


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """One human being in two roles."""
    names = ("forename", "middle", "surname", "known_as", "dob")
    return all(one.get(name, "") == other.get(name, "") for name in names)


def _every(person: Mapping[str, Any]) -> Iterator[Way]:
    """Every way in which somebody could be named, the most telling first."""
    first, known = person.get("forename", ""), person.get("known_as", "")
    surname, former = person.get("surname", ""), tuple(person.get("former_surnames", ()))
    for last, why in ((surname, "name"), *((one, "former surname") for one in former)):
        for called_as in dict.fromkeys(filter(None, (first, known))):
            if last:
                yield Way(f"{called_as} {last}", "known as" if called_as != first else why)
        yield from _with_title(person, last, why)
    yield from _words(first, "first name")
    yield from _words(known, "known as")
    for alias in person.get("aliases", ()):
        yield from _words(alias, "alias")
    yield from _words(surname, "surname")
    for last in former:
        yield from _words(last, "former surname")
    if first and surname:
        yield Way(f"{first[0]}.{surname[0]}.", "initials", as_written=True)
        yield Way(f"{first[0]}. {surname}", "initial and surname")


def _with_title(person: Mapping[str, Any], last: str, why: str) -> Iterator[Way]:
    if last and person.get("role") not in _CHILDREN:
        for title in _TITLES.get(person.get("sex", ""), ()):
            yield Way(f"{title} {last}", f"title and {'surname' if why == 'name' else why}")


def _words(name: str, why: str) -> Iterator[Way]:
    """The whole of a name; a single letter and the name of a month name nobody for certain."""
    if len(name.strip(" .")) > 1 and name.lower() not in MONTHS:
        yield Way(name, why, as_written=_needs_capital(name))


def _needs_capital(name: str) -> bool:
    return name.lower() in ORDINARY or len(name) <= SHORT


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.lower())) + ("." if words.endswith(".") else "")


@lru_cache(maxsize=256)
def _pattern(ways: tuple[Way, ...]) -> str:
    """One expression for all: first a letter that any of them begins with, so that the search runs
    over a text fast, then that no word goes on before it, then the rest of one of them."""
    if not ways:
        return ""
    begins = sorted({letter for way in ways for letter in _firsts(way)})
    letters = "".join(re.escape(letter) for letter in begins)
    longest = sorted(ways, key=lambda way: -len(way.words))
    rests = "|".join(_shape(way) for way in longest)
    return rf"[{letters}](?<![\w'’][{letters}])(?:{rests})(?!\w)"


def _firsts(way: Way) -> set[str]:
    first = way.words[0]
    return {first} if way.as_written else {first.lower(), first.upper()}


def _shape(way: Way) -> str:
    """The rest of a way of naming, after its first letter: any apostrophe, hyphen or spaces."""
    first = "".join(sorted(re.escape(one) for one in _firsts(way)))
    shape = "".join(_letter(one, way) for one in way.words[1:])
    rest = re.sub(r"(?:\[ \])+", lambda _: r"[\s-]+", shape)
    if way.as_written and len(way.words) > 2 and way.words.isalpha():
        rest = f"(?:{rest}|{re.escape(way.words[1:].upper())})"
    return f"(?<=[{first}]){rest}"


def _letter(letter: str, way: Way) -> str:
    if letter in " -":
        return "[ ]"
    if letter == ".":  # initials have their stops; before a surname they may lack it
        return r"\.\s?" if way.as_written else r"\.?"
    if letter in "'’":
        return "['’]"
    if way.as_written or letter.lower() == letter.upper():
        return re.escape(letter)
    return f"[{letter.lower()}{letter.upper()}]"
