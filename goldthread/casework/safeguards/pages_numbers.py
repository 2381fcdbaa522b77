"""The page on which a room shows its numbers, and the business unit sets the partnership's own."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from goldthread.casework.safeguards.models.numbers import OwnNumber
from goldthread.casework.safeguards.numbers import MOST, Numbers
from goldthread.casework.safeguards.timetables import may_set
from goldthread.foundations.records.formfields import line
from goldthread.foundations.records.formfields import words as box
from goldthread.rules.localnumbers import Number


class NumberForm(forms.Form):
    number = forms.IntegerField(
        label="Your number", min_value=1, max_value=MOST, required=False,
        help_text="Leave it empty to use the usual number again.",
    )  # fmt: skip
    source = line("Where does your procedure say so?", required=False)
    reason = box("Why does it change?")


@dataclass(frozen=True)
class NumbersPage:
    """`change`: the name of the address that takes a code."""

    title: str
    change: str
    rows: list[tuple[Number, OwnNumber | None]]
    past: list[OwnNumber]
    may_set: bool

    @classmethod
    def of(
        cls, title: str, change: str, numbers: Numbers, partnership: Any, user: Any
    ) -> "NumbersPage":
        today = timezone.localdate()
        own = numbers.own_on(today)
        return cls(
            title=title,
            change=change,
            rows=[(one, own.get(code)) for code, one in numbers.on(today).items()],
            past=[row for row in numbers.own if row not in own.values()],
            may_set=may_set(partnership, user),
        )
