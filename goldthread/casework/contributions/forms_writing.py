"""What an author is asked: section text, findings, good practice, recommendations, a Word file."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.casework.contributions.forms import DATE, box
from goldthread.casework.contributions.models import AskedLine, Finding, Known
from goldthread.casework.contributions.sections import Part
from goldthread.casework.contributions.writing import LONGEST, too_long
from goldthread.foundations.access.models import User
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.files import FormWithFile

KNOWN = [
    (Known.THEN.value, "Known then: people at the time knew it, or could have"),
    (Known.NOW.value, "Known now: only hindsight shows it"),
]


class SectionForm(forms.Form):
    text = forms.CharField(label="Text", required=False, widget=forms.Textarea, strip=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, part: Part, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["text"].label = part.title

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text) > LONGEST:
            raise forms.ValidationError(too_long(text))
        return text


class LinesForm(forms.Form):
    """Every line of enquiry on one page: for each its text and the version that was seen."""

    def __init__(self, *args: Any, lines: Iterable[Part], **more: Any) -> None:
        super().__init__(*args, **more)
        self.lines = list(lines)
        for one in self.lines:
            number = one.line.number if one.line else 0
            text = SectionForm(part=one).fields["text"]
            text.label = f"Your answer to line of enquiry {number}"
            self.fields[f"text-{one.id}"] = text
            self.fields[f"version-{one.id}"] = forms.IntegerField(
                widget=forms.HiddenInput, min_value=0
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for one in self.lines:
            text = cleaned.get(f"text-{one.id}", "")
            if len(text) > LONGEST:
                self.add_error(f"text-{one.id}", too_long(text))
        return cleaned

    def told(self) -> dict[str, tuple[int, str]]:
        """For each line the version that was seen, and the text."""
        said = self.cleaned_data
        return {one.id: (said[f"version-{one.id}"], said[f"text-{one.id}"]) for one in self.lines}


class RecordForm(forms.Form):
    """What findings, good practice and recommendations have in common."""

    text = box("What is it?")
    line = forms.ChoiceField(label="Which line of enquiry does it answer?", required=False)
    evidence = box(
        "Where is it shown?",
        "A document, an entry with its date, an interview under its code.",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, *args: Any, lines: Iterable[AskedLine], **more: Any) -> None:
        super().__init__(*args, **more)
        # By their numbers: a database's own numbers would tell how much others have written.
        self.lines = {str(one.number): one for one in lines}
        choice: Any = self.fields["line"]
        choice.choices = [("", "None of them")] + [
            (number, f"{number}. {one.question[:100]}") for number, one in self.lines.items()
        ]

    def clean_line(self) -> AskedLine | None:
        return self.lines.get(self.cleaned_data["line"])


class FindingForm(RecordForm):
    known = forms.ChoiceField(
        label="When could it be known?", choices=KNOWN, widget=forms.RadioSelect
    )
    field_order = ("text", "known", "line", "evidence")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["text"].label = "What do you conclude?"


class GoodPracticeForm(FindingForm):
    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["text"].label = "What was done well, and why could it be?"


class RecommendationForm(RecordForm):
    because = forms.ChoiceField(label="Which finding does it follow from?", required=False)
    expected_change = box(
        "What will be different for children?",
        "What a child, a parent or a practitioner would notice.",
        required=False,
    )
    proof_wanted = box("What would prove it?", "An audit, a sample, what families tell you.",
                       required=False)  # fmt: skip
    due = GovDateField(label="By when?", help_text=DATE, required=False)
    owner = forms.ModelChoiceField(
        label="Who will own it?",
        help_text="Somebody who works for your agency.",
        queryset=User.objects.none(),
        empty_label="Nobody yet",
        required=False,
    )
    field_order = ("text", "because", "expected_change", "proof_wanted", "due", "owner")

    def __init__(
        self, *args: Any, findings: Iterable[Finding], people: QuerySet[User], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["text"].label = "What will your agency do?"
        del self.fields["evidence"]
        self.findings = {one.code: one for one in findings}
        because: Any = self.fields["because"]
        because.choices = [("", "None of them")] + [
            (code, f"{code}. {one.text[:100]}") for code, one in self.findings.items()
        ]
        owner: Any = self.fields["owner"]
        owner.queryset = people

    def clean_because(self) -> Finding | None:
        return self.findings.get(self.cleaned_data["because"])


class WordForm(FormWithFile):
    file = forms.FileField(
        label="Your Word document",
        help_text="The template that you downloaded here, as .docx. It is kept exactly as you send "
        "it, and nothing of it is taken over before you have seen how it was understood.",
    )


class WithdrawForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
