"""The only writes to connections: allowed by a keeper, taken by the person, ended."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.middleware import has_second_factor
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused, said
from goldthread.web.api.models import Connection, KeptAnswer
from goldthread.web.api.querysets import KEEPERS
from goldthread.web.api.scopes import Scope

LONGEST = timedelta(days=366)
ANSWERS_KEPT = timedelta(hours=48)
BEGINS = "gt_"


def hash_of(token: str) -> str:
    """A token has 256 random bits: a plain hash is enough, and is found by an index."""
    return hashlib.sha256(token.encode()).hexdigest()


def keeps(by: Any, partnership: Partnership | int) -> bool:
    pk = partnership if isinstance(partnership, int) else partnership.pk
    return standing(by).holds(KEEPERS, partnership=pk)


def must_have_factor(person: User) -> None:
    if settings.SECOND_FACTOR and not has_second_factor(person):
        raise Refused(f"{person} has no second factor yet. It is set up at the next sign-in.")


@transaction.atomic
def allow(
    *,
    partnership: Partnership,
    holder: User,
    name: str,
    scopes: Sequence[str],
    until: date,
    by: Any,
) -> Connection:
    """Let a person connect a program. The token is theirs to take; nobody else ever sees it."""
    if not keeps(by, partnership):
        raise PermissionDenied
    name = said(name, "Say which program is connected.")
    wanted = [one.value for one in Scope if one.value in set(scopes)]
    if not wanted:
        raise Refused("Choose what the program may do.")
    today = timezone.localdate()
    if not today < until <= today + LONGEST:
        raise Refused("Choose a last day between tomorrow and a year from now.")
    if not holder.is_active or not standing(holder).holds(CASE_ROLES, partnership=partnership.pk):
        raise Refused(f"{holder} has no role with cases here today. Choose someone who has.")
    ends = datetime.combine(until + timedelta(days=1), time(), timezone.get_current_timezone())
    # in scope: by what was asked above
    row: Connection = Connection.objects.create(
        partnership=partnership, holder=holder, name=name, scopes=wanted, expires=ends, made_by=by
    )
    audit(
        by=by, did="connection.allowed", about=row, holder=holder, until=until,
        scopes=", ".join(row.scope_words),
    )  # fmt: skip
    return row


@transaction.atomic
def take(*, connection: Connection, by: Any) -> str:
    """The token, for the person alone for whom it acts. Taking it again ends the earlier one."""
    # in scope: by the view, and only the person takes it
    row = Connection.objects.select_for_update().get(pk=connection.pk)
    if row.holder_id != by.pk:
        raise PermissionDenied
    if row.ended_at or row.expires <= timezone.now():
        raise Refused("This connection has ended. Ask for a new one.")
    must_have_factor(by)
    token = BEGINS + secrets.token_urlsafe(32)
    row.token_hash, row.taken_at = hash_of(token), timezone.now()
    row.save(update_fields=["token_hash", "taken_at"])
    audit(by=by, did="connection.taken", about=row)
    return token


@transaction.atomic
def end(*, connection: Connection, by: Any) -> Connection:
    """From this moment its token opens nothing."""
    # in scope: by the view, and whoever may is asked below
    row: Connection = Connection.objects.select_for_update().get(pk=connection.pk)
    if row.holder_id != by.pk and not keeps(by, row.partnership_id):
        raise PermissionDenied
    if row.ended_at:
        raise Refused("This connection has ended already.")
    row.ended_by, row.ended_at = by, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])
    audit(by=by, did="connection.ended", about=row)
    return row


def clear_answers(now: datetime) -> int:
    """Remove answers that nobody can ask for again; how many there were."""
    # in scope: by nobody, the nightly round shows nothing
    number, _ = KeptAnswer.objects.filter(at__lt=now - ANSWERS_KEPT).delete()
    return number
