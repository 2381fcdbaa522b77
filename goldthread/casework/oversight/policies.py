"""How often supervision is held here, and what it asks: looked up, set, ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.oversight import permits
from goldthread.casework.oversight.models import Policy, Prompt
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.rules.supervision import OPEN_LONG, PROMPTS, USUAL, Every, Kind, Per


@dataclass(frozen=True)
class Policies:
    """What holds on a day: the agency's own row, else the partnership's, else the usual."""

    rows: tuple[Policy, ...]

    @classmethod
    def of(cls, partnership: Partnership | int, on: date | None = None) -> "Policies":
        """One query."""
        pk = partnership if isinstance(partnership, int) else partnership.pk
        rows = Policy.objects.filter(partnership=pk).held(on or timezone.localdate())
        return cls(tuple(rows.select_related("organisation", "partnership")))

    def every(self, kind: str, organisation: int | None = None) -> Every:
        row = self._row(kind, organisation)
        return row.as_rule() if row else USUAL[Kind(kind)]

    def open_long(self, organisation: int | None = None) -> int:
        """Months after which an open record asks for safeguarding supervision."""
        row = self._row(Kind.COMPLEX, organisation)
        return row.open_long if row and row.open_long else OPEN_LONG

    def _row(self, kind: str, organisation: int | None) -> Policy | None:
        for body in dict.fromkeys((organisation, None)):
            for row in reversed(self.rows):
                if row.kind == kind and row.organisation_id == body:
                    return row
        return None


def prompts_of(partnership: Partnership, on: date | None = None) -> list[str]:
    """The usual questions, then the partnership's own. One query."""
    rows = Prompt.objects.filter(partnership=partnership).held(on or timezone.localdate())
    return [*PROMPTS, *rows.values_list("words", flat=True)]


@transaction.atomic
def set_policy(
    *,
    partnership: Partnership,
    kind: str,
    number: int,
    per: str,
    source: str,
    reason: str,
    by: Any,
    organisation: Organisation | None = None,
    open_long: int | None = None,
) -> Policy:
    """A rule from today, for all agencies or for one; the one before it ends."""
    if not permits.may_keep(partnership, organisation, by):
        raise PermissionDenied(permits.KEEPERS)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    must_say(
        (source, "Say where your policy says so."),
        (reason, "Say why it changes."),
    )
    if kind not in list(Kind) or per not in list(Per) or not 0 < number <= 60:
        raise Refused("Choose the kind, and how often: from 1 to 60 weeks or months.")
    if organisation is not None and organisation.partnership_id != partnership.pk:
        raise Refused("Choose an agency of this partnership.")
    today = timezone.localdate()
    for row in Policy.objects.filter(
        partnership=partnership, organisation=organisation, kind=kind, ends__isnull=True
    ):
        _end(row, today, f"Replaced: {reason.strip()}", by)
    made = Policy.objects.create(
        partnership=partnership, organisation=organisation, kind=kind, number=number, per=per,
        open_long=open_long or None, source=source.strip(), reason=reason.strip(), by=by,
        starts=today,
    )  # fmt: skip
    audit(by=by, did="supervision.policy", about=made)
    return made


@transaction.atomic
def end_policy(*, row: Policy, because: str, by: Any) -> Policy:
    """What holds for all agencies, or what is usual, holds again."""
    if not permits.may_keep(row.partnership, row.organisation, by):
        raise PermissionDenied(permits.KEEPERS)
    row = Policy.objects.select_for_update(of=("self",)).get(pk=row.pk)
    must_say((because, "Say why it ends."))
    if row.ends is not None:
        raise Refused("This ended already.")
    _end(row, timezone.localdate(), because.strip(), by)
    audit(by=by, did="supervision.policy_ended", about=row, because=because.strip())
    return row


@transaction.atomic
def add_prompt(*, partnership: Partnership, words: str, reason: str, by: Any) -> Prompt:
    if not permits.may_keep(partnership, None, by):
        raise PermissionDenied(permits.KEEPERS)
    must_say((words, "Write the question."), (reason, "Say why it is asked."))
    if words.strip() in prompts_of(partnership):
        raise Refused("This is asked already.")
    row = Prompt.objects.create(
        partnership=partnership, words=words.strip(), reason=reason.strip(), by=by,
        starts=timezone.localdate(),
    )  # fmt: skip
    audit(by=by, did="supervision.prompt", about=row)
    return row


@transaction.atomic
def end_prompt(*, row: Prompt, because: str, by: Any) -> Prompt:
    """It is asked no longer. What was answered stays with its question."""
    if not permits.may_keep(row.partnership, None, by):
        raise PermissionDenied(permits.KEEPERS)
    row = Prompt.objects.select_for_update(of=("self",)).get(pk=row.pk)
    must_say((because, "Say why it ends."))
    if row.ends is not None:
        raise Refused("This ended already.")
    _end(row, timezone.localdate(), because.strip(), by)
    audit(by=by, did="supervision.prompt_ended", about=row, because=because.strip())
    return row


def _end(row: Policy | Prompt, on: date, because: str, by: Any) -> None:
    # It holds until the day before; one that was made today ends the day it began.
    row.ends = max(row.starts, on - timedelta(days=1))
    row.ended_by, row.ended_at, row.ended_because = by, timezone.now(), because
    row.save(update_fields=["ends", "ended_by", "ended_at", "ended_because"])


def held_today(rows: Iterable[Policy | Prompt], today: date) -> list[Any]:
    return [one for one in rows if one.starts <= today <= (one.ends or today)]
