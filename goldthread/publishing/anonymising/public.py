"""What is public about a case already: noted with its source, and taken back where it was wrong."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import permits
from goldthread.publishing.anonymising.models import PublicFact


@transaction.atomic
def say(*, review: Review, words: str, source: str, by: Any) -> PublicFact:
    if not permits.may_decide(review, by):
        raise PermissionDenied
    words, source = written(words), written(source)
    if not words or not source:
        raise Refused("Write what is public, and where it can be read.")
    row: PublicFact = PublicFact.objects.create(review=review, words=words, source=source, by=by)
    audit(by=by, did="public_fact.said", about=review)
    return row


@transaction.atomic
def take_back(*, fact: PublicFact, by: Any) -> None:
    fact = PublicFact.objects.select_for_update().get(pk=fact.pk)
    if not permits.may_decide(fact.review, by):
        raise PermissionDenied
    if fact.taken_back_at is not None:
        raise Refused("It was taken back already.")
    fact.taken_back_by, fact.taken_back_at = by, timezone.now()
    fact.save(update_fields=["taken_back_by", "taken_back_at"])
    audit(by=by, did="public_fact.taken_back", about=fact.review)
