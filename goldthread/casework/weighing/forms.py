"""What people are asked in risk thinking."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from goldthread.casework.safeguards.forms import pick
from goldthread.casework.weighing.models import (
    Bearing,
    Evidence,
    Factor,
    Found,
    Judgement,
    Looked,
    SecondLook,
    Sought,
)
from goldthread.foundations.access.models import User
from goldthread.foundations.records.formfields import choose, day, line
from goldthread.foundations.records.formfields import words as box

SHORT = 160  # characters of a statement above its choices


class AsOfForm(forms.Form):
    as_of = day("On which day?", "The page shows what was written by the end of "
                "that day.")  # fmt: skip

    def clean_as_of(self) -> date:
        asked: date = self.cleaned_data["as_of"]
        if asked > timezone.localdate():
            raise ValidationError("That day lies ahead. The page shows today.")
        return asked


class FactorForm(forms.Form):
    side = choose("What is it?", Factor.Side)
    words = box("In plain words", "What it is and what it could mean for the child. No label, "
                "no grade.")  # fmt: skip


class EvidenceForm(forms.Form):
    words = box("What was seen, told or recorded?", "The fact, as near to its own words as you "
                "can. What it means comes later.")  # fmt: skip
    source = line("Who does it come from, or which record?", "Such as “M, to the midwife, alone” "
                  "or “GP record, March 2025”.")  # fmt: skip
    how = choose("How is it known?", Evidence.How)
    on = day("Which day is it about?")


class TurnForm(forms.Form):
    """`stands`: what the page offered, so that two people who press at once do not undo it."""

    stands = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        coerce=lambda value: value == "yes",
        widget=forms.HiddenInput,
    )
    words = box("Why?", "What was written stays in sight, with this reason.")


class HypothesisForm(forms.Form):
    words = box("What could be so?", "One way in which all of it could be explained. Also one that "
                "you do not believe.")  # fmt: skip
    expects = box("What would we expect to see if this were so?", "One thing on each line. Think "
                  "of what would be there, and of what would be missing.")  # fmt: skip


class ExpectForm(forms.Form):
    words = box("What else would we expect to see if this were so?")


class SeekForm(forms.Form):
    came = choose("What came of it?", Sought.Came)
    on = day("On which day was it looked for?")
    words = box("Who looked, where, and what was seen?")


class LayForm(forms.Form):
    """One choice for each of some things: `things` are pairs of a key and its words.

    `was`: what the page showed as chosen. What somebody else chose meanwhile is not undone by a
    page that was opened before.
    """

    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, things: Any, choices: Any, said: dict[int, str]
    ) -> None:
        known = {key: said[key] for key, _ in things if key in said}
        start = {f"on_{key}": value for key, value in known.items()}
        start["was"] = " ".join(f"{key}:{value}" for key, value in known.items())
        super().__init__(data, initial=start)
        for key, words in things:
            self.fields[f"on_{key}"] = choose(_short(words), choices)

    def told(self) -> dict[int, str]:
        """What was chosen otherwise than the page showed it, by key."""
        was = self.cleaned_data["was"].split()
        return {
            int(name.removeprefix("on_")): said
            for name, said in self.cleaned_data.items()
            if name.startswith("on_") and f"{name.removeprefix('on_')}:{said}" not in was
        }


BEARS, MARKS = Bearing.Speaks, Judgement.Mark


class OwnedForm(forms.Form):
    """Who finds out, by when: somebody who works with the family."""

    owner = pick("Who finds out?", User.objects.none(), "Choose a person",
                 "Somebody who works with the family.")  # fmt: skip
    due = day("By when?")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class UnknownForm(OwnedForm):
    words = box("What is not known?", "As a question that can be answered.")
    field_order = ("words", "owner", "due")


class GiveForm(OwnedForm):
    words = box("Why does it change?", "Who had it before, and by when, stays in sight.")


class AccountsForm(OwnedForm):
    one = box("What was said or seen?")
    one_from = line("By whom?")
    one_how = choose("How is it known?", Evidence.How)
    one_on = day("When?")
    other = box("What does not fit with it?")
    other_from = line("By whom was that said or seen?")
    other_how = choose("And how is that known?", Evidence.How)
    other_on = day("When was that?")
    words = box("What is to be asked?", "Left empty, it is asked which is so, or how both can be.",
                required=False)  # fmt: skip
    field_order = ("one", "one_from", "one_how", "one_on", "other", "other_from", "other_how",
                   "other_on", "words", "owner", "due")  # fmt: skip


class FoundForm(forms.Form):
    how = choose("How does it end?", Found.How)
    words = box("What was found, and how do you know? Or why is it not to be found out?")


class LookForm(forms.Form):
    point = choose("When is the second look taken?", SecondLook.Point)
    weeks = forms.IntegerField(
        label="If every so many weeks: how many?", min_value=1, max_value=52, required=False
    )
    who = pick("Who takes it?", User.objects.none(), "Choose a person",
               "Somebody who works with the family and did not write most of this; of another "
               "agency where there is one. Whom you miss here, add first to those who work with "
               "the family.")  # fmt: skip
    same_agency = box("If they are of the same agency: why is there nobody of another?",
                      required=False)  # fmt: skip
    due = day("By when?")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = people  # type: ignore[attr-defined]


class LookedForm(forms.Form):
    how = choose("What is to be recorded?", Looked.How)
    words = box("What did you see differently? Or why is it not taken?", "“Nothing”, with what you "
                "looked at, is an answer.")  # fmt: skip
    follows = box("What follows from it?", required=False)


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= SHORT else f"{one[:SHORT].rsplit(' ', 1)[0]} …"
