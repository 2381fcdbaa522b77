"""Conditions of a rule, written as data: what must be so, of which facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

Value = bool | int | float
Facts = Mapping[str, Value]


class Condition(Protocol):
    """A condition over whole facts (none missing)."""

    def holds(self, facts: Facts) -> bool: ...

    def names(self) -> tuple[str, ...]:
        """The facts it looks at, in the order written."""

    def limits(self, name: str) -> tuple[int, ...]:
        """Numbers at which the answer may turn, for a fact that is a number."""


@dataclass(frozen=True)
class Is:
    """A fact is true."""

    name: str

    def holds(self, facts: Facts) -> bool:
        return facts[self.name] is True

    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def limits(self, name: str) -> tuple[int, ...]:
        return ()


@dataclass(frozen=True)
class AtLeast:
    """A number is this or more."""

    name: str
    number: int

    def holds(self, facts: Facts) -> bool:
        return facts[self.name] >= self.number

    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def limits(self, name: str) -> tuple[int, ...]:
        return (self.number,) if name == self.name else ()


@dataclass(frozen=True)
class _Several:
    parts: tuple[Condition, ...]

    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.parts for name in part.names()))

    def limits(self, name: str) -> tuple[int, ...]:
        return tuple(number for part in self.parts for number in part.limits(name))


@dataclass(frozen=True)
class All(_Several):
    def holds(self, facts: Facts) -> bool:
        return all(part.holds(facts) for part in self.parts)


@dataclass(frozen=True)
class Some(_Several):
    def holds(self, facts: Facts) -> bool:
        return any(part.holds(facts) for part in self.parts)


@dataclass(frozen=True)
class Not:
    part: Condition

    def holds(self, facts: Facts) -> bool:
        return not self.part.holds(facts)

    def names(self) -> tuple[str, ...]:
        return self.part.names()

    def limits(self, name: str) -> tuple[int, ...]:
        return self.part.limits(name)


def every(*parts: Condition | str) -> All:
    """All of these; a name stands for "that fact is true"."""
    return All(tuple(Is(part) if isinstance(part, str) else part for part in parts))


def some(*parts: Condition | str) -> Some:
    """At least one of these."""
    return Some(tuple(Is(part) if isinstance(part, str) else part for part in parts))


def none_of(*parts: Condition | str) -> Not:
    return Not(some(*parts))
