"""What people are asked in curiosity."""

from typing import Any

from django import forms

from goldthread.foundations.records.formfields import day, line, sentence
from goldthread.foundations.records.formfields import words as box
from goldthread.rules.curiosity import OTHER_EXPLANATION, Moment


class ReflectionForm(forms.Form):
    """One box for each question of a moment; none has to be filled."""

    on = day("Which day is it about?")

    def __init__(self, *args: Any, moment: Moment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in moment.asked:
            self.fields[f"to_{one.code}"] = box(one.words, required=False)
        self.fields["words"] = box("In your own words", required=False)

    def replies(self) -> dict[str, str]:
        return {
            name.removeprefix("to_"): said
            for name, said in self.cleaned_data.items()
            if name.startswith("to_")
        }


class ObservationForm(forms.Form):
    kind = forms.ChoiceField(label="What was it like?", widget=forms.RadioSelect)
    words = box("What was seen?", "What somebody saw or heard, not what it makes of anybody.")
    on = day("On which day?")
    seen_by = line("Who saw it?", "A name and a post.")
    done = box("What was done to find out?", "“Nothing yet”, and what comes next, is an answer.")
    other = box(OTHER_EXPLANATION, "Fear, shame, tiredness, somebody who controls, an earlier bad "
                "experience with services.", required=False)  # fmt: skip

    def __init__(self, *args: Any, kinds: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.code, sentence(one.words)) for one in kinds]  # type: ignore[attr-defined]


class SinceForm(forms.Form):
    words = box("What was found out since?", required=False)
    other = box(OTHER_EXPLANATION, required=False)
