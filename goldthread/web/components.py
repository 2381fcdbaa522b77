"""What the component templates show, worked out here so that they stay dumb."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.paginator import Page
from django.forms import BoundField
from markupsafe import Markup, escape

from goldthread.foundations.records.dateboxes import PARTS, GovDateInput, boxes_of


@dataclass(frozen=True)
class Option:
    """One radio button, checkbox or line of a select."""

    value: str
    text: str
    chosen: bool
    group: str = ""


@dataclass(frozen=True)
class FieldView:
    """A form field as a template needs it."""

    kind: str  # text, textarea, select, radios, checkboxes, checkbox, date, file, password, hidden
    id: str
    name: str
    label: str
    hint: str
    error: str
    wrong_part: str  # of a date: day, month or year
    value: Any
    options: list[Option] = field(default_factory=list)
    limit: int | None = None
    optional: bool = False
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def target(self) -> str:
        """Where the error summary's link leads: the first box that can take the focus."""
        return f"{self.id}-{self.wrong_part or 'day'}" if self.kind == "date" else self.id


def _kind(widget: forms.Widget) -> str:
    kinds: list[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str]] = [
        (forms.MultipleHiddenInput, "hidden"),
        (forms.HiddenInput, "hidden"),
        ((GovDateInput, forms.SelectDateWidget), "date"),
        ((forms.CheckboxSelectMultiple, forms.SelectMultiple), "checkboxes"),
        (forms.RadioSelect, "radios"),
        (forms.Select, "select"),
        (forms.CheckboxInput, "checkbox"),
        (forms.FileInput, "file"),
        (forms.PasswordInput, "password"),
        (forms.Textarea, "textarea"),
    ]
    return next((kind for cls, kind in kinds if isinstance(widget, cls)), "text")


def _options(bound: BoundField, kind: str) -> list[Option]:
    widget = bound.field.widget
    if kind not in {"select", "radios", "checkboxes"}:
        return []
    groups = widget.optgroups(bound.name, widget.format_value(bound.value()), {})
    return [
        Option(str(item["value"]), str(item["label"]), bool(item["selected"]), str(name or ""))
        for name, items, _ in groups
        for item in items
        if not (kind == "radios" and item["value"] == "" and not bound.field.required)
        or item["label"].strip("-")
    ]


ASK = {
    "radios": "Choose one",
    "select": "Choose one",
    "checkboxes": "Choose at least one",
    "checkbox": "Tick this box to go on",
    "date": "Give a date",
    "file": "Choose a file",
}


def _problems(bound: BoundField, kind: str) -> list[str]:
    """What is wrong with a field. Django's "This field is required" gives way to what to do."""
    required = str(forms.Field.default_error_messages["required"])
    label, ask = str(bound.label or bound.name).rstrip(": "), ASK.get(kind, "Write an answer")
    ask = f"{label} {ask}" if label[-1:] in "?.!" else f"{label}: {ask[0].lower()}{ask[1:]}"
    return [ask if str(text) == required else str(text) for text in bound.errors]


def field_view(bound: BoundField) -> FieldView:
    """Read any bound field of any Django form."""
    widget, kind, value = bound.field.widget, _kind(bound.field.widget), bound.value()
    if kind == "date":
        value = boxes_of(value)
    elif kind in {"text", "textarea"}:
        value = widget.format_value(value) or ""
    elif kind in {"password", "file"}:
        value = None
    problems = bound.errors.as_data() if bound.errors else []
    code = problems[0].code if problems else ""
    skip = {"rows", "cols", "class", "required", "placeholder"}
    if kind == "textarea":
        skip.add("maxlength")  # the count tells; cutting a pasted text short would lose words
    attributes = {key: item for key, item in widget.attrs.items() if key not in skip}
    if kind == "text":
        attributes["type"] = getattr(widget, "input_type", "text")
    limit = getattr(bound.field, "max_length", None) if kind == "textarea" else None
    return FieldView(
        kind=kind,
        id=bound.auto_id or bound.html_name,
        name=bound.html_name,
        label=str(bound.label or ""),
        hint=str(bound.help_text or ""),
        error=" ".join(_problems(bound, kind)),
        wrong_part=code if code in PARTS else "",
        value=value,
        options=_options(bound, kind),
        limit=limit,
        optional=not bound.field.required,
        attributes=attributes,
    )


def error_links(*form_list: Any) -> list[dict[str, str]]:
    """Every error of the forms: what the summary says, and the field that it leads to."""
    links = []
    for form in filter(None, form_list):
        links += [{"text": str(text)} for text in form.non_field_errors()]
        for bound in form:
            view = field_view(bound)
            place = {} if view.kind == "hidden" else {"href": f"#{view.target}"}
            links += [{"text": text, **place} for text in _problems(bound, view.kind)]
    return links


_CELL = re.compile(r"<(td|th)(?=[\s>])")


def labelled(cells: Any, columns: Sequence[Any]) -> Markup:
    """The cells of one row, each with the words of its column, for screens too narrow for a table.

    There each row is a block in which every cell says what it is. Roles are written out because a
    browser forgets that something is a table when it is drawn as blocks.
    """
    names = iter(columns)

    def with_label(found: "re.Match[str]") -> str:
        column = next(names, None)
        text = column.get("text", "") if isinstance(column, dict) else getattr(column, "text", "")
        role = "cell" if found[1] == "td" else "rowheader"
        return f'<{found[1]} role="{role}" data-label="{escape(text)}"'

    return Markup(_CELL.sub(with_label, str(cells)))  # noqa: S704 - the cells came out escaped


COLOURS = {
    "green": "evidenced, embedded, released, accepted, met, complete, confirmed, active, agreed, "
    "in force, approved",
    "blue": "open, in progress, in place, started, accepted in part, draft, gathering",
    "yellow": "due soon, not yet tested, waiting, your turn, asked, invited, to decide, held",
    "orange": "drifting, late, silent, overdue, challenged, extended, hard to read, stale",
    "red": "not accepted, refused, blocked, missed, locked",
    "purple": "with a second person, withdrawn for now, for decision, break-glass, easy to read",
    "grey": "no longer needed, closed, ended, not started, not known, rejected, cannot start yet, "
    "superseded, set aside",
}
_COLOUR_OF = {word.strip(): hue for hue, words in COLOURS.items() for word in words.split(",")}


def tag_colour(word: str) -> str:
    """The colour of a status word; grey for one that is not known. The word itself is shown too."""
    return _COLOUR_OF.get(str(word).strip().lower(), "grey")


@dataclass(frozen=True)
class Spark:
    """Points of a small line, in a box 100 wide and 24 high."""

    points: str
    last_x: float
    last_y: float


def spark(values: Sequence[float]) -> Spark | None:
    """None when there is nothing to draw. A flat line runs along the middle."""
    if not values:
        return None
    low, span = min(values), max(values) - min(values)
    step = 96 / max(1, len(values) - 1)
    spots = [
        (round(2 + at * step, 1), round(22 - 20 * (value - low) / span, 1) if span else 12.0)
        for at, value in enumerate(values)
    ]
    return Spark(" ".join(f"{x},{y}" for x, y in spots), *spots[-1])


@dataclass(frozen=True)
class Segment:
    """A part of a stacked bar; start and width are out of 1,000."""

    text: str
    number: int
    colour: str
    start: float
    width: float
    share: int  # whole per cent

    @property
    def drawn(self) -> float:
        """A little less than the width, so that a gap sets it off from the next part."""
        last = self.start + self.width > 999
        return self.width if last else max(round(self.width - 3, 1), 2)


def stacked(parts: Iterable[tuple[str, int, str]]) -> list[Segment]:
    """From (text, number, colour name). Parts of nothing get no width, so the bar stays empty."""
    listed = list(parts)
    total = sum(number for _, number, _ in listed)
    segments, start = [], 0.0
    for text, number, colour in listed:
        width = 1000 * number / total if total else 0.0
        share = round(width / 10)
        segments.append(Segment(text, number, colour, round(start, 1), round(width, 1), share))
        start += width
    return segments


def page_numbers(page: "Page[Any]") -> list[int | str]:
    """1, 2, ..., 9, 10 for the pagination."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
