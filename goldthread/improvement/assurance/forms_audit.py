"""What people are asked about tools and audits."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.engines.uploads.decode import decode
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.files import FormWithFile
from goldthread.foundations.records.formfields import Several, choose, day, line, words
from goldthread.improvement.assurance.auditing import MOST_CASES, NOT_APPLICABLE, YES_NO
from goldthread.improvement.assurance.models import Question, Tool
from goldthread.improvement.assurance.models.auditing import SAMPLED
from goldthread.improvement.assurance.naming import SaysWhich
from goldthread.improvement.recommendations.models import Recommendation

MOST_BYTES = 1_000_000
LONG_LIST = 1_000_000  # characters


class ToolForm(SaysWhich):
    name = line(
        "What is the tool called?", "Such as “Asking about dogs at first visits”.", most=200
    )
    purpose = words("What is it to find out?")
    guidance = words("Guidance for whoever answers", "It stands above every case.", required=False)


class GradeForm(SaysWhich):
    name = line("Grade", "From the best to the weakest, such as “Good”.", most=60)
    looks_like = words("What does it look like?", "So that two people give the same grade.")
    meets = forms.BooleanField(label="This is what is wanted, or better", required=False)


class QuestionForm(SaysWhich):
    text = line("Question", "One thing that can be seen in a record.", most=500)
    kind = choose("How is it answered?", Question.Kind)
    guidance = words("Guidance", "Where to look, and what counts.", required=False)


class HoldForm(SaysWhich):
    tool = forms.ModelChoiceField(
        Tool.objects.none(), label="With which tool?", empty_label="Choose a tool in use"
    )
    title = line("Title", most=200)
    why = words("Why is it held?")
    means = forms.ChoiceField(
        label="What is it?",
        choices=[(value, label[:1].upper() + label[1:]) for value, label in SAMPLED],
        widget=forms.RadioSelect,
    )
    because = forms.ModelChoiceField(
        Recommendation.objects.none(),
        label="Which recommendation does it look at?",
        empty_label="None in particular",
        required=False,
    )
    organisations = Several(
        Organisation.objects.none(),
        label="Which agencies answer, each for itself?",
        widget=forms.CheckboxSelectMultiple,
    )
    due = day("When are answers due?")

    def __init__(
        self, *args: Any, tools: Any, bodies: QuerySet[Organisation], asked: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        fields: Any = self.fields
        fields["tool"].queryset, fields["organisations"].queryset = tools, bodies
        fields["because"].queryset = asked
        fields["because"].label_from_instance = lambda row: (
            f"{row.code} of {row.review.code}: {row.text[:100]}"
        )


class DrawForm(SaysWhich, FormWithFile):
    frame = forms.CharField(
        label="All the cases that could be looked at",
        help_text="One reference on a line, such as C-014; after a comma its group, if each group "
        "is to have its share: a short word for many cases, such as urgent, routine or A. "
        "No names, NHS numbers, postcodes or dates: they are refused.",
        max_length=LONG_LIST,
        widget=forms.Textarea,
        required=False,
    )
    file = forms.FileField(
        label="Or upload the list", required=False, help_text="CSV or plain text, up to 1 MB."
    )
    size = forms.IntegerField(label="How many cases are drawn?", min_value=1, max_value=MOST_CASES)
    by_group = forms.BooleanField(label="Give each group its share", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        file = cleaned.pop("file", None)
        if file is not None and not self.errors:
            if file.size > MOST_BYTES:
                self.add_error("file", "The list is larger than 1 MB. Nothing was kept.")
            else:
                cleaned["frame"] = decode(file.read())[0]
        if not self.errors and not cleaned.get("frame", "").strip():
            self.add_error("frame", "Paste the list, or upload it.")
        return cleaned


class CaseForm(SaysWhich):
    """The questions of a tool about one case; none need an answer where it is not known."""

    known = forms.ChoiceField(
        label="Does your agency know this case?",
        choices=[("yes", "Yes"), ("no", "No, nothing is recorded here")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, tool: Tool, **more: Any) -> None:
        super().__init__(*args, **more)
        grades = [(one.name, f"{one.name}: {one.looks_like}") for one in tool.grades.all()]
        unknown = self.is_bound and self.data.get("known") == "no"
        for one in tool.questions.all():
            self.fields[f"q{one.pk}"] = field = _asking(one, grades)
            field.required = field.required and not unknown

    @property
    def values(self) -> dict[int, str]:
        told = self.cleaned_data
        return {int(name[1:]): str(told[name]) for name in told if name != "known"}


def _asking(question: Question, grades: list[tuple[str, str]]) -> forms.Field:
    if question.kind == Question.Kind.WORDS:
        return words(question.text, question.guidance, required=False)
    known = list(YES_NO.items()) if question.kind == Question.Kind.YES_NO else grades
    return forms.ChoiceField(
        label=question.text,
        help_text=question.guidance,
        choices=[*known, (NOT_APPLICABLE, "It does not apply")],
        widget=forms.RadioSelect,
        error_messages={"required": f"Answer: {question.text}"},
    )


class WhyForm(SaysWhich):
    why = words("Why?", "No names of children and families.")


class CloseForm(SaysWhich):
    conclusion = words(
        "What did it find?", "A few sentences for the board, with what was not looked at."
    )


class FindingForm(SaysWhich):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Of which agency?", empty_label="Choose an agency"
    )
    words = words("What was found?", "No names of children and families.")

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["organisation"]
        choice.queryset = bodies
