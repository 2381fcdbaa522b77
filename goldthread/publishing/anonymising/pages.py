"""What the page of a leak check shows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from goldthread.publishing.anonymising import permits
from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention, Nature, Says
from goldthread.publishing.anonymising.registers import children_of

Around = Callable[[int], tuple[str, int, int]]
CONTEXT = 60  # characters shown on each side
KINDS = {
    "full-name": "full name", "forename": "first name", "surname": "surname",
    "family": "the family’s name", "alias": "another name", "e-mail": "e-mail address",
    "phone": "telephone number", "nhs-number": "NHS number",
    "ni-number": "National Insurance number", "date-of-birth": "date of birth",
    "date-of-death": "date of death", "username": "user name", "authority": "council",
    "case-reference": "case reference", "web-address": "web address",
    "unknown-name": "a name", "unknown-place": "a place", "unknown-organisation": "a service",
    "combination": "details that together tell",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """`at`: where in a file."""

    before: str
    words: str
    after: str
    at: str = ""


@dataclass(frozen=True)
class Found:
    """The same words with the same meaning, wherever they stand in the text."""

    mentions: list[Mention]
    places: list[Place]
    decisions: list[Decision]
    may_stand: bool

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def kind(self) -> str:
        return KINDS.get(self.first.kind, self.first.kind.replace("-", " "))

    @property
    def why(self) -> str:
        why = self.first.why.rstrip(".")
        return f"{why[:1].upper()}{why[1:]}."

    @property
    def says(self) -> str:
        return self.decisions[-1].says if self.decisions else ""

    @property
    def wording(self) -> str:
        return self.decisions[-1].wording if self.decisions else ""

    @property
    def status(self) -> str:
        return str(Says(self.says).label) if self.says else "to decide"


@dataclass(frozen=True)
class Stretch:
    """A stretch of the text; `mention` where something was found in it."""

    words: str
    mention: Mention | None = None


@dataclass(frozen=True)
class CheckPage:
    check: LeakCheck
    found: list[Found]
    may_decide: bool

    @classmethod
    def of(cls, check: LeakCheck, user: Any) -> "CheckPage":
        rows = Mention.objects.visible_to(user).filter(check_of=check)
        mentions = list(rows.prefetch_related("decisions__by"))
        found = list(grouped(mentions, check.text, children_of(check)))
        return cls(check, found, permits.may_decide(
            check.review, user
        ))  # fmt: skip

    @property
    def open(self) -> list[Found]:
        return [one for one in self.found if not one.says]

    @property
    def decided(self) -> list[Found]:
        return [one for one in self.found if one.says]

    @staticmethod
    def told(some: list[Found]) -> str:
        """How many findings, and in how many wordings they are decided."""
        number = sum(len(one.mentions) for one in some)
        wordings = "1 wording" if len(some) == 1 else f"{len(some)} wordings"
        return f"{number} {'finding' if number == 1 else 'findings'} in {wordings}"

    @property
    def missing(self) -> str:
        """The parts of the check that could not run, as sentences."""
        return " ".join(f"{one.rstrip('.')}." for one in self.check.missing)

    @property
    def state(self) -> str:
        if self.check.done_at is None:
            return "could not run" if self.check.failed_at else "running"
        if self.check.missing:
            return "could not run whole"
        if self.open:
            return "to decide"
        goes = any(one.says == Says.GOES for one in self.found)
        return "must be written anew" if goes else "passed"

    @property
    def stretches(self) -> list[Stretch]:
        return list(_stretches(self.check.text, [m for one in self.found for m in one.mentions]))


def grouped(
    mentions: list[Mention], text: str, children: frozenset[str], around: Around | None = None
) -> Iterator[Found]:
    """By words, kind and meaning; what is on the register first, then in the text's order.

    `around`: where in a file a character stands, in words, and where that place begins and ends.
    """
    around = around or (lambda _: ("", 0, len(text)))
    groups: dict[tuple[str, ...], list[Mention]] = {}
    for one in mentions:
        said = [row.says for row in one.decisions.all()]
        key = (one.nature, one.kind, one.words.casefold(), one.subject, one.instead, *said[-1:])
        groups.setdefault(key, []).append(one)
    order = list(Nature)
    for group in sorted(groups.values(), key=lambda g: order.index(Nature(g[0].nature))):
        places = [_placed(text, one, around(one.start)) for one in group]
        may_stand = group[0].may_stand(children)
        yield Found(group, places, list(group[0].decisions.all()), may_stand)


def _placed(text: str, one: Mention, at: tuple[str, int, int]) -> Place:
    place, start, end = at
    before, after = text[start : one.start], text[one.end : max(end, one.end)]
    return Place(_before(before), one.words, _after(after), place)


def _before(text: str) -> str:
    """Whole words before a place, on one line."""
    shown = text[-CONTEXT:]
    if len(text) > CONTEXT:
        shown = shown.partition(" ")[2]
    return " ".join(shown.split()) + (" " if shown[-1:].isspace() else "")


def _after(text: str) -> str:
    shown = text[:CONTEXT]
    if len(text) > CONTEXT:
        shown = shown.rpartition(" ")[0]
    return (" " if shown[:1].isspace() else "") + " ".join(shown.split())


def _stretches(text: str, mentions: list[Mention]) -> Iterator[Stretch]:
    at = 0
    for one in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if one.start < at:
            continue  # seen by the second look inside another: it is listed, not drawn twice
        if one.start > at:
            yield Stretch(text[at : one.start])
        yield Stretch(text[one.start : one.end], one)
        at = one.end
    if at < len(text):
        yield Stretch(text[at:])
