"""What people are asked when they write a part of a document, let it out, and keep templates."""

from django import forms

from goldthread.publishing.papers.making import LONGEST


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
