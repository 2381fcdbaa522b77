"""The only writes of what a person decides on proposals. Each is a row; undoing is noted on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.actions import undecided
from goldthread.improvement.learning.models import DecidedItem, Decision, Draft, Listing, Proposal

What = Decision.What


@dataclass(frozen=True)
class Wording:
    """An item as a person wants it."""

    listing: str
    text: str
    kind: str = ""
    addressed_to: str = ""
    addressees: Sequence[Organisation] = field(default_factory=tuple)


@transaction.atomic
def accept(*, proposal: Proposal, by: Any, addressees: Sequence[Organisation] = ()) -> Decision:
    """Take the proposal word for word; the bodies are those the person left ticked."""
    same = Wording(
        proposal.listing, proposal.text, proposal.kind, proposal.addressed_to, addressees
    )
    return _decide(proposal.draft, What.ACCEPTED, [proposal], [same], by)


@transaction.atomic
def change(*, proposal: Proposal, to: Wording, by: Any) -> Decision:
    """Take it with other words, another kind, other bodies, or moved to the other list."""
    return _decide(proposal.draft, What.CHANGED, [proposal], [to], by)


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
def add(*, draft: Draft, item: Wording, by: Any, span: tuple[int, int] | None = None) -> Decision:
    """Add what the machine did not find."""
    return _decide(draft, What.ADDED, [], [item], by, span=span)


@transaction.atomic
def undo(*, decision: Decision, by: Any) -> Decision:
    """Take a decision back: the proposals wait again. The row stays and says who undid it."""
    draft = _open_draft(decision.draft, by)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.undone_at is not None:
        raise Refused("This was already undone.")
    decision.undone_by, decision.undone_at = by, timezone.now()
    decision.save(update_fields=["undone_by", "undone_at"])
    audit(by=by, did="draft.undone", about=draft, what=decision.get_what_display())
    return decision


@transaction.atomic
def accept_all(*, draft: Draft, by: Any, bodies: Any) -> list[Decision]:
    """Accept every proposal not decided yet. `bodies(words)` names the organisations meant."""
    waiting = list(undecided(_open_draft(draft, by)))
    return [accept(proposal=one, by=by, addressees=bodies(one.addressed_to)) for one in waiting]


def _open_draft(draft: Draft, by: Any) -> Draft:
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if not Draft.objects.visible_to(by).filter(pk=draft.pk).exists():
        raise PermissionDenied
    if draft.finished_at is not None:
        raise Refused("This draft is finished. What was decided is in the record.")
    return draft


def _decide(
    draft: Draft,
    what: str,
    proposals: Sequence[Proposal],
    items: Sequence[Wording],
    by: Any,
    span: tuple[int, int] | None = None,
) -> Decision:
    draft = _open_draft(draft, by)
    waiting = set(undecided(draft).values_list("pk", flat=True))
    if any(one.draft_id != draft.pk for one in proposals):
        raise PermissionDenied
    if any(one.pk not in waiting for one in proposals):
        raise Refused("Somebody has already decided on this item. Undo that first.")
    if any(not item.text.strip() for item in items):
        raise Refused("An item needs words. To leave it out, choose “Not an item”.")
    if any(item.listing not in Listing.values for item in items):
        raise Refused("Choose learning point or recommendation.")
    decision = Decision.objects.create(draft=draft, what=what, by=by)
    decision.proposals.set(proposals)
    first = proposals[0] if proposals else None
    whole = span or _whole_span(proposals)
    order = first.order if first else draft.proposals.count() + draft.decisions.count()
    for item in items:
        _write(decision, item, order, first.number if first else "", draft.text, whole)
    audit(by=by, did="draft.decided", about=draft, what=decision.get_what_display())
    return decision


def _whole_span(proposals: Sequence[Proposal]) -> tuple[int, int] | None:
    spans = [(p.start, p.end) for p in proposals if p.start is not None and p.end is not None]
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None


def _write(
    decision: Decision,
    item: Wording,
    order: int,
    number: str,
    source: str,
    whole: tuple[int, int] | None,
) -> None:
    words = " ".join(item.text.split())
    start, end = _find(words, source, whole)
    row = DecidedItem.objects.create(
        decision=decision,
        order=order,
        listing=item.listing,
        text=words,
        start=start,
        end=end,
        number=number,
        addressed_to=item.addressed_to.strip()[:500],
        kind=item.kind if item.listing == Listing.RECOMMENDATION else "",
    )
    bodies = [
        body for body in item.addressees if body.partnership_id == decision.draft.partnership.pk
    ]
    row.addressees.set(bodies if item.listing == Listing.RECOMMENDATION else [])


def _find(words: str, source: str, whole: tuple[int, int] | None) -> tuple[int | None, int | None]:
    """Where the words stand in the source: inside the passage if they do, else the passage."""
    if whole is None:
        place = source.find(words)
        return (place, place + len(words)) if words and place >= 0 else (None, None)
    inside = source[whole[0] : whole[1]].find(words)
    if inside >= 0:
        return whole[0] + inside, whole[0] + inside + len(words)
    return whole
