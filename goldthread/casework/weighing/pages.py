"""What the pages of risk thinking show, now or as it stood at the end of a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.safeguards import permits
from goldthread.casework.safeguards.history import Known, of_parents
from goldthread.casework.safeguards.models import Family
from goldthread.casework.weighing import held, occasions, prompts
from goldthread.casework.weighing.forms import AsOfForm
from goldthread.casework.weighing.held import Held, Until
from goldthread.rules.weighing import Period, periods

TABS = (
    ("For and against", "weighing"), ("Hypotheses", "hypotheses"),
    ("Not known", "not_known"), ("Second looks", "second_looks"),
)  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """What the pages of risk thinking share. `as_of`: a day that is over, or None for now."""

    family: Family
    here: str
    form: AsOfForm
    until: Until
    may_write: bool

    @classmethod
    def of(cls, request: HttpRequest, family: Family, here: str) -> "Frame":
        asked = any(name.startswith("as_of") for name in request.GET)
        form = AsOfForm(request.GET if asked else None)
        day = form.cleaned_data.get("as_of") if asked and form.is_valid() else None
        until = Until.end_of(day) if day else Until.now()
        may_write = day is None and permits.may_write(family, request.user)
        return cls(family, here, form, until, may_write)

    @property
    def as_of(self) -> date | None:
        return self.until.day if self.until.moment else None

    @property
    def address(self) -> str:
        return reverse(self.here, args=[self.family.pk])

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        """The pages of risk thinking: text, address with its day, whether it is this one."""
        day = f"?as_of={self.as_of.isoformat()}" if self.as_of else ""
        return [
            (text, reverse(name, args=[self.family.pk]) + day, name == self.here)
            for text, name in TABS
        ]


@dataclass(frozen=True)
class WeighingPage:
    """Risks and strengths with their evidence, each adult's history, and the balance of the two."""

    frame: Frame
    it: Held
    known: list[Known]
    periods: list[Period]
    open: list[str]

    @classmethod
    def of(cls, request: HttpRequest, family: Family) -> "WeighingPage":
        frame = Frame.of(request, family, "weighing")
        it = held.of(family, frame.until)
        known = of_parents(family.matter, frame.until.moment)
        asked = [*prompts.of_history(known), *prompts.of_factors(it), *prompts.of_balance(it)]
        return cls(frame, it, known, periods(it.written, frame.until.day), asked)

    @property
    def loose(self) -> list[held.Proof]:
        """Evidence that is laid beside no risk and no strength that stands."""
        used = {
            one.row.pk
            for side in (*self.it.risks, *self.it.strengths)
            for one in (*side.speaks_for, *side.speaks_against)
        }
        return [one for one in self.it.good if one.row.pk not in used]


@dataclass(frozen=True)
class HypothesesPage:
    """The hypotheses side by side, and each piece of evidence laid against each."""

    frame: Frame
    it: Held
    open: list[str]

    @classmethod
    def of(cls, request: HttpRequest, family: Family) -> "HypothesesPage":
        frame = Frame.of(request, family, "hypotheses")
        it = held.of(family, frame.until)
        return cls(frame, it, [*prompts.of_thoughts(it), *prompts.of_expected(it)])

    @property
    def columns(self) -> list[dict[str, str]]:
        told = [{"key": one.called, "text": one.called} for one in self.it.standing]
        return [
            {"key": "evidence", "text": "Evidence"}, *told, {"key": "tells", "text": "It tells"}
        ]  # fmt: skip


@dataclass(frozen=True)
class NotKnownPage:
    """What is not known, and accounts that do not fit together."""

    frame: Frame
    it: Held
    open: list[str]

    @classmethod
    def of(cls, request: HttpRequest, family: Family) -> "NotKnownPage":
        frame = Frame.of(request, family, "not_known")
        it = held.of(family, frame.until)
        return cls(frame, it, prompts.of_questions(it))


@dataclass(frozen=True)
class SecondLooksPage:
    """Second looks: asked for, late, taken, and what was seen differently."""

    frame: Frame
    it: Held
    open: list[str]
    user: Any

    @classmethod
    def of(cls, request: HttpRequest, family: Family) -> "SecondLooksPage":
        frame = Frame.of(request, family, "second_looks")
        it = held.of(family, frame.until)
        points = [] if frame.as_of else occasions.points(family, timezone.localdate())
        return cls(frame, it, prompts.of_looks(it, points), request.user)
