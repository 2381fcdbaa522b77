"""What people are asked about a chronology: which agencies, dates, writers, a file, an entry."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.files import FormWithFile
from goldthread.foundations.records.formfields import Several
from goldthread.rules.clocktimes import clock_time

LONG = 4_000  # characters
DATE = "For example, 3 March 2026"


def box(label: str, hint: str = "", *, required: bool = True, most: int = LONG) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=most, widget=forms.Textarea, required=required
    )


class AskForm(forms.Form):
    organisations = Several(
        label="Which agencies are asked?",
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one agency"},
    )
    due = GovDateField(label="When is it due?", help_text=DATE)
    words = box("A word to the agencies", "Each of them reads it with the request.", required=False)

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["organisations"]
        choice.queryset = bodies


class ChaseForm(forms.Form):
    words = box("What do you want to say?", "Kept here. The e-mail says no more than that a "
                "chronology is waited for.", required=False)  # fmt: skip


class DueForm(forms.Form):
    to = GovDateField(label="Until when?", help_text=DATE)
    reason = box("Why?", "The agency will read this.")


class ReasonForm(forms.Form):
    """One reason, under the label that a page gives it."""

    reason = box("Why?")

    def __init__(self, *args: Any, label: str, hint: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].label, self.fields["reason"].help_text = label, hint


class NoQuestion(forms.Form):
    """A page that only asks for its button."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.POST if request.method == "POST" else None)


class WriterForm(forms.Form):
    person = forms.ModelChoiceField(
        label="Who writes it?",
        help_text="Somebody who works for your agency. You can send it yourself as well.",
        queryset=User.objects.none(),
        empty_label="Choose somebody",
        error_messages={"required": "Choose somebody"},
    )

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["person"]
        choice.queryset = people


class FileForm(FormWithFile):
    file = forms.FileField(
        label="Your chronology",
        help_text="Word (.docx), Excel (.xlsx), CSV or JSON, up to 50 MB. It is kept exactly as "
        "you send it, and no entry is added before you have seen how it was understood.",
        error_messages={"required": "Choose a file", "empty": "The file is empty. Check that it "
                        "was saved, then choose it again."},
    )  # fmt: skip


class EntryForm(forms.Form):
    """One entry. Its date as people write it: it may be doubtful."""

    date_text = forms.CharField(
        label="When did it happen?",
        help_text="As your record says, such as 3 March 2018, about 3 March 2018, early March "
        "2018, or between 1 and 10 March 2018.",
        max_length=300,
    )
    time = forms.CharField(
        label="At what time?", help_text="Such as 14:30.", max_length=20, required=False
    )
    about = forms.CharField(
        label="Whom is it about?",
        help_text="The code, such as C1. Several with a comma between.",
        max_length=300,
        required=False,
    )
    source = forms.CharField(
        label="Where does it stand?",
        help_text="Such as case file, page 12.",
        max_length=1_000,
        required=False,
    )
    event = forms.CharField(
        label="What happened?",
        help_text="What your record says. Codes, no names.",
        widget=forms.Textarea,
        max_length=100_000,
    )
    response = forms.CharField(
        label="What did your agency do?",
        widget=forms.Textarea,
        max_length=100_000,
        required=False,
    )
    comment = forms.CharField(
        label="Your agency’s own comment",
        help_text="What you make of it now. Kept apart from what happened.",
        widget=forms.Textarea,
        max_length=100_000,
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("event", "response", "comment"):
            # No counter: a record is as long as it is.
            self.fields[name].widget.attrs.pop("maxlength", None)

    def clean_time(self) -> str:
        words: str = self.cleaned_data["time"]
        if words and clock_time(words, alone=True) is None:
            raise forms.ValidationError("Write the time as hours and minutes, such as 14:30")
        return clock_time(words, alone=True) or ""


class CorrectForm(EntryForm):
    """A row that came from a file may have no date, or words that are none; it may stay so."""

    why = forms.CharField(
        label="Why is it changed?",
        help_text="What stood there before is kept beside it.",
        max_length=1_000,
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["date_text"].required = False


class SendForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = box(
        "Anything to say with it?", "The panel reads it with your chronology.", required=False
    )
