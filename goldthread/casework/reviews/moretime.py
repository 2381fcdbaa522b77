"""More time for what an agency is asked for: asked with a reason, granted or refused, kept as rows.

Shared by agencies' returns and chronologies. What is asked for (`held`) has a `due`, and its rows
are `held.extensions`. Callers hold it, permit, and write the audit trail.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.rules.dayspans import day as in_words

PERSON = settings.AUTH_USER_MODEL


class MoreTime(models.Model):
    """One request and what was decided. The first date stays on what is asked for.

    Time may also be granted that nobody asked for; then `by` and `decided_by` are one.
    """

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    was = models.DateField()
    asked_for = models.DateField()
    reason = models.TextField()
    granted = models.BooleanField(null=True)
    granted_to = models.DateField(null=True, blank=True)
    words = models.TextField("why it was decided so", blank=True)
    decided_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{type(self).__name__} of {self.at:%d %B %Y}"


def constraints(of: str, name: str) -> list[BaseConstraint]:
    """Of a model whose rows hang on its field `of`; `name` begins the constraints' names."""
    return [
        both_or_neither("decided_by", "decided_at", name=f"{name}_extension_decided_who_when"),
        both_or_neither("decided_at", "granted", name=f"{name}_extension_decided_how"),
        CheckConstraint(
            condition=~Q(granted=False) | ~Q(words=""), name=f"{name}_extension_refused_says_why"
        ),
        UniqueConstraint(
            fields=[of], condition=Q(decided_at__isnull=True), name=f"{name}_one_open_extension"
        ),
    ]


def open_of(held: Any) -> Any:
    """What is asked and not decided, or None."""
    return held.extensions.filter(decided_at__isnull=True).select_related("by").first()


def ask(held: Any, *, to: date, reason: str, by: Any) -> Any:
    """The agency asks for a later date."""
    if not written(reason):
        raise Refused("Say why you need more time. The panel will read this.")
    _later(held, to)
    if open_of(held) is not None:
        raise Refused("You have asked for more time already. Wait for the answer.")
    return held.extensions.create(was=held.due, asked_for=to, reason=reason.strip(), by=by)


def decide(held: Any, *, granted: bool, to: date | None, words: str, by: Any) -> Any:
    """Grant or refuse what was asked; a later or an earlier date than asked may be granted."""
    row = held.extensions.select_for_update().filter(decided_at__isnull=True).first()
    if row is None:
        raise Refused("Nobody has asked for more time, or it is decided already.")
    if not granted and not written(words):
        raise Refused("Say why it is refused. The agency will read this.")
    day = to or row.asked_for
    if granted:
        _later(held, day)
    row.granted, row.granted_to, row.words = granted, day if granted else None, words.strip()
    row.decided_by, row.decided_at = by, timezone.now()
    row.save(update_fields=["granted", "granted_to", "words", "decided_by", "decided_at"])
    if granted:
        held.due = day
        held.save(update_fields=["due"])
    return row


def give(held: Any, *, to: date, reason: str, by: Any) -> Any:
    """Move the date without having been asked. The first date and the reason stay."""
    none_open(held)
    if not written(reason):
        raise Refused("Say why the date moves.")
    _later(held, to)
    row = held.extensions.create(
        was=held.due, asked_for=to, reason=reason.strip(), by=by,
        granted=True, granted_to=to, decided_by=by, decided_at=timezone.now(),
    )  # fmt: skip
    held.due = to
    held.save(update_fields=["due"])
    return row


def none_open(held: Any) -> None:
    """Before a date is moved by those who ask for it."""
    if open_of(held) is not None:
        raise Refused("The agency has asked for more time. Decide on that.")


def _later(held: Any, to: date) -> None:
    if to <= held.due:
        raise Refused(f"The new date must be after {in_words(held.due)}.")


@dataclass(frozen=True)
class Told:
    """One line of the story of what an agency is asked for."""

    title: str
    at: datetime
    by: str = ""
    text: str = ""


def who(person: Any) -> str:
    return person.name if person else ""


def story(held: Any) -> list[Told]:
    """What became of the date, by request and decision."""
    told = []
    for row in held.extensions.select_related("by", "decided_by"):
        given = row.decided_at is not None and row.by_id == row.decided_by_id
        if not given:
            title = f"More time asked for, until {in_words(row.asked_for)}"
            told.append(Told(title, row.at, who(row.by), row.reason))
        if row.decided_at:
            title = "More time refused"
            if row.granted:
                title = f"Due moved to {in_words(row.granted_to)}"
            words = row.reason if given else row.words
            told.append(Told(title, row.decided_at, who(row.decided_by), words))
    return told
