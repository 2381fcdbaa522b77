"""What the gates of a review ask, answered by the room that knows.

This room cannot look at later ones (meetings, returns, the family), so each of them registers its
answers when the application starts. A fact that nobody answers is unknown, and a gate that needs
it stays shut: a check that cannot run says "blocked".
"""

from collections.abc import Callable

from goldthread.casework.reviews.models import Review

Answer = Callable[[Review], bool]
_ANSWERS: dict[str, Answer] = {}


def register(answers: dict[str, Answer]) -> None:
    """Called from a room's `AppConfig.ready`."""
    _ANSWERS.update(answers)


def fact(name: str, review: Review) -> bool:
    answer = _ANSWERS.get(name)
    return answer is not None and bool(answer(review))


def known() -> frozenset[str]:
    return frozenset(_ANSWERS)
