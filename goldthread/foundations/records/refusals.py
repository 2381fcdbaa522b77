"""How an action says no."""

from typing import Any


class Refused(Exception):
    """An action that can't be done, with each reason in words a person can act on."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


def must_say(*asked: tuple[Any, str]) -> None:
    """Pairs of an answer and the sentence that asks for it. Refused: some were left empty."""
    missing = [sentence for words, sentence in asked if not str(words or "").strip()]
    if missing:
        raise Refused(*missing)
