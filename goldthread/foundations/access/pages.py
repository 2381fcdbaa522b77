"""What the kept-form pages show."""

from dataclasses import dataclass

from goldthread.foundations.access import devices
from goldthread.foundations.access.actions import Fields, open_kept
from goldthread.foundations.access.models import KeptForm
from goldthread.foundations.records.refusals import Refused

TOKEN_FIELD = devices.FIELD  # sent again with the rest, and not for reading
DATE_PARTS = ("day", "month", "year")


@dataclass(frozen=True)
class Line:
    label: str
    value: str


@dataclass(frozen=True)
class KeptPage:
    """`hidden` are (name, value) pairs to send again; `lines` are the same for a person to read."""

    kept: KeptForm
    hidden: list[tuple[str, str]]
    lines: list[Line]
    lost: str = ""

    @classmethod
    def of(cls, kept: KeptForm) -> "KeptPage":
        try:
            fields = open_kept(kept)
        except Refused as refusal:
            return cls(kept, [], [], lost=" ".join(refusal.reasons))
        hidden = [(name, value) for name, values in fields.items() for value in values]
        return cls(kept, hidden, lines({k: v for k, v in fields.items() if k != TOKEN_FIELD}))


def lines(fields: Fields) -> list[Line]:
    """Labels made from field names; the three boxes of a date become one line."""
    shown: dict[str, list[str]] = {}
    for name, values in fields.items():
        stem, _, part = name.rpartition("-")
        key = stem if stem and part in DATE_PARTS else name
        shown.setdefault(key, []).extend(value for value in values if value.strip())
    return [Line(_label(name), " ".join(values)) for name, values in shown.items() if values]


def _label(name: str) -> str:
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
