"""The parts of a summary as a translator gets them: its words, and the headings around them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from goldthread.foundations.records.words import written
from goldthread.publishing.documents.languages import Headings, Language, headings
from goldthread.publishing.documents.models import Version
from goldthread.publishing.documents.texts import PARTS

WORDS = ("title", *PARTS)
HEADINGS = tuple(f"heading_{one.name}" for one in fields(Headings))
KEYS = (*WORDS, *HEADINGS)


@dataclass(frozen=True)
class Segment:
    key: str
    name: str
    source: str

    @property
    def is_heading(self) -> bool:
        return self.key in HEADINGS


def segments(version: Version) -> list[Segment]:
    """Every part has words: no summary is kept without."""
    around = headings(version.language)
    made = [Segment(key, _name(key), getattr(version, key)) for key in WORDS]
    for key in HEADINGS:
        words = getattr(around, key.removeprefix("heading_"))
        made.append(Segment(key, f"Heading: {words}", words))
    return made


def begun(code: str) -> dict[str, str]:
    """What Goldthread can say itself in a language: headings, where it has them."""
    if code not in Language.values:
        return {}
    around = headings(code)
    return {key: getattr(around, key.removeprefix("heading_")) for key in HEADINGS}


def missing(words: Mapping[str, str]) -> list[str]:
    return [_name(key) for key in KEYS if not written(words.get(key, ""))]


def _name(key: str) -> str:
    return key.removeprefix("heading_").replace("_", " ").capitalize()
