"""A text is looked through for the people of its case: a person asks, a job does it."""

from importlib.metadata import version
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.engines.anonymise.findings import Finding
from goldthread.engines.anonymise.leaks import checks, leaks
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import permits, registers
from goldthread.publishing.anonymising.carrying import carry_over
from goldthread.publishing.anonymising.models import LeakCheck, Mention, Nature
from goldthread.publishing.anonymising.texts import Text

NOBODY = (
    "The register of this case names nobody, so there is nothing to look for. Put the child and "
    "the family on the register, then run the check again."
)
BROKEN = "The check stopped before its end. Run it again; if it stops again, tell your support."
NATURES = {
    "replaced": Nature.REGISTER,
    "queued": Nature.MAYBE,
    "suggested": Nature.UNKNOWN,
}


@transaction.atomic
def ask(*, review: Review, text: Text, by: Any) -> LeakCheck:
    """Keep which words are to be checked, and by whose wish. The job does the rest."""
    if not permits.may_ask(review, by):
        raise PermissionDenied
    return begin(review=review, text=text, by=by)


@transaction.atomic
def begin(*, review: Review, text: Text, by: Any) -> LeakCheck:
    """The same, whoever asks: None is Goldthread, which looks again after the register changed."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not written(text.whole):
        raise Refused("There are no words to check.")
    last = LeakCheck.objects.filter(review=review).aggregate(number=Max("number"))["number"] or 0
    check: LeakCheck = LeakCheck.objects.create(
        review=review, number=last + 1, ref=text.ref, name=text.name, text=text.whole,
        digest=text.digest, asked_by=by,
    )  # fmt: skip
    audit(by=by, did="leak_check.asked", about=check, text=text.ref)
    return check


@transaction.atomic
def run(*, check: LeakCheck, by: Any) -> LeakCheck:
    """Look through the words that were kept. What was decided of the same words is carried over."""
    check = LeakCheck.objects.select_for_update().get(pk=check.pk)
    if check.done_at is not None:
        return check  # a second worker, or a second press of the button
    register = registers.register_of(check.review.matter)
    finder = registers.finder_for(register)
    parts = checks(finder)
    found = _found(check, finder)
    Mention.objects.bulk_create(found)
    check.register_digest = registers.digest_of(register)
    check.engine = f"Goldthread {version('goldthread')}"
    check.ran, check.missing = list(parts.ran), list(parts.missing)
    check.done_at, check.failed_at, check.failed_because = timezone.now(), None, ""
    check.save()
    carried = carry_over(check)
    audit(by=by, did="leak_check.done", about=check, found=len(found), open=len(found) - carried)
    return check


@transaction.atomic
def could_not(*, check: LeakCheck, because: str, by: Any) -> None:
    """While it stands so, nothing may leave."""
    LeakCheck.objects.filter(pk=check.pk, done_at__isnull=True).update(
        failed_at=timezone.now(), failed_because=because
    )
    audit(by=by, did="leak_check.failed", about=check)


def _found(check: LeakCheck, finder: registers.Finder) -> list[Mention]:
    """What the finder sees, and what only the second, harsher look sees."""
    public = f" {check.review.subject} {check.review.partnership.name} ".casefold()
    rows = {
        (one.start, one.end): _mention(check, one)
        for one in finder.find(check.text)
        if one.status != "suggested" or f" {one.text.casefold()} " not in public
    }
    for leak in leaks(check.text, finder):
        rows.setdefault(
            (leak.start, leak.end),
            Mention(
                check_of=check, start=leak.start, end=leak.end, words=leak.text, kind=leak.kind,
                nature=Nature.REGISTER, subject=leak.subject or "", why=leak.why,
            ),
        )  # fmt: skip
    return [rows[span] for span in sorted(rows)]


def _mention(check: LeakCheck, one: Finding) -> Mention:
    return Mention(
        check_of=check, start=one.start, end=one.end, words=one.text, kind=one.kind,
        nature=NATURES[one.status], subject=one.subject or "", why=one.reason,
    )  # fmt: skip
