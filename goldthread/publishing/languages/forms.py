"""What people are asked when they translate, read and release."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.publishing.languages.segments import Segment
from goldthread.publishing.languages.tongues import Tongue

LONGEST = 20_000


class WordsForm(forms.Form):
    """A box for each part, with the original above it, written in its own direction."""

    def __init__(self, *args: Any, parts: Sequence[Segment], into: Tongue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in parts:
            short = part.is_heading or part.key == "title"
            attrs = {"lang": into.code, "dir": into.direction}
            self.fields[part.key] = forms.CharField(
                label=part.name,
                help_text=part.source,
                max_length=200 if short else LONGEST,
                required=False,
                widget=forms.TextInput(attrs) if short else forms.Textarea(attrs),
            )


class BringForm(forms.Form):
    file = forms.FileField(
        label="XLIFF file",
        help_text="As the translator sent it back, version 1.2 or 2.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlf,.xliff,.xml"}),
    )


class ReadForm(forms.Form):
    reads = forms.BooleanField(label="I read this language well")
    right = forms.BooleanField(
        label="It says what the original says, and no name, place or date that the original does "
        "not say"
    )
    said = forms.CharField(
        label="What did you check?", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class YesForm(forms.Form):
    turn = forms.ChoiceField(
        choices=[("first", "first"), ("second", "second")], widget=forms.HiddenInput
    )


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="This is kept here and is not shown to the public.",
        widget=forms.Textarea,
        max_length=2000,
    )
