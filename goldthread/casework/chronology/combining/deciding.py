"""What people decide of links and conflicts. Each decision is a row with its reason."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.chronology import permits
from goldthread.casework.chronology.combining.bringing import pair_of
from goldthread.casework.chronology.combining.conflicting import note_conflicts_of
from goldthread.casework.chronology.models import Conflict, Link, LinkDecision, Weighing
from goldthread.casework.chronology.models.merged import Standing
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

WITH = ("review__matter__partnership", "one", "other")


def said(words: str, missing: str) -> str:
    if not (kept := written(words)):
        raise Refused(missing)
    return kept


@transaction.atomic
def decide_link(*, link: Link, accepted: bool, reason: str, by: Any) -> LinkDecision:
    """Accept or reject a link. A later decision takes its place and leaves it readable."""
    link = Link.objects.select_for_update(of=("self",)).select_related(*WITH).get(pk=link.pk)
    permits.need(permits.may_decide(link.review, by))
    reason = said(reason, "Say why.")
    now = Standing.ACCEPTED if accepted else Standing.REJECTED
    if link.standing == now:
        raise Refused("That is what was decided already.")
    return _decide(link, accepted, reason, by)


def _decide(link: Link, accepted: bool, reason: str, by: Any) -> LinkDecision:
    link.standing = Standing.ACCEPTED if accepted else Standing.REJECTED
    link.save(update_fields=["standing"])
    row = LinkDecision.objects.create(link=link, accepted=accepted, reason=reason, by=by)
    if accepted:
        identities = (link.one_identity, link.other_identity)
        rows = Entry.objects.combined().filter(review=link.review_id, identity__in=identities)
        now = list(rows)
        if len(now) == 2:
            note_conflicts_of(link, *now)
        audit(by=by, did="chronology.link_accepted", about=link)
    else:
        audit(by=by, did="chronology.link_rejected", about=link)
    return row


@transaction.atomic
def link_by_hand(*, one: Entry, other: Entry, reason: str, by: Any) -> Link:
    """Say that two entries tell of one occurrence, whether or not the matching thinks so."""
    review = Review.objects.select_for_update().get(pk=one.review_id)
    permits.need(permits.may_decide(review, by))
    if other.review_id != one.review_id:
        raise PermissionDenied
    if one.identity == other.identity:
        raise Refused("Choose another entry than this one.")
    if not (one.standing and other.standing):
        raise Refused("Both entries must stand in the latest version of their chronology.")
    reason = said(reason, "Say why the two are one occurrence.")
    first, second = pair_of(one, other)
    link, made = Link.objects.get_or_create(
        review=review, one_identity=first.identity, other_identity=second.identity,
        defaults={"one": first, "other": second, "standing": Standing.ACCEPTED},
    )  # fmt: skip
    if not made and link.standing == Standing.ACCEPTED:
        raise Refused("These two stand together already.")
    if made:
        audit(by=by, did="chronology.linked", about=link)
    _decide(link, True, reason, by)
    return link


@transaction.atomic
def weigh(*, conflict: Conflict, primary: Entry | None, why: str, by: Any) -> Weighing:
    """Which account was primary evidence, or neither, and why. Both words stay."""
    conflict = _held(conflict)
    permits.need(permits.may_decide(conflict.review, by))
    link = conflict.link
    if primary and primary.identity not in (link.one_identity, link.other_identity):
        raise PermissionDenied
    why = said(why, "Say why.")
    row = Weighing.objects.create(conflict=conflict, primary=primary, why=why, by=by)
    audit(by=by, did="chronology.weighed", about=conflict)
    return row


def _held(conflict: Conflict) -> Conflict:
    rows = Conflict.objects.select_for_update(of=("self",)).select_related(
        "review__matter__partnership", "link__one", "link__other", "link__review"
    )
    held: Conflict = rows.get(pk=conflict.pk)
    return held


@transaction.atomic
def take_back_weighing(*, row: Weighing, by: Any) -> None:
    """Take back a view of one's own. It stays readable."""
    conflict = _held(row.conflict)
    permits.need(permits.may_decide(conflict.review, by) and row.by_id == by.pk)
    changed = Weighing.objects.filter(pk=row.pk, back_at__isnull=True)
    if not changed.update(back_by=by, back_at=timezone.now()):
        raise Refused("It was taken back already.")
    audit(by=by, did="chronology.weighing_back", about=conflict)
