"""The only writes to accounts and kept forms."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from cryptography.fernet import InvalidToken
from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.foundations.access import devices
from goldthread.foundations.access.models import KeptForm, User
from goldthread.foundations.access.sealing import sealer
from goldthread.foundations.records.refusals import Refused, must_be_a_name, must_say

KEPT_FOR = timedelta(days=7)
NEVER_KEPT = re.compile(
    r"password|csrfmiddlewaretoken|token|secret|credential|_kept|autosave", re.I
)
PURPOSE = "kept forms"
Fields = dict[str, list[str]]


@transaction.atomic
def add_person(*, email: str, name: str, password: str | None, by: Any) -> User:
    """An account whose address is proved: the link that led here was sent to it.

    `by` is None: nobody makes accounts for others, the invitation does.
    """
    if by is not None:
        raise PermissionDenied
    must_say((name, "Give your name."))
    must_be_a_name(name)
    if User.objects.filter(email__iexact=email.strip()).exists():
        raise Refused("There is already an account with this e-mail address. Sign in instead.")
    person = User.objects.create_user(email=email, name=name, password=password)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@transaction.atomic
def keep_form(
    *, by: User, path: str, title: str, fields: Mapping[str, Sequence[str]]
) -> KeptForm | None:
    """Keep what a person was writing, encrypted. None when there was nothing worth keeping."""
    kept = {name: list(values) for name, values in fields.items() if not NEVER_KEPT.search(name)}
    written = [values for name, values in kept.items() if name != devices.FIELD]
    if not any(value.strip() for values in written for value in values):
        return None
    sealed = sealer(PURPOSE).encrypt(json.dumps(kept).encode())
    return KeptForm.objects.create(
        owner=by, path=path[:500], page_title=title.replace("\0", "").strip()[:200], sealed=sealed
    )


def open_kept(kept: KeptForm) -> Fields:
    """The fields of a kept form. Refused when its key is gone from this installation."""
    try:
        return dict(json.loads(sealer(PURPOSE).decrypt(bytes(kept.sealed))))
    except InvalidToken:
        raise Refused(
            "What you were writing can no longer be opened: the installation's key was changed."
        ) from None


@transaction.atomic
def throw_away(*, kept: KeptForm, by: User) -> None:
    if kept.owner_id != by.pk:
        raise PermissionDenied
    kept.delete()


@transaction.atomic
def clear_kept_forms(now: datetime) -> int:
    """Remove kept forms that nobody came back for within seven days; how many there were."""
    number, _ = KeptForm.objects.filter(kept_at__lt=now - KEPT_FOR).delete()
    return number
