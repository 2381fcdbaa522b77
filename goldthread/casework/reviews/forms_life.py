"""What is asked in the life of a review: stages, independence, clocks, timetable."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from goldthread.casework.reviews.daysoff import DaysOffForm
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.rules.reviewgates import ORDER, Stage


def _words(label: str, ask: str, *, required: bool = True, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=4000,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": ask},
    )


def _today(label: str, ask: str) -> GovDateField:
    return GovDateField(label=label, initial=timezone.localdate, error_messages={"required": ask})


class MoveForm(forms.Form):
    """The next stage, or an earlier one with a reason."""

    to = forms.ChoiceField(
        label="Where does the review stand now?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a stage"},
    )
    reason = _words(
        "Why does it go back?", "", required=False, hint="Only needed for an earlier stage."
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, at: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = [stage for stage in ORDER if stage.place <= at.place + 1 and stage is not at]
        self.fields["to"].choices = [(stage.value, stage.words) for stage in reversed(near)]
        if at.place == 0:
            del self.fields["reason"]  # there is no way back


class IndependenceForm(forms.Form):
    uninvolved = forms.BooleanField(
        label="I had no part in the work with this child or family, or in decisions about them",
        required=False,
    )
    manages_nobody = forms.BooleanField(
        label="I do not and did not manage anybody who had", required=False
    )
    interests = _words(
        "Do you have any interest that others should know of?",
        "",
        required=False,
        hint="Paid work for an agency of this review, say, or a family tie. Empty means none.",
    )
    role = forms.ChoiceField(label="For your seat as", widget=forms.RadioSelect)

    def __init__(self, *args: Any, roles: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]
        if len(roles) == 1:
            self.fields["role"].initial = roles[0].value
            self.fields["role"].widget = forms.HiddenInput()


class ReasonForm(forms.Form):
    reason = _words("Why?", "Say why")


class ClockDoneForm(forms.Form):
    done_on = _today("When was it done?", "Enter the day it was done")
    overrun = _words(
        "If it was late: why?",
        "",
        required=False,
        hint="Kept with the clock, and asked at the end.",
    )


class OverrunForm(forms.Form):
    reason = _words("Why does it run over?", "Say why it runs over")


class StopForm(forms.Form):
    step = forms.ChoiceField(label="Which clock?", required=False, widget=forms.RadioSelect)
    starts = _today("From which day?", "Enter the day it stops")
    reason = _words(
        "Why does it stop?",
        "Say why it stops",
        hint="Such as criminal proceedings: who asked, and until when at the latest.",
    )

    def __init__(self, *args: Any, steps: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [("", "Every clock of this review"), *steps]


class RestartForm(forms.Form):
    ends = _today("Last day of the stop", "Enter the last day")


class EventForm(forms.Form):
    event = forms.ChoiceField(
        label="What happened?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened"},
    )
    on = _today("On which day?", "Enter the day")

    def __init__(self, *args: Any, events: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].choices = [
            (event, words[:1].upper() + words[1:]) for event, words in events
        ]


class MilestoneForm(DaysOffForm):
    days_asked = ("planned",)
    name = forms.CharField(
        label="What is planned?", max_length=200, error_messages={"required": "Say what is planned"}
    )
    planned = GovDateField(label="For which day?", error_messages={"required": "Enter the day"})


class MoveDateForm(DaysOffForm):
    days_asked = ("to",)
    to = GovDateField(label="New day", error_messages={"required": "Enter the new day"})
    reason = _words("Why does it move?", "Say why it moves")
    seen = forms.DateField(widget=forms.HiddenInput, required=False)


class OnForm(forms.Form):
    on = _today("On which day?", "Enter the day")
