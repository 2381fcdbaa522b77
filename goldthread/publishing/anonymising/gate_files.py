"""Whether a whole file may leave: the check of its very bytes, and what people decided of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Max

from goldthread.casework.reviews.models import Review
from goldthread.publishing.anonymising.gate import held_now, register_now, runs_again
from goldthread.publishing.anonymising.models import (
    Decision,
    LeakCheck,
    Mention,
    Original,
    SafeCopy,
    Says,
    Unread,
)

NOT_LOOKED = "The document has not been looked through yet."
NOT_MADE = "The safe copy has not been made yet."
AGAIN = "Make it again."
NEXT = {
    "document": "Change the document that the PDF was made of, make the PDF again and send that.",
    "safe copy": "Change what was decided about the document, or the document itself.",
}
UNKNOWN = (
    "This very file has not been checked here. Send it to be made safe, or choose the safe copy."
)


@dataclass(frozen=True)
class FileStanding:
    """How a document stands. `source`: the look through it as it was sent; `last`: the newest check
    of a copy, done or not; `copy`: the newest copy that was made. `leaves`: the check of the bytes
    that would leave. `is_old`: it must be looked through again. Nothing in the way: `passed`."""

    original: Original
    source: LeakCheck | None
    last: LeakCheck | None
    copy: SafeCopy | None
    leaves: LeakCheck | None
    blockers: tuple[str, ...]
    is_old: bool

    @property
    def passed(self) -> bool:
        return not self.blockers


def standing_of_file(original: Original) -> FileStanding:
    return standings_of(original.review, [original])[0]


def standings_of(review: Review, originals: Sequence[Original]) -> list[FileStanding]:
    """Of documents of one review. At most some twelve queries, however many there are."""
    if not originals:
        return []
    known = _Known(review, originals)
    return [known.standing(one) for one in originals]


class _Known:
    """What is to be known of some documents of a review, asked at once."""

    def __init__(self, review: Review, originals: Sequence[Original]) -> None:
        self.register, self.held = register_now(review), held_now(review)
        rows = LeakCheck.objects.filter(original__in=originals).order_by("number")
        checks = list(rows.defer("text", "spots"))
        self.sources = {one.original_id: one for one in checks if not one.of_copy}
        self.lasts = {one.original_id: one for one in checks if one.of_copy}
        by_pk = {one.pk: one for one in checks}
        self.copies: dict[int, SafeCopy] = {}
        for copy in SafeCopy.objects.filter(original__in=originals).order_by("pk"):
            copy.check_of = by_pk[copy.check_of_id]
            self.copies[copy.original_id] = copy
        asked = [one.pk for one in (*self.sources.values(), *self._checks_of_copies())]
        said = Mention.objects.filter(check_of__in=asked).with_says()
        self.says: dict[int, Counter[str | None]] = defaultdict(Counter)
        for check, says in said.values_list("check_of_id", "says"):
            self.says[check][says] += 1
        decided = Decision.objects.filter(mention__check_of__in=asked).order_by()
        newest = decided.values("mention__check_of").annotate(last=Max("pk"))
        self.newest = dict(newest.values_list("mention__check_of", "last"))
        self.unread: dict[int, list[Unread]] = defaultdict(list)
        for row in Unread.objects.filter(check_of__in=asked, looks__isnull=True):
            self.unread[row.check_of_id].append(row)

    def _checks_of_copies(self) -> Iterator[LeakCheck]:
        return (copy.check_of for copy in self.copies.values())

    def standing(self, original: Original) -> FileStanding:
        source, last = self.sources.get(original.pk), self.lasts.get(original.pk)
        copy = self.copies.get(original.pk)
        leaves = source if original.is_pdf else copy.check_of if copy else None
        reasons = (*self.held, *self._reasons(original, source, last, copy))
        old = source is None or source.failed_at is not None or (
            source.done_at is not None and any(runs_again(source, self.register))
        )  # fmt: skip
        return FileStanding(original, source, last, copy, leaves, reasons, old)

    def _reasons(
        self,
        original: Original,
        source: LeakCheck | None,
        last: LeakCheck | None,
        copy: SafeCopy | None,
    ) -> Iterator[str]:
        if source is None or source.done_at is None:
            yield (source.failed_because if source else "") or NOT_LOOKED
            return
        yield from runs_again(source, self.register)
        yield from self._decided(source, "document", must_go=original.is_pdf)
        if original.is_pdf:
            yield from self._unread(source)
        elif last is not None and last.done_at is None:
            yield last.failed_because or "The safe copy is being made."
        elif copy is None:
            yield NOT_MADE
        else:
            yield from self._stale(source, copy)
            yield from self._decided(copy.check_of, "safe copy", must_go=True)
            yield from self._unread(copy.check_of)

    def _stale(self, source: LeakCheck, copy: SafeCopy) -> Iterator[str]:
        if copy.made_from_id != source.pk:
            yield f"The document was looked through again after the safe copy was made. {AGAIN}"
        elif self.newest.get(source.pk, 0) > copy.last_decision:
            yield f"Something was decided after the safe copy was made. {AGAIN}"
        elif copy.check_of.register_digest != self.register:
            yield f"The safe copy was checked against another register. {AGAIN}"
        elif copy.check_of.missing:
            yield f"Part of the check of the safe copy could not run. {AGAIN}"

    def _decided(self, check: LeakCheck, where: str, *, must_go: bool) -> Iterator[str]:
        says = self.says[check.pk]
        if says[None]:
            yield f"{_findings(says[None])} in the {where} must still be decided."
        if must_go and says[Says.GOES]:
            yield f"{_findings(says[Says.GOES])} in the {where} must go. {NEXT[where]}"

    def _unread(self, check: LeakCheck) -> Iterator[str]:
        rows = self.unread[check.pk]
        yield from (f"Not read: {row.place}. {row.why}" for row in rows if not row.for_eyes)
        if waiting := sum(row.for_eyes for row in rows):
            what = "picture or page" if waiting == 1 else "pictures or pages"
            yield f"{waiting} {what} that cannot be read must be looked at by a person."


def _findings(number: int) -> str:
    return f"{number} {'finding' if number == 1 else 'findings'}"


def standing_of_bytes(review: Review, digest: str) -> FileStanding | None:
    """Of the file with this SHA-256, where it is the safe copy, or the checked PDF, of a document
    of the review; None where these very bytes were never checked. This is what a release asks."""
    copy = SafeCopy.objects.filter(original__review=review, file_sha256=digest).first()
    pdf = Original.objects.filter(review=review, kind="pdf", file_sha256=digest).first()
    original = copy.original if copy else pdf
    if original is None:
        return None
    standing = standing_of_file(original)
    if copy and (standing.copy is None or standing.copy.file_sha256 != digest):
        return None
    return standing


def blockers_of_bytes(review: Review, digest: str) -> tuple[str, ...]:
    """Why the file with this SHA-256 may not leave, in sentences. Empty when it may."""
    standing = standing_of_bytes(review, digest)
    return (UNKNOWN,) if standing is None else standing.blockers
