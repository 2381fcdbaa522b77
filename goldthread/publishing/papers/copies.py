"""A safe copy of a whole document leaves: its very bytes, by two people who wrote none of it."""

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.store import Lost
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import gate, gate_files, sending
from goldthread.publishing.anonymising.models import Decision, Original
from goldthread.publishing.documents.writers import WROTE
from goldthread.publishing.papers.models import CopyRelease
from goldthread.publishing.papers.permits import may_release

CHANGED = "The file that was kept is not the one that was read. Take the yes back and begin again."
ANOTHER = "There is another safe copy now. Take the first yes back, then read that one."
READ_ANOTHER = "Another safe copy was made while you read. Open that one; if you agree, say so."


def bytes_now(original: Original) -> tuple[str, bytes]:
    """Form and bytes of what may leave of a document: its newest safe copy, or the PDF itself.

    Refused where there is none, or where it is gone or not what was checked.
    """
    standing = gate_files.standing_of_file(original)
    kept: Any = original if original.is_pdf else standing.copy
    if kept is None:
        raise Refused(*standing.blockers)
    try:
        return original.kind, sending.bytes_of(kept)
    except Lost as why:
        raise Refused(f"{why} Make the safe copy again.") from why


@transaction.atomic
def release_first(
    *, original: Original, called: str, sha256: str, checked: str, by: Any
) -> CopyRelease:
    """The first person says yes to the file with this digest, and what it is called."""
    original = _locked(original, by)
    if called not in CopyRelease.Called.values:
        raise Refused("Choose what it is.")
    if open_release(original) is not None:
        raise Refused("Somebody has already said yes to it.")
    form, data = bytes_now(original)
    digest = hashlib.sha256(data).hexdigest()
    if digest != sha256:
        raise Refused(READ_ANOTHER)
    if CopyRelease.objects.released().filter(original=original, sha256=digest).exists():
        raise Refused("This very file is released already.")
    writers = writers_of(original)
    _may_say_yes(original, digest, writers, checked, by)
    made: CopyRelease = CopyRelease.objects.create(
        review=original.review, original=original, number=original.number, called=called,
        form=form, content=data, sha256=digest, writers=sorted(writers), first_by=by,
        first_checked=checked.strip(),
    )  # fmt: skip
    audit(by=by, did="copy.first_yes", about=made)
    return made


@transaction.atomic
def release_second(*, release: CopyRelease, sha256: str, checked: str, by: Any) -> CopyRelease:
    """A second, other person says yes to the very same bytes: they are public from now on, beside
    the summary."""
    original = _locked(release.original, by)
    row = CopyRelease.objects.select_for_update().get(pk=release.pk)
    if row.second_at is not None or row.withdrawn_at is not None:
        raise Refused("It was already released or withdrawn.")
    if row.first_by_id == by.pk:
        raise Refused("You were the first person. Somebody else must be the second.")
    if row.sha256 != sha256:
        raise Refused(READ_ANOTHER)
    _may_say_yes(original, digest_of(row), set(row.writers), checked, by)
    row.second_by, row.second_at = by, timezone.now()
    row.second_checked = checked.strip()
    row.save(update_fields=["second_by", "second_at", "second_checked"])
    audit(by=by, did="copy.released", about=row)
    return row


@transaction.atomic
def withdraw(*, release: CopyRelease, because: str, by: Any) -> CopyRelease:
    """At once, by one person; what was released of the document before goes with it."""
    original = _locked(release.original, by)
    if not written(because):
        raise Refused("Say why it is withdrawn.")
    rows = CopyRelease.objects.select_for_update().filter(
        original=original, withdrawn_at__isnull=True
    )
    row = rows.filter(pk=release.pk).first()
    if row is None:
        raise Refused("It was already withdrawn.")
    out = rows.filter(second_at__isnull=False) if row.second_at else rows.none()
    for one in {row.pk: row, **{each.pk: each for each in out}}.values():
        one.withdrawn_by, one.withdrawn_at = by, timezone.now()
        one.withdrawn_because = because.strip()
        one.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])
        audit(by=by, did="copy.withdrawn", about=one, why=because.strip())
    return row


def open_release(original: Original) -> CopyRelease | None:
    """A first person's yes that waits for a second."""
    # in scope: by the document in scope
    rows = CopyRelease.objects.filter(original=original, second_at=None, withdrawn_at=None)
    found: CopyRelease | None = rows.select_related("first_by").first()
    return found


def blockers(release: CopyRelease) -> tuple[str, ...]:
    """Why the very bytes that were kept may not be public."""
    try:
        return gate_files.blockers_of_bytes(release.review, digest_of(release))
    except Refused as why:
        return why.reasons


def digest_of(release: CopyRelease) -> str:
    """Of the bytes that were kept. Refused where they are not those that were read."""
    digest = hashlib.sha256(bytes(release.content)).hexdigest()
    if digest != release.sha256:
        raise Refused(CHANGED)
    return digest


def writers_of(original: Original) -> set[int]:
    """Who sent it, and whose own words were put into it."""
    own = Decision.objects.filter(mention__check_of__original=original).exclude(wording="")
    found = set(own.values_list("by", flat=True))
    return found | ({original.by_id} if original.by_id else set())


def _may_say_yes(original: Original, digest: str, writers: set[int], checked: str, by: Any) -> None:
    if by.pk in writers:
        raise Refused(WROTE)
    if not written(checked):
        raise Refused("Say what you checked.")
    gate.hold_still(original.review)
    if reasons := gate_files.blockers_of_bytes(original.review, digest):
        raise Refused(*reasons)


def _locked(original: Original, by: Any) -> Original:
    rows = Original.objects.select_for_update(of=("self",))
    found: Original = rows.select_related("review__matter__partnership").get(pk=original.pk)
    if not may_release(found.review, by):
        raise PermissionDenied
    return found
