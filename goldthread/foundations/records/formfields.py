"""The boxes that most forms are made of, so that every room asks in the same way."""

from typing import Any

from django import forms

from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.numbers import MOST_FIGURES
from goldthread.foundations.records.words import written

LONG = 4_000  # characters
DAY = "For example, 3 March 2026"


class Said(forms.CharField):
    """What somebody wrote. A line that shows nothing is empty, and so is a box of such lines."""

    def to_python(self, value: Any) -> Any:
        told = super().to_python(value)
        if not isinstance(told, str):
            return told
        return written("\n".join(one if written(one) else "" for one in told.split("\n")))


def words(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return Said(
        label=label, help_text=hint, max_length=LONG, widget=forms.Textarea, required=required
    )


def line(label: str, hint: str = "", *, required: bool = True, most: int = 300) -> forms.CharField:
    return Said(label=label, help_text=hint, max_length=most, required=required)


def choose(label: str, choices: Any, hint: str = "", **more: Any) -> forms.ChoiceField:
    """`choices`: a `TextChoices`; its labels begin with a capital on the page."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=[(one.value, sentence(one.label)) for one in choices],
        widget=forms.RadioSelect,
        **more,
    )


def sentence(label: str) -> str:
    return label[:1].upper() + label[1:]


def day(label: str, hint: str = DAY, *, required: bool = True, **more: Any) -> GovDateField:
    return GovDateField(label=label, help_text=hint, required=required, **more)


class Several(forms.ModelMultipleChoiceField):
    """Several rows of a table. A number that no database holds is no choice, and no error page."""

    def clean(self, value: Any) -> Any:
        for one in value if isinstance(value, list | tuple) else []:
            if len(str(one)) > MOST_FIGURES and str(one).isdigit():
                words = self.error_messages["invalid_choice"]
                raise forms.ValidationError(words, "invalid_choice", {"value": str(one)[:20]})
        return super().clean(value)
