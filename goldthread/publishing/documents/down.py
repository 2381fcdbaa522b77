"""What is public is taken down at once when it may not be, and put back by two people."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.alongside.models import Hold
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising.permits import may_ask
from goldthread.publishing.documents.models import PutBack, TakenDown
from goldthread.publishing.documents.out import Out, out_of
from goldthread.publishing.documents.querysets import down_rows
from goldthread.publishing.documents.telling import tell
from goldthread.publishing.documents.writers import WROTE

FIRST = "You were the first person. Somebody else must be the second."


@transaction.atomic
def for_hold(*, hold: Hold, by: Any) -> list[TakenDown]:
    """Publication is held: everything of the review that is let out is down from now on."""
    made = []
    for one in out_of(hold.review):
        why = {"why": TakenDown.Why.HELD, "hold": hold}
        made.append(_take_down(hold.review, one, by, **why))
    tell(hold.review, made)
    return made


def look_again(review: Review) -> list[TakenDown]:
    """Every text that is let out is checked anew where its check does not hold any more, because
    the register changed. What does not pass, or cannot be checked, is taken down.

    What a hold should have taken down, and did not, is taken down too.
    """
    held = Hold.objects.filter(review=review).standing_now().order_by("at").last()
    made = []
    for one in out_of(review):
        if standing_of(one):
            continue
        if held is not None:
            made.append(_take_down(review, one, None, why=TakenDown.Why.HELD, hold=held))
        elif reasons := one.look_again():
            said = " ".join(reasons)
            made.append(_take_down(review, one, None, why=TakenDown.Why.BLOCKED, said=said))
    tell(review, made)
    return made


@transaction.atomic
def _take_down(review: Review, one: Out, by: Any, **why: Any) -> TakenDown:
    row = TakenDown.objects.create(
        review=review, what=one.what, target=one.target, part=one.part, name=one.name[:200],
        by=by, **why,
    )  # fmt: skip
    audit(by=by, did=f"published.{row.why}", about=row)
    return row


def standing_of(one: Out) -> list[TakenDown]:
    """Why it is down: each time it was taken down and not put back. Empty where it is public."""
    return list(down_rows(one.what, one.target, one.since, one.part))


def first_yes(one: Out, rows: list[TakenDown]) -> PutBack | None:
    """The first person's yes to putting it back, given after it was last taken down."""
    said = PutBack.objects.filter(what=one.what, target=one.target, part=one.part)
    found: PutBack | None = said.filter(
        second_at__isnull=True, withdrawn_at__isnull=True, first_at__gte=max(r.at for r in rows)
    ).last()
    return found


def why_not(one: Out, first: PutBack | None, by: Any) -> tuple[str, ...]:
    """Why this person cannot say yes now; empty when they can."""
    if by.pk in one.writers:
        return (WROTE,)
    if first is not None and first.first_by_id == by.pk:
        return (FIRST,)
    return one.blockers()


@transaction.atomic
def put_back(*, review: Review, which: Iterable[tuple[str, str]], checked: str, by: Any) -> int:
    """One person's yes to each of these; how many are public again. `which`: (key, turn), the turn
    being the first or the second as the person was asked."""
    review = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if not may_ask(review, by):
        raise PermissionDenied
    wanted = dict(which)
    if not wanted:
        raise Refused("Choose what may be public again.")
    if not written(checked):
        raise Refused("Say what you checked.")
    there = {one.key: one for one in out_of(review)}
    back = 0
    for key, turn in wanted.items():
        one = there.get(key)
        rows = standing_of(one) if one else []
        if one is None or not rows:
            raise Refused("It is public again, or was withdrawn, since this page was opened.")
        first = first_yes(one, rows)
        if turn != ("second" if first else "first"):
            raise Refused(
                "Somebody else said yes while you read. If you still agree, say so again."
            )
        if reasons := why_not(one, first, by):
            raise Refused(*(f"{one.name}: {why}" for why in reasons))
        if first is None:
            made = PutBack.objects.create(
                review=review, what=one.what, target=one.target, part=one.part,
                name=one.name[:200], first_by=by, first_checked=checked.strip(),
            )  # fmt: skip
            audit(by=by, did="published.first_yes_again", about=made)
            continue
        first.second_by, first.second_at = by, timezone.now()
        first.second_checked = checked.strip()
        first.save(update_fields=["second_by", "second_at", "second_checked"])
        audit(by=by, did="published.put_back", about=first)
        back += 1
    return back
