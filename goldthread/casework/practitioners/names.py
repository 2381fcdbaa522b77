"""Names in words that must carry none. A warning with what to write instead; a person decides.

Two sources: the identity register of the matter, and the names of those who are invited. Which word
was found is shown only to who may read its source: the register, or the key. Everybody else hears
no more than that a name seems to stand there, and each time is counted in the trail, because a
warning that answers word by word would tell who is in the register.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.casework.practitioners.models import Event, Invited, Key
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people import naming
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.permits import reads_names
from goldthread.foundations.records.refusals import Refused

_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|dr|prof|pc|dc|ds|sgt)\.?\s+$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:^|[.!?:“\"\n])\s*[“\"'(]*$")
_TITLES = frozenset(re.findall(r"\w+", "mr mrs ms miss dr prof pc dc ds sgt rev sir"))
# Names that are words too: in small letters they are let pass.
_ORDINARY = frozenset(
    re.findall(
        r"\w+",
        "will may mark grace rose hope faith joy dawn june april summer bill art ray pat sue rob "
        "jack frank guy drew chase grant wade reed ash brook marsh stone wells field hill ford "
        "wood lane park day young long short black white brown green de van von la le of and the "
        "lark fenn holt",
    )
)
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "i monday tuesday wednesday thursday friday saturday sunday january february march april "
        "may june july august september october november december english welsh polish british "
        "christmas easter god internet",
    )
)


@dataclass(frozen=True)
class Name:
    """A name as it stands in the words, and what to write instead ("" where none is offered)."""

    written: str
    instead: str


UNSAID = "\0"  # the place of a code, for a name that this writer is not shown
SOME_NAME = Name("", "")  # one for all that are not shown


UNSHOWN = (
    "These words seem to contain a name that belongs to this case. Look for it, and write a "
    "code or a role instead."
)


class NamesFound(Refused):
    """Words hold what may be names. They are kept when the writer says that they looked."""

    def __init__(self, names: Sequence[Name], *, guessed: bool = False, where: Any = None) -> None:
        """`where`: the event and the writer who is warned."""
        self.where = where
        self.names = [name for name in names if name != SOME_NAME]
        self.hides = SOME_NAME in names
        listed = ", ".join(f"“{name.written}”" for name in self.names)
        which = "may be somebody’s name" if guessed else "may be a name that belongs to this case"
        reasons = [f"This {which}: {listed}. Write a code or a role instead."] if listed else []
        super().__init__(*reasons, *([UNSHOWN] if self.hides else []))

    def count(self) -> None:
        """Into the trail, where it was not said which word it is. Called when the action that
        found it is over: what it wrote is taken back."""
        if not self.hides or self.where is None:
            return
        (event, by), did = self.where, "event.names_warned"
        rows = AuditRow.objects.filter(did=did, actor=by.audit_ref, about=event.audit_ref)
        audit(by=by, did=did, about=event, times=rows.count() + 1)


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    instead: str


def check(event: Event, by: Any, *texts: str, looked: bool) -> None:
    """NamesFound, unless the writer says that they looked."""
    if not looked and (names := found(event, by, *texts)):
        raise NamesFound(names, where=(event, by))


def found(event: Event, by: Any, *texts: str) -> list[Name]:
    """Each name in the texts once, in the order in which they stand."""
    known = _known(event, by)
    names: dict[str, Name] = {}
    for text in texts:
        for place in _places(text, known):
            if place.instead == UNSAID:
                names["\0"] = SOME_NAME
                continue
            written = text[place.start : place.end]
            names.setdefault(written.lower(), Name(written, place.instead))
    return list(names.values())


def with_codes(event: Event, by: Any, text: str) -> str:
    """The text with every name replaced for which this writer may know the code."""
    known, parts, at = _known(event, by), [], 0
    for place in _places(text, known):
        if place.instead and place.instead != UNSAID:
            parts += [text[at : place.start], place.instead]
            at = place.end
    return "".join([*parts, text[at:]])


def perhaps(text: str) -> list[Name]:
    """Words that look like names, told from how they are written alone.

    For practitioners' own words: a check against the register would let anybody find out, name by
    name, who is in it.
    """
    names: dict[str, Name] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        looks = word[0].isupper() and not word.isupper() and len(word) > 1
        begins = bool(_SENTENCE.search(text[: match.start()]))
        titled = bool(_TITLE.search(text[: match.start()]))
        if looks and (titled or not begins) and word.lower() not in _NO_NAMES | _TITLES:
            names.setdefault(word.lower(), Name(word, ""))
    return list(names.values())


def _known(event: Event, by: Any) -> dict[str, str]:
    """Every word of every name, folded, with the code to write instead."""
    keeps = Event.objects.key_kept_by(by).filter(pk=event.pk).exists()
    reads = reads_names(event.matter, by)
    known = {_fold(word): "" if reads else UNSAID for word in naming.real_names(event.matter)}
    if reads:
        _add(known, _registered(event))
    _add(known, _participants(event, keeps), over=keeps)
    return {word: code for word, code in known.items() if len(word) > 1 and word not in _TITLES}


def _add(known: dict[str, str], pairs: Iterator[tuple[str, str]], *, over: bool = True) -> None:
    """A word that two people share offers no code. Participants go before the register for who
    keeps the key, and behind it for others (`over`)."""
    codes: dict[str, set[str]] = {}
    for name, code in pairs:
        for word in _WORD.findall(name):
            codes.setdefault(_fold(word), set()).add(code)
    for word, found in codes.items():
        if over or word not in known:
            known[word] = found.pop() if len(found) == 1 else ""


def _registered(event: Event) -> Iterator[tuple[str, str]]:
    rows = Involvement.objects.filter(matter=event.matter).standing().select_related("person")
    for row in rows:
        who = row.person
        yield " ".join([who.forename, who.middle, who.surname, who.known_as]), row.code


def _participants(event: Event, keeps: bool) -> Iterator[tuple[str, str]]:
    """Also those of other events of the review, and those whose invitation was withdrawn."""
    if keeps:
        keys = Key.objects.filter(invited__event__review=event.review_id)
        yield from keys.values_list("invited__name", "code__word")
    else:
        rows = Invited.objects.filter(event__review=event.review_id)
        for name in rows.values_list("name", flat=True):
            yield name, UNSAID


def _places(text: str, known: dict[str, str]) -> list[_Found]:
    """Where names stand; the words of one person's name, and a title before it, as one."""
    places: list[_Found] = []
    for match in _WORD.finditer(text):
        word = match.group()
        code = known.get(_fold(word))
        if code is None or (word[0].islower() and word.lower() in _ORDINARY):
            continue
        start = match.start()
        if places and places[-1].instead == code and text[places[-1].end : start] in {" ", "-"}:
            places[-1] = _Found(places[-1].start, match.end(), code)
            continue
        if title := _TITLE.search(text[:start]):
            start = title.start()
        places.append(_Found(start, match.end(), code))
    return places


def _fold(word: str) -> str:
    """In small letters, without accents: Zoë is written Zoe as well."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(mark for mark in plain if not unicodedata.combining(mark))
