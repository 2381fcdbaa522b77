"""What people are asked about the family."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.casework.alongside.forms import people
from goldthread.casework.alongside.models import FamilyContact
from goldthread.foundations.access.models import User
from goldthread.foundations.records.formfields import DAY, choose, day, line, sentence, words


class MemberForm(forms.Form):
    code = forms.ChoiceField(
        label="Who is it?",
        help_text="By the code of the register. Somebody who is missing is added there first.",
    )
    relation = line(
        "Who are they to the child or adult?",
        "Such as “maternal grandmother; cared for the baby at weekends”.",
        most=200,
    )

    def __init__(self, *args: Any, codes: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["code"].choices = [("", "Choose a code"), *codes]


class PlanForm(forms.Form):
    contact = people(
        "Who keeps in touch with them?",
        "One person whom they know, with a seat or of the unit.",
        "Nobody yet",
        required=False,
    )
    represented = words(
        "How are they represented in the review?",
        "How their account reaches the panel and the report.",
        required=False,
    )
    next_update = day("When do they hear from us next?", required=False)

    def __init__(self, *args: Any, contacts: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["contact"].queryset = contacts


class ContactForm(forms.Form):
    on = day("When was it?", initial=timezone.localdate)
    how = choose("How?", FamilyContact.How)
    why = forms.ChoiceField(
        label="What was it for?",
        choices=[(one.value, sentence(one.label)) for one in FamilyContact.Why],
        widget=forms.RadioSelect,
    )
    reached = choose("Did you reach them?", FamilyContact.Reached)
    by_whom = line("Who made the contact?", most=200)
    offered = words("What was offered?", "How they can take part, and what for.", required=False)
    support = words(
        "Which support was offered?",
        "An advocate, an interpreter, help with a disability, someone to come along.",
        required=False,
    )
    said = words("What did they say, in summary?", "Use codes, never names.", required=False)
    wishes = words("What do they wish?", required=False)
    questions = words("Which questions do they want answered?", required=False)
    next_update = day(
        "When do they hear from us next?", f"{DAY}. Empty leaves the date as it is.", required=False
    )
