"""What is asked when a review is set up."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from goldthread.casework.frameworks.kinds import Kind
from goldthread.casework.reviews.models import Review, Wish
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.rosters import people_of
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.formfields import Several

SECTORS = [(value, str(words).capitalize()) for value, words in Sector.choices]
LONG_ENOUGH = "Long enough before the harm to understand it; often one or two years."
TO_THE_HARM = "Often the day of the harm or of the first response to it."


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
    starts = GovDateField(label="First day of the period", required=False, help_text=LONG_ENOUGH)
    ends = GovDateField(label="Last day of the period", required=False, help_text=TO_THE_HARM)

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

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        missing = [name for name in ("starts", "ends") if not given.get(name)]
        if len(missing) == 1 and missing[0] not in self.errors:
            self.add_error(missing[0], "Enter both days of the period, or neither.")
        return given

    @property
    def period(self) -> tuple[date, date] | None:
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        return (starts, ends) if starts and ends else None

    def known_events(self) -> dict[str, date]:
        given = {event: self.cleaned_data.get(f"event_{event}") for event in self.events}
        return {event: on for event, on in given.items() if on}


class PeriodForm(forms.Form):
    starts = GovDateField(
        label="First day of the period",
        help_text=LONG_ENOUGH,
        error_messages={"required": "Enter the first day of the period"},
    )
    ends = GovDateField(
        label="Last day of the period",
        help_text=TO_THE_HARM,
        error_messages={"required": "Enter the last day of the period"},
    )


def _people(label: str) -> Several:
    return Several(
        User.objects.none(), label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class PeopleForm(forms.Form):
    """Boxes for the people whose role in the partnership fits each seat.

    Who has the seat has no box. Whoever is given it meanwhile, by somebody else, may be ticked
    still: the action passes them over.
    """

    leads = _people("Lead reviewer")
    chairs = _people("Chair of the panel")
    members = _people("Panel members")

    FITTING: ClassVar = {
        "leads": (Role.LEAD_REVIEWER, frozenset({Role.LEAD_REVIEWER})),
        "chairs": (Role.CHAIR, frozenset({Role.CHAIR})),
        "members": (Role.PANEL, frozenset({Role.PANEL, Role.EXECUTIVE, Role.SCRUTINEER})),
    }

    def __init__(self, *args: Any, review: Review, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        away = review.matter.conflicts.filter(current(today)).values("person")
        held: dict[str, set[int]] = {}
        for holder, role in review.matter.seats.filter(current(today)).values_list(
            "holder", "role"
        ):
            held.setdefault(role, set()).add(holder)
        for name, (seat, roles) in self.FITTING.items():
            fitting = people_of(review.partnership, roles).exclude(pk__in=away)
            fitting = fitting.exclude(pk=user.pk)  # nobody gives themselves a seat
            self.fields[name].queryset = fitting
            self.fields[name].choices = [
                (person.pk, person.name)
                for person in fitting
                if person.pk not in held.get(seat, set())
            ]

    @property
    def offers(self) -> list[Any]:
        """The questions that have any box."""
        return [bound for bound in self if bound.field.choices]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(given.values()):
            raise forms.ValidationError("Tick at least one person, or leave this for later.")
        return given


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
