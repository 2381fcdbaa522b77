"""The way back from pseudonyms to names: a key under a passphrase, and a row for each use of it.

The passphrase is kept nowhere. Whoever loses it has lost the key.
"""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.engines.anonymise import key as locks
from goldthread.engines.anonymise.decided import Decided, restored
from goldthread.engines.anonymise.files import Blocked
from goldthread.engines.uploads import Rejected
from goldthread.engines.uploads import check as check_upload
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.store import Lost
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import permits, registers, sending
from goldthread.publishing.anonymising.gate_files import standing_of_file
from goldthread.publishing.anonymising.making import put_together, said_of
from goldthread.publishing.anonymising.models import AnonymisingKey, KeyUse, SafeCopy

TRIES = 5  # wrong passphrases in an hour, and the key rests
REST = timedelta(hours=1)
WRONG = "The passphrase does not open this key. It is recorded that it was tried."
RESTS = (
    "A wrong passphrase was tried five times within an hour. The key cannot be tried again for an "
    "hour. Nothing was shown."
)


@transaction.atomic
def make(*, copy: SafeCopy, passphrase: str, by: Any) -> AnonymisingKey:
    """The copy is put together once more, so that the key holds what stood in these very bytes."""
    copy = SafeCopy.objects.select_for_update().get(pk=copy.pk)
    if not permits.may_use_keys(copy.review, by):
        raise PermissionDenied
    if AnonymisingKey.objects.filter(copy=copy).exists():
        raise Refused("There is a key to this copy already.")
    if blockers := standing_of_file(copy.original).blockers:
        raise Refused(*blockers)
    register = registers.register_of(copy.review.matter)
    decided = Decided(registers.finder_for(register), said_of(copy.made_from).choices)
    try:
        made = put_together(copy.original, sending.bytes_of(copy.original), decided)
        if locks.digest_of(made.data) != copy.file_sha256:
            raise Refused("The copy would not be the same today. Make the safe copy again.")
        key = locks.key_of(made.data, [(one.text, one.what) for one in made.findings])
        locked = locks.locked(key, passphrase)
    except (locks.CannotOpen, Blocked, Lost) as why:
        raise Refused(str(why)) from None
    row: AnonymisingKey = AnonymisingKey.objects.create(copy=copy, locked=locked, by=by)
    audit(by=by, did="anonymising_key.made", about=row)
    return row


def use(*, key: AnonymisingKey, passphrase: str, because: str, by: Any) -> locks.Key:
    """Who is whom. Every try is a row, the failed ones too. Errors: Refused."""
    opened = _opened(key=key, passphrase=passphrase, because=because, restored=False, by=by)
    if opened is None:
        raise Refused(WRONG)
    return opened


def restore(
    *, key: AnonymisingKey, passphrase: str, because: str, data: bytes, name: str, by: Any
) -> bytes:
    """The file with the names that its pseudonyms stand for. Errors: Refused."""
    kind = key.copy.original.kind
    try:
        check_upload(data, name, allow=frozenset({kind}))
    except Rejected as why:
        raise Refused(f"{why} Nothing was brought back.") from None
    opened = _opened(key=key, passphrase=passphrase, because=because, restored=True, by=by)
    if opened is None:
        raise Refused(WRONG)
    try:
        return restored(data, name, kind, opened)
    except Blocked as why:
        raise Refused(str(why)) from None


@transaction.atomic
def _opened(
    *, key: AnonymisingKey, passphrase: str, because: str, restored: bool, by: Any
) -> locks.Key | None:
    """None, and a row that says so, where the passphrase is another."""
    key = AnonymisingKey.objects.select_for_update().get(pk=key.pk)
    if not permits.may_use_keys(key.review, by):
        raise PermissionDenied
    because = written(because)
    if not because:
        raise Refused("Say why you need to know.")
    failed = KeyUse.objects.filter(key=key, opened=False, at__gte=timezone.now() - REST)
    if failed.count() >= TRIES:
        raise Refused(RESTS)
    try:
        opened = locks.opened(bytes(key.locked), passphrase)
    except locks.CannotOpen:
        KeyUse.objects.create(key=key, because=because, opened=False, by=by)
        audit(by=by, did="anonymising_key.failed", about=key)
        return None
    KeyUse.objects.create(key=key, because=because, opened=True, restored=restored, by=by)
    did = "anonymising_key.restored" if restored else "anonymising_key.opened"
    audit(by=by, did=did, about=key, why=because)
    return opened
