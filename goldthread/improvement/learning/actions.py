"""Bringing a document in: kept as sent, read by the engine, every find a proposal."""

import hashlib
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Case, When
from django.utils import timezone

from goldthread.casework.reviews import actions as reviews
from goldthread.casework.reviews.models import Framework, Review
from goldthread.engines import extract, uploads
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.actions import permit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.models import (
    AskKind,
    DecidedItem,
    Decision,
    Draft,
    LearningPoint,
    Listing,
    Proposal,
)


@transaction.atomic
def begin(
    *, partnership: Partnership, data: bytes, name: str, published: bool, by: Any, title: str = ""
) -> Draft:
    """Open a review with its first document. Without a title it goes by the file's name for now."""
    permit(by, BUSINESS_UNIT, partnership=partnership)
    checked = _check(partnership, data, name, by)
    review = reviews.bring_in(
        partnership=partnership,
        title=title.strip() or title_from(checked.safe_name),
        published=published,
        by=by,
    )
    return _keep(review, data, checked, by)


@transaction.atomic
def bring_in(*, review: Review, data: bytes, name: str, by: Any) -> Draft:
    """Keep a document for a review, exactly as it was sent. Reading it is the next step."""
    permit(by, BUSINESS_UNIT, partnership=review.partnership)
    return _keep(review, data, _check(review.partnership, data, name, by), by)


def title_from(file_name: str) -> str:
    """What a review is called until something better is known: its file's name without ending."""
    return PurePosixPath(file_name).stem.replace("_", " ").replace("-", " ").strip() or "Review"


def _check(partnership: Partnership, data: bytes, name: str, by: Any) -> uploads.Checked:
    """Refused unless the file is a document that can be read and was not brought in before."""
    try:
        checked = uploads.check(
            data, name, allow=uploads.DOCUMENTS, max_bytes=settings.UPLOAD_BYTES
        )
        extract.read_text(data, checked.safe_name)
    except (uploads.Rejected, extract.Unreadable) as problem:
        raise Refused(str(problem)) from problem
    here = Draft.objects.filter(
        review__matter__partnership=partnership, sha256=hashlib.sha256(data).hexdigest()
    )
    if here.exists():
        earlier = here if by is None else here.visible_to(by)
        known = earlier.select_related("review").first()
        told = f", for “{known.review.title}”" if known else ""
        raise Refused(f"This very file was already brought in{told}. Nothing was added.")
    return checked


def _keep(review: Review, data: bytes, checked: uploads.Checked, by: Any) -> Draft:
    draft = Draft(
        review=review,
        file_name=checked.safe_name,
        media=checked.kind,
        sha256=hashlib.sha256(data).hexdigest(),
        brought_by=by,
    )
    audit(by=by, did="draft.brought_in", about=review, file=checked.safe_name)
    draft.file.save(checked.safe_name, ContentFile(data), save=False)
    draft.save()
    return draft


def read(*, draft: Draft, by: Any) -> Draft:
    """Let the engine read the document. Each find becomes a proposal; nothing enters the record.

    The engine works outside the transaction: a long document must not keep others from writing.
    """
    with draft.file.open("rb") as source:
        data = source.read()
    document = extract.read_text(data, draft.file_name)
    return _propose(draft=draft, document=document, found=extract.extract(document), by=by)


@transaction.atomic
def _propose(
    *, draft: Draft, document: extract.Document, found: extract.Extraction, by: Any
) -> Draft:
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if by is not None and not Draft.objects.visible_to(by).filter(pk=draft.pk).exists():
        raise PermissionDenied
    if draft.read_at is not None:
        raise Refused("This document has been read already.")
    draft.read_at, draft.engine = timezone.now(), extract.VERSION
    draft.text, draft.problems = _plain(document.text), "\n".join(found.problems)
    draft.found = {name: _plain(getattr(found, name) or "") or None for name in _FACTS}
    draft.save()
    Proposal.objects.bulk_create(_proposals(draft, found))
    _describe_from(draft)
    learned, asked = len(found.learning_points), len(found.recommendations)
    counts = f"{learned} learning points and {asked} recommendations"
    audit(by=by, did="draft.read", about=draft, counts=counts)
    return draft


@transaction.atomic
def not_read(*, draft: Draft, why: str, by: Any) -> Draft:
    """Note that reading failed, so that the page says so and offers to try again."""
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    draft.problems = why
    draft.save(update_fields=["problems"])
    audit(by=by, did="draft.not_read", about=draft)
    return draft


_FACTS = ("review_type", "board", "subject", "age", "incident")


def _plain(words: str) -> str:
    """PostgreSQL keeps no NUL; a space in its place leaves every span where it was."""
    return words.replace("\0", " ")


def _proposals(draft: Draft, found: extract.Extraction) -> list[Proposal]:
    listed = [(Listing.LEARNING, item) for item in found.learning_points]
    listed += [(Listing.RECOMMENDATION, item) for item in found.recommendations]
    kinds = set(AskKind.values)
    return [
        Proposal(
            draft=draft,
            order=order,
            listing=listing,
            text=_plain(item.text),
            start=item.span[0],
            end=item.span[1],
            number=_plain(item.number or "")[:40],
            addressed_to=_plain(item.addressed_to or "")[:500],
            kind=item.kind if item.kind in kinds else "",
            because=_plain(item.because),
        )
        for order, (listing, item) in enumerate(listed, start=1)
    ]


def _describe_from(draft: Draft) -> None:
    """Fill in only what nobody has filled in yet. The trail says that the machine did."""
    review, found = draft.review, draft.found
    facts: dict[str, Any] = {}
    kinds = kinds_of(found)
    if review.framework == Framework.OTHER and kinds:
        facts["framework"] = kinds[0]
    limits = {"board": 300, "subject": 100, "age": 60, "incident": 2000}
    for name, limit in limits.items():
        if found[name] and not getattr(review, name):
            facts[name] = found[name][:limit]
    if review.title == title_from(draft.file_name) and (better := _title(found)):
        facts["title"] = better
    if facts:
        reviews.describe(review=review, by=None, **facts)


def kinds_of(found: dict[str, str | None]) -> list[Framework]:
    """The kinds of review that the document says it is; two for a joint one."""
    named = (found.get("review_type") or "").split("; ")
    return [Framework(one) for one in named if one in Framework.values]


def _title(found: dict[str, str | None]) -> str:
    """Such as “Serious Case Review: Oliver”; empty when the document does not say enough."""
    kind, who = (
        " and ".join(one.label for one in kinds_of(found)),
        found["subject"] or found["board"],
    )
    return f"{kind or 'Review'}: {who}"[:300] if who else ""


@transaction.atomic
def confirm_learning(*, draft: Draft, by: Any) -> list[LearningPoint]:
    """Enter every decided learning point of a draft in the record and close the draft."""
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
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
            review=draft.review,
            number=start + place,
            text=_plain(item.text),
            because=item,
            confirmed_by=by,
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
    by_hand = Case(When(decision__what=Decision.What.ADDED, then=1), default=0)
    return DecidedItem.objects.filter(
        decision__draft=draft, decision__undone_at__isnull=True
    ).order_by("order", by_hand, "pk")
