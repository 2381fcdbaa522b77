"""The form that lets a person connect a program."""

from typing import Any

from django import forms

from goldthread.foundations.agencies.forms import MemberChoice
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.rosters import people_of
from goldthread.foundations.records.formfields import day, line, sentence
from goldthread.web.api.scopes import Scope


class AllowForm(forms.Form):
    holder = MemberChoice()
    name = line("Which program?", "Such as “Action tracker of the hospital trust”.", most=100)
    scopes = forms.MultipleChoiceField(
        label="What may it do?",
        help_text="No more than it needs. It never sees more than the person sees on a page.",
        choices=[(one.value, sentence(str(one.label))) for one in Scope],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what the program may do"},
    )
    until = day("Last day", "At most a year from now. For example, 31 March 2027")

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].label = "For whom does it act?"
        self.fields["holder"].help_text = "They take its token themselves, while signed in."
        self.fields["holder"].queryset = people_of(partnership)  # type: ignore[attr-defined]
