"""What people are asked about a family in live work."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.casework.safeguards.models import (
    DueDate,
    Exclusion,
    GoingHome,
    KeyDecision,
    PanelItem,
    Pregnancy,
    Ruling,
    StepTaken,
)
from goldthread.casework.safeguards.naming import NamingForm, mail
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.formfields import DAY, choose, day, line
from goldthread.foundations.records.formfields import words as box
from goldthread.rules.clocks import Unit
from goldthread.rules.prebirth import WORDS_OF_EVENT, Step, Which


def pick(label: str, rows: Any, empty: str, hint: str = "", **more: Any) -> Any:
    return forms.ModelChoiceField(
        label=label, help_text=hint, queryset=rows, empty_label=empty, **more
    )


def yes(label: str, hint: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=hint, required=False)


class FamilyForm(forms.Form):
    name = line("Family name", "As you speak of them, such as “the Teal family”.", most=200)
    part = line("What are you to this family?", "Such as “health visitor” or “lead social worker”.",
                most=100)  # fmt: skip
    manages = yes("I decide as a manager for this family")

    def __init__(self, *args: Any, senior: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not senior:
            del self.fields["manages"]


class JoinForm(NamingForm):
    person = pick("Who works with this family?", User.objects.none(), "Someone of another agency",
                  required=False)  # fmt: skip
    person_email = mail()
    part = line("What are they to this family?", "Such as “midwife”.", most=100)
    manages = yes("They decide as a manager for this family")


class LeaveForm(forms.Form):
    on = day("Last day")


class KeepOutForm(NamingForm):
    person = pick("Who must not see this record?", User.objects.none(), "Someone of another agency",
                  required=False)  # fmt: skip
    person_email = mail()
    why = choose("Why?", Exclusion.Why)
    reason = box("In your words", "Those who work with the family read this. The person is not "
                 "told.")  # fmt: skip


class BecauseForm(forms.Form):
    because = box("Why?")


class LookForm(forms.Form):
    stands = forms.TypedChoiceField(
        label="Does it stand?", widget=forms.RadioSelect, coerce=lambda told: told == "yes",
        choices=[("yes", "Yes, they stay away"), ("no", "No, it ends today")],
    )  # fmt: skip
    words = box("Why?", "Those who work with the family read this.")


class SureForm(forms.Form):
    sure = forms.BooleanField(label="Yes, I am sure", required=True)


class UnbornForm(forms.Form):
    mother = pick("Mother", Involvement.objects.none(), "Somebody who is not on Who is who yet",
                  required=False)  # fmt: skip
    forename = line("Her first name", "Only where she is not on Who is who.", required=False)
    surname = line("Her surname", required=False)
    dob = day("Her date of birth", DAY, required=False)

    def __init__(self, *args: Any, mothers: QuerySet[Involvement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mothers:
            self.fields["mother"].queryset = mothers  # type: ignore[attr-defined]
        else:
            del self.fields["mother"]
            self.fields["forename"].help_text = ""


class DueForm(forms.Form):
    how = choose("How is the due date known?", DueDate.How)
    due = day("Due date", "Only where it was told without a scan.", required=False)
    counted_from = day("Day of the scan, or first day of the last period", required=False)
    weeks = forms.IntegerField(label="Weeks at the scan", min_value=0, max_value=44, required=False)
    days = forms.IntegerField(label="and days", min_value=0, max_value=6, required=False)
    words = box("Why does it change?", required=False)


class StepForm(forms.Form):
    how = choose("What is to be recorded?", StepTaken.How)
    on = day("On which day?")
    words = box("In a few words", "Why, where it is not needed or was a mistake.", required=False)


class MoveForm(forms.Form):
    to = line("Where do they move to?", most=200)
    on = day("When?")
    told = line("Who was told there, and how?", "A name and a post, such as “duty manager, by "
                "telephone”.")  # fmt: skip


class ReceivedForm(forms.Form):
    received_by = line("Who there said that they have it?", "A name and a post.")
    on = day("On which day?")


class GoingHomeForm(forms.Form):
    test = choose("Which of the two tests?", GoingHome.Test)
    met = forms.TypedChoiceField(
        label="Is it met?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = box("What does it rest on?", "For “safe”: who will be at home, the dogs, the plan "
                  "for the first night, who visits and when.")  # fmt: skip
    said_by = line("Who says so?", "A name and a post.")


class EndForm(forms.Form):
    born = forms.TypedChoiceField(
        label="What happened?",
        choices=[("yes", "The child was born"), ("no", "The pregnancy ended without a birth")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    on = day("On which day?")


class ActionForm(forms.Form):
    what = box("What will be done?")
    expected_change = box("What will be different for the child?")
    proof_wanted = box("What would prove it?")
    organisation = pick("Which agency does it?", Organisation.objects.none(), "Choose an agency")
    owner = pick("Who owns it?", User.objects.none(), "Nobody named yet",
                 "Somebody of that agency who works with the family.", required=False)  # fmt: skip
    due = day("By when?")

    def __init__(self, *args: Any, bodies: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]


class AskPanelForm(forms.Form):
    meeting = forms.ModelChoiceField(
        label="Which meeting?", queryset=None, empty_label=None, widget=forms.RadioSelect
    )
    why = box("Why is the panel asked?", "What worries you, what you know of both parents’ "
                "history, and what you want from the panel.")  # fmt: skip

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


class MeetingForm(forms.Form):
    on = day("Which day?")
    place = line("Where, or the link to join", required=False)


class PlaceForm(forms.Form):
    person = pick("Who?", User.objects.none(), "Choose a person")
    chairs = yes("Chairs the panel")

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    mother_history = box(
        "What does the mother’s history tell?",
        "Earlier children, her own childhood, harm she has known or done.",
    )
    father_history = box("What does the father’s or partner’s history tell?",
                           "Asked of him directly and of every agency. If nobody knows who he is, "
                           "say what was done to find out.")  # fmt: skip
    outcome = choose("What follows?", PanelItem.Outcome)
    words = box("The decision, and why")
    dissent = box("Did anybody see it differently?", "Who, and why.", required=False)


class CheckForm(forms.Form):
    both_parents = yes("Both parents’ history was there, and it was used")
    clear = yes("The decision and its reasons are clear")
    owned = yes("Every action has an owner and a day")
    child_in_view = yes("The child’s daily life is in view")
    words = box("What would make it better?", required=False)


class TimetableForm(forms.Form):
    words = line("The step", most=200)
    weeks = forms.IntegerField(
        label="By how many weeks of the pregnancy", min_value=1, max_value=42, required=False
    )
    days = forms.IntegerField(label="and days", min_value=0, max_value=6, required=False)
    after = forms.ChoiceField(
        label="Or counted from", required=False,
        choices=[("", "nothing else"), *WORDS_OF_EVENT.items()],
    )  # fmt: skip
    number = forms.IntegerField(label="How many", min_value=0, max_value=999, required=False)
    unit = forms.ChoiceField(
        label="of", choices=[(one.value, one.value.replace("-", " ")) for one in Unit]
    )
    which = forms.ChoiceField(
        label="Where both are given",
        choices=[(one.value, f"whichever is {one.value}") for one in Which],
    )
    dropped = yes("This is not a step here")
    source = line("Where does your procedure say so?")
    reason = box("Why does it change?")

    @staticmethod
    def start(step: Step | None) -> dict[str, Any]:
        if step is None:
            return {"unit": Unit.DAYS.value, "which": Which.SOONER.value}
        return {
            "words": step.words, "weeks": step.weeks, "days": step.days, "after": step.after,
            "number": step.number, "unit": step.unit.value, "which": step.which.value,
        }  # fmt: skip


class KeyDecisionForm(forms.Form):
    kind = choose("What kind of decision is it?", KeyDecision.Kind)
    pregnancy = pick("Which child?", Pregnancy.objects.none(), "No one child", required=False)
    what = box("What is proposed?", "And from which day.")
    options = box("What else could be done?", "The other ways, and what each would mean.")
    evidence = box("What does it rest on?", "Facts with their source and day, the history of each "
                   "adult, and what is not known.")  # fmt: skip
    dissent = box("Does anybody see it differently?", "Who, and why.", required=False)

    def __init__(self, *args: Any, children: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pregnancy"].queryset = children  # type: ignore[attr-defined]


class RulingForm(forms.Form):
    outcome = choose("What do you decide?", Ruling.Outcome)
    words = box("Why?")
    look_again = day("When do you look at it again?")


class EffectForm(forms.Form):
    on = day("On which day did it happen?")
    emergency = box("Only if no manager had agreed: why could it not wait?", required=False)
