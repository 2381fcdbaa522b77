"""What somebody who refers a case is asked, page by page."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from goldthread.casework.intake.models import Answer, Harm, Referral, ReferralPerson, Relation
from goldthread.casework.intake.parts import asks_death
from goldthread.foundations.agencies.forms import bodies_of
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.files import FormWithFile
from goldthread.foundations.records.formfields import Several

LONG = 10_000  # characters
WHEN = "For example, 3 March 2026"


def words(
    label: str, hint: str = "", *, required: bool = True, most: int = LONG
) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=most, widget=forms.Textarea, required=required
    )


def line(label: str, hint: str = "", *, required: bool = True, most: int = 200) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=most, required=required)


def choice(label: str, choices: Any, hint: str = "", *, required: bool = True) -> forms.ChoiceField:
    said = [(value, f"{text[0].upper()}{text[1:]}") for value, text in choices]
    return forms.ChoiceField(
        label=label, help_text=hint, choices=said, widget=forms.RadioSelect, required=required
    )


class PartForm(forms.Form):
    """One page. `lenient`: nothing must be answered yet, because the page is only kept."""

    no_future: tuple[str, ...] = ()

    def __init__(self, *args: Any, draft: Referral, user: Any, lenient: bool = False, **more: Any):
        super().__init__(*args, **more)
        self.draft, self.user = draft, user
        self.shape()
        if lenient:
            for field in self.fields.values():
                field.required = False

    def shape(self) -> None:
        """What depends on the draft."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.no_future:
            if (day := cleaned.get(name)) and day > timezone.localdate():
                self.add_error(name, "This day cannot be in the future")
        return cleaned


class SafetyForm(PartForm):
    in_danger = choice("Is any child in danger now?", Answer.choices)
    safety_action = words(
        "What has been done to keep children safe?",
        "Say it for every child, brothers and sisters too. If nothing was needed, say why.",
    )
    safety_by = line("Who did it?", "Name or role, and their organisation.")
    safety_on = GovDateField(label="When was it done?", help_text=WHEN)
    no_future = ("safety_on",)


class HappenedForm(PartForm):
    harm = choice("What is this about?", Harm.choices)
    happened = words(
        "What happened?",
        "In your own words, as you know it now. Say where you know it from. You need not be sure.",
    )
    abuse = choice(
        "Is abuse or neglect known or suspected?", Answer.choices, "Suspected is enough."
    )
    abuse_words = words("What makes you think so?", required=False)


class WhenForm(PartForm):
    happened_on = GovDateField(label="On which day did it happen?", help_text=WHEN, required=False)
    happened_about = line(
        "If there is no one day, when was it?",
        "For example, between Christmas and the middle of January.",
        required=False,
    )
    place = line("Where did it happen?", "The town or village, and the street if you know it.")
    aware_on = GovDateField(
        label="On which day did your organisation first know of it?",
        help_text=f"The law counts some days from here. {WHEN}",
    )
    no_future = ("happened_on", "aware_on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        asked = self.fields["place"].required and not self.has_error("happened_on")
        if asked and not (cleaned.get("happened_on") or cleaned.get("happened_about")):
            self.add_error("happened_on", "Say when it happened, as nearly as you know")
        return cleaned


class ChildForm(PartForm):
    forename = line("First name", required=False, most=100)
    surname = line("Last name", required=False, most=100)
    known_as = line("Other names and spellings", "With a comma between them.", required=False)
    dob = GovDateField(
        label="Date of birth", help_text="Of an unborn child, the date it is due.", required=False
    )
    unborn = forms.BooleanField(label="The child is not born yet", required=False)
    died_on = GovDateField(label="Date of death, if you know it", required=False)
    lives = line("Where does the child normally live?", "The town or village, and the street.")
    no_future = ("died_on",)

    def shape(self) -> None:
        if not asks_death(self.draft):
            del self.fields["died_on"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        named = any(cleaned.get(name) for name in ("forename", "surname", "unborn"))
        if self.fields["lives"].required and not named:
            self.add_error("forename", "Give the child’s name, or say that it is not born yet")
        born = cleaned.get("dob")
        if born and not cleaned.get("unborn") and born > timezone.localdate():
            self.add_error("dob", "A date of birth cannot be in the future")
        if cleaned.get("unborn") and cleaned.get("died_on"):
            self.add_error(
                "unborn", "A child who is not born yet has no date of death. Correct one of them"
            )
        return cleaned


class AgenciesForm(PartForm):
    agencies: Any = Several(
        label="Which agencies know the child or the family?",
        help_text="As far as you know. Your own organisation too.",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other_agencies = words(
        "Anybody else who works with them?", "A school, a GP, a charity.", required=False
    )
    concern = words(
        "How have agencies worked together to keep this child safe?",
        "What worries you, and what went well. If you cannot tell, say so.",
    )
    under_way = words(
        "What is under way already?",
        "Such as a police investigation, a court case, an inquest or another review.",
        required=False,
    )
    telephone = line("Your telephone number", "So that we can ask you.", required=False, most=60)

    def shape(self) -> None:
        asked: Any = self.fields["agencies"]
        asked.queryset = bodies_of(self.draft.partnership, self.user)


class PaperForm(FormWithFile):
    file = forms.FileField(label="Choose a paper")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        largest = settings.UPLOAD_BYTES // (1024 * 1024)
        self.fields["file"].help_text = (
            "PDF, Word, Excel, PowerPoint, CSV, plain text or a picture (PNG, JPEG), up to "
            f"{largest} MB. It is kept exactly as you send it."
        )


class PersonForm(forms.Form):
    """Somebody of the family or the household."""

    relation = forms.ChoiceField(
        label="Who are they to the child?",
        choices=[("", "Choose one"), *(one for one in Relation.choices if one[0] != "child")],
    )
    forename = line("First name", required=False, most=100)
    surname = line("Last name", required=False, most=100)
    known_as = line("Other names and spellings", "With a comma between them.", required=False)
    dob = GovDateField(label="Date of birth", help_text=WHEN, required=False)
    words = line(
        "Anything else?",
        "For example, where they live or that they had a child before.",
        required=False,
        most=500,
    )

    @classmethod
    def of(cls, row: ReferralPerson | None, data: Any) -> "PersonForm":
        names = cls.base_fields
        return cls(data, initial={name: getattr(row, name) for name in names} if row else None)


FORMS: dict[str, type[PartForm]] = {
    "safety": SafetyForm,
    "happened": HappenedForm,
    "when": WhenForm,
    "child": ChildForm,
    "agencies": AgenciesForm,
}
