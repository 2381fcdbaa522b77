"""A date asked for in three boxes: day, month, year.

It stands this low because the forms of every room use it; the boxes themselves are drawn by
`web/templates/components/form.html`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")
FIRST_YEAR, LAST_YEAR = 1900, 2099  # what lies outside was mistyped
MOST_FIGURES = 9  # a computer's whole number; `date` says no to the rest
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
Boxes = dict[str, str]


class GovDateInput(forms.TextInput):
    """Reads `name-day`, `name-month` and `name-year`; a single `name` (2026-03-03) works too."""

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> Boxes | str | None:
        boxes = {part: str(data.get(f"{name}-{part}", "")).strip() for part in PARTS}
        return boxes if any(boxes.values()) else data.get(name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return f"{id_}-day" if id_ else ""


class GovDateField(forms.DateField):
    """A `datetime.date`. Its errors say which box is wrong; their code is that box's name."""

    widget = GovDateInput

    def to_python(self, value: Any) -> date | None:
        read = self._read(value)
        if read is not None and not FIRST_YEAR <= read.year <= LAST_YEAR:
            raise ValidationError(
                f"{self._name()}: the year must lie between {FIRST_YEAR} and {LAST_YEAR}",
                code="year",
            )
        return read

    def _read(self, value: Any) -> date | None:
        if not isinstance(value, dict):
            return super().to_python(value)
        if missing := [part for part in PARTS if not value.get(part)]:
            raise ValidationError(
                f"{self._name()} must include a {' and a '.join(missing)}", code=missing[0]
            )
        day = _number(value["day"], "day", self._name())
        month = _month(value["month"], self._name())
        year = _number(value["year"], "year", self._name())
        if len(value["year"]) != 4:
            raise ValidationError(
                f"{self._name()}: write the year with four figures, such as 2026", code="year"
            )
        try:
            return date(year, month, day)
        except ValueError:
            written = " ".join(value[part] for part in PARTS)
            raise ValidationError(
                f"{self._name()} must be a real date; '{written}' is not", code="day"
            ) from None

    def _name(self) -> str:
        return str(self.label or "The date").rstrip("?:. ")


def boxes_of(value: Any) -> Boxes:
    """What the three boxes show for a date, a text such as 2026-03-03, or what was typed."""
    if isinstance(value, dict):
        return {part: str(value.get(part, "")) for part in PARTS}
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return dict.fromkeys(PARTS, "")
    if value is None:
        return dict.fromkeys(PARTS, "")
    return {part: str(getattr(value, part)) for part in PARTS}


def _number(text: str, part: str, name: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > MOST_FIGURES:
        raise ValidationError(f"{name}: the {part} must be a number, not '{text[:20]}'", code=part)
    return int(text)


def _month(text: str, name: str) -> int:
    """A month's number, from a number or a name such as "Mar" or "March"."""
    start = text[:3].lower()
    if len(text) >= 3 and start in MONTHS:
        return MONTHS.index(start) + 1
    return _number(text, "month", name)
