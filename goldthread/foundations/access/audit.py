"""The audit trail: who did, read or was refused what, in plain English, sealed in a chain."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.models import AuditHead, AuditRow

_SENTENCES: dict[str, str] = {}
_SEALED = (
    "number", "at", "actor", "actor_name", "did", "about", "about_name", "partnership", "words",
    "detail",
)  # fmt: skip


def register(sentences: dict[str, str]) -> None:
    """Give verbs their sentence, such as {"review.opened": "opened {about}"}.

    Fields: `about` is the subject's name; others come from the detail passed to `audit`. KeyError:
    another room owns the verb.
    """
    if taken := [did for did, words in sentences.items() if _SENTENCES.get(did, words) != words]:
        raise KeyError(f"These verbs have a sentence already: {', '.join(taken)}")
    _SENTENCES.update(sentences)


def sentence(did: str, about: str, detail: dict[str, str]) -> str:
    """The English sentence of a verb. KeyError: no room owns the verb, or a detail is missing."""
    return _SENTENCES[did].format_map({"about": about, **detail})


@transaction.atomic
def audit(*, by: Any, did: str, about: Any, partnership: Any = None, **detail: object) -> AuditRow:
    """Add a row. `by` is a User or None (the system); `about` has `audit_ref` and `audit_name`, and
    `matter` where it belongs to one.

    The head row is locked first, so that writers queue and no two rows get one number.
    """
    facts = {key: _written(value) for key, value in detail.items()}
    if matter := getattr(about, "matter", None):
        # Whoever a conflict of interest keeps from the matter is kept from its rows too.
        facts["matter"] = matter.audit_ref
    if getattr(matter or about, "is_live", False):
        facts["live"] = "yes"  # casework of agencies: see who reads the trail
    partnership = partnership or getattr(about, "partnership", None)
    known = by is not None and getattr(by, "is_authenticated", False)
    ref, name = _written(about.audit_ref), _written(about.audit_name)
    AuditHead.objects.get_or_create(pk=1)
    head = AuditHead.objects.select_for_update().get(pk=1)
    row = AuditRow(
        number=head.count + 1,
        at=timezone.now(),
        actor=by.audit_ref if known else "system",
        actor_name=by.audit_name if known else "Goldthread",
        did=did,
        about=ref,
        about_name=name[:300],
        partnership=partnership.audit_ref if partnership else "",
        words=sentence(did, name, facts),
        detail=json.dumps(facts, sort_keys=True, ensure_ascii=False),
    )
    row.seal = seal_of(row, head.last_seal)
    row.save()
    head.count, head.last_seal = row.number, row.seal
    head.seal = _sign(f"{head.count}|{head.last_seal}")
    head.save()
    return row


def seal_of(row: AuditRow, before: str) -> str:
    """HMAC-SHA256, in hex, of the row's columns and of the seal of the row before."""
    values = {name: getattr(row, name) for name in _SEALED}
    values["at"] = _moment(row.at)
    return _sign(json.dumps([before, values], sort_keys=True, ensure_ascii=False))


def verify(*, noted: str = "") -> Iterator[str]:
    """Every fault in the trail, as sentences; nothing when it is whole.

    `noted` is what `note()` gave earlier: only with it does a trail show that was put back, with
    its end, to an earlier state. ValueError for a note that is none.
    """
    at, seal = _read_note(noted)
    # Others may be writing: the head of before says where the trail must at least reach.
    head = AuditHead.objects.filter(pk=1).first()
    expected, before, found, seal_at_head = 1, "", not at, ""
    for row in AuditRow.objects.order_by("number").iterator(chunk_size=2000):
        if row.number != expected:
            yield _gap(expected, row.number)
        elif not hmac.compare_digest(row.seal, seal_of(row, before)):
            yield f"Row {row.number} ({row.at:%d %B %Y %H:%M}) was changed, or moved here."
        if row.number == at and row.seal.startswith(seal):
            found = True
        if head and row.number == head.count:
            seal_at_head = row.seal
        expected, before = row.number + 1, row.seal
    if not found:
        yield f"Row {at} is not the one that was noted: the trail was put back or written anew."
    yield from _faults_of_head(head, rows=expected - 1, seal_there=seal_at_head)


def note() -> str:
    """How long the trail is and how it ends, short enough to write down: 1204:9f86d081884c7d65."""
    head = AuditHead.objects.filter(pk=1).first()
    return f"{head.count}:{head.last_seal[:16]}" if head else ""


def length() -> int:
    return AuditRow.objects.count()


def _read_note(noted: str) -> tuple[int, str]:
    if not noted:
        return 0, ""
    number, _, seal = noted.strip().partition(":")
    if not number.isdigit() or len(seal) < 8:
        raise ValueError(f"“{noted}” is not a note such as 1204:9f86d081884c7d65.")
    return int(number), seal


def _gap(expected: int, found: int) -> str:
    if found < expected:
        return f"Row {found} stands twice."
    if found == expected + 1:
        return f"Row {expected} was removed."
    return f"Rows {expected} to {found - 1} were removed."


def _faults_of_head(head: AuditHead | None, *, rows: int, seal_there: str) -> Iterator[str]:
    """`seal_there` is the seal of the row that the head calls the last."""
    now = AuditHead.objects.filter(pk=1).first()
    if now is None:
        if rows:
            yield "The record of how long the trail is was removed."
        return
    if head is None:
        return  # the first rows were written while we looked
    if not hmac.compare_digest(head.seal, _sign(f"{head.count}|{head.last_seal}")):
        yield "The record of how long the trail is was changed."
    if head.count > rows:
        yield f"The end was cut off: the trail should end with row {head.count}, not {rows}."
    elif head.last_seal != seal_there or rows > now.count:
        yield f"The trail does not end as it should with row {head.count}."


def _written(value: object) -> str:
    """A detail as the sentence says it; a day as 3 March 2026. PostgreSQL keeps no NUL."""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return str(value).replace("\0", "\ufffd")


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _sign(text: str) -> str:
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
