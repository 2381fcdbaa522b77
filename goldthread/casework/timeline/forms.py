"""What people choose of a timeline, and what they say of a family's life."""

from typing import Any

from django import forms

from goldthread.casework.chronology.forms import WRITE, doubtful_day, long_text
from goldthread.casework.chronology.forms_combined import CombinedFilters
from goldthread.casework.timeline.actions import Told
from goldthread.casework.timeline.models import LifeEvent, LifeKind
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.naming import shown_as
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.rules.dates import read


class TimelineFilters(CombinedFilters):
    """Those of the list, but for its dates: here the stretch that is shown takes their place."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["since"], self.fields["until"]


class StretchForm(forms.Form):
    """From when to when, in whole days; the list calls its dates the same."""

    since = GovDateField(label="From", required=False)
    until = GovDateField(label="To", required=False)


class OfSomebody(forms.Form):
    """A form with a box `person`: those on the register, by name where the reader may see it."""

    def __init__(self, *args: Any, people: Any, by_name: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["person"]
        choice.queryset = people
        choice.label_from_instance = lambda row: shown_as(row, by_name)


class LifeEventForm(OfSomebody):
    """A life event. A date that cannot be read asks for its earliest and latest day."""

    person = forms.ModelChoiceField(
        label="Whose life is it?",
        queryset=Involvement.objects.none(),
        empty_label="Somebody who is not on the register",
        required=False,
    )
    whom = forms.CharField(
        label="If they are not on the register: who is it, in words?",
        help_text="Such as “the mother’s first partner”.",
        max_length=200,
        required=False,
    )
    kind = forms.ChoiceField(
        label="What happened?",
        choices=[(one.value, one.label.capitalize()) for one in LifeKind],
        widget=forms.RadioSelect,
    )
    words = long_text("In words", required=False)
    date_text = forms.CharField(label="When was it?", help_text=WRITE, max_length=120)
    earliest = GovDateField(label="It was at the earliest on", required=False)
    latest = GovDateField(label="It was at the latest on", required=False)
    source = forms.CharField(
        label="Where does that stand?",
        help_text="The record, document or person it is known from.",
        max_length=300,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("person") and not (cleaned.get("whom") or "").strip():
            self.add_error("whom", "Choose somebody on the register, or say in words who it is.")
        cleaned["when"] = doubtful_day(self, cleaned, "date_text", "earliest", "latest")
        return cleaned

    def told(self) -> Told:
        """What was sent, once it is valid."""
        data = self.cleaned_data
        return Told(
            kind=data["kind"], when=data["when"], source=data["source"], person=data["person"],
            whom=data["whom"], words=data["words"],
        )  # fmt: skip


class CorrectEventForm(LifeEventForm):
    because = long_text("Why do you correct it?")

    @staticmethod
    def of(event: LifeEvent) -> dict[str, Any]:
        """What the form begins with. Dates that the words alone do not give fill their boxes."""
        names = ("person", "whom", "kind", "words", "date_text", "source")
        initial = {name: getattr(event, name) for name in names}
        day = read(event.date_text)
        if day is None or (day.earliest, day.latest) != (event.earliest, event.latest):
            initial |= {"earliest": event.earliest, "latest": event.latest}
        return initial


class WithdrawEventForm(forms.Form):
    because = long_text("Why should it not be there?")


class AgesForm(OfSomebody):
    """From a birth, a date or an entry to another date or entry."""

    person = forms.ModelChoiceField(
        label="Whose age?",
        queryset=Involvement.objects.none(),
        empty_label="Nobody’s: count between two dates",
        required=False,
    )
    first = forms.CharField(
        label="From which date or entry?",
        help_text="Only where nobody is chosen. 3 March 2026, or an entry’s number such as "
        "police:14.",
        max_length=120,
        required=False,
    )
    second = forms.CharField(
        label="On which date, or at which entry?",
        help_text="12 March 2026, about 12 March 2026, or an entry’s number.",
        max_length=120,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("person") and not (cleaned.get("first") or "").strip():
            self.add_error("first", "Choose somebody, or give a first date.")
        return cleaned
