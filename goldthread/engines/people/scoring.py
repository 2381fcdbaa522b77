"""Levels of agreement weighed: how likely it is that two records are of one person.

Fellegi and Sunter (1969): each comparison adds log2(m/u), m being how often it comes out so for one
person and u for two. The sum takes the comparisons to be independent. A household shares most of
what is compared, so rules stand above it: different first names at one address are kin, twins among
them, and a name that comes again a generation later is a parent and a child.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from goldthread.engines.people import compare
from goldthread.engines.people.compare import Names
from goldthread.engines.people.frequency import Frequency
from goldthread.engines.people.prepare import Prepared

ADULT = 16  # from this age on a woman's surname changes often enough to say little


@cache
def weights() -> dict[str, Any]:
    text = files("goldthread.engines.people").joinpath("weights.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


@dataclass(frozen=True, slots=True)
class Levels:
    """Everything that was compared; None where one of the two says nothing."""

    forename: Names | None
    surname: Names | None
    swapped: bool
    middle: str | None
    born: str | None
    sex: str | None
    nhs: str | None
    nino: str | None
    place: str | None
    contacts: tuple[str, ...]

    @classmethod
    def of(cls, one: Prepared, other: Prepared) -> "Levels":
        return cls(
            forename=compare.forenames(one, other),
            surname=compare.surnames(one, other),
            swapped=compare.swapped(one, other),
            middle=compare.middles(one, other),
            born=compare.births(one.born, other.born),
            sex=compare.sexes(one, other),
            nhs=compare.nhs_numbers(one, other),
            nino=compare.ninos(one, other),
            place=compare.places(one, other),
            contacts=compare.contacts(one, other),
        )

    @property
    def numbered(self) -> bool:
        """A number of their own agrees, so that a namesake or a twin is ruled out."""
        return self.nhs == "same" or self.nino in {"same", "close", "near"}

    @property
    def kin(self) -> bool:
        """Other people of one household or family: a first name that is clearly another."""
        if self.forename is None or self.swapped or self.numbered or self.nhs == "close":
            return False
        near = self.place in {"same", "street", "postcode"} or self.born == "same"
        return self.forename.level == "differs" and near and self._surname in {"same", "part"}

    @property
    def generation(self) -> bool:
        """The same name a generation apart: a parent and a child."""
        return self.born == "generation" and not self.numbered

    @property
    def rhyming(self) -> bool:
        """Jayden and Kayden, born on one day: twins as often as a slip of the pen, which seldom
        hits the first letter.
        """
        names = self.forename
        if names is None or names.level not in {"close", "sound", "weak"} or self.numbered:
            return False
        alike = self.born == "same" and self._surname in {"same", "part"}
        return alike and names.one[0] != names.other[0]

    @property
    def _surname(self) -> str:
        return self.surname.level if self.surname else ""


class Scale:
    """Weighs levels in one population."""

    def __init__(self, forenames: Frequency, surnames: Frequency, population: int) -> None:
        from math import log2

        self._w = weights()
        self._bits = self._w["bits"]
        self._forenames, self._surnames = forenames, surnames
        # Somebody is one of those known, or none: the more there are, the more must agree.
        self.prior = -log2(max(population, 1000))

    def bits(self, levels: Levels, one: Prepared, other: Prepared) -> float:
        table = self._bits
        total = self._of_names(levels, one, other)
        for kind in ("middle", "born", "sex", "nhs", "nino", "place"):
            level = getattr(levels, kind)
            if level is not None:
                total += table[kind][level]
        return float(total + table["contact"]["same"] * bool(levels.contacts))

    def _of_names(self, levels: Levels, one: Prepared, other: Prepared) -> float:
        if levels.swapped:
            return float(self._bits["swapped"]["both"])
        total = self._of_name(levels.forename, "forename", self._forenames)
        surname = levels.surname
        if surname is not None and surname.level == "differs" and _may_have_changed(one, other):
            return total + float(self._bits["surname"]["differs-woman"])
        return total + self._of_name(surname, "surname", self._surnames)

    def _of_name(self, names: Names | None, kind: str, shares: Frequency) -> float:
        if names is None:
            return 0.0
        if names.level == "same":
            agree = self._w["m"][kind]
            return shares.bits(names.one, agree=agree, rarest=self._w["rarest"])
        return float(self._bits[kind][names.level])

    def score(self, bits: float) -> float:
        """The chance, from 0 to 1, that it is one person."""
        exponent = min(60.0, max(-60.0, bits + self.prior))
        return float(1 / (1 + 2**-exponent))


def _may_have_changed(one: Prepared, other: Prepared) -> bool:
    return one.sex == "f" and other.sex == "f"
