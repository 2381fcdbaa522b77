"""What is asked when a review is set up."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from goldthread.casework.frameworks.kinds import Kind
from goldthread.casework.reviews.models import Wish
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.forms import MemberChoice
from goldthread.foundations.agencies.models import Partnership, Sector
from goldthread.foundations.agencies.rosters import people_of
from goldthread.foundations.records.dateboxes import GovDateField

SECTORS = [(value, str(words).capitalize()) for value, words in Sector.choices]


class KindForm(forms.Form):
    kind = forms.ChoiceField(
        label="Which kind of review is it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind of review"},
    )

    def __init__(self, *args: Any, kinds: Sequence[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.name) for kind in kinds]


class PseudonymForm(forms.Form):
    """A name, and what is known of the family's wishes."""

    name = forms.CharField(
        label="Pseudonym",
        max_length=100,
        help_text="A name that nobody in the family or among the professionals has.",
        error_messages={"required": "Write the pseudonym"},
    )
    wish = forms.ChoiceField(
        label="What does the family wish?",
        choices=Wish.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what is known of the family’s wishes"},
    )
    wish_words = forms.CharField(
        label="In their words, or why they could not be asked",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    despite = forms.CharField(
        label="If there is a warning: why do you keep this name?",
        required=False,
        max_length=1000,
        help_text="We warn when another review or somebody who works here has this name.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BeginForm(PseudonymForm):
    """Title, pseudonym and the days that clocks run from."""

    title = forms.CharField(
        label="Title",
        max_length=300,
        help_text="As people will call it, such as “Review of Robin”. Never a real name.",
        error_messages={"required": "Give the review a title"},
    )
    decided_elsewhere = forms.CharField(
        label="Who decided that this review is held?",
        max_length=2000,
        help_text="Name the body and where its decision and reasons are kept.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say who decided that this review is held"},
    )
    initiated_on = GovDateField(
        label="When was it decided?",
        help_text="The clocks of the review run from this day.",
        error_messages={"required": "Enter the day it was decided"},
    )

    def __init__(
        self, *args: Any, events: Sequence[tuple[str, str]], elsewhere: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = self.fields["wish"].required = False
        self.fields["name"].label = "Pseudonym, if one is chosen"
        self.fields["wish"].initial = Wish.NOT_YET
        if not elsewhere:
            del self.fields["decided_elsewhere"]
        self.events = [event for event, _ in events]
        for event, words in events:
            self.fields[f"event_{event}"] = GovDateField(
                label=f"When {words}" if words.startswith("the ") else words,
                required=False,
                help_text="A clock runs from this day. Leave it empty if it is not known yet.",
            )
        self.order_fields(["title", "decided_elsewhere", "initiated_on",
                           *(f"event_{event}" for event in self.events)])  # fmt: skip

    def known_events(self) -> dict[str, date]:
        given = {event: self.cleaned_data.get(f"event_{event}") for event in self.events}
        return {event: on for event, on in given.items() if on}


class PeriodForm(forms.Form):
    starts = GovDateField(
        label="First day of the period",
        help_text="Long enough before the harm to understand it; often one or two years.",
        error_messages={"required": "Enter the first day of the period"},
    )
    ends = GovDateField(
        label="Last day of the period",
        help_text="Often the day of the harm or of the first response to it.",
        error_messages={"required": "Enter the last day of the period"},
    )


class PeopleForm(forms.Form):
    lead = MemberChoice()
    chair = MemberChoice()
    members = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label="Panel members",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sectors = forms.MultipleChoiceField(
        label="Which sectors should sit on the panel?",
        choices=SECTORS,
        required=False,
        help_text="The review does not leave set-up before each of them has a seat.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, partnership: Partnership, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = people_of(partnership).exclude(pk=user.pk)  # nobody gives themselves a seat
        for name, words in (("lead", "Lead reviewer"), ("chair", "Chair of the panel")):
            self.fields[name].label, self.fields[name].required = words, False
            self.fields[name].queryset = others
            self.fields[name].empty_label = "Not known yet"
        self.fields["members"].queryset = others


class SectorsForm(forms.Form):
    sectors = forms.MultipleChoiceField(
        label="Which sectors should sit on the panel?",
        choices=SECTORS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class DayForm(forms.Form):
    on = GovDateField(
        label="Day", error_messages={"required": "Enter the day"}, initial=timezone.localdate
    )
