"""The only writes to what was said: recorded under a code, corrected, looked through for names."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.practitioners import names
from goldthread.casework.practitioners.models import (
    Arrangement,
    Code,
    Contribution,
    ContributionKind,
    Event,
    Invited,
    Key,
    Topic,
    Words,
)
from goldthread.casework.practitioners.permits import (
    is_own,
    keeps_key,
    locked,
    may_prepare,
    still_open,
    takes_place,
)
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

CHANGED = "These words were changed meanwhile. Nothing was saved. Look at them again."


@transaction.atomic
def record(
    *,
    event: Event,
    code: Code,
    kind: str,
    words: str,
    by: Any,
    topic: Topic | None = None,
    names_looked_at: bool = False,
) -> Contribution:
    """Write down what somebody said. NamesFound where it may carry a name."""
    event = locked(event)
    if not may_prepare(event, by):
        raise PermissionDenied
    _over(event)
    if not Key.objects.filter(code=code, invited__event=event).exists():
        raise Refused("Choose the code of somebody who was invited to this event.")
    _whole(event, kind, words, topic)
    names.check(event, by, words, looked=names_looked_at)
    row = Contribution.objects.create(
        event=event, topic=topic, code=code, kind=kind, recorded_by=by
    )
    _put(row, words, by=by, checked=True)
    audit(by=by, did="event.recorded", about=event)
    return row


@transaction.atomic
def add_own(
    *,
    invited: Invited,
    kind: str,
    words: str,
    by: Any,
    topic: Topic | None = None,
    names_looked_at: bool = False,
) -> Contribution:
    """A practitioner's own words, from the day of the event until its record is closed.

    Nobody but the keepers of the key reads them before they were looked through for names. The
    row does not say who wrote it: that stands in the key alone.
    """
    event = locked(invited.event)
    if not is_own(invited, by):
        raise PermissionDenied
    _over(event)
    _whole(event, kind, words, topic)
    _guess(words, names_looked_at)
    code = Key.objects.select_related("code").get(invited=invited).code
    row = Contribution.objects.create(
        event=event, topic=topic, code=code, kind=kind, in_own_words=True
    )
    _put(row, words, by=None, checked=False)
    # About the event and not the row: the trail must not be a second key.
    audit(by=by, did="event.own_words", about=event)
    return row


@transaction.atomic
def correct(
    *,
    contribution: Contribution,
    words: str,
    because: str,
    version: int,
    by: Any,
    names_looked_at: bool = False,
) -> Words:
    """Put right what stands under a code. What it said before stays. A practitioner may for their
    own code; their correction waits to be looked through like all their words.
    """
    event = locked(contribution.event)
    mine = _is_mine(contribution, by)
    if not mine and not may_prepare(event, by):
        raise PermissionDenied
    _over(event)
    last = _latest(contribution, version)
    if not written(words):
        raise Refused("Write what it should say.")
    if words.strip() == last.text:
        return last
    if mine:
        _guess(words, names_looked_at)
    else:
        if not written(because):
            raise Refused("Say why the words are corrected.")
        names.check(event, by, words, looked=names_looked_at)
    row = _put(contribution, words, by=None if mine else by, checked=not mine, because=because)
    audit(by=by, did="event.words_corrected", about=event if mine else contribution)
    return row


@transaction.atomic
def look_through(
    *,
    contribution: Contribution,
    words: str,
    version: int,
    by: Any,
    names_looked_at: bool = False,
) -> Words:
    """Say that words carry no name, or take the names out; then the panel may read them."""
    event = locked(contribution.event)
    if not keeps_key(event, by):
        raise PermissionDenied
    still_open(event)
    last = _latest(contribution, version)
    if last.checked_at is not None:
        raise Refused("These words were looked through already.")
    if not written(words):
        raise Refused("Leave the words, or put codes in the place of names; do not empty them.")
    names.check(event, by, words, looked=names_looked_at)
    if words.strip() != last.text:
        why = "Names were taken out."
        last = _put(contribution, words, by=by, checked=True, because=why)
    else:
        last.checked_by, last.checked_at = by, timezone.now()
        last.save(update_fields=["checked_by", "checked_at"])
    audit(by=by, did="event.words_checked", about=contribution)
    return last


def _put(row: Contribution, words: str, *, by: Any, checked: bool, because: str = "") -> Words:
    version = row.wordings.count() + 1
    return Words.objects.create(
        contribution=row,
        version=version,
        text=words.strip(),
        because=because.strip(),
        by=by,
        checked_by=by if checked else None,
        checked_at=timezone.now() if checked else None,
    )


def _over(event: Event) -> None:
    """Refused before the day of the event, and once its record is closed."""
    still_open(event)
    takes_place(event)
    arrangement = Arrangement.objects.filter(event=event).first()
    if arrangement is None or arrangement.day > timezone.localdate():
        raise Refused("The event has not taken place yet.")


def _whole(event: Event, kind: str, words: str, topic: Topic | None) -> None:
    reasons = []
    if kind not in ContributionKind.values:
        reasons.append("Say what kind of thing this is.")
    if not written(words):
        reasons.append("Write what was said.")
    if topic is not None and (topic.event_id != event.pk or topic.out_at is not None):
        reasons.append("Choose an episode that is on the list of this event.")
    if reasons:
        raise Refused(*reasons)


def _guess(words: str, looked: bool) -> None:
    if not looked and (found := names.perhaps(words)):
        raise names.NamesFound(found, guessed=True)


def _latest(contribution: Contribution, version: int) -> Words:
    last = contribution.wordings.select_for_update().first()
    if last is None or last.version != version:
        raise Refused(CHANGED)
    return last


def _is_mine(contribution: Contribution, by: Any) -> bool:
    return Contribution.objects.of_person(by).filter(pk=contribution.pk).exists()
