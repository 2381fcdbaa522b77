"""What people are asked about a meeting."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet

from goldthread.casework.meetings.models import (
    AgendaItem,
    Came,
    Decision,
    Interest,
    Invitee,
    Kind,
)
from goldthread.casework.reviews.daysoff import DaysOffForm
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.files import FormWithFile
from goldthread.foundations.records.formfields import DAY, LONG, Several, words


def clock(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text="For example, 14:00",
        input_formats=["%H:%M", "%H.%M", "%I:%M%p", "%I:%M %p", "%I%p", "%I %p"],
        widget=forms.TimeInput(attrs={"autocomplete": "off"}, format="%H:%M"),
        error_messages={"invalid": "Write the time with hours and minutes, such as 14:00"},
    )


class WhenForm(DaysOffForm):
    days_asked = ("on",)
    on = GovDateField(label="Which day?", help_text=DAY)
    starts = clock("When does it start?")
    ends = clock("When does it end?")
    place = forms.CharField(label="Place", required=False, max_length=300)
    link = forms.URLField(
        label="Link to join",
        help_text="Begins with https://",
        required=False,
        max_length=500,
        assume_scheme="https",
    )


class PlanForm(WhenForm):
    kind = forms.ChoiceField(
        label="What kind of meeting is it?",
        choices=[(one.value, one.label.capitalize()) for one in Kind],
        widget=forms.RadioSelect,
        initial=Kind.PANEL,
    )
    chair = forms.ModelChoiceField(
        label="Who chairs it?",
        help_text="A person with a seat on the panel. They will be asked to agree the minutes.",
        queryset=User.objects.none(),
        empty_label="The chair with a seat on the review",
        required=False,
    )
    quorum = forms.CharField(
        label="What makes a quorum?",
        help_text="Such as “three agencies, one of them health”.",
        required=False,
        max_length=300,
    )
    purpose = words("What is it for?", "In a line or two.", required=False)
    field_order = ("kind", "on", "starts", "ends", "place", "link", "chair", "quorum", "purpose")

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["chair"].queryset = people


class MoveForm(WhenForm):
    reason = words("Why is it moved?", "Whoever was asked is told by e-mail that it moved.")


class ReasonForm(forms.Form):
    reason = words("Why?")

    def __init__(self, *args: Any, asks: str, hint: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].label = asks
        self.fields["reason"].help_text = hint


class ItemForm(forms.Form):
    title = forms.CharField(label="What will be talked about?", max_length=200)
    led_by = forms.CharField(label="Who leads it?", max_length=200, required=False)
    minutes = forms.IntegerField(
        label="How many minutes?",
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    words = words("What should people know or decide?", required=False)


class PaperForm(FormWithFile):
    title = forms.CharField(label="What is this paper called?", max_length=200)
    file = forms.FileField(label="Upload the file")
    item = forms.ModelChoiceField(
        label="For which item of the agenda?",
        queryset=AgendaItem.objects.none(),
        empty_label="For the meeting as a whole",
        required=False,
    )

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["item"].queryset = items
        largest = settings.UPLOAD_BYTES // (1024 * 1024)
        self.fields["file"].help_text = (
            "PDF, Word, Excel, PowerPoint, CSV, plain text or a picture (PNG, JPEG), up to "
            f"{largest} MB. Only the business unit and the seated panel can open it."
        )


class InviteForm(forms.Form):
    seats = Several(
        label="Who with a seat on this review is asked?",
        help_text="Each is told by e-mail that a meeting waits; the e-mail names no case.",
        queryset=Seat.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    name = forms.CharField(
        label="Somebody else: name",
        help_text="Someone without a seat gets no access. Send them the calendar file yourself.",
        max_length=200,
        required=False,
    )
    role = forms.CharField(label="Their role, and body", max_length=200, required=False)

    def __init__(self, *args: Any, seats: QuerySet[Seat], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["seats"]
        choice.queryset = seats
        choice.label_from_instance = lambda seat: f"{seat.holder}, {seat.get_role_display()}"


class HeldForm(forms.Form):
    """Two questions for each person who was asked, and the quorum."""

    quorate = forms.ChoiceField(
        label="Were there enough people?",
        choices=[("yes", "Yes, there was a quorum"), ("no", "No, there was no quorum")],
        widget=forms.RadioSelect,
    )
    words = words(
        "If there was no quorum, what was done?",
        "Such as “we talked and decided nothing”.",
        required=False,
    )

    def __init__(self, *args: Any, invitees: Iterable[Invitee], **more: Any) -> None:
        super().__init__(*args, **more)
        self.rows: list[tuple[Invitee, str, str]] = []
        for one in invitees:
            how, deputy = f"how-{one.pk}", f"deputy-{one.pk}"
            self.fields[how] = forms.ChoiceField(
                label=f"{one.name}, {one.role}" if one.role else one.name,
                choices=[(came.value, came.label.capitalize()) for came in Came],
                widget=forms.RadioSelect,
            )
            self.fields[deputy] = forms.CharField(
                label=f"Who came for {one.name}?",
                help_text="Name and role.",
                max_length=200,
                required=False,
            )
            self.rows.append((one, how, deputy))

    def answers(self) -> dict[int, tuple[str, str]]:
        """By invitee's id: how it went, and the deputy; one typed for somebody else is dropped."""
        told = self.cleaned_data
        return {
            one.pk: (told[how], told[deputy] if told[how] == Came.DEPUTY else "")
            for one, how, deputy in self.rows
        }


class InterestsForm(forms.Form):
    """Whoever was in the room is asked: the deputy (by the invitee's number), not who sent them."""

    def __init__(
        self,
        *args: Any,
        invitees: Iterable[Invitee],
        deputies: Mapping[int, str] = MappingProxyType({}),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.rows: list[tuple[Invitee, str, str]] = []
        for one in invitees:
            answer, said = f"answer-{one.pk}", f"words-{one.pk}"
            choices = [(a.value, a.label.capitalize()) for a in Interest.Answer]
            deputy = deputies.get(one.pk, "")
            named = f"{deputy}, deputy of {one.name}," if deputy else one.name
            if one.person_id is None or deputy:  # nothing is open to them that could be closed
                choices = [pair for pair in choices if pair[0] != Interest.Answer.CLOSED]
            self.fields[answer] = forms.ChoiceField(
                label=f"What did {named} say?",
                choices=choices,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[said] = forms.CharField(
                label=f"What is the interest of {deputy or one.name}?",
                max_length=LONG,
                widget=forms.Textarea,
                required=False,
            )
            self.rows.append((one, answer, said))

    def answers(self) -> dict[int, tuple[str, str]]:
        told = self.cleaned_data
        return {one.pk: (told[answer], told[said]) for one, answer, said in self.rows}


class DecideForm(forms.Form):
    what = words("What was decided?")
    why = words("Why?", "The reasons, and what was weighed against them.")
    decided_by = forms.CharField(
        label="Who decided?", help_text="Such as “the panel, without a vote”.", max_length=300
    )
    dissent = words(
        "Who saw it otherwise, and why?", "Leave it empty if nobody did.", required=False
    )
    replaces = forms.ModelChoiceField(
        label="Does it take the place of an earlier decision?",
        queryset=Decision.objects.none(),
        empty_label="No",
        required=False,
    )

    def __init__(self, *args: Any, earlier: QuerySet[Decision], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["replaces"]
        choice.queryset = earlier
        choice.label_from_instance = lambda row: f"{row.code}: {row.what[:80]}"


class ActionForm(forms.Form):
    """What a body will do. Body and owner are one question, so that it works without a script."""

    what = words("What will be done?", "One thing, in a sentence: who will do what.")
    who = forms.ChoiceField(label="Who does it?", help_text="An action without an owner drifts.")
    due = GovDateField(label="When is it due?", help_text=DAY)
    expected_change = words(
        "What will be different for children?",
        "Say what a child, a parent or a practitioner would notice.",
    )
    proof_wanted = words("What would prove it?", "Say it now, before anyone knows how it went.")
    decision = forms.ModelChoiceField(
        label="Which decision does it follow from?",
        queryset=Decision.objects.none(),
        empty_label="None",
        required=False,
    )

    def __init__(self, *args: Any, people: Any, decisions: QuerySet[Decision], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["who"].choices = [("", "Choose who does it"), *people]
        choice: Any = self.fields["decision"]
        choice.queryset = decisions
        choice.label_from_instance = lambda row: f"{row.code}: {row.what[:80]}"


class SectionForm(forms.Form):
    title = forms.CharField(label="Title of the new section", max_length=200)


class AgreeForm(forms.Form):
    """The chair's answer."""

    answer = forms.ChoiceField(
        label="Are these minutes right?",
        choices=[("agree", "Yes, I agree them"), ("return", "No, something should be changed")],
        widget=forms.RadioSelect,
    )
    words = words("What should be changed?", "Only if something should be.", required=False)
