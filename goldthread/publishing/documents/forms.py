"""What people are asked when they write, release and withdraw a summary."""

from typing import Any

from django import forms

from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.publishing.documents.languages import Language
from goldthread.publishing.documents.models import NationalCopy, Version

HINTS = {
    "title": "Use the pseudonym, never a real name.",
    "what_happened": "Four lines at most. No place, date or detail by which the family could be "
    "known.",
    "what_we_learned": "Begin a line with “- ” to make a list.",
    "what_we_asked": "Of whom, and for what.",
    "what_changed": "What is proved, and what is not known yet. People trust what admits a gap.",
    "where_to_get_help": "Telephone numbers and web addresses that work today.",
    "how_to_tell_us": "How a reader can answer you.",
}


class ReviewForm(forms.Form):
    """Which review a new summary is about."""

    review = forms.ModelChoiceField(
        Review.objects.none(),
        label="Which review is it about?",
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: Any, reviews: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["review"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = reviews


class WriteForm(forms.ModelForm):
    """The words of a summary. Saving goes through the action, which makes a new version."""

    language = forms.ChoiceField(label="In which language?", choices=Language.choices)
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    class Meta:
        model = Version
        fields = (
            "title", "what_happened", "what_we_learned", "what_we_asked", "what_changed",
            "where_to_get_help", "how_to_tell_us",
        )  # fmt: skip
        help_texts = HINTS
        labels = {
            "title": "Title",
            "what_happened": "What happened",
            "what_we_learned": "What we learned",
            "what_we_asked": "What we asked for",
            "what_changed": "What has changed since",
            "where_to_get_help": "Where to get help",
            "how_to_tell_us": "How to tell us",
        }


class YesForm(forms.Form):
    """`turn` is whose yes the person was asked for; it may have changed while they read."""

    turn = forms.ChoiceField(
        choices=[("first", "first"), ("second", "second")], widget=forms.HiddenInput
    )
    checked = forms.CharField(
        label="What did you check?",
        help_text="For example: read every line for names, places and dates; read it as a "
        "neighbour of the family would.",
        widget=forms.Textarea,
        max_length=2000,
    )


class SecondYesForm(YesForm):
    until = GovDateField(
        label="Until which day is it public?",
        help_text="At least a year from today. Leave it empty if it has no end. When its time is "
        "up its address says so.",
        required=False,
    )


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="This is kept here and is not shown to the public.",
        widget=forms.Textarea,
        max_length=2000,
    )


class PutBackForm(forms.Form):
    """Which of the texts that are down may be public again, in this person's eyes."""

    which = forms.MultipleChoiceField(
        label="Which of them did you read again, and may be public?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose what may be public again.",
            "invalid_choice": "Somebody else said yes while you read. Look, and choose again.",
        },
    )
    checked = forms.CharField(
        label="What did you check?",
        help_text="For example: read every line again beside what the trial made public.",
        widget=forms.Textarea,
        max_length=2000,
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["which"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101
        field.choices = choices


class CopyForm(forms.Form):
    to = forms.ChoiceField(
        label="To whom was it sent?", choices=NationalCopy.To.choices, widget=forms.RadioSelect
    )
    sent_on = GovDateField(label="On which day?")
    how = forms.CharField(
        label="How was it sent, and what says so?",
        help_text="For example: by secure e-mail, receipt of the same day in the review’s file.",
        max_length=300,
    )
