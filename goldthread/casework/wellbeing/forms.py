"""What is asked about a parent's mental health."""

from typing import Any

from django import forms

from goldthread.casework.safeguards.forms import pick, yes
from goldthread.casework.wellbeing.models import Consent, Told, Topic, VisitOutcome
from goldthread.foundations.access.models import User
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.formfields import choose, day, line
from goldthread.foundations.records.formfields import words as box


class OfParent(forms.Form):
    """`people`: who of the register it can be about."""

    whom = pick("Who?", Involvement.objects.none(), "Choose from Who is who")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].queryset = people  # type: ignore[attr-defined]


class ToldForm(OfParent):
    kind = choose("Is it diagnosed?", Told.Kind)
    diagnosis = line(
        "If diagnosed: what were you told?",
        "As it was told. Nobody here makes one.",
        required=False,
        most=200,
    )
    told_by = line("Who told it?", "Such as “herself” or “her GP, by letter”.", required=False,
                   most=200)  # fmt: skip
    topic = pick("Which plain words of the partnership go with it?", Topic.objects.none(), "None",
                 required=False)  # fmt: skip
    their_words = box("What do they say it is, in their own words?")
    days = box("How does it show day to day?", "A good day and a bad day, for them and the baby.")
    helps = box("What helps?", required=False)
    treated_by = line("Who treats them?", "A post or a team. No medication.", required=False,
                      most=200)  # fmt: skip

    def __init__(self, *args: Any, topics: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]


class ConsentForm(OfParent):
    answer = choose("May you talk with those who treat them?", Consent.Answer)
    on = day("On which day?")
    words = box("About what, or why not?", required=False)


class ConsultationForm(OfParent):
    on = day("On which day?")
    with_whom = line("With whom?", "A name and a post.", most=200)
    means = box("What does it mean for the care of the baby?",
                "“Nothing that we know” is an answer.")  # fmt: skip
    advised = box("What was advised?")
    without = box("Only if they had not agreed: why without consent?", required=False)
    decided_by = line("and who decided that?", required=False, most=200)


class VisitForm(OfParent):
    on = day("For which day is it planned?")
    with_whom = line("Who visits together?", "Names and posts.", most=200)


class OutcomeForm(forms.Form):
    how = choose("How did it go?", VisitOutcome.How)
    on = day("On which day?")
    we_saw = box("If held: what did you see?", required=False)
    they_saw = box("What did the other one see?", required=False)
    because = box("If not held: why?", required=False)


class CrisisForm(OfParent):
    signs = box("What shows that it gets worse?", "And who sees it first.")
    call = box("Who is called?", "With a number, by day and by night.")
    baby_with = box("Who looks after the baby then?", "“Nobody yet” is an answer.")
    agreed = yes("They agreed to this")


class TextForm(forms.Form):
    parent = box("What does it mean for a parent?", "Plain words, no label.")
    baby = box("What can it mean for a baby?", "And what it often does not mean.")
    pathway = box("Which ways to treatment are there here?", "How to ask for each, and how long it "
                  "takes.")  # fmt: skip
    crisis = box("Who is called in a crisis?", "With numbers, by day and by night.")
    source = line("Where is this from?", "Nobody writes this from memory.")
    owner = pick("Who keeps it?", User.objects.none(), "Choose a person")
    review_due = day("When is it looked at again?")
    withdrawn = yes("It is no longer used")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class TopicForm(TextForm):
    title = line("What is explained?", most=120)
    field_order = ("title",)
