"""The sign-in library's forms, in our words."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateWithCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext as _

LONG_ENOUGH = "At least 12 characters. Three random words work well."
CODE = "The 6 figures that your authenticator app shows now, or one of your recovery codes."


def reword(field: forms.Field, label: str, hint: str = "", **missing: str) -> None:
    """Plain label, hint and messages; a placeholder vanishes as one types, so there is none."""
    field.label, field.help_text = label, hint
    field.error_messages.update(missing)
    field.widget.attrs.pop("placeholder", None)


class SignIn(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self.fields["login"], _("E-mail address"), required=_("Enter your e-mail address"))
        reword(self.fields["password"], _("Password"), required=_("Enter your password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["login"].widget.attrs.pop("autofocus", None)


class ConfirmPassword(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self.fields["password"], "Password", required="Enter your password")


class ChangePassword(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self.fields["oldpassword"], "Your password now", required="Enter your password")
        reword(self.fields["password1"], "New password", LONG_ENOUGH)
        reword(self.fields["password2"], "New password again")


class ForgotPassword(ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self.fields["email"], "E-mail address", required="Enter your e-mail address")


class NewPassword(ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self.fields["password1"], "New password", LONG_ENOUGH)
        reword(self.fields["password2"], "New password again")


class GiveCode(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self.fields["code"], "Code", CODE, required="Enter the code")


class ConfirmCode(ReauthenticateWithCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self.fields["code"], "Code", CODE, required="Enter the code")


class FirstCode(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = "The 6 figures that the app shows now."
        reword(self.fields["code"], "Code from the app", hint, required="Enter the code")


class AddKey(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self.fields["name"], "Name of this device or key", "Such as “Work laptop”.")
        reword(
            self.fields["passwordless"],
            "I want to sign in with it alone, without my password",
            "It will ask for its own PIN, fingerprint or face.",
        )
        self.fields["name"].initial = self.initial["name"] = "Work laptop"
        self.fields["passwordless"].initial = True


class RenameKey(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self.fields["name"], "Name of this device or key", required="Enter a name")
