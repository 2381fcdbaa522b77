"""What people are asked about a professional difference."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.casework.differences import permits
from goldthread.casework.differences.models import LEVELS, Difference
from goldthread.casework.safeguards.forms import pick
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.access.lists import Filters
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.records.formfields import line, sentence
from goldthread.foundations.records.formfields import words as box
from goldthread.rules.differences import MOST_DAYS, MOST_STAGES, Level, Stage

NO_NAMES = "Write no name of a child, parent or colleague."
LEARN = (
    f"The business unit reads this line, and it stands beside others. {NO_NAMES} Such as “Our "
    "forms ask for the plan, and not for what the child says”."
)


class Ahead(forms.Form):
    """To which stage, and who decides at the last."""

    stage = forms.TypedChoiceField(
        label="Does it start at a later stage because of immediate danger?", coerce=int,
        empty_value=None, required=False,
        help_text="Only where a child cannot wait for the stages between.",
    )  # fmt: skip
    danger = box("If so: what is the immediate danger, and what was done about it?",
                 required=False)  # fmt: skip
    chair = pick("At the last stage: who decides?", User.objects.none(), "Not the last stage",
                 "They read this record, by the family’s reference. They do not see the family’s "
                 "own record.", required=False)  # fmt: skip

    def put_in(self, stages: Sequence[Stage], deciders: QuerySet[User]) -> None:
        """`stages`: those that lie ahead, the one that follows first."""
        usual = f"No: stage {stages[0].number}, {stages[0].name}"
        later = [(one.number, f"Yes: stage {one.number}, {one.name}") for one in stages[1:]]
        self.fields["stage"].choices = [("", usual), *later]  # type: ignore[attr-defined]
        self.fields["chair"].queryset = deciders  # type: ignore[attr-defined]
        if not later:
            del self.fields["stage"], self.fields["danger"]
        if stages[0].level == Level.CHAIR:
            self.fields["chair"].empty_label = "Choose"  # type: ignore[attr-defined]


class RaiseForm(Ahead):
    own = pick("Which agency do you speak for?", Organisation.objects.none(), "Choose")
    asked = pick("Which agency do you ask?", Organisation.objects.none(), "Choose")
    family = pick("Is it about a family that you work with here?", Family.objects.none(),
                  "No, or none that is named here",
                  "If so, only those who work with the family read it.",
                  required=False)  # fmt: skip
    about = line("Which decision or action is it about?", f"In a few words. {NO_NAMES}")
    what = box("What is the difference?", f"What you see, what they see, and what shows it. "
               f"{NO_NAMES}")  # fmt: skip
    wanted = box("What do you want for the child?")

    field_order = ("own", "asked", "family", "about", "what", "wanted", "stage", "danger", "chair")

    def __init__(
        self, *args: Any, user: Any, partnership: Partnership, stages: Sequence[Stage],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        bodies = permits.own_bodies(partnership, user)
        self.only = bodies[0] if bodies.count() == 1 else None
        asked, family = self.fields["asked"], self.fields["family"]
        asked.queryset = permits.asked_bodies(partnership, user)  # type: ignore[attr-defined]
        family.queryset = (  # type: ignore[attr-defined]
            Family.objects.visible_to(user).worked_with_by(user).open()
            .filter(matter__partnership=partnership).select_related("matter")
        )  # fmt: skip
        self.put_in(stages, permits.deciders(partnership))
        if self.only:
            del self.fields["own"]
        else:
            self.fields["own"].queryset = bodies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        return {**told, "own": self.only} if self.only else told


class AnswerForm(forms.Form):
    words = box("What does your agency answer?", f"What you will do, by when; or why not. "
                f"{NO_NAMES}")  # fmt: skip


class MoveForm(Ahead):
    words = box("Why is it not settled?")
    field_order = ("words", "stage", "danger", "chair")

    def __init__(
        self, *args: Any, stages: Sequence[Stage], deciders: QuerySet[User], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        if "stage" in self.fields:
            label = "Does it go further up because of immediate danger?"
            self.fields["stage"].label = label
        self.put_in(stages, deciders)


class ChairForm(forms.Form):
    chair = pick("Who decides?", User.objects.none(), "Choose")

    def __init__(self, *args: Any, deciders: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["chair"].queryset = deciders  # type: ignore[attr-defined]


class AgreeForm(forms.Form):
    words = box("What was agreed?")
    changes = box("What changes for the child?")
    learning = line("What can the partnership learn?", LEARN, required=False)


class WithdrawForm(forms.Form):
    words = box("Why is it withdrawn, and how is the child safe?")
    learning = line("What can the partnership learn?", LEARN, required=False)


class DecideForm(forms.Form):
    words = box("What is decided, and why?")
    changes = box("What changes for the child?")
    learning = line("What can the partnership learn?", LEARN, required=False)


class StageForm(forms.Form):
    number = forms.IntegerField(label="Which stage?", min_value=1, max_value=MOST_STAGES)
    used = forms.TypedChoiceField(
        label="Does your policy have this stage?", choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    name = line("What is it called?", "Such as who speaks to whom.", most=200)
    level = forms.ChoiceField(
        label="Who speaks for the agency that is asked?",
        choices=[(code, sentence(words)) for code, words in LEVELS],
        widget=forms.RadioSelect,
    )
    days = forms.IntegerField(label="Within how many working days?", min_value=1,
                              max_value=MOST_DAYS)  # fmt: skip
    source = line("Where does your policy say so?")
    reason = box("Why does it change?")


class BecauseForm(forms.Form):
    because = box("Why?")


class DifferenceFilters(Filters):
    """Other pages link here with these names: keep them."""

    state = forms.ChoiceField(
        label="Where it stands",
        choices=[("open", "Open"), ("late", "Late"), ("ended", "Ended")],
        required=False,
        widget=forms.RadioSelect,
    )
    side = forms.ChoiceField(
        label="Whose",
        choices=[("raised", "Raised by my agency"), ("asked", "Asked of my agency"),
                 ("mine", "Waiting for me")],
        required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, bodies: list[int], today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.user, self.bodies, self.today = user, bodies, today

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        match chosen.get("state"):
            case "open":
                rows = rows.filter(outcome__isnull=True)
            case "late":
                rows = rows.filter(outcome__isnull=True, due_now__lt=self.today)
            case "ended":
                rows = rows.filter(outcome__isnull=False)
        match chosen.get("side"):
            case "raised":
                rows = rows.filter(own__in=self.bodies)
            case "asked":
                rows = rows.filter(asked__in=self.bodies)
            case "mine":
                waits = Difference.objects.visible_to(self.user).waiting_for(self.user)
                rows = rows.filter(pk__in=waits.values("pk"))
        return rows
