"""Forms of the directory and of a matter's doors."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from goldthread.foundations.access.forms import LONG_ENOUGH
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import (
    Matter,
    Organisation,
    Partnership,
    Sector,
)
from goldthread.foundations.agencies.roles import SEAT_ROLES, Role
from goldthread.foundations.agencies.rosters import people_of
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.formfields import Said

CHOOSE = [("", "Choose one")]


def bodies_of(partnership: Partnership, user: Any) -> Any:
    """Organisations of one partnership that are still open."""
    return Organisation.objects.visible_to(user).filter(
        partnership=partnership, successor__isnull=True
    )


class PostForm(forms.Form):
    """A role, and the organisation it is held for."""

    role = forms.ChoiceField(
        choices=CHOOSE + Role.choices, error_messages={"required": "Choose a role"}
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        required=False,
        empty_label="None: independent, or of the partnership itself",
    )

    def __init__(self, *args: Any, partnership: Partnership, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies_of(partnership, user)


class InviteForm(PostForm):
    name = forms.CharField(
        label="Full name", max_length=200, error_messages={"required": "Enter the person’s name"}
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="Their own work address: the link is sent there.",
        error_messages={
            "required": "Enter their e-mail address",
            "invalid": "Enter an e-mail address such as name@example.org",
        },
    )
    field_order = ["name", "email", "role", "organisation"]


class JoinForm(forms.Form):
    name = forms.CharField(
        label="Your full name", max_length=200, error_messages={"required": "Enter your name"}
    )
    password = forms.CharField(
        label="Choose a password",
        help_text=LONG_ENOUGH,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password"},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, User(email=self.email, name=self.data.get("name", "")))
        return password


class LastDayForm(forms.Form):
    on = GovDateField(
        label="Last day",
        error_messages={"required": "Enter the last day"},
        initial=timezone.localdate,
    )


class OrganisationForm(forms.Form):
    name = forms.CharField(
        label="Name", max_length=200, error_messages={"required": "Enter the organisation’s name"}
    )
    sector = forms.ChoiceField(
        choices=CHOOSE + Sector.choices, error_messages={"required": "Choose a sector"}
    )
    aliases = forms.CharField(
        label="Other names",
        help_text="Names and abbreviations that documents use for it, one a line.",
        required=False,
        widget=forms.Textarea,
    )

    def clean_aliases(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["aliases"].splitlines() if line.strip()]


class AliasForm(forms.Form):
    alias = forms.CharField(
        label="Another name for it", max_length=200, error_messages={"required": "Enter a name"}
    )


class SuccessorForm(forms.Form):
    successor = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Which organisation took over?",
        empty_label="Choose one",
        error_messages={"required": "Choose the organisation that took over"},
    )
    on = GovDateField(
        label="Last day of the old organisation",
        error_messages={"required": "Enter the last day of the old organisation"},
    )

    def __init__(self, *args: Any, organisation: Organisation, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = bodies_of(organisation.partnership, user).exclude(pk=organisation.pk)
        self.fields["successor"].queryset = bodies


class MemberChoice(forms.ModelChoiceField):
    """A person of the partnership. The form gives it its queryset."""

    def __init__(self) -> None:
        super().__init__(
            User.objects.none(),
            empty_label="Choose one",
            error_messages={"required": "Choose a person"},
        )


class SeatForm(forms.Form):
    person = MemberChoice()
    role = forms.ChoiceField(
        label="Role here",
        choices=CHOOSE + [(role.value, role.label) for role in Role if role in SEAT_ROLES],
        error_messages={"required": "Choose a role"},
    )

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_of(matter.partnership)


class ConflictForm(forms.Form):
    reason = forms.CharField(
        label="What is the conflict of interest?",
        help_text="One sentence, such as “I managed the team that worked with this family.”",
        widget=forms.Textarea,
        error_messages={"required": "Say what the conflict of interest is"},
    )


class ConflictOfForm(ConflictForm):
    """Declared for somebody else, by the business unit."""

    person = MemberChoice()
    field_order = ["person", "reason"]

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_of(matter.partnership)


class EmergencyForm(forms.Form):
    code = forms.SlugField(
        label="Reference",
        max_length=40,
        error_messages={
            "required": "Enter the reference",
            "invalid": "A reference has letters, figures and hyphens only",
        },
    )
    reason = Said(
        label="Why do you need it now?",
        help_text="The business manager will read it.",
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": "Say why you need it now"},
    )

    def __init__(self, *args: Any, such_as: str, **kwargs: Any) -> None:
        """`such_as`: a reference in the form that the partnership has."""
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = f"Such as {such_as}."
