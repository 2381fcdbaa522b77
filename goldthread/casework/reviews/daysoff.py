"""A day for people to meet or to hand something in: one on which nobody works is asked about.

It may be right all the same, so it is kept with a reason, which stands in the trail.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django import forms

from goldthread.casework.frameworks import held
from goldthread.engines.calendars import NoCalendar, day_off
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership

LONGEST = 1000  # characters


class DaysOffForm(forms.Form):
    """Asks once more about each of `days_asked` that is a weekend or a bank holiday.

    The question why it is kept comes only then. A day that stands as it was is not asked about.
    """

    days_asked: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.kept: list[tuple[date, str]] = []
        self.because = str(self.data.get("keep_why", "")).strip()[:LONGEST]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        off = finder(self.partnership)
        for name in self.days_asked:
            on = given.get(name)
            if on is None or on == self.initial.get(name):
                continue
            if what := off(on):
                self.kept.append((on, what))
                self.fields["keep_why"] = forms.CharField(
                    label="If you keep this day: why?",
                    required=False,
                    max_length=LONGEST,
                    help_text="Such as “it is the only day on which everybody can come”.",
                    widget=forms.Textarea(attrs={"rows": 2}),
                )
                if not self.because:
                    self.add_error(
                        name,
                        f"{said(on)} is {what}. Choose another day, or say why you keep it.",
                    )
        return given

    def record(self, about: Any, by: Any) -> None:
        """That a day was kept knowingly, in the trail."""
        for on, what in self.kept:
            audit(by=by, did="day.kept", about=about, on=said(on), what=what, why=self.because)


def finder(partnership: Partnership) -> Callable[[date], str]:
    """Says why nobody works on a day in the partnership's nation; "" where they do. One query."""
    nation = held.nation_of(partnership)

    def off(on: date) -> str:
        try:
            return day_off(nation, on)
        except NoCalendar:
            return ""

    return off


def said(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
