"""What people say when they freeze a version, and which two they compare."""

from typing import Any

from django import forms

from goldthread.casework.chronology.forms import long_text
from goldthread.casework.freezing.copies.source import Wanted
from goldthread.casework.freezing.copies.writing import FORMATS

NOW, LIVE = "now", "live"
NAMES = [("written", "As the agencies wrote them"), ("pseudonyms", "Replaced by pseudonyms")]


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


class CopyForm(forms.Form):
    """Which chronology, as what, and with whose words. Its names differ from those of filters."""

    which = forms.ChoiceField(label="What do you want a copy of?", widget=forms.RadioSelect)
    form = forms.ChoiceField(
        label="As what?", choices=list(FORMATS.items()), widget=forms.RadioSelect
    )
    names = forms.ChoiceField(
        label="Names", choices=NAMES, initial="written", widget=forms.RadioSelect
    )
    notes = forms.BooleanField(label="With reviewers’ comments", required=False)
    marks = forms.BooleanField(label="With tags", required=False)

    def __init__(self, *args: Any, versions: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["which"].choices = [
            (LIVE, "The list as it stands now, not frozen"),
            *((str(one.number), f"Version {one.number}: {one.purpose}") for one in versions),
        ]

    def wanted(self) -> Wanted:
        chosen = self.cleaned_data
        return Wanted(
            chosen["form"], chosen["names"] == "pseudonyms", chosen["notes"], chosen["marks"]
        )
