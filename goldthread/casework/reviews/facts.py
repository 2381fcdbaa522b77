"""What the gates of a review ask, answered by the room that knows.

This room cannot look at later ones (meetings, returns, the family), so each of them registers its
answers when the application starts. A fact that nobody answers is unknown, and a gate that needs
it stays shut: a check that cannot run says "blocked".
"""

from collections.abc import Callable
from datetime import date

from goldthread.casework.reviews.models import GateReason, Review
from goldthread.rules.reviewgates import need_of

Answer = Callable[[Review], bool]
Words = Callable[[Review, date], str]
_ANSWERS: dict[str, Answer] = {}
_WORDS: dict[str, Words] = {}


def register(answers: dict[str, Answer]) -> None:
    """Called from a room's `AppConfig.ready`."""
    _ANSWERS.update(answers)


def register_words(words: dict[str, Words]) -> None:
    """For a fact that yes or no does not tell whole: what the overview says of it instead."""
    _WORDS.update(words)


def words_of(name: str, review: Review, today: date) -> str:
    """What its room says of a fact today, in small letters; "" where yes or no tells it."""
    return _WORDS[name](review, today) if name in _WORDS else ""


def fact(name: str, review: Review) -> bool:
    """Whether it is so, or somebody has said under their name why it need not be."""
    answer = _ANSWERS.get(name)
    return (answer is not None and bool(answer(review))) or said(name, review) is not None


def said(name: str, review: Review) -> GateReason | None:
    """What stands in place of a fact: the last words about it, unless they were taken back."""
    need = need_of(name)
    if need is None or not need.instead:
        return None
    last = review.gate_reasons.filter(fact=name).first()
    return last if last is not None and last.stands else None


def known() -> frozenset[str]:
    return frozenset(_ANSWERS)
