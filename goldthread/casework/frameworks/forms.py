"""What a business unit is asked about its area, its clocks and its own kinds of review."""

from typing import Any

from django import forms
from django.utils import timezone

from goldthread.casework.frameworks.models import LONGEST, Nation, Unit
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.rules.clocks import EVENTS
from goldthread.rules.frameworks import KINDS

LONG = 2_000  # characters
ANCHORS = [(key, f"when {words}") for key, words in EVENTS.items()]


def why(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=LONG, widget=forms.Textarea)


class AreaForm(forms.Form):
    nation = forms.ChoiceField(
        label="Whose law and bank holidays hold?", choices=Nation.choices, widget=forms.RadioSelect
    )
    places = forms.CharField(
        label="Which places does the partnership cover?",
        help_text="One a line: districts, towns, or the beginning of postcodes. A referral from "
        "elsewhere is then noticed.",
        max_length=LONG,
        widget=forms.Textarea,
        required=False,
    )


class CountForm(forms.Form):
    """So many of a unit, counted from an event."""

    number = forms.IntegerField(label="How many?", min_value=1, max_value=LONGEST)
    unit = forms.ChoiceField(label="Of what?", choices=Unit.choices, widget=forms.RadioSelect)
    anchor = forms.ChoiceField(label="Counted from the day on which", choices=EVENTS.items())


class AdjustForm(CountForm):
    starts = GovDateField(
        label="From which day does this hold?",
        help_text="Reviews that began before keep the clocks of then.",
    )
    reason = why("Why, and where is it written?", "Such as “Local procedure 4.2, January 2026”.")


class LocalClockForm(CountForm):
    words = forms.CharField(
        label="What is due?", help_text="Such as “Hold the learning meeting”", max_length=200
    )
    starts = GovDateField(label="From which day does this hold?")
    reason = why("Why, and where is it written?")
    field_order = ("words", "number", "unit", "anchor", "starts", "reason")


class LocalKindForm(forms.Form):
    name = forms.CharField(
        label="What is it called?", help_text="Such as “Learning review”", max_length=200
    )
    criteria = why("When is it held?", "In words that a referrer understands.")
    based_on = forms.ChoiceField(
        label="Which national kind does it follow?",
        help_text="It takes that one’s questions, stages and letters.",
        required=False,
    )
    starts = GovDateField(label="From which day is it held?")
    reason = why("Why does the partnership hold it?", "And who agreed it, where that is written.")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["based_on"]
        choice.choices = [
            ("", "None"),
            *((kind.code, kind.name) for kind in KINDS if kind.held_here and kind.criteria),
        ]


class EndForm(forms.Form):
    ends = GovDateField(label="What is its last day?")
    because = why("Why does it end?")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, initial={"ends": timezone.localdate()}, **more)


class TryForm(forms.Form):
    """Choose a kind of review and a day, and see what is due when. Nothing is kept."""

    kind = forms.ChoiceField(label="Kind of review")
    day = GovDateField(label="If it happened on")

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["kind"]
        choice.choices = kinds
