"""What is known of a person, as the matcher compares it: folded once, compared many times."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jellyfish

from goldthread.engines.people.nicknames import root
from goldthread.engines.people.numbers import nhs_number_holds, plain_number

Born = tuple[int, int, int]  # year, month, day; 0 where it is not known
NOT_BORN: Born = (0, 0, 0)
TEXTS = (
    "id", "forename", "middle", "surname", "known_as", "sex", "dob", "nhs_number", "nino", "phone",
    "email", "username",
)  # fmt: skip
LISTS = ("aliases", "former_surnames", "addresses")
ADDRESS = ("line1", "town", "postcode")
# What is written where a name should stand: it is no name, and must not differ from one.
NOT_NAMES = frozenset(
    {"baby", "babyboy", "babygirl", "baby boy", "baby girl", "infant", "unborn", "unborn baby",
     "unknown", "not known", "tbc", "tba", "male", "female", "child", "newborn", "na", "none",
     "twin", "twin 1", "twin 2", "twin one", "twin two"}
)  # fmt: skip
_APART = re.compile(r"[^a-z0-9]+")
_STREET = {"rd": "road", "st": "street", "ave": "avenue", "av": "avenue", "cl": "close",
           "dr": "drive", "ln": "lane", "ct": "court", "cres": "crescent", "pl": "place",
           "gdns": "gardens", "sq": "square", "ter": "terrace", "flt": "flat"}  # fmt: skip


class Unreadable(ValueError):
    """A person that cannot be read, with a sentence that says where and what."""


@dataclass(frozen=True, slots=True)
class Place:
    number: str
    street: str
    town: str
    postcode: str  # without its space, in capitals


@dataclass(frozen=True, slots=True)
class Prepared:
    """One person. Names are in small letters without accents or marks."""

    id: str
    forenames: tuple[str, ...]  # the first name, then what they are also called
    middle: str
    surnames: tuple[str, ...]  # the surname, then former ones
    sex: str
    born: Born
    nhs: str
    nhs_holds: bool
    nino: str
    phone: str
    email: str
    username: str
    places: tuple[Place, ...]

    @property
    def forename(self) -> str:
        return self.forenames[0] if self.forenames else ""

    @property
    def surname(self) -> str:
        return self.surnames[0] if self.surnames else ""


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Small letters and single spaces, without accents: "O’Brien-Núñez" becomes "obrien nunez"."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "").replace("'", ""))
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _APART.sub(" ", kept).strip()


@lru_cache(maxsize=200_000)
def sound(name: str) -> str:
    """How a name sounds, roughly: the same for Clare and Claire, Philips and Phillips."""
    return jellyfish.metaphone(name.replace(" ", "")) or name


@lru_cache(maxsize=200_000)
def root_sound(name: str) -> str:
    return sound(root(name))


def prepare(facts: Mapping[str, Any]) -> Prepared:
    """From the keys of a person in REGISTER.md, with `addresses` (line1, town, postcode).

    Unreadable for a key that is not known, or a value of the wrong kind.
    """
    who = str(facts.get("id") or "?")
    known = {*TEXTS, *LISTS, *ADDRESS, "role", "pseudonym"}
    if unknown := sorted(set(facts) - known):
        raise Unreadable(f"Person {who}: “{unknown[0]}” is not a fact of a person")
    text = {name: _text(facts, name, who) for name in TEXTS}
    aliases, former = _list(facts, "aliases", who), _list(facts, "former_surnames", who)
    called = [fold(name) for name in (text["forename"], text["known_as"])]
    called = [name if name not in NOT_NAMES else "" for name in called]
    called += [fold(alias).split(" ")[0] for alias in aliases]
    middle = fold(text["middle"])
    if " " in called[0] and not middle:  # "Mary Jane": the second name may stand with the first
        called[0], middle = called[0].split(" ", 1)
    alias_surnames = [fold(alias).split(" ")[-1] for alias in aliases if " " in alias.strip()]
    surnames = [fold(text["surname"]), *map(fold, former), *alias_surnames]
    nhs = plain_number(text["nhs_number"])
    return Prepared(
        id=text["id"],
        forenames=_unique(called),
        middle=middle,
        surnames=_unique(surnames),
        sex=fold(text["sex"])[:1],
        born=born(text["dob"]),
        nhs=nhs,
        nhs_holds=nhs_number_holds(nhs),
        nino=plain_number(text["nino"]),
        phone=_phone(text["phone"]),
        email=text["email"].strip().lower(),
        username=text["username"].strip().lower().lstrip("@"),
        places=tuple(_places(facts, who)),
    )


def _text(facts: Mapping[str, Any], name: str, who: str) -> str:
    value = facts.get(name)
    if value is None:
        return ""
    if isinstance(value, bool | list | dict | float):
        raise Unreadable(f"Person {who}: “{name}” must be text")
    return str(value)


def _list(facts: Mapping[str, Any], name: str, who: str) -> list[str]:
    value = facts.get(name) or []
    if isinstance(value, str):
        value = value.split(";")
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Unreadable(f"Person {who}: “{name}” must be a list of texts")
    return [one for one in value if one.strip()]


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _phone(text: str) -> str:
    """The last nine figures, so that 07700 900123 and +44 7700 900123 are one."""
    figures = re.sub(r"\D", "", text)
    return figures[-9:] if len(figures) >= 9 else ""


_FORMS = (
    (re.compile(r"(\d{4})-?(\d\d)-?(\d\d)"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})"), (3, 2, 1)),
    (re.compile(r"(\d{4})-(\d\d)"), (1, 2, 0)),
    (re.compile(r"(\d{4})"), (1, 0, 0)),
)


def born(text: str) -> Born:
    """Year, month and day of 2019-03-12, 20190312, 12/03/2019, 2019-03 or 2019.

    A mistyped day such as 31/02/1990 is kept as it is written: it still tells something. What
    cannot be read is not known.
    """
    words = text.strip()
    for form, places in _FORMS:
        if found := form.fullmatch(words):
            year, month, day = (int(found.group(place)) if place else 0 for place in places)
            return (year, month, day)
    return NOT_BORN


def _places(facts: Mapping[str, Any], who: str) -> list[Place]:
    rows = facts.get("addresses") or []
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise Unreadable(f"Person {who}: “addresses” must be a list of addresses")
    own = {name: facts[name] for name in ADDRESS if facts.get(name)}
    found = []
    for row in [*rows, own]:
        line, town, code = (_text(row, name, who) for name in ADDRESS)
        if not (line or code):
            continue
        words = [_STREET.get(word, word) for word in fold(line).split(" ")]
        number = next((word for word in words if word[0:1].isdigit()), "")
        street = " ".join(word for word in words if word != number)
        found.append(Place(number, street, fold(town), plain_number(code)))
    return found
