"""What people are asked about somebody on the register."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.people.models import Address, FormerName, Involvement, Kin, Person, Sex
from goldthread.foundations.people.roles import FAMILY, PROFESSIONS
from goldthread.foundations.records.dateboxes import GovDateField

LONG = 4_000  # characters
SEXES = [*Sex.choices, ("", "not known")]
ROLES = [
    ("", "Choose a role"),
    ("Family and others", [(role, role.capitalize()) for role in FAMILY]),
    ("Professionals", [(role, role[0].upper() + role[1:]) for role in PROFESSIONS]),
]
EXAMPLE = "For example, 3 March 1994"


def line(label: str, hint: str = "", size: int = 100, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=size, required=required)


def words(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=LONG, widget=forms.Textarea)


class Names(forms.Form):
    """What is asked about anybody, when they are added and when a fact is corrected."""

    forename = line("First name", "For a baby without a name yet, leave it empty.")
    middle = line("Middle names")
    surname = line("Surname")
    known_as = line("Known as", "What people call them, if it is something else.")
    sex = forms.ChoiceField(label="Sex", choices=SEXES, widget=forms.RadioSelect, required=False)
    dob = GovDateField(label="Date of birth", help_text=EXAMPLE, required=False)
    dob_partial = line(
        "If the date is not known: year, or year and month", "Such as 1994 or 1994-03", 7
    )
    due_date = GovDateField(
        label="Due date of an unborn child", help_text="Only before the birth.", required=False
    )
    died_on = GovDateField(label="Date of death", help_text="Only if they died.", required=False)
    nhs_number = line("NHS number", "Ten figures. It tells people of one name apart.", 20)


class AddForm(Names):
    role = forms.ChoiceField(label="Who are they in this case?", choices=ROLES, required=False)
    other_role = line("Another role, if none of these fits", "Such as “dog warden”.", 60)
    former_surnames = line("Former surnames", "Several with a comma between them.", 300)
    aliases = line("Other names they go by", "Several with a comma between them.", 300)
    line1 = line("Building and street", size=200)
    town = line("Town")
    postcode = line("Postcode", size=10)
    organisation = forms.ModelChoiceField(
        label="Which organisation do they work for?",
        queryset=Organisation.objects.none(),
        empty_label="They are not a professional",
        required=False,
    )
    field_order = ("role", "other_role", "forename", "middle", "surname", "known_as")

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = bodies

    def ask_who(self, choices: list[tuple[str, str]]) -> None:
        """Ask, before anything is saved, whether it is one of those known already."""
        self.fields["who"] = forms.ChoiceField(
            label="Is it one of these?",
            help_text="Nothing is saved yet. Choose somebody only if you are sure; a suggestion "
            "that you leave is asked about again in the history check.",
            choices=[*choices, ("new", "None of these, or I am not sure: somebody new")],
            widget=forms.RadioSelect,
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("role") and not cleaned.get("other_role"):
            self.add_error("role", "Choose who they are in this case")
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """The facts of a person, without where they live and what they are here."""
        return {name: self.cleaned_data[name] for name in Names.base_fields}

    @property
    def lists(self) -> dict[str, list[str]]:
        names = ("former_surnames", "aliases")
        return {name: self.cleaned_data[name].replace(";", ",").split(",") for name in names}


class ChangeForm(Names):
    nino = line("National Insurance number", size=20)
    phone = line("Phone", size=40)
    email = line("E-mail", size=254)
    username = line("User name online")
    because = words("How do you know, or why does it change?", "What it was before is kept.")


class NameForm(forms.Form):
    kind = forms.ChoiceField(
        label="What kind of name is it?",
        choices=[(one.value, one.label.capitalize()) for one in FormerName.Kind],
        widget=forms.RadioSelect,
    )
    name = line("Name", size=200, required=True)
    starts = GovDateField(label="From when", required=False)
    ends = GovDateField(label="Until when", required=False)


class ResidenceForm(forms.Form):
    address = forms.ModelChoiceField(
        label="An address that is on the register already",
        queryset=Address.objects.none(),
        empty_label="Another one, given below",
        required=False,
    )
    line1 = line("Building and street", size=200)
    town = line("Town")
    postcode = line("Postcode", size=10)
    starts = GovDateField(label="From when", required=False)
    ends = GovDateField(
        label="Until when", help_text="Empty if they live there now.", required=False
    )

    def __init__(self, *args: Any, addresses: QuerySet[Address], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["address"].queryset = addresses


class AttachForm(forms.Form):
    kind = line("What is it?", "Such as a school, a GP practice, an employer.", 60, required=True)
    name = line("Name of the organisation", size=200, required=True)
    as_what = line("What are they there?", "Such as pupil, patient, tenant.", 60)
    starts = GovDateField(label="From when", required=False)
    ends = GovDateField(label="Until when", help_text="Empty if it goes on.", required=False)


TURNED = {
    Kin.PARENT: "child of",
    Kin.ADOPTIVE: "adopted child of",
    Kin.STEP: "step-child of",
    Kin.CARER: "cared for by",
    Kin.GRANDPARENT: "grandchild of",
}


class RelateForm(forms.Form):
    """`kind` begins with a minus where the other one is meant: "-parent" is "child of"."""

    kind = forms.ChoiceField(label="What are they to somebody?")
    other = forms.ModelChoiceField(
        label="To whom?", queryset=Involvement.objects.none(), empty_label="Choose somebody"
    )
    starts = GovDateField(label="From when", required=False)
    ends = GovDateField(label="Until when", help_text="Empty if it goes on.", required=False)

    def __init__(self, *args: Any, others: QuerySet[Involvement], **more: Any) -> None:
        super().__init__(*args, **more)
        turned = [(f"-{kind.value}", label.capitalize()) for kind, label in TURNED.items()]
        straight = [(kind.value, str(kind.label).capitalize()) for kind in Kin]
        self.fields["kind"].choices = [("", "Choose one"), *straight, *turned]
        choice: Any = self.fields["other"]
        choice.queryset = others
        choice.label_from_instance = lambda row: f"{row.code} {row.person.name}, {row.role}"


class PartForm(forms.Form):
    pseudonym = line("Name used in what is published", "Never a real name of the case.")
    organisation = forms.ModelChoiceField(
        label="Organisation they work for",
        queryset=Organisation.objects.none(),
        empty_label="They are not a professional",
        required=False,
    )

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = bodies


class MarkForm(forms.Form):
    case_ref = line("Reference of the case at the local authority", "Such as LCS-0012345.", 60)
    local_authority = line("Local authority", "By its whole name.", 200)


class WhyForm(forms.Form):
    because = words("Why?")

    def __init__(self, *args: Any, ask: str = "Why?", hint: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["because"].label, self.fields["because"].help_text = ask, hint


class DecisionForm(forms.Form):
    same = forms.ChoiceField(
        label="Is it the same person?",
        choices=[("yes", "Yes, it is the same person"), ("no", "No, it is somebody else")],
        widget=forms.RadioSelect,
    )
    reason = words("What decides it?", "Who was asked, or what was looked at.")


class AnswerForm(forms.Form):
    """`needed`: the check cannot be closed without this answer."""

    words = words(
        "What does this history tell us?",
        "What happened, how they cared for a child then, what has changed since, and what it means "
        "for this child. If nothing is known, say what was looked at.",
    )

    def __init__(self, *args: Any, needed: bool = True, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].required = needed


def initial_of(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in ChangeForm.base_fields if name != "because"}
