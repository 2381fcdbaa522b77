"""What people are asked about supervision."""

from typing import Any

from django import forms

from goldthread.casework.oversight.agreeing import bodies_of
from goldthread.casework.oversight.models import DecidedEnd
from goldthread.casework.safeguards.forms import pick
from goldthread.casework.safeguards.naming import NamingForm, mail
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.formfields import choose, day, line, sentence
from goldthread.foundations.records.formfields import words as box
from goldthread.rules.supervision import OPEN_LONG, WRITTEN, Kind, Per

COVERS = "Such as: families, wellbeing and workload, what you want to learn."
PEOPLE = ("other", "overseer")
MISSED = "Such as: another day within a week; missed twice, the supervisor's manager is told."


def kind_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Which kind?",
        choices=[(one.value, sentence(one.words)) for one in Kind],
        widget=forms.RadioSelect,
    )


class AgreementForm(NamingForm):
    kind = kind_field()
    part = forms.ChoiceField(
        label="What are you in it?",
        choices=[("supervisee", "I am supervised"), ("supervisor", "I supervise")],
        widget=forms.RadioSelect,
    )
    other = pick("Who is the other?", User.objects.none(), "Someone of another agency",
                 required=False)  # fmt: skip
    other_email = mail()
    overseer = pick("Who is the supervisor’s own manager?", User.objects.none(),
                    "Someone of another agency",
                    "Or your agency’s safeguarding lead. They see whether sessions take place, and "
                    "nothing that is said in them.", required=False)  # fmt: skip
    overseer_email = mail()
    starts = day("From which day?")
    covers = box("What does it cover?", COVERS)
    missed = box("What happens when a session is missed?", MISSED)

    named = PEOPLE

    def fits(self, name: str, person: User, told: dict[str, Any]) -> bool:
        """The supervisor's own manager works for an agency of one of the two."""
        if name != "overseer":
            return True
        two = (self.known.user, told["other"])
        return bool(
            bodies_of(self.known.partnership, *two) & bodies_of(self.known.partnership, person)
        )


class TermsForm(forms.Form):
    starts = day("From which day?")
    covers = box("What does it cover?", COVERS)
    missed = box("What happens when a session is missed?", MISSED)


class YesForm(forms.Form):
    """Nothing but the button."""


class BecauseForm(forms.Form):
    because = box("Why?")


class EndForm(forms.Form):
    because = box("Why does it end, and who supervises from now on?")


class SessionForm(forms.Form):
    on = day("On which day?")
    held = forms.TypedChoiceField(
        label="Did it take place?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    why_not = box("If not: why?", required=False)
    next_on = day("When is the next one?", required=False)


class WordsForm(forms.Form):
    words = box("In your own words")


class WorkForm(forms.Form):
    words = box(
        "How is the worker, and how much is there to do?",
        "Sleep, safety on visits, time, support, leave. Write nothing about a family here.",
    )


class ReflectForm(forms.Form):
    """One box for each question that is asked here today. `questions`: their words, in order."""

    def __init__(self, *args: Any, questions: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for number, question in enumerate(questions):
            self.fields[f"answer-{number}"] = box(question, required=False)

    @property
    def told(self) -> list[tuple[str, str]]:
        return [
            (question, self.cleaned_data.get(f"answer-{number}", ""))
            for number, question in enumerate(self.questions)
        ]


class DecideForm(forms.Form):
    what = box("What was decided?", "Everybody who works with the family reads this.")
    owner = pick("Who does it?", User.objects.none(), "Choose a person",
                 "Somebody who works with the family.")  # fmt: skip
    due = day("By when?")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class HandForm(forms.Form):
    owner = pick("Who does it from now on?", User.objects.none(), "Choose a person")
    because = box("Why is it handed on?")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class EndDecidedForm(forms.Form):
    """`ways`: how this person may end it. Another way is told who can, by the action."""

    how = choose("What became of it?", DecidedEnd.How)
    words = box("What shows it?", "Or why it is no longer needed.")

    def __init__(self, *args: Any, ways: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["how"]
        shown = [one for one in field.choices if one[0] in ways]  # type: ignore[attr-defined]
        field.widget.choices = shown  # type: ignore[attr-defined]


class ComplexForm(forms.Form):
    trigger = forms.ChoiceField(
        label="Why is it needed?",
        choices=[(one.code, sentence(one.words)) for one in WRITTEN],
        widget=forms.RadioSelect,
    )
    words = box("Why?", "What you know, and from whom.")


class PolicyForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label="For whom?", queryset=Organisation.objects.none(), required=False,
        empty_label="All agencies that have no policy of their own",
    )  # fmt: skip
    kind = kind_field()
    number = forms.IntegerField(label="Every how many", min_value=1, max_value=60)
    per = forms.ChoiceField(label="of", choices=[(one.value, one.value) for one in Per])
    open_long = forms.IntegerField(
        label="After how many months does an open record need safeguarding supervision?",
        help_text=f"Only for complex cases. Left empty: {OPEN_LONG}.",
        min_value=1, max_value=60, required=False,
    )  # fmt: skip
    source = line("Where does your policy say so?")
    reason = box("Why does it change?")

    def __init__(self, *args: Any, bodies: Any, unit: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = bodies  # type: ignore[attr-defined]
        if not unit:
            field.required, field.empty_label = True, "Choose an agency"  # type: ignore[attr-defined]


class PromptForm(forms.Form):
    words = line("The question", "Open, and short enough to think about.", most=200)
    reason = box("Why is it asked?", "Such as the learning it comes from.")
