"""Who is meant at a meeting: of the family, of the staff of a case, of its agencies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.named import Named
from goldthread.engines.chronology.words import agency_key, lines

AGENCY = "agency "  # before the number, or the name, of one that came to a meeting, or did not
HEALTH = "health"  # nobody from there: none of these agencies
A_PARENT = "a parent"  # named, and not known to be the mother or the father
_FAMILY = {
    "mother": "mother mum mam mummy mom mo mother's mum's",
    "father": "father dad fa daddy stepfather stepdad step-father partner boyfriend husband fob father's dad's",
    "grandmother": "grandmother grandma gran nan nana nanna granny mgm pgm mamgu nain grandmother's",
    "grandfather": "grandfather grandad grandpa mgf pgf tadcu taid",
    "aunt": "aunt auntie aunty",
    "uncle": "uncle",
}
_ROLE = {word: role for role, words in _FAMILY.items() for word in words.split()}
_CHILD = frozenset(["child", "yp", "pupil", "student", "baby"]) | {"young person"}
_PLACES = frozenset(
    ["school", "nursery", "hospital", "ward", "surgery", "court", "centre", "unit", "setting"]
)
_GENERIC = frozenset(
    [
        "social",
        "care",
        "children",
        "childrens",
        "services",
        "service",
        "team",
        "trust",
        "school",
        "primary",
        "secondary",
        "special",
        "community",
        "health",
        "visiting",
        "police",
        "hospital",
        "housing",
        "practice",
        "general",
        "nursing",
        "nursery",
        "class",
        "and",
        "the",
        "board",
        "officers",
        "association",
        "council",
        "city",
        "county",
        "borough",
        "group",
        "project",
        "disability",
        "mental",
        "early",
        "help",
        "adult",
        "youth",
        "drugs",
        "drug",
        "substance",
        "misuse",
        "alcohol",
        "domestic",
        "abuse",
        "third",
        "sector",
        "support",
        "leaving",
    ]
)
_SHORT = frozenset(
    [
        "pc",
        "dc",
        "ds",
        "di",
        "ps",
        "dci",
        "sw",
        "hv",
        "mw",
        "gp",
        "cpn",
        "dsl",
        "mo",
        "fa",
        "csc",
        "ppu",
        "cmw",
    ]
)


@cache
def _phrases() -> dict[str, str]:
    """How agencies are named at meetings, in small letters, to whom that is."""
    found: dict[str, str] = {}
    for key, words in lines("agencies.txt"):
        who = f"{AGENCY}{agency_key(key)}"
        for phrase in words.split(","):
            plain = phrase.strip()
            if len(plain) > 3 or plain in _SHORT:
                found.setdefault(plain, who)
    for key, more in lines("meetings.txt"):
        found.update({phrase.strip(): f"{AGENCY}{agency_key(key)}" for phrase in more.split(",")})
    found |= {"health": HEALTH, "health representative": HEALTH, "health rep": HEALTH}
    for word in ("carer", "force", "homes", "doctor", "call", "court", "legal", "setting", "crew"):
        found.pop(word, None)
    return found


_AT_A_PLACE = re.compile(r"\b(?:at|in|to|from|outside)(?: the| a)? $")
_FROM_THEM = re.compile(r"\b(?:apolog\w+|apols|rep\w*|nobody|no one|none) from(?: the)? $")


@dataclass
class People:
    """Who may be meant by what in a case: names of the family, of staff, of its agencies."""

    named: Named = field(default_factory=dict)
    staff: dict[str, str] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        whole = {**_phrases(), **self.agencies}
        whole |= dict.fromkeys((*_ROLE, *_CHILD, "parents", "both parents", "parent"), "")
        whole |= dict.fromkeys(self.named, "")
        whole |= {name: who for name, who in self.staff.items() if name not in whole}
        self._whole = whole
        words = "|".join(map(re.escape, sorted(whole, key=len, reverse=True)))
        self._who = re.compile(rf"(?<![\w'-])(?:{words})(?![\w-])(?!'s (?:new |old )?\w)")

    def of(self, clause: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Where each of them stands, and who that is: one may be known by two keys."""
        found = []
        for match in self._who.finditer(clause):
            word = match[0]
            before = clause[: match.start()]
            if word in self.named and _TITLE.search(before):
                continue  # "DC Reay" is no Reay of the family
            at_it = word in _PLACES and _AT_A_PLACE.search(before)
            if at_it and not _FROM_THEM.search(before):
                continue
            found.append((match.start(), match.end(), self._keys(word, before)))
        return found

    def _keys(self, word: str, before: str) -> tuple[str, ...]:
        if word in {"parents", "both parents"}:
            return ("mother", "father")
        if word == "parent":
            none = re.search(r"\b(?:neither|no|nor|either) $", before)
            return ("mother", "father") if none else (A_PARENT,)
        if word in _CHILD:
            return ("child",)
        if role := self.named.get(word):
            if title := re.search(r"\b(mr|mrs|ms|miss) $", before):
                return (f"name {word}", "father" if title[1] == "mr" else "mother")
            if role == "child":
                return (f"name {word}",)
            return (f"name {word}", A_PARENT if role == "parent" else role)
        if role := _ROLE.get(word):
            whose = re.search(r"\b(?:her|his|own|mother's|mum's) (?:own )?$", before)
            if role == "mother" and whose and self.of(before[: whose.start()]):
                return ("grandmother",)
            return (role,)
        return (self._whole[word],)


def people_of(entries: Iterable[Entry], named: Named) -> People:
    """Of a case: staff are those who stand in columns of who wrote or did it."""
    staff: dict[str, set[str]] = {}
    places: dict[str, str] = {}
    for entry in entries:
        own = key_of(entry.agency)
        if entry.agency not in places:
            for word in re.split(r"[-_ ]+", entry.agency.lower()):
                if len(word) > 3 and word not in _GENERIC:
                    places.setdefault(word, own)
            places[entry.agency] = own
        for heading, value in entry.other.items():
            if len(value) < 40 and _OF_STAFF.search(heading):
                for name in re.findall(r"\b[A-Z][a-z]{2,}\b", value):
                    staff.setdefault(name.lower(), set()).add(own)
    phrases = _phrases()
    return People(
        {name: role for name, role in named.items() if role == "child" or name not in staff},
        {
            name: next(iter(whose)) for name, whose in staff.items()
            if len(whose) == 1 and named.get(name) != "child" and name not in phrases and name not in _NO_NAME
        },
        {word: own for word, own in places.items() if word not in phrases},
    )  # fmt: skip


_TITLE = re.compile(
    r"\b(?:dc|ds|ps|pc|di|dci|insp|sgt|sergeant|dr|sw|hv|mw|cmw|nurse|sister|sr|midwife|officer|worker|visitor|teacher|head|judge)\.? (?:[a-z]\.? )?$"
)
_OF_STAFF = re.compile(
    r"\b(?:staff|worker|officer|by|author|clinician|practitioner|nurse|keyworker|key worker|teacher|professional)\b",
    re.I,
)
_NO_NAME = frozenset(
    [
        "duty",
        "admin",
        "the",
        "nurse",
        "worker",
        "officer",
        "team",
        "manager",
        "social",
        "head",
        "teacher",
        "out",
        "doctor",
        "reg",
        "sister",
        "both",
        "response",
        "unit",
        "desk",
        "chair",
        "conference",
        "police",
        "school",
        "health",
        "midwife",
        "visitor",
    ]
)


def key_of(agency: str) -> str:
    number = agency_key(agency)
    return f"{AGENCY}{number if number >= 0 else agency}"
