"""Whether a text may leave: the leak check of its very words, and what people decided of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldthread.casework.alongside.models import Hold
from goldthread.casework.reviews.models import Review
from goldthread.publishing.anonymising import registers
from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention, Says
from goldthread.publishing.anonymising.texts import Text

HELD = "Publication is held since {}. Nothing leaves until two people lift the hold."


@dataclass(frozen=True)
class Standing:
    """The newest check of a text, and why the text may not leave; nothing in the way: `passed`."""

    check: LeakCheck | None
    blockers: tuple[str, ...]
    decided_by: tuple[str, ...] = ()
    stands: int = 0
    is_old: bool = False  # the register changed since, or part of the check could not run

    @property
    def passed(self) -> bool:
        return not self.blockers


def standing_of(review: Review, text: Text) -> Standing:
    """At most ten queries, however much was found."""
    # in scope: by the review in scope
    rows = LeakCheck.objects.filter(review=review).of_text(text.digest)
    check = rows.select_related("review__matter").first()
    if check is None:
        return Standing(None, ("The leak check has not been run on this very text.",))
    if check.done_at is None:
        return Standing(check, (check.failed_because or "The leak check is still running.",))
    says = list(Mention.objects.filter(check_of=check).with_says().values_list("says", flat=True))
    last = Decision.objects.filter(mention__check_of=check).select_related("by")
    names = sorted({str(row.by) for row in last})
    old = list(runs_again(check, register_now(review)))
    return Standing(
        check, (*old, *_undecided(says)), tuple(names), says.count(Says.STANDS), bool(old)
    )


def hold_still(review: Review) -> None:
    """Within a yes: no hold begins unseen between the question and the end of the transaction."""
    Review.objects.select_for_update(of=("self",)).get(pk=review.pk)


def blockers(review: Review, text: Text) -> tuple[str, ...]:
    """Why this text may not leave, in sentences. Empty when it may."""
    return (*held_now(review), *standing_of(review, text).blockers)


def held_now(review: Review) -> tuple[str, ...]:
    """That publication is held, for a trial, an inquest, the family; empty when it is not.

    Why is told at the hold itself, to those who may read it.
    """
    rows: Any = Hold.objects.filter(review=review).standing_now().order_by("since")
    first = rows.values_list("since", flat=True).first()
    return (HELD.format(f"{first.day} {first:%B %Y}"),) if first else ()


def stands_in(check: LeakCheck) -> list[tuple[str, str, str]]:
    """(words, why, who) of what may stand, each once. The words stand in the text anyway; what they
    have to do with the register is not told."""
    rows = Mention.objects.filter(check_of=check).with_says().filter(says=Says.STANDS)
    said = Decision.objects.filter(mention__in=rows).select_related("mention", "by")
    last = {row.mention_id: row for row in said.order_by("pk")}
    return sorted({(row.mention.words, row.because, str(row.by)) for row in last.values()})


def judged(review: Review, text: Text) -> set[str]:
    """The words that the newest check of a text found and people said may stand."""
    # in scope: by the review in scope
    check = LeakCheck.objects.filter(review=review).of_text(text.digest).first()
    rows = Mention.objects.filter(check_of=check).with_says().filter(says=Says.STANDS)
    return set(rows.values_list("words", flat=True)) if check else set()


def register_now(review: Review) -> str:
    """The digest of the register of a review's case as it stands."""
    return registers.digest_of(registers.register_of(review.matter))


def runs_again(check: LeakCheck, register: str) -> Iterator[str]:
    """Why a check does not hold any more, or never did. `register`: the digest as it stands now."""
    if check.missing:
        told = "; ".join(one.rstrip(".") for one in check.missing)
        yield (
            f"Part of the leak check could not run: {told}. Nothing may leave until it can. Run it "
            "again, or tell your support."
        )
    if register != check.register_digest:
        yield "The register of the case has changed since the leak check. Run it again."


def _undecided(says: list[str | None]) -> Iterator[str]:
    if open_ := says.count(None):
        yield (
            f"{open_} {'finding' if open_ == 1 else 'findings'} of the leak check must still be "
            "decided."
        )
    if goes := says.count(Says.GOES):
        yield (
            f"{goes} {'finding' if goes == 1 else 'findings'} of the leak check must go: write "
            f"the text without {'it' if goes == 1 else 'them'}, then check that."
        )
