"""Inviting people by e-mail: the only way in. The link holds a secret; we keep only its hash."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.actions import add_person
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.actions import KEEPERS, begin, check_post, permit
from goldthread.foundations.agencies.models import (
    Invitation,
    Membership,
    Organisation,
    Partnership,
)
from goldthread.foundations.records.refusals import Refused

LINK_LASTS = timedelta(days=7)
SPENT = "This invitation was already used, was withdrawn, or is too old. Ask for a new one."


@transaction.atomic
def invite(
    *,
    partnership: Partnership,
    email: str,
    name: str,
    role: str,
    by: Any,
    organisation: Organisation | None = None,
) -> tuple[Invitation, str]:
    """The invitation and the secret for its link, which is nowhere else."""
    permit(by, KEEPERS, partnership=partnership)
    check_post(partnership, role, organisation)
    email = email.strip().lower()
    if by is not None and email == by.email.lower():
        raise Refused("Someone else must give you a role.")
    wanted = {"role": role, "organisation": organisation, "partnership": partnership}
    if Invitation.objects.waiting().filter(email=email, **wanted).exists():
        raise Refused("This person is already invited to this role. Send the invitation again.")
    held = Membership.objects.current(timezone.localdate()).filter(**wanted)
    if held.filter(person__email__iexact=email).exists():
        raise Refused("This person already has this role.")
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        name=" ".join(name.split()),
        token_hash=_hash(secret),
        invited_by=by,
        expires=timezone.now() + LINK_LASTS,
        **wanted,
    )
    audit(by=by, did="invitation.sent", about=invitation, email=email)
    return invitation, secret


@transaction.atomic
def invite_again(*, invitation: Invitation, by: Any) -> tuple[Invitation, str]:
    """A new link; the old one no longer works."""
    invitation = _waiting(invitation, by)
    secret = secrets.token_urlsafe(32)
    invitation.token_hash = _hash(secret)
    invitation.expires = timezone.now() + LINK_LASTS
    invitation.save(update_fields=["token_hash", "expires"])
    audit(by=by, did="invitation.sent", about=invitation, email=invitation.email)
    return invitation, secret


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Any) -> Invitation:
    invitation = _waiting(invitation, by)
    invitation.withdrawn_by, invitation.withdrawn_at = by, timezone.now()
    invitation.save(update_fields=["withdrawn_by", "withdrawn_at"])
    audit(by=by, did="invitation.withdrawn", about=invitation)
    return invitation


def opened_by(secret: str) -> Invitation | None:
    """The invitation that a link opens, whether or not it is still open. None for a wrong link."""
    found = Invitation.objects.select_related("partnership", "organisation", "invited_by")
    return found.filter(token_hash=_hash(secret)).first()


def account_of(invitation: Invitation) -> User | None:
    """The account that the invited address already has."""
    return User.objects.filter(email__iexact=invitation.email).first()


@transaction.atomic
def take_up(*, invitation: Invitation, by: User) -> Membership:
    """A person who has an account joins. The link was sent to one address and serves no other."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not invitation.is_open:
        raise Refused(SPENT)
    if by.email.lower() != invitation.email.lower():
        raise Refused(f"This invitation is for {invitation.email}. Sign in with that address.")
    post = begin(
        by,
        invitation.partnership,
        invitation.role,
        by=by,
        organisation=invitation.organisation,
    )
    invitation.taken_by, invitation.taken_at = by, timezone.now()
    invitation.save(update_fields=["taken_by", "taken_at"])
    audit(by=by, did="invitation.taken", about=invitation)
    return post


@transaction.atomic
def join(*, invitation: Invitation, name: str, password: str) -> User:
    """A new person makes their account and joins."""
    person = add_person(email=invitation.email, name=name, password=password, by=None)
    take_up(invitation=invitation, by=person)
    return person


def _waiting(invitation: Invitation, by: Any) -> Invitation:
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    permit(by, KEEPERS, partnership=invitation.partnership)
    if invitation.taken_at or invitation.withdrawn_at:
        raise Refused("This invitation was already taken up or withdrawn.")
    return invitation


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
