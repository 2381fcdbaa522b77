"""Competing hypotheses: what one piece of evidence, laid against each of them, tells.

Nothing is added up, and no hypothesis wins. The eye is drawn to evidence that does not fit, which
can prove a thought wrong, and to evidence that fits every thought, which tells nothing apart.
Source: the Oliver briefing, “using all available information to challenge and test hypotheses”;
the way of laying evidence against each is the analysis of competing hypotheses (R. J. Heuer,
Psychology of Intelligence Analysis, 1999, chapter 8).
"""

from collections.abc import Sequence
from dataclasses import dataclass

FITS, AGAINST, SILENT, OPEN = "fits", "against", "silent", ""
LEAST = 2  # thoughts that must stand beside each other

ONE_ONLY = (
    "Only one hypothesis stands. What else could explain what is seen? Write down a second one, "
    "also one that you do not believe."
)
NONE_YET = "No hypothesis is written down. What could be happening here? Write down at least two."


@dataclass(frozen=True)
class Telling:
    """What a piece of evidence tells among those that stand: a code and words for the page, with
    `{}` where those that it does not fit are named.
    """

    code: str
    words: str
    order: int


NONE_FITS = Telling("none-fits", "Fits none of them. What else could explain it?", 0)
SPEAKS_AGAINST = Telling("against", "Does not fit {}", 1)
FITS_EVERY = Telling("fits-every", "Fits every one: it tells nothing apart", 2)
NOT_LAID = Telling("open", "Not laid against each yet", 3)
FITS_SOME = Telling("some", "Fits some, says nothing of others", 4)
SAYS_NOTHING = Telling("nothing", "Says nothing of any", 5)


def tells(marks: Sequence[str]) -> Telling:
    """`marks`: one for each hypothesis that stands; fits, against, silent, or empty."""
    if not marks:
        return NOT_LAID
    if AGAINST in marks:
        every = len(marks) >= LEAST and all(one == AGAINST for one in marks)
        return NONE_FITS if every else SPEAKS_AGAINST
    if OPEN in marks:
        return NOT_LAID
    if all(one == SILENT for one in marks):
        return SAYS_NOTHING
    if all(one == FITS for one in marks):
        return FITS_EVERY if len(marks) >= LEAST else FITS_SOME
    return FITS_SOME
