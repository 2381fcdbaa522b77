"""What people are asked when they write a part of a document, let it out, and keep templates."""

from typing import Any

from django import forms

from goldthread.publishing.papers.making import LONGEST
from goldthread.publishing.papers.models import CopyRelease


class PartForm(forms.Form):
    """`based_on`: the number of the words that the writer had before them."""

    words = forms.CharField(
        label="Words",
        widget=forms.Textarea,
        required=False,
        max_length=LONGEST,
        strip=False,
    )
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class YesForm(forms.Form):
    """`turn` is whose yes the person was asked for, and `edition` to which files; both may have
    changed while they read."""

    turn = forms.ChoiceField(
        choices=[("first", "first"), ("second", "second")], widget=forms.HiddenInput
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)
    checked = forms.CharField(
        label="What did you check?",
        help_text="For example: opened both files and read every line for names, places and dates; "
        "read it as a neighbour of the family would.",
        widget=forms.Textarea,
        max_length=2000,
    )


class LookedForm(YesForm):
    """Where the files hold pictures, which no check reads."""

    looked = forms.BooleanField(
        label="I opened the Word file and looked at its pictures: they tell nobody who it is",
        error_messages={"required": "Open the Word file and look at its pictures, then say so."},
    )


class CopyYesForm(forms.Form):
    """`turn` and `sha256`: whose yes and to which file the person was asked for."""

    turn = forms.ChoiceField(
        choices=[("first", "first"), ("second", "second")], widget=forms.HiddenInput
    )
    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    called = forms.ChoiceField(
        label="What is it?",
        help_text="This is what the public reads. The name of the file is never shown.",
        choices=CopyRelease.Called.choices,
        widget=forms.RadioSelect,
    )
    checked = forms.CharField(
        label="What did you check?",
        help_text="For example: opened the file and read every line for names, places and dates; "
        "read it as a neighbour of the family would.",
        widget=forms.Textarea,
        max_length=2000,
    )

    def __init__(self, *args: Any, second: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if second:  # the first person has said what it is
            self.fields["called"].required = False
            self.fields["called"].widget = forms.HiddenInput()


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="This is kept here and is not shown to the public.",
        widget=forms.Textarea,
        max_length=2000,
    )


class TemplateForm(forms.Form):
    file = forms.FileField(
        label="Your template, as a Word document (.docx)",
        help_text="At most 5 MB. It is looked through and tried out before it is used.",
    )


class MarkingForm(forms.Form):
    words = forms.CharField(
        label="Protective marking",
        help_text="It stands at the head of every page of every draft. Usually OFFICIAL-SENSITIVE.",
        max_length=80,
    )
