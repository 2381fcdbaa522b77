"""How the sign-in library behaves here: nobody signs up, and only known people come in."""

import logging
import time
from smtplib import SMTPException
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from goldthread.foundations.access.models import User
from goldthread.foundations.access.sealing import sealer

logger = logging.getLogger(__name__)
RECENT = 5 * 60  # seconds
# What the library tells us of, by the name of its own letter, and our words for it.
CHANGES = {
    "account/email/password_changed": "The password was changed",
    "account/email/password_reset": "A new password was chosen through a link",
    "mfa/email/totp_activated": "An authenticator app was set up",
    "mfa/email/totp_deactivated": "The authenticator app was removed",
    "mfa/email/webauthn_added": "A passkey was added",
    "mfa/email/webauthn_removed": "A passkey was removed",
    "mfa/email/recovery_codes_generated": "New recovery codes were made",
}


class InvitedOnly(DefaultAccountAdapter):
    """Accounts come from invitations. Links in e-mails use the configured address, not a header."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right",
        "enter_current_password": "This is not your password now",
        "incorrect_password": "The password is not right",
        "account_inactive": "This account is closed",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again",
        "rate_limited": "Too many tries. Wait a few minutes, then try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not again from somebody who signed in minutes ago, such as to set up a first factor."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(context.request, context.request.user)
        recent = time.time() - RECENT
        return not any(float(record.get("at", 0)) > recent for record in records)

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        """Tell a person that the way they sign in was changed: it may not have been them."""
        what = CHANGES.get(template_prefix)
        if what is None:
            return
        facts = {
            "person": user,
            "what": what,
            "link": settings.ADDRESS + reverse("account_reset_password"),
        }
        body = render_to_string("account/email/changed.txt", facts)
        try:
            send_mail("How you sign in to Goldthread was changed", body, None, [user.email])
        except (OSError, SMTPException):
            logger.exception("An e-mail could not be sent")

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _, secret = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": secret})
        return settings.ADDRESS + path


class KnownPeopleOnly(DefaultSocialAccountAdapter):
    """Signing in with Microsoft opens an account that exists; it never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join to the account with the same e-mail address, if Microsoft vouches for it."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(_unknown(request))
        if sociallogin.is_existing:
            return
        person = User.objects.filter(
            email__iexact=vouched_for(sociallogin) or "", is_active=True
        ).first()
        if person is None:
            raise ImmediateHttpResponse(_unknown(request))
        sociallogin.connect(request, person)


def vouched_for(sociallogin: Any) -> str | None:
    """The e-mail address whose ownership the identity provider states, or None.

    An address that it merely passes on proves nothing: in Entra ID anyone who runs a tenant can
    write any address there. `xms_edov` is Entra's own word that the domain's owner was verified.
    """
    facts = sociallogin.account.extra_data or {}
    for source in (facts.get("id_token", {}), facts.get("userinfo", {})):
        verified = [source.get("email_verified"), source.get("xms_edov")]
        if any(value in (True, 1, "1", "true", "True") for value in verified):
            return str(source.get("email") or "").strip() or None
    return None


def _unknown(request: HttpRequest) -> Any:
    return render(request, "socialaccount/unknown.html", status=403)


class SealedFactors(DefaultMFAAdapter):
    """Secrets of second factors are encrypted in the database."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right. The app shows a new one every 30 seconds",
        "unreadable": "Your second factor can no longer be read here. Ask your administrator",
    }

    def encrypt(self, text: str) -> str:
        return sealer("second factor").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """ValidationError, in words, when the key that sealed it is gone."""
        try:
            return sealer("second factor").decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            raise self.validation_error("unreadable") from None

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Goldthread"}
