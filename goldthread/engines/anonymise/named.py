"""A mention of people in a plain text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A mention of people in the plain text. `pseudonym` is given where nobody single is meant."""

    start: int
    end: int
    kind: str
    people: tuple[int, ...]
    confidence: float
    reason: str
    status: str
    pseudonym: str = ""
    owner: bool = False  # "Robins mother": an apostrophe was left out
