"""What people are asked about themes."""

from typing import Any

from django import forms

from goldthread.foundations.records.formfields import Several, line, words
from goldthread.improvement.coding.models import Theme


class ThemeForm(forms.Form):
    name = line("What is the theme called?", "As people here say it, such as “Dogs”.", most=100)
    means = words("What belongs under it?")
    words = words(
        "Which words suggest it?",
        "One word or phrase on a line. Where one stands in a recommendation or a learning point, "
        "the theme is suggested; a person decides.",
        required=False,
    )
    source = line("Where is it taken from?", "A report or a review.", required=False)


class CodeForm(forms.Form):
    themes = Several(
        Theme.objects.none(),
        label="Which themes does it belong to?",
        help_text="What is suggested and not ticked is kept as not fitting, under your name.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, themes: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["themes"]
        choice.queryset = themes
