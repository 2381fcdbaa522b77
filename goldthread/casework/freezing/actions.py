"""Freezing a version of the combined chronology, and signing it. Nothing changes either."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.freezing import permits
from goldthread.casework.freezing.document import Part, digest, parts
from goldthread.casework.freezing.models import FrozenChronology, FrozenPart, FrozenSignature
from goldthread.casework.freezing.standing import Standing, Values, merge_of, who
from goldthread.casework.freezing.unsettled import unsettled
from goldthread.casework.freezing.versions import is_whole
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused

FORMAT = "goldthread frozen chronology 1"
NOTHING = (
    "Nothing was brought together yet, so there is nothing to freeze. Bring the agencies’ "
    "chronologies together first."
)
CHANGED = (
    "The stored words of this version are not those that were frozen, so it cannot be signed. Tell "
    "your system administrator."
)
AT_ONCE = 50  # parts written at a time


@transaction.atomic
def freeze(*, review: Review, purpose: str, by: Any, reason: str = "") -> FrozenChronology:
    """Keep everything that stands in the combined chronology now, under the next number.

    `reason`: why it is frozen although something is unsettled; asked where something is.
    """
    rows = Review.objects.select_for_update(of=("self",)).select_related("matter__partnership")
    review = rows.get(pk=review.pk)
    permits.need(permits.may_freeze(review, by))
    merge = merge_of(review)
    if merge is None:
        raise Refused(NOTHING)
    purpose, reason = purpose.strip(), reason.strip()
    if not purpose:
        raise Refused("Say what this version is for.")
    open_matters = unsettled(review, merge)
    if open_matters and not reason:
        raise Refused("Say why it is frozen although something is unsettled.")
    last = FrozenChronology.objects.filter(review=review).aggregate(number=Max("number"))
    number, at = (last["number"] or 0) + 1, timezone.now()
    now = Standing.now(review)
    head = now.head | {
        "format": FORMAT,
        "version": number,
        "purpose": purpose,
        "unsettled": open_matters,
        "reason": reason if open_matters else "",
        "frozen_by": who(by),
        "frozen_at": at.isoformat(),
        "brought_together": {
            "number": merge.number,
            "at": merge.done_at.isoformat() if merge.done_at else None,
            "engine": merge.engine,
        },
    }
    made = list(
        parts(head, {"entries": now.entries, "links": now.links, "conflicts": now.conflicts})
    )
    frozen: FrozenChronology = FrozenChronology.objects.create(
        review=review, number=number, merge=merge, purpose=purpose, reason=head["reason"],
        unsettled=open_matters, counts=_counts(now, head, made), by=by, at=at,
        sha256=digest(part.content for part in made), size=sum(len(p.content) for p in made),
    )  # fmt: skip
    _keep(frozen, made)
    audit(by=by, did="chronology.frozen", about=frozen, entries=frozen.counts["entries"])
    return frozen


def _keep(frozen: FrozenChronology, made: list[Part]) -> None:
    FrozenPart.objects.bulk_create(
        (
            FrozenPart(
                frozen=frozen, number=number, kind=part.kind, first=part.first, lines=part.lines,
                refs="".join(f"\n{ref}\n" for ref in part.refs if part.kind == "entries"),
                content=part.content,
            )
            for number, part in enumerate(made)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip


def _counts(now: Standing, head: Values, made: list[Part]) -> dict[str, int]:
    """How many of each stand in it."""
    standing = [link["standing"] for link in now.links]
    said = now.said
    return {
        "entries": sum(part.lines for part in made if part.kind == "entries"),
        "agencies": sum(1 for one in head["agencies"] if one["version"]),
        "accepted": standing.count("accepted"),
        "suggested": standing.count("suggested"),
        "rejected": standing.count("rejected"),
        "conflicts": len(now.conflicts),
        "weighed": sum(1 for row in now.conflicts if row["views"]),
        "notes": sum(len(rows) for rows in said.notes.values()),
        "tags": sum(len(rows) for rows in said.tags.values()),
        "episodes": len(head["episodes"]),
        "silences": sum(1 for row in head["silences"] if row["kind"] == "no-entry"),
    }


def statement(frozen: FrozenChronology) -> str:
    """What somebody signs, in words."""
    counts = frozen.counts
    entries, agencies = counts["entries"], counts["agencies"]
    return (
        f"I sign version {frozen.number} of the combined chronology of {frozen.review.code}: "
        f"{entries:,} {'entry' if entries == 1 else 'entries'} of {agencies} "
        f"{'agency' if agencies == 1 else 'agencies'}, as they stood on "
        f"{timezone.localtime(frozen.at):%-d %B %Y at %H:%M}. Later work of the review may cite it "
        "as it stands, with what is said to be unsettled in it. I do not say that every account in "
        "it is right."
    )


@transaction.atomic
def sign(*, frozen: FrozenChronology, by: Any) -> FrozenSignature:
    """The lead reviewer or the chair signs, each once, over the very bytes that were frozen."""
    rows = FrozenChronology.objects.select_for_update(of=("self",))
    frozen = rows.select_related("review__matter__partnership").get(pk=frozen.pk)
    permits.need(permits.may_sign(frozen.review, by), permits.SIGNERS)
    if frozen.signatures.filter(by=by).exists():
        raise Refused("You have signed this version already.")
    if not is_whole(frozen):
        raise Refused(CHANGED)
    signature: FrozenSignature = FrozenSignature.objects.create(
        frozen=frozen, by=by, name=by.name, post=permits.signs_as(frozen.review, by),
        words=statement(frozen), sha256=frozen.sha256,
    )  # fmt: skip
    audit(by=by, did="chronology.signed", about=frozen, post=signature.post)
    return signature
