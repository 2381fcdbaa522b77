"""A person who lost their phone or key, and has no recovery code left."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.actions import KEEPERS, permit
from goldthread.foundations.agencies.models import Membership, Partnership
from goldthread.foundations.records.refusals import Refused


@transaction.atomic
def forget_second_factor(*, person: User, partnership: Partnership, by: Any) -> None:
    """They sign in with their password once more and must set up a new factor at once."""
    permit(by, KEEPERS, partnership=partnership)
    posts = Membership.objects.current(timezone.localdate()).filter(person=person)
    if not posts.filter(partnership=partnership).exists():
        raise PermissionDenied
    if by is not None and by.pk == person.pk:
        raise Refused("Somebody else must do this for you.")
    factors = Authenticator.objects.filter(user=person)
    if not factors.exists():
        raise Refused(f"{person} has no second factor set up.")
    factors.delete()
    audit(by=by, did="factor.forgotten", about=person, partnership=partnership)
