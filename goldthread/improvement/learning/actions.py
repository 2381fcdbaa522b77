"""Bringing a document in: kept as sent, read by the engine, every find a proposal."""

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from goldthread.casework.reviews.actions import describe
from goldthread.casework.reviews.models import Framework, Review
from goldthread.engines import extract, uploads
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.actions import permit
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.models import (
    AskKind,
    DecidedItem,
    Draft,
    LearningPoint,
    Listing,
    Proposal,
)


@transaction.atomic
def bring_in(*, review: Review, data: bytes, name: str, by: Any) -> Draft:
    """Keep a document for a review, exactly as it was sent. Reading it is the next step."""
    permit(by, BUSINESS_UNIT, partnership=review.partnership)
    try:
        checked = uploads.check(data, name, allow=uploads.DOCUMENTS)
    except uploads.Rejected as problem:
        raise Refused(str(problem)) from problem
    sha256 = hashlib.sha256(data).hexdigest()
    if earlier := Draft.objects.filter(
        review__matter__partnership=review.partnership, sha256=sha256
    ).first():
        raise Refused(
            f"This very file was already brought in, for “{earlier.review.title}” on "
            f"{timezone.localtime(earlier.brought_at):%d %B %Y}. Nothing was added."
        )
    draft = Draft(
        review=review, file_name=checked.safe_name, media=checked.kind, sha256=sha256, brought_by=by
    )
    draft.file.save(checked.safe_name, ContentFile(data), save=False)
    draft.save()
    audit(by=by, did="draft.brought_in", about=review, file=checked.safe_name)
    return draft


@transaction.atomic
def read(*, draft: Draft, by: Any) -> Draft:
    """Let the engine read the document. Each find becomes a proposal; nothing enters the record."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.read_at is not None:
        raise Refused("This document has been read already.")
    with draft.file.open("rb") as source:
        data = source.read()
    draft.read_at, draft.engine = timezone.now(), extract.VERSION
    try:
        document = extract.read_text(data, draft.file_name)
    except extract.Unreadable as problem:
        draft.problems = str(problem)
        draft.save()
        return draft
    found = extract.extract(document)
    draft.text, draft.problems = document.text, "\n".join(found.problems)
    draft.found = {name: getattr(found, name) for name in _FACTS}
    draft.save()
    Proposal.objects.bulk_create(_proposals(draft, found))
    _describe_from(draft, by)
    counts = f"{len(found.learning_points)} learning points"
    counts += f" and {len(found.recommendations)} recommendations"
    audit(by=None, did="draft.read", about=draft, counts=counts)
    return draft


_FACTS = ("review_type", "board", "subject", "age", "incident")


def _proposals(draft: Draft, found: extract.Extraction) -> list[Proposal]:
    listed = [(Listing.LEARNING, item) for item in found.learning_points]
    listed += [(Listing.RECOMMENDATION, item) for item in found.recommendations]
    kinds = set(AskKind.values)
    return [
        Proposal(
            draft=draft,
            order=order,
            listing=listing,
            text=item.text,
            start=item.span[0],
            end=item.span[1],
            number=item.number or "",
            addressed_to=(item.addressed_to or "")[:500],
            kind=item.kind if item.kind in kinds else "",
            because=item.because,
        )
        for order, (listing, item) in enumerate(listed, start=1)
    ]


def _describe_from(draft: Draft, by: Any) -> None:
    """Fill in only what nobody has filled in yet."""
    review, found = draft.review, draft.found
    facts: dict[str, Any] = {}
    if review.framework == Framework.OTHER and found["review_type"] in Framework.values:
        facts["framework"] = found["review_type"]
    limits = {"board": 300, "subject": 100, "age": 60, "incident": 2000}
    for name, limit in limits.items():
        if found[name] and not getattr(review, name):
            facts[name] = found[name][:limit]
    if facts:
        describe(review=review, by=by, **facts)


@transaction.atomic
def confirm_learning(*, draft: Draft, by: Any) -> list[LearningPoint]:
    """Enter every decided learning point of a draft in the record and close the draft."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if not Draft.objects.visible_to(by).filter(pk=draft.pk).exists():
        raise PermissionDenied
    if draft.finished_at is not None:
        raise Refused("This draft was already finished. Its items are in the record.")
    if draft.read_at is None:
        raise Refused("This document has not been read yet.")
    if left := undecided(draft).count():
        items = "1 item is" if left == 1 else f"{left} items are"
        raise Refused(f"{items} not decided yet. Decide on each before you finish.")
    items = decided(draft).filter(listing=Listing.LEARNING)
    start = draft.review.learning_points.count()
    made = [
        LearningPoint.objects.create(
            review=draft.review, number=start + place, text=item.text, because=item, confirmed_by=by
        )
        for place, item in enumerate(items, start=1)
    ]
    draft.finished_by, draft.finished_at = by, timezone.now()
    draft.save(update_fields=["finished_by", "finished_at"])
    audit(by=by, did="draft.finished", about=draft, learning=len(made))
    return made


def undecided(draft: Draft) -> Any:
    """Proposals on which no decision stands."""
    standing_decisions = draft.decisions.filter(undone_at__isnull=True)
    return draft.proposals.exclude(decisions__in=standing_decisions)


def decided(draft: Draft) -> Any:
    """Items of the decisions that stand, in the order of the document."""
    return DecidedItem.objects.filter(
        decision__draft=draft, decision__undone_at__isnull=True
    ).order_by("order", "pk")
