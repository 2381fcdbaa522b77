"""What people are asked when they keep themes."""

from typing import Any

from django import forms

from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.formfields import Several
from goldthread.publishing.documents.models import Summary


class ThemeForm(forms.Form):
    name = forms.CharField(
        label="Name of the theme",
        help_text="As a reader would look for it, such as “Dogs and babies”. Its address is made "
        "from it and never changes.",
        max_length=100,
    )
    text = forms.CharField(
        label="What is it about?",
        help_text="A few lines for everyone. Begin a line with “- ” to make a list.",
        widget=forms.Textarea,
        max_length=5000,
    )


class WordsForm(forms.Form):
    title = forms.CharField(label="Title", max_length=100)
    text = forms.CharField(
        label="What is it about?",
        help_text="A few lines for everyone. Begin a line with “- ” to make a list.",
        widget=forms.Textarea,
        max_length=5000,
    )


class ResourceForm(forms.Form):
    title = forms.CharField(label="Title", max_length=200)
    text = forms.CharField(
        label="What is it, and for whom?", widget=forms.Textarea, max_length=5000, required=False
    )
    link = forms.URLField(
        label="Link",
        help_text="A web address that begins with https:// or http://. Leave it empty where the "
        "words say it all.",
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    look_again = GovDateField(
        label="When should somebody look at it again?",
        help_text="Links break and guidance changes. The day is shown in the list here.",
        required=False,
    )

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError("Give a web address that begins with https:// or http://.")
        return link


class MarkForm(forms.Form):
    summaries = Several(
        Summary.objects.none(),
        label="Which summaries belong to it?",
        help_text="A summary that is not public does not show until it is.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, summaries: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["summaries"]
        assert isinstance(field, Several)  # noqa: S101
        field.queryset = summaries
        field.label_from_instance = lambda one: one.latest_title  # type: ignore[attr-defined,method-assign]


class YesForm(forms.Form):
    pass


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="This is kept here and is not shown to the public.",
        widget=forms.Textarea,
        max_length=2000,
    )
