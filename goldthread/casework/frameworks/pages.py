"""What the pages of the frameworks show."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from goldthread.casework.frameworks.forms import TryForm
from goldthread.casework.frameworks.held import Shelf
from goldthread.casework.frameworks.history import changes
from goldthread.casework.frameworks.kinds import Kind
from goldthread.casework.frameworks.models import (
    Area,
    ClockAdjustment,
    LocalClock,
    LocalKind,
    Nation,
)
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules import criteria
from goldthread.rules.clocks import EVENTS, Clock, Due, events_of
from goldthread.rules.frameworks import KINDS, PRACTICE


@dataclass(frozen=True)
class Counted:
    """A clock in words, and whether it is the partnership's own."""

    clock: Clock
    adjustment: ClockAdjustment | None = None
    row: LocalClock | None = None

    @property
    def anchor(self) -> str:
        return EVENTS.get(self.clock.event, self.clock.event)

    @property
    def words(self) -> str:
        return f"{self.clock.rule} from when {self.anchor}"


@dataclass(frozen=True)
class Shown:
    """A kind of review, or a set of practice clocks, with how its steps are counted."""

    code: str
    name: str
    kind: Kind | None
    clocks: list[Counted]

    @classmethod
    def of(cls, shelf: Shelf, code: str, name: str, kind: Kind | None) -> "Shown":
        adjusted = {row.step: row for row in shelf.adjustments if row.kind == code}
        own = {row.step: row for row in shelf.local_clocks if row.kind.code == code}
        rows = [
            Counted(clock, adjusted.get(clock.step), own.get(clock.step))
            for clock in shelf.rules(code)
        ]
        return cls(code, name, kind, rows)


def shown(shelf: Shelf, code: str) -> Shown | None:
    """One kind, or one set of practice clocks; None when there is no such code here."""
    if code in PRACTICE:
        return Shown.of(shelf, code, PRACTICE[code], None)
    kind = shelf.kind(code)
    return Shown.of(shelf, code, kind.name, kind) if kind else None


@dataclass(frozen=True)
class FrameworksPage:
    area: Area
    area_said: bool
    kinds: list[Shown]
    practice: list[Shown]
    ended: list[LocalKind]
    others: list[Any]  # national kinds that cannot be begun here today
    changes: list[Any]
    may_write: bool
    form: forms.Form  # the box to try
    tried: list[Due] = field(default_factory=list)

    @classmethod
    def of(
        cls, partnership: Partnership, asked: Any, area: Area, *, today: date, may_write: bool
    ) -> "FrameworksPage":
        shelf = Shelf.of(partnership, today)
        kinds = [Shown.of(shelf, kind.code, kind.name, kind) for kind in shelf.kinds()]
        practice = [Shown.of(shelf, code, name, None) for code, name in PRACTICE.items()]
        listed = {one.code for one in kinds}
        counted = [(one.code, one.name) for one in (*kinds, *practice) if one.clocks]
        form, tried = try_out(shelf, asked, counted)
        return cls(
            area=area,
            area_said=area.pk is not None,
            kinds=kinds,
            practice=practice,
            ended=[row for row in shelf.local_kinds if row.ends and row.ends < today],
            others=[kind for kind in KINDS if kind.held_here and kind.code not in listed],
            changes=list(changes(partnership)),
            may_write=may_write,
            form=form,
            tried=tried,
        )

    @property
    def area_rows(self) -> list[tuple[str, str]]:
        places = ", ".join(self.area.places.splitlines())
        return [
            ("Nation", Nation(self.area.nation).label),
            ("Places covered", places or "Nobody has said which places"),
        ]


def try_out(shelf: Shelf, asked: Any, kinds: list[tuple[str, str]]) -> tuple[TryForm, list[Due]]:
    """The form, and what would be due had each event of the kind been on that day."""
    form = TryForm(asked if "kind" in asked else None, kinds=kinds)
    if not form.is_valid():
        return form, []
    code, day = form.cleaned_data["kind"], form.cleaned_data["day"]
    events = dict.fromkeys(events_of(shelf.rules(code)), day)
    try:
        return form, shelf.due(code, events)
    except ValueError as fault:
        form.add_error("day", str(fault))
        return form, []


@dataclass(frozen=True)
class KindPage:
    shown: Shown
    criteria: list[criteria.Criteria]
    adjustments: list[ClockAdjustment]  # every one, the newest first
    row: LocalKind | None  # a kind of the partnership's own
    ended_clocks: list[LocalClock]
    may_write: bool

    @classmethod
    def of(
        cls, partnership: Partnership, shelf: Shelf, found: Shown, *, may_write: bool
    ) -> "KindPage":
        rows = partnership.clock_adjustments.filter(kind=found.code)
        own = next((row for row in shelf.local_kinds if row.code == found.code), None)
        asked = found.kind.every_criteria if found.kind else ()
        return cls(
            shown=found,
            criteria=[criteria.criteria_of(name) for name in asked],
            adjustments=list(rows.select_related("by").order_by("-starts", "-pk")),
            row=own,
            ended_clocks=list(own.clocks.filter(ends__isnull=False)) if own else [],
            may_write=may_write,
        )

    @property
    def facts(self) -> list[tuple[str, str]]:
        kind = self.shown.kind
        if kind is None:
            return []
        last = f"until {_day(kind.ends)}" if kind.ends else ""
        held = f"from {_day(kind.starts)}" if kind.starts else ""
        rows = [
            ("Nation", kind.nation),
            ("Held", " ".join(part for part in (held, last) if part)),
            ("Source", kind.source),
            ("Letters", _lines(kind.letters_in_words)),
        ]
        if self.row:
            rows.insert(2, ("When it is held", kind.described))
            rows.insert(3, ("Why", self.row.reason))
        return [row for row in rows if row[1]]


@dataclass(frozen=True)
class AskPage:
    """A page with one form, which leads back to a kind or to the list."""

    form: forms.Form
    title: str
    button: str
    back: str
    back_words: str
    lead: str = ""
    now: str = ""


def usual_words(shelf: Shelf, code: str, step: str) -> str:
    """How a step is counted where nothing is adjusted; "" for no such step."""
    found = next((one for one in shelf.usual(code) if one.step == step), None)
    return f"{found.rule} from when {EVENTS.get(found.event, found.event)}" if found else ""


def _lines(texts: list[str]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((text,) for text in texts))


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
