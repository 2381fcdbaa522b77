"""Names that a register knows, replaced in a text by pseudonyms. Values in, values out.

It is no anonymiser: it finds what is written as the register writes it, whole names first, and
misses misspellings, nicknames and descriptions. The register is in the shape of
`foundations/people/register.as_json`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldthread.engines.people.ordinary import MONTHS, ORDINARY, SHORT

_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DAY_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)?\s+$")
_YEAR_AFTER = re.compile(r"\s+(?:19|20)\d\d\b")
FAMILY, SOMEBODY = "[family name]", "[name]"


class Unready(ValueError):
    """Why nothing can be replaced, in words that a person can act on."""


@dataclass(frozen=True)
class Found:
    """What was replaced by what, and how often. `is_ordinary`: it is an everyday word too."""

    words: str
    instead: str
    times: int
    is_ordinary: bool


@dataclass
class Replacer:
    """Replaces in one text after another, and counts. `known`: words of the register, folded, to
    what stands in their place; `written`: the same words as the register has them."""

    known: Mapping[str, str]
    written: Mapping[str, str]
    pattern: re.Pattern[str]
    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, register: Mapping[str, Any]) -> "Replacer":
        """Unready where the register is empty, or somebody on it has no pseudonym."""
        _check(register)
        people, surnames = _names(register["people"])
        marks = {folded(words): (words, instead) for words, instead in _marks(register)}
        known = {key: instead for key, (_, instead) in marks.items()} | people
        named = (words for one in register["people"] for words in _ways(one))
        written = {key: words for key, (words, _) in marks.items()}
        written |= {folded(words): words for words in named}
        longest = sorted(known, key=len, reverse=True)
        shapes = "|".join(_shape(words, words in surnames) for words in longest)
        return cls(known, written, re.compile(rf"(?<!\w)(?:{shapes})(?!\w)", re.IGNORECASE))

    def text(self, words: str) -> str:
        return self.pattern.sub(self._instead, words)

    def deep(self, value: Any, *, but: frozenset[str] = frozenset()) -> Any:
        """Every text within lists and dictionaries, keys of `but` left as they are."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.deep(one, but=but) for one in value]
        if isinstance(value, dict):
            return {
                key: one if key in but else self.deep(one, but=but) for key, one in value.items()
            }
        return value

    @property
    def found(self) -> list[Found]:
        """The most often replaced first."""
        return [
            Found(self.written[words], self.known[words], times, words in ORDINARY)
            for words, times in self.counts.most_common()
        ]

    def _instead(self, match: re.Match[str]) -> str:
        said = match[0]
        key, plural = folded(said), ""
        if key not in self.known and key.endswith("s"):
            key, plural = key[:-1], "s"
        if key not in self.known or _is_no_name(key, match):
            return said
        self.counts[key] += 1
        instead = self.known[key] + plural
        shouted = said.isupper() and sum(letter.isalpha() for letter in said) > 1
        return instead.upper() if shouted and not instead.startswith("[") else instead


def folded(words: str) -> str:
    """One way of writing: small letters, plain apostrophes, one space, no stop after an initial."""
    if "@" in words:
        return words.lower().strip()
    plain = words.lower().replace("’", "'").replace("-", " ")
    plain = re.sub(r"\b(\w)\.(?=\s|$)", r"\1", plain)
    joined = " ".join(plain.split())
    digits = re.sub(r"[\s-]", "", joined)
    return digits if _is_number(digits) else joined


def _is_number(words: str) -> bool:
    """NHS and National Insurance numbers, telephones and postcodes are written with any spaces."""
    return bool(
        re.fullmatch(r"\+?\d{6,}|[a-z]{2}\d{6}[a-z]?|[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}", words)
    )


def _is_no_name(key: str, match: re.Match[str]) -> bool:
    """A word that is a name elsewhere: with a small letter, or a month in a date."""
    if " " in key or not (key in ORDINARY or len(key) <= SHORT):
        return False
    if not match[0][0].isupper():
        return True
    if key not in MONTHS:
        return False
    text = match.string
    before, after = text[max(0, match.start() - 12) : match.start()], match.end()
    return bool(_DAY_BEFORE.search(before) or _YEAR_AFTER.match(text, after))


def _check(register: Mapping[str, Any]) -> None:
    people = [one for one in register.get("people", ()) if any(_all_names(one))]
    if not people:
        raise Unready(
            "Nobody is on the register of this review, so no name can be replaced. Add the people "
            "under “Who is who” first."
        )
    missing = [one["id"] for one in people if not one.get("pseudonym")]
    if missing:
        many = "1 person" if len(missing) == 1 else f"{len(missing)} people"
        has = "has" if len(missing) == 1 else "have"
        raise Unready(
            f"{many} on the register {has} no pseudonym yet: {', '.join(sorted(missing))}. Give "
            "each of them one under “Who is who”."
        )


def _all_names(person: Mapping[str, Any]) -> Iterator[str]:
    for name in ("forename", "surname", "known_as"):
        if person.get(name):
            yield person[name]
    yield from person.get("aliases", ())


def _names(people: Iterable[Mapping[str, Any]]) -> tuple[dict[str, str], set[str]]:
    """Every way in which the register names somebody, and which of them are surnames alone."""
    means: dict[str, set[str]] = defaultdict(set)
    surnames: set[str] = set()
    for person in people:
        pseudonym = person.get("pseudonym", "")
        for words in _ways(person):
            means[folded(words)].add(pseudonym)
        for name in (person.get("surname", ""), *person.get("former_surnames", ())):
            surnames |= {folded(one) for one in _PLAIN_WORD.findall(name)}
    known = {}
    for words, whom in means.items():
        if len(words) < 2 or not whom - {""}:
            continue
        unsure = FAMILY if words in surnames else SOMEBODY
        known[words] = next(iter(whom)) if len(whom) == 1 else unsure
    return known, surnames


def _ways(person: Mapping[str, Any]) -> Iterator[str]:
    """Whole names, then each word of them alone."""
    first, middle = person.get("forename", ""), person.get("middle", "")
    last = [person.get("surname", ""), *person.get("former_surnames", ())]
    called = [first, person.get("known_as", "")]
    for surname in filter(None, last):
        for name in filter(None, called):
            yield f"{name} {surname}"
            yield f"{name[0]} {surname}"
        if first and middle:
            yield f"{first} {middle} {surname}"
            yield f"{first} {middle[0]} {surname}"
    whole = [*called, *last, *person.get("aliases", ())]
    yield from filter(None, whole)
    for name in (*whole, middle):
        yield from _PLAIN_WORD.findall(name)


def _marks(register: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Numbers, addresses and organisations as they are written, and what is said in their place."""
    numbers = {
        "nhs_number": "[NHS number]", "nino": "[National Insurance number]",
        "phone": "[telephone number]", "email": "[e-mail address]", "username": "[user name]",
    }  # fmt: skip
    for person in register.get("people", ()):
        for name, instead in numbers.items():
            if person.get(name):
                yield person[name], instead
    if register.get("case_ref"):
        yield register["case_ref"], "[case reference]"
    for place in register.get("addresses", ()):
        for name in ("line1", "postcode"):
            if place.get(name):
                yield place[name], f"[address {place['id']}]"
    for body in register.get("organisations", ()):
        yield body["name"], f"[{body.get('type') or 'organisation'} {body['id']}]"


def _shape(words: str, is_surname: bool) -> str:
    """The pattern of a folded name: any apostrophe, hyphen or spaces, a stop after an initial."""
    if _is_number(words):
        return r"[\s-]?".join(re.escape(letter) for letter in words)
    parts = [
        re.escape(part).replace("'", "['’]") + (r"\.?" if len(part) == 1 else "")
        for part in words.split(" ")
    ]
    return r"[\s-]+".join(parts) + ("s?" if is_surname else "")
