"""More time: what an agency asks, and what is decided. Shared by returns and chronologies."""

from typing import Any

from django import forms

from goldthread.foundations.records.dateboxes import GovDateField

LONG = 4_000  # characters
DATE = "For example, 3 March 2026"


def _why(label: str, hint: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=LONG, widget=forms.Textarea, **more
    )


class TimeForm(forms.Form):
    to = GovDateField(label="Until when?", help_text=DATE)
    reason = _why("Why?", "The panel will read this.")


class DecideTimeForm(forms.Form):
    granted = forms.ChoiceField(
        label="What do you decide?",
        choices=[("yes", "Grant more time"), ("no", "Refuse it")],
        widget=forms.RadioSelect,
    )
    to = GovDateField(
        label="Until when?", help_text="Leave it as it was asked for, or change it.", required=False
    )
    words = _why("Why?", "Needed where you refuse. The agency will read this.", required=False)
