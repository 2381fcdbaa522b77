"""Reading age, long sentences and the field's own words of a text."""

from collections import Counter
from dataclasses import dataclass

from goldthread.engines.plainwords.glossary import Glossary, glossary
from goldthread.engines.plainwords.sentences import sentences, words
from goldthread.engines.plainwords.syllables import syllables

LONG = 25  # words; GOV.UK splits sentences that are longer
FEWEST = 30  # words; of less a formula says nothing
WANTED_AGE = 11  # what most adults read with ease
GRADE_TO_AGE = 5  # a first-grader in America is six
YOUNGEST, OLDEST = 5, 22


@dataclass(frozen=True)
class Long:
    text: str
    words: int


@dataclass(frozen=True)
class Term:
    """A word of the field that stands in the text, plain words for it, and how often it stands."""

    term: str
    plain: str
    times: int


@dataclass(frozen=True)
class Reading:
    """`age` in years, None for a text too short to tell. `long`: the longest sentences first."""

    words: int
    sentences: int
    grade: float | None
    long: tuple[Long, ...]
    terms: tuple[Term, ...]

    @property
    def age(self) -> int | None:
        if self.grade is None:
            return None
        return min(max(round(self.grade + GRADE_TO_AGE), YOUNGEST), OLDEST)

    @property
    def is_hard(self) -> bool:
        return self.age is not None and self.age > WANTED_AGE


def read(text: str, known: Glossary | None = None) -> Reading:
    """The Flesch-Kincaid grade (Kincaid and others, 1975) with what makes it high."""
    terms = known or glossary()
    number = spoken = count = 0
    long: list[Long] = []
    found: Counter[str] = Counter()
    for sentence in sentences(text):
        said = words(sentence)
        number, count = number + 1, count + len(said)
        spoken += sum(map(syllables, said))
        found.update(terms.found(sentence))
        if len(said) > LONG:
            long.append(Long(sentence, len(said)))
    grade = None
    if count >= FEWEST:
        grade = round(0.39 * count / number + 11.8 * spoken / count - 15.59, 1)
    return Reading(
        words=count, sentences=number, grade=grade,
        long=tuple(sorted(long, key=lambda one: -one.words)),
        terms=tuple(Term(term, terms.plain[term], times) for term, times in found.most_common()),
    )  # fmt: skip
