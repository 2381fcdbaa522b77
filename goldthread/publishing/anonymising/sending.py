"""A document is sent to be made safe, and looked through: a person asks, a job does it."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.engines.anonymise.decided import Through, look_through
from goldthread.engines.anonymise.key import digest_of
from goldthread.engines.anonymise.leaks import Checks, checks
from goldthread.engines.uploads import Rejected
from goldthread.engines.uploads import check as check_upload
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records import store
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import permits, registers
from goldthread.publishing.anonymising.carrying import carry_over
from goldthread.publishing.anonymising.laying import Laid, mentions, together
from goldthread.publishing.anonymising.models import (
    LeakCheck,
    Look,
    Mention,
    Original,
    PublicFact,
    Unread,
)

SENT = frozenset({"docx", "xlsx", "csv", "txt", "pdf"})
PASTED = "pasted text.txt"


@transaction.atomic
def send(*, review: Review, data: bytes, name: str, by: Any, pasted: bool = False) -> Original:
    """Keep a document as it was sent, once it is known what it is."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not permits.may_decide(review, by):
        raise PermissionDenied
    try:
        kind = check_upload(
            data, PASTED if pasted else name, allow=SENT | ({"html"} if pasted else set())
        )
    except Rejected as why:
        raise Refused(f"{why} Nothing has been saved.") from None
    last = Original.objects.filter(review=review).aggregate(number=Max("number"))["number"] or 0
    original = Original(
        review=review, number=last + 1, kind="txt" if pasted else kind.kind, by=by,
        file_name=kind.safe_name, file_sha256=digest_of(data),
        file_type="text/plain" if pasted else kind.media_type,
    )  # fmt: skip
    original.file.save(f"original.{original.kind}", ContentFile(data), save=False)
    original.save()
    audit(by=by, did="original.sent", about=original)
    ask(original=original, by=by)
    return original


@transaction.atomic
def ask(*, original: Original, by: Any) -> LeakCheck:
    """Have it looked through: the first time, and again when the register has changed."""
    review = Review.objects.select_for_update().get(pk=original.review_id)
    if not permits.may_decide(review, by):
        raise PermissionDenied
    return begun(original, review, by, of_copy=False)


def begun(original: Original, review: Review, by: Any, *, of_copy: bool) -> LeakCheck:
    """A check that a job is to run; the caller has locked the review."""
    last = LeakCheck.objects.filter(review=review).aggregate(number=Max("number"))["number"] or 0
    check: LeakCheck = LeakCheck.objects.create(
        review=review, number=last + 1, original=original, of_copy=of_copy, asked_by=by,
        ref=f"original:{original.pk}", name=original.file_name,
    )  # fmt: skip
    audit(by=by, did="leak_check.asked", about=check, text=f"original:{original.pk}")
    return check


def bytes_of(kept: Any) -> bytes:
    """Of an original or a copy. Errors: Lost, where they are gone or no longer the same."""
    with store.open_unchanged(kept) as opened:
        return opened.read()


@transaction.atomic
def run(*, check: LeakCheck, by: Any) -> LeakCheck:
    """Find what is to be decided. What was decided of the same words before is carried over.

    Errors: Blocked, NothingKnown, Lost.
    """
    check = LeakCheck.objects.select_for_update().get(pk=check.pk)
    original = check.original
    if check.done_at is not None or original is None:
        return check
    register = registers.register_of(check.review.matter)
    finder = registers.finder_for(register)
    data = bytes_of(original)
    through = look_through(data, original.file_name, original.kind, finder)
    laid = Laid(_named(through, original))
    check.text, check.spots, check.told = laid.whole, laid.spots, list(through.problems)
    check.digest = original.file_sha256
    public = public_words(check.review)
    found = mentions(check, laid, through.found, finder, public)
    if original.is_pdf:
        found += together(check, public)
    Mention.objects.bulk_create(found, batch_size=500)
    keep_unread(check, through.unread)
    finish(check, register, checks(finder))
    carried = carry_over(check)
    audit(by=by, did="leak_check.done", about=check, found=len(found), open=len(found) - carried)
    return check


def _named(through: Through, original: Original) -> list[tuple[str, str]]:
    """Places in words. In a PDF a leak may stand in no text of a page: shown after."""
    texts = [(place or "the text", text) for place, text in through.texts]
    if not original.is_pdf:
        return texts
    return list(dict.fromkeys([*texts, *((one.place, one.text) for one in through.found)]))


def finish(check: LeakCheck, register: str, parts: Checks) -> None:
    check.register_digest = registers.digest_of(register)
    check.engine = f"Goldthread {version('goldthread')}"
    check.ran, check.missing = list(parts.ran), list(parts.missing)
    check.done_at, check.failed_at, check.failed_because = timezone.now(), None, ""
    check.save()


def public_words(review: Review) -> list[str]:
    rows = PublicFact.objects.filter(review=review, taken_back_at__isnull=True)
    return list(rows.values_list("words", flat=True))


def keep_unread(check: LeakCheck, unread: Sequence[Any]) -> None:
    """What was not read, with the looks that people took at the same bytes in this review."""
    rows = Unread.objects.bulk_create(
        Unread(
            check_of=check, place=one.place[:300], why=one.why, digest=one.digest,
            for_eyes=one.for_eyes,
        )
        for one in unread
    )  # fmt: skip
    digests = {row.digest for row in rows if row.digest and row.for_eyes}
    before = Look.objects.filter(
        unread__check_of__review=check.review_id, unread__digest__in=digests
    ).select_related("unread")
    last = {look.unread.digest: look for look in before.order_by("pk")}
    Look.objects.bulk_create(
        Look(unread=row, saw=look.saw, by_id=look.by_id, carried_from=look)
        for row in rows
        if row.digest and (look := last.get(row.digest)) is not None
    )


@transaction.atomic
def looked(*, unread: Unread, saw: str, by: Any) -> Look:
    """A named person looked at a picture or a scanned page, and says what they saw."""
    check = LeakCheck.objects.select_for_update().get(pk=unread.check_of_id)
    if not permits.may_decide(check.review, by):
        raise PermissionDenied
    if not unread.for_eyes:
        raise Refused("Nobody can look at this. Take it out of the document and send that.")
    saw = written(saw)
    if not saw:
        raise Refused("Say what you saw in it.")
    look: Look = Look.objects.create(unread=unread, saw=saw, by=by)
    audit(by=by, did="leak_check.looked", about=check)
    return look
