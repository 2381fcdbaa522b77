"""How the lists of actions and of challenges are filtered."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.foundations.access.lists import Filters
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.followthrough import listing, permits
from goldthread.foundations.followthrough.states import KINDS, STATES
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.rules.followthrough import Thresholds


class ActionFilters(Filters):
    """Other pages link here with these names: keep them."""

    words = forms.CharField(label="Words, or a code such as A12", required=False, max_length=200)
    state = forms.MultipleChoiceField(
        label="State",
        choices=[*STATES.items(), ("for-me", "Evidence for me to decide on")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    kind = forms.MultipleChoiceField(
        label="How it drifts",
        choices=[(kind.value, words) for kind, words in KINDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    organisation = forms.ModelChoiceField(
        label="Organisation",
        queryset=Organisation.objects.none(),
        empty_label="Any organisation",
        required=False,
    )
    owner = forms.ChoiceField(label="Owner", required=False)
    due_from = GovDateField(label="Due from", required=False)
    due_to = GovDateField(label="Due to", required=False)

    def __init__(
        self,
        *args: Any,
        user: Any,
        partnership: Partnership,
        limits: Thresholds,
        today: date,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.user, self.limits, self.today = user, limits, today
        self.fields["organisation"].queryset = Organisation.objects.visible_to(user).filter(
            partnership=partnership
        )
        self.fields["owner"].choices = [
            ("", "Anyone"),
            ("me", "Me"),
            ("nobody", "Nobody"),
            *[
                (body, [(str(pk), name) for pk, name in people])
                for body, people in permits.owners_by_body(partnership, user)
            ],
        ]

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        return listing.narrow(rows, chosen, user=self.user, limits=self.limits, today=self.today)


class ChallengeFilters(Filters):
    """Other pages link here with these names: keep them."""

    waiting = forms.ChoiceField(
        label="Waiting for",
        choices=[
            ("answer", "My answer"),
            ("decision", "My decision"),
            ("asked", "An answer to what I asked, or the rule"),
            ("all", "Anyone"),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, user: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.user = user

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        if chosen.get("waiting") == "answer":
            return rows.asking(self.user)
        if chosen.get("waiting") == "decision":
            return rows.for_decision_by(self.user)
        if chosen.get("waiting") == "asked":
            return rows.asked_by(self.user)
        return rows
