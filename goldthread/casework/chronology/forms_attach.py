"""What is asked when a document is attached to an entry, or withdrawn."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet

from goldthread.casework.chronology.forms import long_text
from goldthread.casework.chronology.models import EntryDocument
from goldthread.foundations.records.files import FormWithFile


class AttachForm(FormWithFile):
    """A document that is kept already, or a new one; and the page."""

    document = forms.ModelChoiceField(
        label="Which document?",
        queryset=EntryDocument.objects.none(),
        empty_label="A new one, which I choose here",
        required=False,
    )
    title = forms.CharField(
        label="What is the new document called?",
        help_text="Such as “Discharge summary”. It stands beside the entry: name nobody in it.",
        max_length=200,
        required=False,
    )
    file = forms.FileField(label="Choose the file", required=False)
    page = forms.IntegerField(
        label="Page",
        help_text="Counted from the first page of the file. Leave it empty for all of it.",
        min_value=1,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": "Write the page as a number, such as 12.",
            "min_value": "Pages are counted from 1.",
        },
    )
    words = forms.CharField(label="What stands there?", max_length=300, required=False)

    def __init__(
        self, *args: Any, documents: QuerySet[EntryDocument], readers: str, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["document"]
        choice.queryset = documents
        choice.label_from_instance = lambda one: f"{one.title} ({one.kind})"
        largest = settings.UPLOAD_BYTES // (1024 * 1024)
        self.fields[
            "file"
        ].help_text = f"PDF, Word (.docx) or a picture (PNG, JPEG), up to {largest} MB. {readers}"
        if not documents:
            del self.fields["document"]
            self.fields["title"].label = "What is the document called?"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("document"):
            if not data.get("title") and "title" not in self.errors:
                self.add_error("title", "Say what the document is called.")
            if not data.get("file") and "file" not in self.errors:
                self.add_error("file", "Choose the file.")
        return data


class WithdrawForm(forms.Form):
    reason = long_text(
        "Why is it withdrawn?", "Nobody can open it any more. That it was there stays."
    )
