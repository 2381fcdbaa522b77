"""Who is calling: the token, its limits, and what a token is told that opens nothing."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Case, F, Value, When
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.middleware import has_second_factor
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.standing import Standing, standing
from goldthread.web.api.actions import hash_of
from goldthread.web.api.models import Connection
from goldthread.web.api.problems import Problem
from goldthread.web.api.scopes import Scope

UNKNOWN = (
    "This token is not known. Nothing was changed. Ask whoever keeps connections for a new one."
)


class Bearer(HttpBearer):
    """Lets a program in as the person for whom it acts, within its scope and one partnership."""

    def __init__(self, scope: Scope | None = None) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Connection:
        now = timezone.now()
        known = Connection.objects.filter(token_hash=hash_of(token))  # in scope: by the token
        connection: Connection | None = known.select_related("holder", "partnership").first()
        if connection is None:
            raise Problem(401, UNKNOWN)
        _count(connection, now)
        if why := closed(connection, now):
            _refused(connection, why)
            raise Problem(401, f"{why} Nothing was changed.")
        _is_now(request, connection)
        if self.scope and self.scope.value not in connection.scopes:
            raise Problem(403, f"This token lacks the scope “{self.scope.value}”.")
        return connection


def closed(connection: Connection, now: datetime) -> str:
    """Why a token opens nothing, or "". What would send the person away from a page counts here."""
    holder = connection.holder
    if connection.ended_at:
        return "This connection was ended."
    if connection.expires <= now:
        return "This token has expired."
    if not holder.is_active:
        return "The account of the person for whom this connection acts is closed."
    if not standing(holder).holds(CASE_ROLES, partnership=connection.partnership_id):
        return "The person for whom this connection acts has no role here any more."
    if settings.SECOND_FACTOR and not has_second_factor(holder):
        return "The person for whom this connection acts has no second factor."
    return ""


def _count(connection: Connection, now: datetime) -> None:
    """One more call in this minute. Counted by the database, so that all processes share it."""
    minute = now.replace(second=0, microsecond=0)
    row = Connection.objects.filter(pk=connection.pk)  # in scope: by the token
    row.update(
        calls=Case(When(minute=minute, then=F("calls") + 1), default=Value(1)),
        minute=minute,
        used_at=now,
    )
    calls = row.values_list("calls", flat=True)[0]
    if calls > settings.API_PER_MINUTE:
        wait = str(60 - now.second)
        raise Problem(
            429, f"More than {settings.API_PER_MINUTE} calls in a minute. Wait {wait} seconds.",
            headers={"Retry-After": wait},
        )  # fmt: skip


def _refused(connection: Connection, why: str) -> None:
    """A row in the trail once a day: a forgotten timer somewhere calls every minute."""
    today = timezone.localdate()
    row = Connection.objects.filter(pk=connection.pk)  # in scope: by the token
    if row.exclude(refused_on=today).update(refused_on=today):
        audit(by=connection.holder, did="connection.refused", about=connection, why=why)


def _is_now(request: HttpRequest, connection: Connection) -> None:
    """From here on the request is the person's, as in a page, but for their other partnerships."""
    person: Any = connection.holder
    here = [p for p in standing(person).posts if p.partnership == connection.partnership_id]
    person.standing_in_request = Standing(tuple(here))
    request.user = person
    request.partnership = connection.partnership  # type: ignore[attr-defined]
    request.partnerships = [connection.partnership]  # type: ignore[attr-defined]
