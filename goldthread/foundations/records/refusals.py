"""How an action says no, and how it asks for words."""

from typing import Any

from goldthread.foundations.records.words import turned, written

A_NAME = "A name has hidden marks that turn letters round. Type it in by hand."


class Refused(Exception):
    """An action that can't be done, with each reason in words a person can act on."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


def must_say(*asked: tuple[Any, str]) -> None:
    """Pairs of an answer and the sentence that asks for it. Refused: some were left empty, or hold
    nothing that can be seen.
    """
    missing = [sentence for words, sentence in asked if not written(str(words or ""))]
    if missing:
        raise Refused(*missing)


def said(words: str, missing: str) -> str:
    """The words, without what surrounds them. Refused with `missing`: there are none."""
    must_say((words, missing))
    return written(words)


def must_be_a_name(*names: Any) -> None:
    """Refused: a mark in it would turn the letters round on the page, so that it reads as another
    name. What is empty is left to whoever asks for it.
    """
    if any(turned(str(name or "")) for name in names):
        raise Refused(A_NAME)
