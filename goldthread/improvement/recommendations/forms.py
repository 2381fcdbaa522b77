"""What people are asked about a recommendation."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.formfields import Several
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Answer

LONG = 4_000  # characters
LISTED = 100  # characters of a recommendation in a list to choose from


class AnswerForm(forms.Form):
    """A body's answer. The action refuses one that falls short of accepted and says no reason."""

    answer = forms.ChoiceField(
        label="What is the answer?",
        choices=[(one.value, one.label.capitalize()) for one in Answer],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Why is it not accepted in full?",
        help_text="Not needed when it is accepted. The board will read this.",
        max_length=LONG,
        widget=forms.Textarea,
        required=False,
    )
    on_behalf = forms.CharField(
        label="Who answers for this body?",
        help_text="Name and post, such as “Ash Rowan, director of nursing”.",
        max_length=200,
    )
    answered_on = GovDateField(
        label="When was it answered?",
        help_text="For example, 3 March 2026",
        initial=timezone.localdate,
    )


class BecauseForm(forms.Form):
    """Which recommendation or learning point: `field`, the name of the one that is asked for."""

    def __init__(self, *args: Any, field: str, rows: QuerySet[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        words = field.replace("_", " ")
        asked = forms.ModelChoiceField(
            rows, label=f"Which {words} did it come from?", empty_label=f"Choose a {words}"
        )
        asked.label_from_instance = _as_listed  # type: ignore[method-assign]
        self.fields[field] = asked


def _as_listed(row: Any) -> str:
    words = row.text if len(row.text) <= LISTED else f"{row.text[:LISTED].rsplit(' ', 1)[0]}…"
    return f"{row.review.code} {row.code}: {words}"


class ActionForm(forms.Form):
    """What a body will do."""

    what = forms.CharField(
        label="What will be done?",
        help_text="One thing, in a sentence: who will do what.",
        max_length=LONG,
        widget=forms.Textarea,
    )
    expected_change = forms.CharField(
        label="What will be different for children?",
        help_text="Say what a child, a parent or a practitioner would notice.",
        max_length=LONG,
        widget=forms.Textarea,
    )
    proof_wanted = forms.CharField(
        label="What would prove it?",
        help_text="Say it now, before anyone knows how it went: an audit, a sample, what families "
        "tell us.",
        max_length=LONG,
        widget=forms.Textarea,
    )
    owner = forms.ModelChoiceField(
        label="Who owns it?",
        queryset=User.objects.none(),
        empty_label="Nobody yet",
        help_text="People who work for this body today. An action without an owner drifts.",
        required=False,
    )
    due = GovDateField(label="When is it due?", help_text="For example, 3 March 2026")

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].queryset = people


class AddressForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label="Which body is asked?",
        queryset=Organisation.objects.none(),
        empty_label="Choose a body",
    )

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = bodies


class FinishForm(forms.Form):
    """Shown where recommendations are for nobody yet; leaving it empty keeps them so."""

    bodies = Several(
        label="Who are they for?",
        help_text="Each body you tick is asked for an answer to every one of them. You can also "
        "leave this and say it for each recommendation later.",
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["bodies"].queryset = bodies


class DrawnForm(forms.Form):
    points = Several(
        label="Which learning points justify this recommendation?",
        queryset=LearningPoint.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, points: QuerySet[LearningPoint], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["points"]
        choice.queryset = points
        choice.label_from_instance = lambda point: f"{point.code}: {point.text}"
