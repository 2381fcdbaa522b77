"""What people say when they freeze a version, and which two they compare."""

from typing import Any

from django import forms

from goldthread.casework.chronology.forms import long_text

NOW = "now"


class FreezeForm(forms.Form):
    purpose = forms.CharField(
        label="What is this version for?",
        help_text="Such as: for the panel of 3 March. It stands on the version for good.",
        max_length=300,
    )
    reason = long_text(
        "Why is it frozen although something is unsettled?",
        "It stands on the version beside what is unsettled.",
    )

    def __init__(self, *args: Any, unsettled: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        if not unsettled:
            del self.fields["reason"]


class CompareForm(forms.Form):
    """Two versions by number, or one and how it stands now."""

    old = forms.ChoiceField(label="From")
    new = forms.ChoiceField(label="To")

    def __init__(self, *args: Any, numbers: list[int], **more: Any) -> None:
        super().__init__(*args, **more)
        versions = [(str(number), f"Version {number}") for number in numbers]
        self.fields["old"].choices = versions
        self.fields["new"].choices = [*versions, (NOW, "The list as it stands now")]
