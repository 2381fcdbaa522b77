"""What the pages on domestic abuse show."""

from dataclasses import dataclass
from typing import Any

from goldthread.casework.abuse.contacting import readings
from goldthread.casework.abuse.models import Control, Experience, Marac, Part, SafeContact
from goldthread.casework.abuse.open import open_on
from goldthread.casework.abuse.standing import Record
from goldthread.casework.safeguards import cautions, permits
from goldthread.casework.safeguards.families import working
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people.models import Involvement
from goldthread.rules.abuse import (
    CHILD_IS_VICTIM,
    ENQUIRY_WARNING,
    SIGNS,
    Quarter,
    Sign,
    beside,
    quarters,
)


@dataclass(frozen=True)
class AbusePage:
    """The record with what is open on it, newest first where it is read."""

    it: Record
    open: list[str]
    cautions: list[str]
    may_write: bool
    may_read_contact: bool
    to_ring: list[str]  # who can say how it is safe to reach them, for somebody in an emergency
    enquiry_warning: str = ENQUIRY_WARNING
    child_is_victim: str = CHILD_IS_VICTIM

    @classmethod
    def of(cls, family: Family, user: Any) -> "AbusePage":
        record, reads = Record.of(family), permits.works_with(family, user)
        return cls(
            it=record,
            open=open_on(record),
            cautions=cautions.of(family),
            may_write=permits.may_write(family, user),
            may_read_contact=reads,
            to_ring=[] if reads else [str(one) for one in working(family)],
        )

    @property
    def family(self) -> Family:
        return self.it.family

    @property
    def parts(self) -> list[Part]:
        return sorted(self.it.parts.values(), key=lambda row: (row.what, row.pk))

    @property
    def signs(self) -> list[tuple[Sign, list[Control]]]:
        """Each sign with what was said about it, newest first; none: not talked about."""
        return [
            (sign, [row for row in reversed(self.it.controls) if row.sign == sign.code])
            for sign in SIGNS
        ]

    @property
    def quarters(self) -> list[Quarter]:
        return quarters((row.on for row in self.it.incidents), self.it.today)

    @property
    def most(self) -> int:
        return max((one.count for one in self.quarters), default=0)

    @property
    def beside(self) -> tuple[int, int, int]:
        """The span in days, the count in it, and in as many days before."""
        span = self.it.numbers.on(self.it.today)["closer"].number
        return span, *beside((row.on for row in self.it.incidents), self.it.today, span)

    @property
    def children(self) -> list[tuple[Involvement, list[Experience]]]:
        return [
            (child, [row for row in reversed(self.it.experiences) if row.child_id == child.pk])
            for child in self.it.children
        ]

    @property
    def maracs(self) -> list[Marac]:
        return list(reversed(self.it.maracs))

    @property
    def dash_rule(self) -> str:
        """How the band is given here today."""
        now = self.it.numbers.on(self.it.today)
        return (
            f"{now['dash-questions'].rule}; medium from {now['dash-medium'].rule}, high from "
            f"{now['dash-high'].rule}. Professional judgement can raise the band, never lower it."
        )


@dataclass(frozen=True)
class ContactPage:
    """How it is safe to reach each person: what holds, what was agreed before, and who read it."""

    family: Family
    now: list[SafeContact]
    before: list[SafeContact]
    readings: list[AuditRow]
    may_write: bool

    @classmethod
    def of(cls, family: Family, rows: list[SafeContact], user: Any) -> "ContactPage":
        """`rows`: latest first, as `contacting.read` gives them."""
        now: dict[int, SafeContact] = {}
        for row in rows:
            now.setdefault(row.whom_id, row)
        held = list(now.values())
        before = [row for row in rows if row not in held]
        return cls(family, held, before, readings(rows), permits.may_write(family, user))
