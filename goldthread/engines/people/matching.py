"""A register of known people, asked whether somebody is among them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from goldthread.engines.people.blocking import Blocks
from goldthread.engines.people.frequency import Population
from goldthread.engines.people.prepare import Prepared
from goldthread.engines.people.reasons import doubts, reasons
from goldthread.engines.people.scoring import Levels, Scale

STRONG, LIKELY, POSSIBLE = 0.98, 0.80, 0.20
UNDATED = 0.90  # at most, where no date of birth and no number agrees: a parent may share the name
KIN = 0.15  # at most, for what looks like another of the family: below what is shown
RHYMING = 0.50  # at most, for like names born on one day: shown, with the doubt
MOST = 20  # suggestions for one person


@dataclass(frozen=True)
class Suggestion:
    """Somebody known who may be the same person."""

    id: str
    score: float  # 0 to 1
    band: str  # strong, likely or possible
    reasons: tuple[str, ...]
    against: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "score": round(self.score, 4),
            "band": self.band,
            "reasons": list(self.reasons),
            "against": list(self.against),
        }


@dataclass(frozen=True)
class Pair:
    """Two of the known people who may be one."""

    one: str
    other: str
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class _Scored:
    place: int
    levels: Levels
    score: float


class Register:
    """Known people, prepared once; 100,000 of them in seconds.

    `households`: keep twins, siblings, and parents of one name apart. Without it every pair is
    weighed as if no two people ever shared a home, which only a made-up population is.
    `population`: how common names are, where `people` are only some of those known.
    """

    def __init__(
        self,
        people: Iterable[Prepared],
        *,
        households: bool = True,
        population: Population | None = None,
    ) -> None:
        self.people, self._households = list(people), households
        counted = population or Population.of(self.people)
        self._blocks = Blocks(self.people)
        self._scale = Scale(counted.of_forenames(), counted.of_surnames(), counted.total)

    def suggest(self, person: Prepared, *, at_least: float = POSSIBLE) -> list[Suggestion]:
        """Those who may be this person, best first. One with the same id is left out."""
        near = (place for place in self._blocks.near(person) if self._other(place, person))
        scored = [self._weigh(person, place) for place in near]
        found = []
        for one in self._apart_from_better(scored):
            if one.score >= at_least:
                found.append(self._told(person, self.people[one.place], one.levels, one.score))
        found.sort(key=lambda one: (-one.score, one.id))
        return found[:MOST]

    def pairs(self, *, at_least: float = POSSIBLE) -> Iterator[Pair]:
        """Every two of the known people who may be one."""
        for place, other, score, levels in self.scored_pairs(at_least=at_least):
            one, two = self.people[place], self.people[other]
            yield Pair(one.id, two.id, self._told(one, two, levels, score))

    def scored_pairs(self, *, at_least: float) -> Iterator[tuple[int, int, float, Levels]]:
        """Places, chance and levels, without words: for measuring."""
        for place, other in self._blocks.pairs(self.people):
            scored = self._weigh(self.people[place], other)
            if scored.score >= at_least:
                yield place, other, scored.score, scored.levels

    def _other(self, place: int, person: Prepared) -> bool:
        return not person.id or self.people[place].id != person.id

    def _weigh(self, person: Prepared, place: int) -> _Scored:
        other = self.people[place]
        levels = Levels.of(person, other)
        score = self._scale.score(self._scale.bits(levels, person, other))
        sure = levels.numbered or levels.nhs == "close" or bool(levels.contacts)
        if levels.born is None and not sure:
            score = min(score, UNDATED)
        if self._households:
            score = min(score, _of_household(levels))
        return _Scored(place, levels, score)

    def _apart_from_better(self, scored: list[_Scored]) -> Iterator[_Scored]:
        """Twins with like names: where one fits exactly, the other of that household is another."""
        exact = [one for one in scored if _fits_name(one.levels) and one.levels.born == "same"]
        for one in scored:
            like = self._households and exact and not _fits_name(one.levels)
            beside = like and self._beside(one, exact)
            yield replace(one, score=min(one.score, KIN)) if beside else one

    def _beside(self, one: _Scored, exact: list[_Scored]) -> bool:
        mine = self.people[one.place]
        if one.levels.numbered or one.levels.born is None:
            return False
        others = (self.people[best.place] for best in exact)
        return any(
            mine.born == other.born
            and mine.surname == other.surname
            and mine.forename != other.forename
            and not (mine.nhs and mine.nhs == other.nhs)
            for other in others
        )

    @staticmethod
    def _told(one: Prepared, other: Prepared, levels: Levels, score: float) -> Suggestion:
        band = "strong" if score >= STRONG else "likely" if score >= LIKELY else "possible"
        return Suggestion(
            other.id,
            score,
            band,
            tuple(reasons(levels, one, other)),
            tuple(doubts(levels, one, other)),
        )


def _fits_name(levels: Levels) -> bool:
    return levels.forename is not None and levels.forename.level == "same"


def _of_household(levels: Levels) -> float:
    """The most that a score may be, because people who share a home share most of the rest."""
    if levels.kin or levels.generation:
        return KIN
    return RHYMING if levels.rhyming else 1.0
