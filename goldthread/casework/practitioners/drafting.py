"""The only writes to what is being written: kept from key to key, dropped when it is sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.practitioners.models import Event, Invited, Unsent
from goldthread.casework.practitioners.permits import locked, may_prepare
from goldthread.foundations.records.refusals import Refused

LONGEST = 60_000  # characters of one form
ELSEWHERE = (
    "You have this open in another window, which kept what you wrote there, or sent it. What you "
    "write here is not kept. Use the button."
)


@dataclass(frozen=True)
class Draft:
    """What a form begins with: what its writer had not sent, if anything."""

    form: str
    content: Mapping[str, str]
    version: int = 0
    saved_at: datetime | None = None


def draft_of(event: Event, form: str, by: Any) -> Draft:
    row = Unsent.objects.visible_to(by).filter(event=event, form=form).first()
    if row is None:
        return Draft(form, {})
    return Draft(form, json.loads(row.content), row.version, row.saved_at)


@transaction.atomic
def keep(*, event: Event, form: str, content: Mapping[str, str], version: int, by: Any) -> Unsent:
    """Keep what is being written. `version`: the one that this window saw."""
    event = locked(event)
    if not may_prepare(event, by) and not Invited.objects.of_person(by).filter(event=event):
        raise PermissionDenied
    words = json.dumps(dict(content), ensure_ascii=False)
    if len(words) > LONGEST:
        raise Refused("This is too long to be kept while you write.")
    row = Unsent.objects.select_for_update().filter(event=event, form=form, person=by).first()
    if (row.version if row else 0) != version:
        raise Refused(ELSEWHERE)
    facts = {"content": words, "version": version + 1, "saved_at": timezone.now()}
    if row is None:
        return Unsent.objects.create(event=event, form=form, person=by, **facts)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=list(facts))
    return row


def drop(*, event: Event, form: str, by: Any) -> None:
    """It was sent, or its writer begins anew."""
    Unsent.objects.filter(event=event, form=form, person=by).delete()
