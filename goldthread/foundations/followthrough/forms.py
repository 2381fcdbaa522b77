"""What people are asked about an action."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough.models import Evidence, Limits
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.files import FormWithFile
from goldthread.rules.followthrough import How, Outcome, Strength

LONG = 4_000  # characters


def words(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    """A text of some lines."""
    return forms.CharField(
        label=label, help_text=hint, max_length=LONG, widget=forms.Textarea, required=required
    )


class EndForm(forms.Form):
    """The one question at the end of an action. There is no third answer."""

    how = forms.ChoiceField(
        label="How does this end?",
        choices=[
            (How.EVIDENCED.value, "It is evidenced"),
            (How.NOT_NEEDED.value, "It is no longer needed"),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": "An action ends in two ways only: it is evidenced, or it is no "
            "longer needed. Choose one. Nothing was changed."
        },
    )


class UpdateForm(forms.Form):
    words = words("How does it go?", "What was done since the last word, and what comes next.")


class ExtendForm(forms.Form):
    to = GovDateField(label="What is the new due date?", help_text="For example, 3 March 2026")
    reason = words("Why does the date move?", "The board will read this. The first date stays.")


class AssignForm(forms.Form):
    owner = forms.ModelChoiceField(
        label="Who owns this action now?",
        queryset=User.objects.none(),
        empty_label="Nobody yet",
        required=False,
        help_text="People who work for the organisation that owns the action.",
    )
    reason = words("Why does it change hands?", required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].queryset = people


class EvidenceForm(FormWithFile):
    strength = forms.TypedChoiceField(
        label="How strong is this evidence?",
        choices=[(one.value, one.words) for one in Strength],
        coerce=lambda value: Strength(int(value)),
        widget=forms.RadioSelect,
    )
    shows = words(
        "What does it show?",
        "Say what changed for children, and where to look. If the evidence cannot leave your "
        "organisation, say where it is kept and who can show it.",
    )
    file = forms.FileField(
        label="Upload a file",
        required=False,
    )
    link = forms.URLField(
        label="Link",
        required=False,
        assume_scheme="https",
        max_length=500,
        help_text="The address of a page that shows it, beginning with https://",
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        largest = settings.UPLOAD_BYTES // (1024 * 1024)
        self.fields["file"].help_text = (
            "PDF, Word, Excel, PowerPoint, CSV, plain text or a picture (PNG, JPEG), up to "
            f"{largest} MB. Leave out names of children and families."
        )


class AcceptForm(forms.Form):
    evidence = forms.ModelChoiceField(
        label="Which evidence shows that this was done?",
        queryset=Evidence.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    words = words("What convinced you?", "The board will read this.", required=False)

    def __init__(self, *args: Any, waiting: QuerySet[Evidence], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["evidence"]
        choice.queryset = waiting
        choice.label_from_instance = _named
        if len(waiting) == 1:
            choice.initial = waiting[0].pk


def _named(row: Evidence) -> str:
    """A piece of evidence among others; two may say the same and differ in their file."""
    where = row.file_name or row.link
    return f"{row.strength_words}: {row.shows[:200]}" + (f" ({where})" if where else "")


class NotNeededForm(forms.Form):
    reason = words(
        "Why is it no longer needed?",
        "Say what changed since it was agreed, so that a reader in five years understands.",
    )
    agreed_by = forms.ModelChoiceField(
        label="Who agreed?",
        queryset=User.objects.none(),
        empty_label="Choose a person",
        help_text="Someone who oversees actions and does not work for the organisation that "
        "owns this one.",
    )

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["agreed_by"]
        choice.queryset = people
        choice.label_from_instance = lambda who: f"{who}, {Role(who.role_now).label}"


class RefuseForm(forms.Form):
    words = words("What is missing?", "The owner reads this to know what to bring.")


class ReopenForm(forms.Form):
    reason = words("Why is it opened again?", "The ending stays on record beside this reason.")


class ChallengeForm(forms.Form):
    question = words(
        "What do you want to know?",
        "Ask as you would wish to be asked. Everyone who can see the action can read it.",
    )


class AnswerForm(forms.Form):
    words = words("Your answer", "What stops it, what will happen now, and by when.")


class DecideForm(forms.Form):
    outcome = forms.TypedChoiceField(
        label="Is the answer enough?",
        help_text="Taken further, the next person on the ladder is asked tonight, for as long as "
        "the action drifts.",
        choices=[
            (Outcome.ACCEPTED.value, "Yes, accept it"),
            (Outcome.FURTHER.value, "No, take it further"),
        ],
        coerce=Outcome,
        widget=forms.RadioSelect,
    )
    words = words("What did you decide, and why?")


HINTS = {
    "silent_days": "An action with no update, evidence or answer for longer than this is silent.",
    "extensions": "An action whose date was moved more often than this drifts.",
    "answer_days": "When a challenge is not answered within this, the next person is asked.",
    "quiet_days": "After an accepted answer nobody is asked again for this long.",
    "weakest_evidence": "Weaker evidence is kept, but it cannot end an action.",
}


class LimitsForm(forms.ModelForm):
    """The thresholds of one partnership."""

    class Meta:
        model = Limits
        fields = tuple(HINTS)
        help_texts = HINTS
        widgets = {
            "weakest_evidence": forms.RadioSelect,
            **{
                name: forms.TextInput(attrs={"inputmode": "numeric"})
                for name in ("silent_days", "extensions", "answer_days", "quiet_days")
            },
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("silent_days", "answer_days", "quiet_days"):
            if not 1 <= cleaned.get(name, 1) <= 365:
                self.add_error(name, "Give a number of days from 1 to 365.")
        if cleaned.get("extensions", 0) > 20:
            self.add_error("extensions", "Give a number from 0 to 20.")
        return cleaned
