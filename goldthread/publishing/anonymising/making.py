"""The safe copy: made from people's decisions, and checked again on its very bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction

from goldthread.casework.reviews.models import Review
from goldthread.engines.anonymise.decided import Choice, Decided, Made, apart, made_copy
from goldthread.engines.anonymise.files import Blocked, Placed
from goldthread.engines.anonymise.finder import Finder
from goldthread.engines.anonymise.key import digest_of
from goldthread.engines.anonymise.leaks import checks
from goldthread.engines.uploads.check import MEDIA
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import permits, registers, sending
from goldthread.publishing.anonymising.carrying import carry_over
from goldthread.publishing.anonymising.laying import Laid, mentions, together
from goldthread.publishing.anonymising.models import (
    Decision,
    LeakCheck,
    Mention,
    Nature,
    Original,
    SafeCopy,
    Says,
)

UNDECIDED = "Some findings must still be decided. Nothing was made."
Stands = dict[str, list[tuple[int, int]]]  # by a text as it will read: what may stand in it


@dataclass(frozen=True)
class Said:
    """What people decided of a document.

    `choices`: by each text of it; `stands` and `given`: by each text as it will read, what may
    stand in it and what was put there as suggested; `own`: texts as they will
    read with words of people's own; `last`: the last decision; `open`: how many are missing.
    """

    choices: dict[str, list[Choice]]
    stands: Stands
    given: Stands
    own: set[str]
    last: int
    open: int


def source_of(original: Original) -> LeakCheck | None:
    """The newest look through the document as it was sent."""
    rows = LeakCheck.objects.filter(original=original, of_copy=False)
    found: LeakCheck | None = rows.order_by("-number").first()
    return found


@transaction.atomic
def ask(*, original: Original, by: Any) -> LeakCheck:
    """Have the copy made, once everything is decided. The job does the rest."""
    review = Review.objects.select_for_update().get(pk=original.review_id)
    if not permits.may_decide(review, by):
        raise PermissionDenied
    source = source_of(original)
    if original.is_pdf:
        raise Refused("A PDF is checked and never changed: it is the copy itself.")
    if source is None or source.done_at is None:
        raise Refused("The document has not been looked through to its end.")
    if Mention.objects.filter(check_of=source, decisions__isnull=True).exists():
        raise Refused(UNDECIDED)
    return sending.begun(original, review, by, of_copy=True)


@transaction.atomic
def run(*, check: LeakCheck, by: Any) -> LeakCheck:
    """Make the copy and look through its bytes. Errors: Blocked, NothingKnown, Lost."""
    check = LeakCheck.objects.select_for_update().get(pk=check.pk)
    original = check.original
    if check.done_at is not None or original is None:
        return check
    source = source_of(original)
    assert source is not None  # noqa: S101
    said = said_of(source)
    if said.open:
        raise Blocked(UNDECIDED)
    register = registers.register_of(check.review.matter)
    finder = registers.finder_for(register)
    data = sending.bytes_of(original)
    made = put_together(original, data, Decided(finder, said.choices))
    _keep(check, source, made, said)
    left = _left(check, made, said, finder)
    Mention.objects.bulk_create(left, batch_size=500)
    sending.keep_unread(check, made.check.unread)
    sending.finish(check, register, checks(finder))
    carried = carry_over(check)
    audit(by=by, did="leak_check.done", about=check, found=len(left), open=len(left) - carried)
    return check


def put_together(original: Original, data: bytes, decided: Decided) -> Made:
    """The same bytes for the same decisions."""
    out = f"safe-copy.{original.kind}"
    return made_copy(data, original.file_name, original.kind, decided, out)


def said_of(source: LeakCheck) -> Said:
    """What was decided last of each mention, text by text. At most two queries."""
    rows = Decision.objects.filter(mention__check_of=source).order_by("pk")
    last = {row.mention_id: row for row in rows}
    newest = max((row.pk for row in last.values()), default=0)
    said = Said({}, {}, {}, set(), newest, source.mentions.exclude(pk__in=last).count())
    for text, found in by_text(source, list(source.mentions.order_by("start"))):
        decided = [(one, last[one.pk]) for one, _, _ in found if one.pk in last]
        at = {one.pk: (start, end) for one, start, end in found}
        goes = [
            Choice(*at[one.pk], row.wording or one.instead)
            for one, row in decided
            if row.says == Says.GOES
        ]
        stays = [at[one.pk] for one, row in decided if row.says == Says.STANDS]
        said.choices[text] = goes
        new = reads(text, goes)
        said.stands.setdefault(new, []).extend(_moved(stays, goes))
        given = [at[one.pk] for one, row in decided if row.says == Says.GOES and not row.wording]
        said.given.setdefault(new, []).extend(_put(given, goes))
        if any(row.wording for _, row in decided):
            said.own.add(new)
    return said


def by_text(
    check: LeakCheck, found: list[Mention]
) -> Iterator[tuple[str, list[tuple[Mention, int, int]]]]:
    """Each different text of a check, with its mentions and where they begin and end in it.

    `found`: in the order of the text.
    """
    texts = {check.text[start:end]: start for start, end, _ in reversed(check.spots)}
    at = 0
    for start, text in sorted((start, text) for text, start in texts.items()):
        here = []
        while at < len(found) and found[at].start < start + len(text):
            one, at = found[at], at + 1
            here.append((one, one.start - start, one.end - start))
        yield text, here


def reads(text: str, goes: Iterable[Choice]) -> str:
    """A text as it will read."""
    new, at = [], 0
    for one in apart(list(goes)):
        new += [text[at : one.start], one.words]
        at = one.end
    return "".join([*new, text[at:]])


def _moved(stays: list[tuple[int, int]], goes: list[Choice]) -> Iterator[tuple[int, int]]:
    for start, end in stays:
        by = sum(len(one.words) - (one.end - one.start) for one in goes if one.end <= start)
        yield start + by, end + by


def _put(given: list[tuple[int, int]], goes: list[Choice]) -> Iterator[tuple[int, int]]:
    words = {(one.start, one.end): len(one.words) for one in goes}
    for (start, end), (moved, _) in zip(given, _moved(given, goes), strict=True):
        yield moved, moved + words[start, end]


def _keep(check: LeakCheck, source: LeakCheck, made: Made, said: Said) -> None:
    original = source.original
    assert original is not None  # noqa: S101
    laid = Laid([(place or "the text", text) for place, text in made.check.texts])
    check.text, check.spots, check.told = laid.whole, laid.spots, list(made.problems)
    check.digest = digest_of(made.data)
    check.save(update_fields=["text", "spots", "told", "digest"])
    copy = SafeCopy(
        original=original, made_from=source, check_of=check, last_decision=said.last,
        file_name=f"{check.review.code}-safe-copy-{original.number}{made.ending}",
        file_type=MEDIA[made.ending.lstrip(".")], file_sha256=check.digest,
    )  # fmt: skip
    copy.file.save(f"safe-copy{made.ending}", ContentFile(made.data), save=False)
    copy.save()


def _left(check: LeakCheck, made: Made, said: Said, finder: Finder) -> list[Mention]:
    """What nobody has decided about: what survived, what own wording brought in, and what several
    details tell together."""
    laid = Laid([(place or "the text", text) for place, text in made.check.texts])
    hidden = [one for one in made.check.leaks if one.text not in laid.first]
    if hidden:  # read where no reader looks: shown at the end
        laid = Laid([*_texts_of(check), *dict.fromkeys((one.place, one.text) for one in hidden)])
        check.text, check.spots = laid.whole, laid.spots
    found = [one for one in made.check.leaks if not _stands(one, said.stands)]
    new = [text for text in laid.first if text not in said.stands or text in said.own]
    found += [
        one for text in new for one in _suggested(text, finder) if not _stands(one, said.stands)
    ]
    public = sending.public_words(check.review)
    rows = mentions(check, laid, found, finder, public)
    kept = [row for row in rows if row.nature != Nature.DETAIL or not _covered(row, laid, said)]
    return [*kept, *together(check, public)]


def _texts_of(check: LeakCheck) -> list[tuple[str, str]]:
    return [(place, check.text[start:end]) for start, end, place in check.spots]


def _suggested(text: str, finder: Finder) -> list[Placed]:
    return [Placed("", text, one) for one in finder.find(text) if one.status == "suggested"]


def _stands(one: Placed, stands: Stands) -> bool:
    """Decided to stand: these very words, at this very place of this very text."""
    return (one.what.start, one.what.end) in stands.get(one.text, ())


def _covered(row: Mention, laid: Laid, said: Said) -> bool:
    """A detail that overlaps with what may stand has been looked at; one within the words that were
    suggested for it ("under five years old") is no new one."""
    at, text = laid.around(row.start)
    here = (row.start - at, row.end - at)
    seen = any(a < here[1] and here[0] < b for a, b in said.stands.get(text, ()))
    return seen or any(a <= here[0] and here[1] <= b for a, b in said.given.get(text, ()))
