"""What people are asked about a return: dates, authors, independence, reasons."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.casework.contributions.models import Kind
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.formfields import Several

LONG = 4_000  # characters
DATE = "For example, 3 March 2026"
YES_NO = [("yes", "Yes"), ("no", "No")]


def box(label: str, hint: str = "", *, required: bool = True, most: int = LONG) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=most, widget=forms.Textarea, required=required
    )


def line(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=200, required=required)


class InviteForm(forms.Form):
    organisations = Several(
        label="Which agencies are asked?",
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(
        label="What are they asked for?",
        choices=[(one.value, f"{one.label[0].upper()}{one.label[1:]}") for one in Kind],
        widget=forms.RadioSelect,
        initial=Kind.IMR,
    )
    due = GovDateField(label="When is it due?", help_text=DATE)
    words = box("A word to the agencies", "They read it with the terms.", required=False)

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["organisations"]
        choice.queryset = bodies


class ChaseForm(forms.Form):
    words = box("What do you want to say?", "Kept here. The e-mail says no more than that a "
                "return waits.", required=False)  # fmt: skip


class ReasonForm(forms.Form):
    """One reason, under the label that a page gives it."""

    reason = box("Why?")

    def __init__(self, *args: Any, label: str, hint: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].label, self.fields["reason"].help_text = label, hint


class WordsForm(forms.Form):
    words = box("Anything to say with it?", required=False)


class AuthorForm(forms.Form):
    person = forms.ModelChoiceField(
        label="Who writes it?",
        help_text="Somebody who works for your agency, had no part in the case, and manages nobody "
        "who had. They are asked about that themselves.",
        queryset=User.objects.none(),
        empty_label="Choose somebody",
    )

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["person"]
        choice.queryset = people


class EndAuthorForm(AuthorForm):
    why = box("Why do they no longer write it?")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].label = "Who no longer writes it?"
        self.fields["person"].help_text = ""


class IndependenceForm(forms.Form):
    involved = forms.ChoiceField(
        label="Did you have any involvement with the child or the family?",
        help_text="In any role, at any time.",
        choices=YES_NO,
        widget=forms.RadioSelect,
    )
    managed = forms.ChoiceField(
        label="Have you line-managed anybody who had?",
        help_text="Now or at the time.",
        choices=YES_NO,
        widget=forms.RadioSelect,
    )
    post = line("What is your post?", "Such as “named nurse for safeguarding”.")
    words = box("What was it?", "Only where an answer is yes.", required=False)


class RulingForm(forms.Form):
    accepted = forms.ChoiceField(
        label="May they write it all the same?",
        choices=[("yes", "Yes, it is accepted"), ("no", "No, the agency must name somebody else")],
        widget=forms.RadioSelect,
    )
    reason = box("Why?", "The panel will read this, and it cannot be changed.")


class NilForm(forms.Form):
    searched = box("What was searched, and for whom?", "Systems, paper, archives; names and dates "
                   "of birth searched under.")  # fmt: skip
    period_from = GovDateField(label="From when?", help_text=DATE)
    period_to = GovDateField(label="Until when?", help_text=DATE)
    said_by = line("Who says so?", "Name and post.")


class SecuredForm(forms.Form):
    on = GovDateField(
        label="When were your records secured?", help_text=DATE, initial=timezone.localdate
    )
    words = box("Which records, and where are they kept?", required=False)


class SignForm(forms.Form):
    post = line("What is your post?", "Such as “chief nurse”. It stands with your name.")
    declared = forms.BooleanField(
        label="I have read it, I approve it for my agency, and we will do what it recommends"
    )
    words = box("Anything to say with it?", required=False)


class DecideForm(forms.Form):
    then = forms.ChoiceField(
        label="What do you decide?",
        choices=[
            ("accept", "Accept it: its recommendations become actions of the agency"),
            ("return", "Return it for revision"),
        ],
        widget=forms.RadioSelect,
    )
    words = box("Why?", "Needed where you return it. The agency will read this.", required=False)
