"""What people are asked about training."""

from typing import Any

from django import forms

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.files import FormWithFile
from goldthread.foundations.records.formfields import Several, choose, day, line
from goldthread.foundations.records.formfields import words as box
from goldthread.foundations.training.models import Course
from goldthread.foundations.training.models.courses import ROLES

SURE = [(str(n), words) for n, words in enumerate(
    ("Not at all sure", "A little sure", "Half sure", "Sure", "Very sure"), start=1
)]  # fmt: skip


def sentence_of(pairs: Any) -> list[tuple[str, str]]:
    return [(value, f"{str(label)[:1].upper()}{str(label)[1:]}") for value, label in pairs]


class OfBodiesForm(forms.Form):
    """`bodies`: agencies that may be chosen; `unit`: whether all of them at once may be."""

    def __init__(self, *args: Any, bodies: Any, unit: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = bodies  # type: ignore[attr-defined]
        if not unit:
            field.required, field.empty_label = True, "Choose an agency"  # type: ignore[attr-defined]


class CourseForm(OfBodiesForm):
    title = line("What is it called?", most=200)
    organisation = forms.ModelChoiceField(
        label="Whose course is it?", queryset=Organisation.objects.none(), required=False,
        empty_label="The partnership’s: for all agencies",
    )  # fmt: skip
    kind = choose("What kind of course is it?", Course.Kind)
    level = choose("For whom?", Course.Level)
    provider = line("Who gives it?", most=200)
    about = box("What is it about?", "And what can people do after it?")
    minutes = forms.IntegerField(
        label="How many minutes does it take?", min_value=1, max_value=9999
    )
    lasts = forms.IntegerField(
        label="For how many months does it count?", help_text="Left empty: for good.",
        min_value=1, max_value=120, required=False,
    )  # fmt: skip
    open_to = forms.MultipleChoiceField(
        label="Which roles can book it?", help_text="None ticked: everybody.",
        choices=sentence_of(ROLES), widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip


class RequireForm(OfBodiesForm):
    role = forms.ChoiceField(
        label="Who needs it?", choices=[("", "Everybody"), *sentence_of(ROLES)], required=False
    )
    organisation = forms.ModelChoiceField(
        label="In which agency?", queryset=Organisation.objects.none(), required=False,
        empty_label="All agencies",
    )  # fmt: skip
    within_weeks = forms.IntegerField(
        label="Within how many weeks of starting?", min_value=0, max_value=104
    )
    every_months = forms.IntegerField(
        label="Again every so many months", help_text="Left empty: once.",
        min_value=0, max_value=120, required=False,
    )  # fmt: skip
    source = line("Where does it say so?", "Such as your training policy, and the page.")


class SittingForm(forms.Form):
    on = day("On which day?")
    starts = line("When does it begin?", "Such as 9:30.", most=20)
    place = line("Where is it?", "Or the link to join.")
    trainer = line("Who gives it?", required=False, most=200)
    places = forms.IntegerField(label="How many places?", min_value=1, max_value=999)


class BecauseForm(forms.Form):
    because = box("Why?")


class NothingForm(forms.Form):
    """Nothing but the button."""


class BookForm(forms.Form):
    person = forms.ModelChoiceField(
        label="For whom?", queryset=User.objects.none(), empty_label="Choose a person"
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class CameForm(forms.Form):
    came = Several(
        label="Who came?", help_text="Whoever is not ticked did not come.", queryset=None,
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, bookings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["came"]
        field.queryset = bookings
        field.label_from_instance = lambda row: str(row.person)


class AfterForm(forms.Form):
    before = forms.TypedChoiceField(
        label="How sure were you of this subject before?", choices=SURE, coerce=int,
        widget=forms.RadioSelect,
    )  # fmt: skip
    after = forms.TypedChoiceField(
        label="How sure are you now?", choices=SURE, coerce=int, widget=forms.RadioSelect
    )
    words = box("What will you do differently?", "Name nobody, and no family.", required=False)


class LaterForm(forms.Form):
    used = forms.TypedChoiceField(
        label="Did you use what you learned?", choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    words = box("Give an example", "Or what stood in the way. Name nobody, and no family.",
                required=False)  # fmt: skip


class FileForm(FormWithFile):
    file = forms.FileField(
        label="The file from your learning system",
        help_text="CSV with a heading for each column, or xAPI statements as JSON.",
    )


class PlaceForm(forms.Form):
    person = forms.ModelChoiceField(
        label="Who is it?", queryset=User.objects.none(), empty_label="Choose a person"
    )
    course = forms.ModelChoiceField(
        label="Which course?", queryset=Course.objects.none(), empty_label="Choose a course"
    )
    on = day("On which day?")

    def __init__(self, *args: Any, people: Any, courses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]
