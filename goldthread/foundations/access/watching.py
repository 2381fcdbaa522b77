"""Signing in, as the audit trail tells it. The house has no signals but the libraries' own."""

import time
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.middleware import SEEN
from goldthread.foundations.access.models import User


class Someone:
    """Whoever stands at the door and has not proved who they are."""

    is_authenticated = True
    audit_ref = "someone"
    audit_name = "Someone"


KINDS = {
    Authenticator.Type.TOTP: "authenticator app",
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}


@receiver(user_logged_in)
def signed_in(request: Any, user: User, **rest: Any) -> None:
    request.session[SEEN] = int(time.time())
    audit(by=user, did="signed.in", about=user)


@receiver(user_logged_out)
def signed_out(request: Any, user: User | None, **rest: Any) -> None:
    if user is not None and not getattr(request, "signed_out_idle", False):
        audit(by=user, did="signed.out", about=user)


@receiver(user_login_failed)
def failed(credentials: dict[str, Any], **rest: Any) -> None:
    about, email = _account(credentials.get("email") or credentials.get("username"))
    audit(by=Someone(), did="signed.failed", about=about, email=email)


@receiver(user_locked_out)
def locked(username: str | None, **rest: Any) -> None:
    about, email = _account(username)
    audit(by=Someone(), did="signed.locked", about=about, email=email)


@receiver(authentication_failed)
def wrong_code(user: User, authenticator: Authenticator, **rest: Any) -> None:
    audit(by=user, did="factor.failed", about=user, kind=_kind(authenticator))


@receiver(authenticator_added)
@receiver(authenticator_reset)
def factor_added(user: User, authenticator: Authenticator, **rest: Any) -> None:
    audit(by=user, did="factor.added", about=user, kind=_kind(authenticator))


@receiver(authenticator_removed)
def factor_removed(user: User, authenticator: Authenticator, **rest: Any) -> None:
    audit(by=user, did="factor.removed", about=user, kind=_kind(authenticator))


@receiver([password_changed, password_set, password_reset])
def new_password(user: User, **rest: Any) -> None:
    audit(by=user, did="password.changed", about=user)


def _account(email: str | None) -> tuple[Any, str]:
    """The account and its address. What was typed for no account is not written down: people
    type passwords into the wrong box."""
    person = User.objects.filter(email__iexact=(email or "").strip()).first()
    return (person, person.email) if person else (Someone(), "an address without an account")


def _kind(authenticator: Authenticator) -> str:
    return KINDS.get(Authenticator.Type(authenticator.type), str(authenticator.type))
