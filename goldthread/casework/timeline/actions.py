"""The only writes to life events: added, corrected by a new row, withdrawn with a reason."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.chronology import permits
from goldthread.casework.reviews.models import Review
from goldthread.casework.timeline.models import LifeEvent, LifeKind
from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.rules.dates import Day

GONE = "This event was corrected or withdrawn meanwhile. Nothing was saved. Look at it again."


@dataclass(frozen=True)
class Told:
    """What is said of an event: of whom, what kind, when, what, and where that stands."""

    kind: str
    when: Day
    source: str
    person: Involvement | None = None
    whom: str = ""
    words: str = ""


@transaction.atomic
def add_event(*, review: Review, told: Told, by: Any) -> LifeEvent:
    review = Review.objects.select_for_update().get(pk=review.pk)
    permits.need(permits.may_decide(review, by))
    row = LifeEvent.objects.create(review=review, by=by, **_facts(review, told))
    audit(by=by, did="life_event.added", about=row)
    return row


@transaction.atomic
def correct_event(*, event: LifeEvent, told: Told, because: str, by: Any) -> LifeEvent:
    """A new row in the place of the old, which stays readable."""
    event = _held(event, by)
    facts = _facts(event.review, told)
    if not written(because):
        raise Refused("Say why it is corrected.")
    if all(getattr(event, name) == value for name, value in facts.items()):
        raise Refused("This says what it said before. Change something, or leave it as it is.")
    row = LifeEvent.objects.create(
        review=event.review, by=by, instead_of=event, corrected_because=because.strip(), **facts
    )
    audit(by=by, did="life_event.corrected", about=row)
    return row


@transaction.atomic
def withdraw_event(*, event: LifeEvent, because: str, by: Any) -> None:
    event = _held(event, by)
    if not written(because):
        raise Refused("Say why it is withdrawn.")
    event.withdrawn_by, event.withdrawn_at = by, timezone.now()
    event.withdrawn_because = because.strip()
    event.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])
    audit(by=by, did="life_event.withdrawn", about=event)


def _held(event: LifeEvent, by: Any) -> LifeEvent:
    rows = LifeEvent.objects.select_for_update(of=("self",))
    held: LifeEvent = rows.select_related("review__matter__partnership").get(pk=event.pk)
    permits.need(permits.may_decide(held.review, by))
    if not LifeEvent.objects.current().filter(pk=held.pk).exists():
        raise Refused(GONE)
    return held


def _facts(review: Review, told: Told) -> dict[str, Any]:
    """The fields of what is said; Refused, with every reason, where something is wrong."""
    reasons = []
    if told.kind not in LifeKind.values:
        reasons.append("Say what kind of event it is.")
    if told.person is None and not written(told.whom):
        reasons.append("Say whose life it is: somebody on the register, or in words.")
    if told.person and (told.person.matter_id != review.matter_id or told.person.struck_at):
        reasons.append("Choose somebody on this review’s register.")
    if told.kind == LifeKind.OTHER and not written(told.words):
        reasons.append("Say in words what happened.")
    if not written(told.source):
        reasons.append("Say where that stands: the record or the person it is known from.")
    if reasons:
        raise Refused(*reasons)
    return {
        "kind": told.kind,
        "person": told.person,
        "whom": "" if told.person else told.whom.strip(),
        "words": told.words.strip(),
        "date_text": told.when.words,
        "earliest": told.when.earliest,
        "latest": told.when.latest,
        "source": told.source.strip(),
    }
