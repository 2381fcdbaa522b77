"""Words of the field, and plain ones for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from goldthread.engines.plainwords.sentences import tokens

MOST_WORDS = 6  # of one term


@dataclass(frozen=True)
class Glossary:
    """`plain`: from a term, in small letters, to plain words for it."""

    plain: Mapping[str, str]
    _by_words: dict[tuple[str, ...], str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        terms = {tuple(tokens(term)): term for term in self.plain}
        object.__setattr__(self, "_by_words", terms)

    def found(self, sentence: str) -> Iterator[str]:
        """Terms in a sentence, in order; the longest where two begin alike."""
        said = tokens(sentence)
        at = 0
        while at < len(said):
            length, term = self._at(said, at)
            if term:
                yield term
            at += length

    def _at(self, said: list[str], at: int) -> tuple[int, str]:
        for length in range(min(MOST_WORDS, len(said) - at), 0, -1):
            here = said[at : at + length]
            for last in _forms(here[-1]):
                if term := self._by_words.get((*here[:-1], last)):
                    return length, term
        return 1, ""

    def with_own(self, own: Mapping[str, str]) -> "Glossary":
        """A partnership's own words come first."""
        ours = {term.casefold().strip(): plain for term, plain in own.items()}
        return Glossary({**self.plain, **ours}) if ours else self


@cache
def glossary() -> Glossary:
    """What is kept in `glossary.txt`: `term = plain words`, one a line."""
    lines = Path(__file__).with_name("glossary.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return Glossary({term.strip().casefold(): plain.strip() for term, plain in pairs})


def _forms(word: str) -> Iterator[str]:
    """A word as it stands, and without the ending of a plural or a past."""
    yield word
    for ending, instead in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("d", ""),
        ("ing", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            yield word[: -len(ending)] + instead
