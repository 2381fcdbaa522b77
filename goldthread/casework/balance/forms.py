"""What people choose and say of strengths, risks and accounts that may not fit."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.casework.balance.models import BalancePassage, Kind, Made, Standing
from goldthread.casework.chronology.forms import long_text
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Call
from goldthread.foundations.records.dateboxes import GovDateField

STANDING = (Standing.SUGGESTED, Standing.ACCEPTED)
OWN = "It stands on a family member’s own word only"
SIDES = [(Kind.STRENGTH, "A strength"), (Kind.RISK, "A risk")]
STATES = [
    ("", "Suggested and accepted"), ("suggested", "Suggested, not decided"),
    ("accepted", "Accepted by a person"), ("rejected", "Rejected"),
]  # fmt: skip


class BalanceFilters(forms.Form):
    agency = forms.MultipleChoiceField(
        label="Agency", required=False, widget=forms.CheckboxSelectMultiple
    )
    since = GovDateField(label="From", required=False)
    until = GovDateField(label="To", required=False)
    state = forms.ChoiceField(label="Decided or not", choices=STATES, required=False)
    span = forms.ChoiceField(
        label="Where no dates are given",
        choices=[("", "The review’s period"), ("all", "Everything recorded")],
        required=False,
    )
    own = forms.BooleanField(label="Only on a family member’s word", required=False)
    by = forms.ChoiceField(
        label="Picture by",
        choices=[("", "What fits"), ("1", "Month"), ("3", "Quarter"), ("12", "Year")],
        required=False,
    )

    def __init__(self, *args: Any, review: Review, **more: Any) -> None:
        super().__init__(*args, **more)
        self.review = review
        # in scope: by the review in scope
        calls = Call.objects.filter(review=review).values_list("organisation", "organisation__name")
        self.fields["agency"].choices = [(str(pk), name) for pk, name in calls]

    def said(self, name: str) -> Any:
        """What is chosen; None for what cannot be read, which is said beside the field."""
        return self.cleaned_data.get(name)

    def within(self, rows: QuerySet[BalancePassage]) -> QuerySet[BalancePassage]:
        """Of every agency: what the picture is made of, and its prompts."""
        since, until = self.days
        if since:
            rows = rows.filter(day__gte=since)
        if until:
            rows = rows.filter(day__lte=until)
        return self.of_kind(rows)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """What is chosen; where nothing is, the review's period."""
        if self.is_period:
            return self.review.period_from, self.review.period_to
        return self.said("since"), self.said("until")

    @property
    def is_period(self) -> bool:
        """Shown is the review's period, because no dates were asked for."""
        asked = self.said("since") or self.said("until") or self.said("span")
        return not asked and not self.errors and self.review.period_from is not None

    def of_kind(self, rows: QuerySet[BalancePassage]) -> QuerySet[BalancePassage]:
        """Of every time."""
        state = self.said("state")
        rows = rows.filter(standing__in=[state] if state else STANDING)
        return rows.exclude(whose="") if self.said("own") else rows

    def narrow(self, rows: QuerySet[BalancePassage]) -> QuerySet[BalancePassage]:
        rows = self.within(rows)
        if agencies := self.said("agency"):
            rows = rows.filter(organisation__in=agencies)
        return rows


class DecideForm(forms.Form):
    kind = forms.ChoiceField(
        label="What do these words speak of?",
        choices=[*SIDES, ("neither", "Neither: leave it out")],
        widget=forms.RadioSelect,
    )
    own_word = forms.BooleanField(label=OWN, required=False)
    reason = long_text("Why?", "What in the entry says so.")


class MarkForm(forms.Form):
    words = forms.CharField(
        label="Which words?",
        help_text="Copy them from the entry as they stand. Leave it empty for all that happened.",
        required=False, max_length=2_000, widget=forms.Textarea,
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="What do they speak of?", choices=SIDES, widget=forms.RadioSelect
    )
    own_word = forms.BooleanField(label=OWN, required=False)


class ByHandForm(forms.Form):
    other = forms.CharField(
        label="Which entry does it not fit with?",
        help_text="Its number, such as police:14. It stands beside each entry.",
        max_length=70,
    )
    reason = long_text("Why do they not fit?", "What the two say beside each other.")


class ViewForm(forms.Form):
    made = forms.ChoiceField(
        label="What do you make of them?",
        choices=[
            (Made.WEIGHED, "I weighed them: they tell the review something"),
            (Made.NOT, "Nothing is incongruent here"),
        ],
        widget=forms.RadioSelect,
    )
    words = long_text(
        "In your words",
        "What the two say beside each other, and what you would ask. Or why they fit.",
    )


class IncongruentFilters(forms.Form):
    state = forms.ChoiceField(
        label="Decided or not",
        choices=[
            ("", "All that stand"), ("suggested", "Suggested, not decided"),
            ("weighed", "Weighed"), ("not", "Not incongruent"),
        ],
        required=False,
    )  # fmt: skip
