"""What people are asked about guidance."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet

from goldthread.foundations.access.lists import Filters
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.guidance.models import Guidance, GuidanceLimits, Kind, Situation
from goldthread.foundations.guidance.models.readers import READING_ROLES
from goldthread.foundations.guidance.states import STATES
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.files import FormWithFile
from goldthread.foundations.records.formfields import Several

LONG = 4_000  # characters
FOR_AN_AGENCY = (
    "At least two people, neither of whom wrote it, and one of them from the business unit or the "
    "panel. Only they, the business unit and whoever keeps it see the draft."
)
KINDS = [(kind.value, str(kind.label).capitalize()) for kind in Kind]


def words(label: str, hint: str = "", *, required: bool = True, most: int = LONG) -> Any:
    """A text of some lines."""
    return forms.CharField(
        label=label, help_text=hint, max_length=most, widget=forms.Textarea, required=required
    )


class SituationsField(Several):
    def __init__(self) -> None:
        super().__init__(
            Situation.objects.none(),
            label="Which situations is it for?",
            help_text="People find it by these. The business unit keeps the list.",
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )


class OwnerFields(forms.Form):
    """Who keeps it, and whose it is."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Whose is it?",
        empty_label="The partnership’s own",
        required=False,
    )
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label="Who keeps it?",
        help_text="Somebody who works for that organisation. They are asked when it drifts.",
        empty_label="Choose a person",
    )

    def __init__(
        self, *args: Any, bodies: QuerySet[Organisation], owners: QuerySet[User], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = bodies
        self.fields["owner"].queryset = owners


class WriteForm(FormWithFile):
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="Title", max_length=200)
    summary = words(
        "What does it say?",
        "The heart of it in plain words: what to do, when, and whom to ask. Begin a line with "
        "“- ” to make a list. Write no name or detail of a case.",
        most=10_000,
    )
    what_changed = words("What changed since the version before, and why?")
    file = forms.FileField(label="Upload the document", required=False)
    keep_file = forms.BooleanField(label="Keep the file", required=False)
    link = forms.URLField(
        label="Link",
        help_text="Where it stands on the web, beginning with https://. Leave it empty where the "
        "words or the file say it all.",
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    effective_from = GovDateField(
        label="From which day is it in force?",
        help_text="For example, 3 March 2026. Not before two people have approved it.",
    )
    review_due = GovDateField(label="By when must somebody look at it again?")
    approvers = Several(
        User.objects.none(),
        label="Who is asked to approve it?",
        help_text="At least two people, neither of whom wrote it. Only they and whoever keeps it "
        "see the draft.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, approvers: QuerySet[User], last: Any = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["approvers"].queryset = approvers
        largest = settings.UPLOAD_BYTES // (1024 * 1024)
        self.fields["file"].help_text = (
            "PDF, Word, Excel, PowerPoint, CSV, plain text or a picture (PNG, JPEG), up to "
            f"{largest} MB. Leave out names of children and families."
        )
        if last is None:
            del self.fields["what_changed"]
        if last is None or not last.file:
            del self.fields["keep_file"]
        else:
            self.fields["keep_file"].label = f"Keep the file “{last.file_name}”"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("file") and cleaned.get("keep_file"):
            self.add_error("keep_file", "Keep the old file or upload a new one, not both.")
        start, end = cleaned.get("effective_from"), cleaned.get("review_due")
        if start and end and end <= start:
            self.add_error("review_due", "Give a day after the one on which it comes in force.")
        return cleaned


class NewForm(OwnerFields, WriteForm):
    kind = forms.ChoiceField(label="What is it?", choices=KINDS, widget=forms.RadioSelect)
    situations = SituationsField()
    field_order = (
        "kind", "title", "situations", "organisation", "owner", "summary", "file", "link",
        "effective_from", "review_due", "approvers",
    )  # fmt: skip

    def __init__(
        self, *args: Any, situations: QuerySet[Situation], unit: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["situations"].queryset = situations
        del self.fields["based_on"]
        if not unit:
            self.fields["organisation"].required = True
            self.fields["organisation"].empty_label = None  # nor is it theirs to speak for others
            self.fields["approvers"].help_text = FOR_AN_AGENCY


class HandForm(OwnerFields):
    reason = words("Why does somebody else keep it?", most=1_000)


class SituationsForm(forms.Form):
    situations = SituationsField()

    def __init__(self, *args: Any, situations: QuerySet[Situation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["situations"].queryset = situations


class SituationForm(forms.Form):
    name = forms.CharField(
        label="Add a situation",
        help_text="As a practitioner would say it, such as “dogs in the home”.",
        max_length=100,
    )


class YesForm(forms.Form):
    checked = words("What did you check?", "For example, that it fits the law and what was asked.")
    public = forms.TypedChoiceField(
        label="May the public read it too?",
        help_text="Its title, words and link, never its file. Only where both of you say yes.",
        choices=[("yes", "Yes"), ("no", "No, it is for professionals")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class WhyForm(forms.Form):
    """One question; its label is the page's."""

    because = words("Why?", most=2_000)

    def __init__(self, *args: Any, label: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["because"].label = label


class WithdrawForm(forms.Form):
    because = words("Why is it withdrawn?", "Everybody who looks for it reads this.", most=2_000)
    instead = forms.ModelChoiceField(
        Guidance.objects.none(),
        label="What stands in its place?",
        empty_label="Nothing",
        required=False,
    )

    def __init__(self, *args: Any, others: QuerySet[Guidance], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["instead"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = others
        field.label_from_instance = lambda one: f"{one.code} {one.title}"  # type: ignore[method-assign]


class AskForm(forms.Form):
    person = forms.ModelChoiceField(
        User.objects.none(), label="Who else is asked to approve it?", empty_label="Choose a person"
    )

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].queryset = people


class ReaderForm(forms.Form):
    role = forms.ChoiceField(
        label="Role", choices=[("", "Every role"), *READING_ROLES], required=False
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Organisation",
        empty_label="Every organisation",
        required=False,
    )

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = bodies


class BrokenForm(forms.Form):
    words = words("What happens when you open it?", required=False, most=1_000)


HINTS = {
    "draft_days": "A draft that waits longer for two people drifts.",
    "read_days": "So long people have to read what came in force.",
    "read_share": "After that, guidance drifts that fewer of them have said they read.",
}
LABELS = {
    "draft_days": "Days a draft may wait",
    "read_days": "Days to read it",
    "read_share": "Per cent who must have read it",
}


class LimitsForm(forms.ModelForm):
    class Meta:
        model = GuidanceLimits
        fields = tuple(HINTS)
        help_texts = HINTS
        labels = LABELS
        widgets = {name: forms.TextInput(attrs={"inputmode": "numeric"}) for name in HINTS}


class GuidanceFilters(Filters):
    """Other pages link here with these names: keep them."""

    words = forms.CharField(label="Words, or a code such as G3", required=False, max_length=200)
    situation = forms.ModelChoiceField(
        Situation.objects.none(), label="Situation", empty_label="Any situation", required=False
    )
    kind = forms.MultipleChoiceField(
        label="Kind", choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False
    )
    state = forms.MultipleChoiceField(
        label="State",
        choices=[*STATES.items(), ("to-read", "For me to read"), ("mine", "I keep it")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Whose it is",
        empty_label="Any organisation",
        required=False,
    )

    def __init__(
        self, *args: Any, situations: Any, bodies: Any, narrowing: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["situation"].queryset = situations
        self.fields["organisation"].queryset = bodies
        self.narrowing = narrowing

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        narrowed: QuerySet[Any] = self.narrowing(rows, chosen)
        return narrowed
