"""How common a name is: to share the name Smith says less than to share the name Dunlin.

Counted in the people given, and steadied by rough figures for common names in Britain (orders of
magnitude only, written for Goldthread), so that a small register does not call every name rare.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from goldthread.engines.people.prepare import Prepared

STEADY = 2_000  # people's worth of the rough figures
UNLISTED = 0.0002
_PER_MILLE = {
    "smith": 11, "jones": 8, "williams": 6, "taylor": 5, "brown": 5, "davies": 4, "evans": 4,
    "wilson": 4, "thomas": 3, "johnson": 3, "roberts": 3, "robinson": 2, "thompson": 2,
    "wright": 2, "walker": 2, "white": 2, "edwards": 2, "hughes": 2, "green": 2, "hall": 2,
    "lewis": 2, "harris": 2, "clarke": 2, "patel": 2, "jackson": 2, "wood": 2, "turner": 2,
    "martin": 2, "cooper": 2, "hill": 2, "ward": 2, "morris": 2, "moore": 2, "clark": 2,
    "lee": 2, "king": 2, "baker": 2, "harrison": 2, "morgan": 2, "allen": 2, "james": 2,
    "scott": 2, "phillips": 1, "watson": 1, "davis": 1, "parker": 1, "price": 1, "bennett": 1,
    "young": 1, "griffiths": 1, "mitchell": 1, "kelly": 1, "cook": 1, "carter": 1, "khan": 2,
    "begum": 1, "ali": 1, "ahmed": 1, "hussain": 1, "singh": 1, "kaur": 1,
}  # fmt: skip
_FORENAMES_PER_MILLE = {
    "david": 18, "john": 18, "michael": 14, "paul": 13, "andrew": 11, "james": 14, "mark": 10,
    "robert": 9, "stephen": 8, "peter": 8, "daniel": 10, "christopher": 9, "matthew": 8,
    "thomas": 10, "jack": 8, "william": 8, "joshua": 6, "oliver": 6, "george": 6, "mohammed": 6,
    "susan": 10, "sarah": 11, "margaret": 8, "karen": 6, "emma": 8, "claire": 6, "rebecca": 6,
    "laura": 6, "jessica": 6, "emily": 6, "chloe": 5, "charlotte": 5, "amy": 5, "sophie": 5,
    "elizabeth": 7, "mary": 8, "jennifer": 5, "nicola": 5, "lisa": 5, "joanne": 4, "amelia": 4,
    "olivia": 5, "grace": 4, "lucy": 5, "hannah": 5, "samuel": 5, "joseph": 5, "harry": 5,
    "charlie": 4, "jacob": 3, "ryan": 4, "adam": 4, "lee": 4, "richard": 6, "kevin": 4,
}  # fmt: skip


class Frequency:
    """Shares of names in a population of so many."""

    def __init__(self, counted: Mapping[str, int], total: int, rough: dict[str, int]) -> None:
        self._counted, self._all, self._rough = counted, total, rough

    def bits(self, name: str, *, agree: float, rarest: float) -> float:
        """log2(m/u) of agreeing on this very name; at most `rarest`."""
        rough = self._rough.get(name, 1000 * UNLISTED) / 1000
        share = (self._counted.get(name, 0) + STEADY * rough) / (self._all + STEADY)
        return min(log2(agree / share), rarest)


@dataclass(frozen=True)
class Population:
    """How many people there are, and how many bear each name (in small letters, folded)."""

    total: int
    forenames: Mapping[str, int]
    surnames: Mapping[str, int]

    @classmethod
    def of(cls, people: Sequence[Prepared]) -> "Population":
        return cls(
            len(people),
            Counter(one.forename for one in people if one.forename),
            Counter(one.surname for one in people if one.surname),
        )

    def of_forenames(self) -> Frequency:
        return Frequency(self.forenames, self.total, _FORENAMES_PER_MILLE)

    def of_surnames(self) -> Frequency:
        return Frequency(self.surnames, self.total, _PER_MILLE)
