"""What is asked about dogs and other animals."""

from typing import Any

from django import forms

from goldthread.casework.safeguards.forms import yes
from goldthread.casework.safeguards.models import Animal, AnimalKnown, AnimalQuestion
from goldthread.foundations.records.formfields import choose, day, line, sentence
from goldthread.foundations.records.formfields import words as box


class QuestionForm(forms.Form):
    when = choose("When was it asked?", AnimalQuestion.When)
    on = day("On which day?")
    answer = choose("What was the answer?", AnimalQuestion.Answer)
    words = box("In a few words", "Who answered, and what you saw yourself. If it could not be "
                "asked: why, and when it will be.", required=False)  # fmt: skip


class KnownForm(forms.Form):
    lives = choose("Is it there?", AnimalKnown.Lives)
    number = forms.IntegerField(label="How many?", min_value=1, max_value=99, initial=1)
    size = forms.ChoiceField(
        label="How big, beside a toddler?",
        choices=[
            ("", "Not known"),
            *((one.value, sentence(one.label)) for one in AnimalKnown.Size),
        ],
        required=False,
    )
    seen = yes("I saw it myself")
    control = box("Who can hold and command it?", "Also when that person is tired, drunk or away.",
                  required=False)  # fmt: skip
    past = box(
        "Has it bitten, snapped or frightened anybody?",
        "Or another animal. “None known” is an answer.",
        required=False,
    )
    sleeps = box("Where does it sleep and eat, and where does the child?", required=False)
    apart = box(
        "How are child and animal kept apart?",
        "When no grown-up stands between them. “Not known yet” is an answer.",
        required=False,
    )
    banned = forms.ChoiceField(label="Could it be a banned type?", required=False)
    police_told = day("If so: the day the police were told", required=False)

    def __init__(self, *args: Any, banned: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["banned"]
        field.help_text = (
            "Asked only because the law bans these. It does not say how safe a dog is."
        )
        field.choices = [("", "No, or not known"), *((one.code, one.words) for one in banned)]  # type: ignore[attr-defined]


class AnimalForm(KnownForm):
    kind = choose("What is it?", Animal.Kind)
    called = line("What does the family call it?", most=100)
    field_order = ("kind", "called")
