"""The only writes of what a person decides on proposals. Each is a row; undoing is noted on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.improvement.learning.actions import undecided
from goldthread.improvement.learning.cards import labels_of
from goldthread.improvement.learning.models import DecidedItem, Decision, Draft, Listing, Proposal
from goldthread.improvement.learning.passages import Span, locate

What = Decision.What
FAR_APART = 400  # characters between merged passages: more would show what neither says


@dataclass(frozen=True)
class Wording:
    """An item as a person wants it."""

    listing: str
    text: str
    kind: str = ""
    addressed_to: str = ""
    addressees: Sequence[Organisation] = field(default_factory=tuple)


def as_found(proposal: Proposal, addressees: Sequence[Organisation] = ()) -> Wording:
    return Wording(
        proposal.listing, proposal.text, proposal.kind, proposal.addressed_to, addressees
    )


@transaction.atomic
def accept(*, proposal: Proposal, by: Any, addressees: Sequence[Organisation] = ()) -> Decision:
    """Take the proposal word for word; the bodies are those the person left ticked."""
    return _decide(proposal.draft, What.ACCEPTED, [proposal], [as_found(proposal, addressees)], by)


@transaction.atomic
def change(*, proposal: Proposal, to: Wording, by: Any) -> Decision:
    """Take it with other words, another kind, other bodies, or moved to the other list."""
    return _decide(proposal.draft, _kind_of_change(proposal, to), [proposal], [to], by)


@transaction.atomic
def split(*, proposal: Proposal, into: Sequence[Wording], by: Any) -> Decision:
    if len(into) < 2:
        raise Refused("Write at least two parts, each in a box of its own.")
    return _decide(proposal.draft, What.SPLIT, [proposal], into, by)


@transaction.atomic
def merge(*, proposals: Sequence[Proposal], to: Wording, by: Any) -> Decision:
    if len(proposals) < 2:
        raise Refused("Choose at least two items to merge.")
    return _decide(proposals[0].draft, What.MERGED, proposals, [to], by)


@transaction.atomic
def reject(*, proposal: Proposal, by: Any) -> Decision:
    return _decide(proposal.draft, What.REJECTED, [proposal], [], by)


@transaction.atomic
def add(*, draft: Draft, item: Wording, by: Any) -> Decision:
    """Add what the machine did not find."""
    return _decide(draft, What.ADDED, [], [item], by)


@transaction.atomic
def undo(*, decision: Decision, by: Any) -> Decision:
    """Take a decision back: the proposals wait again. The row stays and says who undid it."""
    draft = _open_draft(decision.draft, by)
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if decision.undone_at is not None:
        raise Refused("This was already undone.")
    decision.undone_by, decision.undone_at = by, timezone.now()
    decision.save(update_fields=["undone_by", "undone_at"])
    what, named = decision.get_what_display(), _named(draft, list(decision.proposals.all()))
    audit(by=by, did="draft.undone", about=draft, what=what, item=named)
    return decision


@transaction.atomic
def accept_all(
    *, draft: Draft, by: Any, bodies: Callable[[str], Sequence[Organisation]], listing: str = ""
) -> list[Decision]:
    """Accept every proposal not decided yet, of one list or of both, as one person's decision.

    `bodies(words)` names the organisations that the printed words mean.
    """
    draft = _open_draft(draft, by)
    waiting = undecided(draft).filter(**({"listing": listing} if listing else {}))
    made = [
        _write(draft, What.ACCEPTED, [one], [as_found(one, bodies(one.addressed_to))], by, True)
        for one in waiting
    ]
    if not made:
        raise Refused("Every item here is decided already. Nothing was changed.")
    audit(by=by, did="draft.accepted_all", about=draft, count=len(made))
    return made


def _kind_of_change(proposal: Proposal, to: Wording) -> What:
    """Accepted when nothing differs, moved when only the list does, else changed."""
    if " ".join(to.text.split()) != proposal.text:
        return What.CHANGED
    if to.listing != proposal.listing:
        return What.MOVED
    told = (to.kind, to.addressed_to.strip()) == (proposal.kind, proposal.addressed_to)
    return What.ACCEPTED if told or to.listing == Listing.LEARNING else What.CHANGED


def _open_draft(draft: Draft, by: Any) -> Draft:
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if not Draft.objects.visible_to(by).filter(pk=draft.pk).exists():
        raise PermissionDenied
    if draft.finished_at is not None:
        raise Refused("This draft is finished. What was decided is in the record.")
    if draft.read_at is None:
        raise Refused("This document has not been read yet. Wait until it has.")
    return draft


def _decide(
    draft: Draft, what: What, proposals: Sequence[Proposal], items: Sequence[Wording], by: Any
) -> Decision:
    draft = _open_draft(draft, by)
    if any(one.draft_id != draft.pk for one in proposals):
        raise PermissionDenied
    keys = [one.pk for one in proposals]
    standing = draft.decisions.filter(undone_at__isnull=True, proposals__in=keys)
    if earlier := standing.select_related("by").first():
        who = earlier.by or "Goldthread"
        raise Refused(
            f"{who} has already decided on this item: {earlier.get_what_display()}. "
            "Nothing was changed. Undo that decision first."
        )
    if any(not written(item.text) for item in items):
        raise Refused("An item needs words. To leave it out, choose “Not an item”.")
    if any(item.listing not in Listing.values for item in items):
        raise Refused("Choose learning point or recommendation.")
    decision = _write(draft, what, proposals, items, by)
    what_it_was, named = decision.get_what_display(), _named(draft, proposals)
    audit(by=by, did="draft.decided", about=draft, what=what_it_was, item=named)
    return decision


def _named(draft: Draft, proposals: Sequence[Proposal]) -> str:
    """How the trail names the finds that were decided on: L2 and L3."""
    if not proposals:
        return "an item of their own"
    labels = labels_of(list(draft.proposals.all()))
    return " and ".join(labels[one.pk] for one in proposals)


def _write(
    draft: Draft,
    what: What,
    proposals: Sequence[Proposal],
    items: Sequence[Wording],
    by: Any,
    together: bool = False,
) -> Decision:
    decision = Decision.objects.create(draft=draft, what=what, by=by, together=together)
    decision.proposals.set(proposals)
    whole = _whole_span(proposals)
    number = proposals[0].number if proposals else ""
    for item in items:
        words = " ".join(item.text.split())
        span = locate(words, draft.text, whole) or whole
        order = proposals[0].order if proposals else _place(draft, item.listing, span)
        _write_item(decision, item, words, span, order, number)
    return decision


def _write_item(
    decision: Decision, item: Wording, words: str, span: Span | None, order: int, number: str
) -> None:
    asks = item.listing == Listing.RECOMMENDATION
    row = DecidedItem.objects.create(
        decision=decision,
        order=order,
        listing=item.listing,
        text=words,
        start=span[0] if span else None,
        end=span[1] if span else None,
        number=number,
        addressed_to=item.addressed_to.strip()[:500] if asks else "",
        kind=item.kind if asks else "",
    )
    here = decision.draft.partnership.pk
    row.addressees.set([one for one in item.addressees if asks and one.partnership_id == here])


def _whole_span(proposals: Sequence[Proposal]) -> Span | None:
    """From the first passage to the last; the first alone when they stand far apart."""
    spans = [(p.start, p.end) for p in proposals if p.start is not None and p.end is not None]
    if not spans:
        return None
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    between = (end - start) - sum(b - a for a, b in spans)
    return (start, end) if between <= FAR_APART else spans[0]


def _place(draft: Draft, listing: str, span: Span | None) -> int:
    """The order of an added item: after the find that stands before it, else at the end."""
    finds = draft.proposals.filter(listing=listing)
    if span is not None:
        finds = finds.filter(start__lte=span[0])
        before = finds.order_by("-order").first()
        return before.order if before else 0
    last = draft.proposals.order_by("-order").first()
    return last.order if last else 0
