"""What people are asked about what runs beside a review."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.casework.alongside.models import (
    DisclosureDecision,
    DisclosureRequest,
    Proceeding,
    ProceedingState,
    RiskView,
)
from goldthread.foundations.access.models import User
from goldthread.foundations.records.formfields import choose, day, line, sentence, words


def people(label: str, hint: str, empty: str, *, required: bool) -> Any:
    return forms.ModelChoiceField(
        label=label,
        help_text=hint,
        queryset=User.objects.none(),
        empty_label=empty,
        required=required,
    )


class StateForm(forms.Form):
    """Where proceedings stand, and what may be done meanwhile."""

    state = choose("Where do they stand?", ProceedingState.State)
    next_on = day("What is the next date?", "A hearing, or a decision.", required=False)
    next_what = line("What happens then?", required=False)
    family = choose("May we speak to the family?", ProceedingState.May)
    practitioners = choose("May we speak to practitioners?", ProceedingState.May)
    publish = choose(
        "May we publish?", ProceedingState.May, "“No, not now” sets a hold on publication."
    )
    agreed_with = line("Who said so?", "Name and post, at the body that leads.", required=False)
    words = words("What are the conditions, or what else was said?", required=False)
    check_on = day("When will you ask again?", "Not needed when they have ended.", required=False)


class ProceedingForm(StateForm):
    kind = forms.ChoiceField(
        label="What kind of proceedings are these?",
        choices=[("", "Choose one"), *((k.value, sentence(k.label)) for k in Proceeding.Kind)],
    )
    body = line("Which body leads them?", "Such as “Fenmarsh Constabulary”.", most=200)
    contact = line("Whom do we speak to there?", "Name, post and number.", required=False)
    about = words("What are they about?", "Use codes, never names.", required=False)
    began_on = day("When did they begin?", required=False)
    field_order = (
        *("kind", "body", "contact", "about", "began_on", "state", "next_on", "next_what"),
        *("family", "practitioners", "publish", "agreed_with", "words", "check_on"),
    )


class RequestForm(forms.Form):
    asked_by = line("Which body asks?", most=200)
    contact = line("Who asks there?", "Name, post and number.", required=False)
    material = words("What do they ask for?")
    power = choose("Under which power?", DisclosureRequest.Power)
    power_words = line("The power as they state it", "The act and section.", required=False)
    received_on = day("When was it received?", initial=timezone.localdate)
    answer_by = day("By when do they ask for it?", required=False)
    proceeding = forms.ModelChoiceField(
        label="For which proceedings?",
        queryset=Proceeding.objects.none(),
        empty_label="None that is written down here",
        required=False,
    )

    def __init__(self, *args: Any, proceedings: QuerySet[Proceeding], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["proceeding"].queryset = proceedings


class DecideForm(forms.Form):
    outcome = choose("What is decided?", DisclosureDecision.Outcome)
    given = words(
        "What is given?",
        "Say exactly which documents, and what was taken out of them. Leave it empty when it is "
        "refused.",
        required=False,
    )
    given_on = day("When was it given?", "Leave it empty until it has gone.", required=False)
    reason = words("Why?")
    decided_by = line("Who decided?", "Name and post.")
    decided_on = day("When was it decided?", initial=timezone.localdate)
    legal_advice = words(
        "On which legal advice?",
        "Who advised, when, and what. Shown only to the business unit, the lead reviewer and the "
        "chair.",
    )


class RiskViewForm(forms.Form):
    likelihood = choose("How likely is it?", RiskView.Likelihood)
    effect = choose("How bad would it be?", RiskView.Effect)
    doing = words("What is done about it?")
    owner = people(
        "Who owns it?", "Somebody with a seat, or of the unit.", "Choose a person", required=True
    )
    check_on = day("When is it looked at again?")

    def __init__(self, *args: Any, owners: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].queryset = owners


class RiskForm(RiskViewForm):
    what = words("What could go wrong?")
    field_order = ("what", "likelihood", "effect", "doing", "owner", "check_on")


class HoldForm(forms.Form):
    reason = words("Why is publication held?")
    because = forms.ModelChoiceField(
        label="Because of which proceedings?",
        queryset=Proceeding.objects.none(),
        empty_label="None that is written down here",
        required=False,
    )
    since = day("Since when?", initial=timezone.localdate)
    first_check = day("When is it looked at again?")

    def __init__(self, *args: Any, proceedings: QuerySet[Proceeding], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["because"].queryset = proceedings


class CheckForm(forms.Form):
    reason = words("Why is it still held?", "Whom did you ask, and what did they say?")
    next_check = day("When is it looked at again?")


class ReasonForm(forms.Form):
    reason = words("Why?")

    def __init__(self, *args: Any, asks: str, hint: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].label = asks
        self.fields["reason"].help_text = hint


class ConfirmForm(forms.Form):
    """The second person's answer."""

    answer = forms.ChoiceField(
        label="Can the hold end?",
        choices=[("confirm", "Yes, lift it"), ("decline", "No, it must stay")],
        widget=forms.RadioSelect,
    )
    reason = words("Why must it stay?", required=False)
