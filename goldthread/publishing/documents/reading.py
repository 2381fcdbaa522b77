"""How hard the words of a summary are to read: advice beside the writer, never in the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from goldthread.engines.plainwords import Reading, read
from goldthread.engines.plainwords.reading import LONG, WANTED_AGE, Long, Term
from goldthread.publishing.documents.languages import Language
from goldthread.publishing.documents.models import Version
from goldthread.publishing.documents.texts import PARTS

MOST_LONG, MOST_TERMS = 5, 12
WORDS = ("title", *PARTS)


@dataclass(frozen=True)
class Readability:
    """`reading` is None where nothing can be told: another language, or too few words."""

    reading: Reading | None
    limit: int = LONG

    @classmethod
    def of(cls, version: Version | None) -> "Readability":
        if version is None:
            return cls(None)
        return cls.typed({name: getattr(version, name) for name in WORDS}, version.language)

    @classmethod
    def typed(cls, words: Mapping[str, str], language: str) -> "Readability":
        """Of words that nobody has saved."""
        if language != Language.ENGLISH:
            return cls(None)
        reading = read("\n\n".join(words.get(name, "") for name in WORDS))
        return cls(reading if reading.age is not None else None)

    @property
    def advice(self) -> str:
        """The reading age in a sentence."""
        if self.reading is None:
            return "The reading age is shown for English of thirty words and more."
        if not self.reading.is_hard:
            return f"Reading age about {self.reading.age}. Most adults read it with ease."
        return (
            f"Reading age about {self.reading.age}. What most adults read with ease has "
            f"{WANTED_AGE} or less."
        )

    @property
    def status(self) -> str:
        if self.reading is None:
            return "not known"
        return "hard to read" if self.reading.is_hard else "easy to read"

    @property
    def long(self) -> list[Long]:
        return list(self.reading.long[:MOST_LONG]) if self.reading else []

    @property
    def more_long(self) -> int:
        return max(len(self.reading.long) - MOST_LONG, 0) if self.reading else 0

    @property
    def terms(self) -> list[Term]:
        return list(self.reading.terms[:MOST_TERMS]) if self.reading else []

    @property
    def more_terms(self) -> int:
        return max(len(self.reading.terms) - MOST_TERMS, 0) if self.reading else 0
