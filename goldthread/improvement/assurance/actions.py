"""The only writes to what is known of a recommendation: tests, judgements, what the body says."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.engines import uploads
from goldthread.foundations.access.audit import audit
from goldthread.foundations.followthrough import endings
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records import store
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.improvement.assurance import permits
from goldthread.improvement.assurance.models import Audit, Judgement, OpenedAgain, Reply, Test
from goldthread.improvement.recommendations.models import Address
from goldthread.rules.assurance import About, Means, Verdict

WITH = ("recommendation__review__matter__partnership", "organisation")


def lock(address: Address) -> Address:
    rows = Address.objects.select_for_update(of=("self",)).select_related(*WITH)
    held: Address = rows.get(pk=address.pk)
    return held


@transaction.atomic
def test(
    *,
    address: Address,
    means: str,
    on: date,
    verdict: str,
    shows: str,
    by: Any,
    looked_at: int | None = None,
    found: int | None = None,
    file: Any = None,
    audit_row: Audit | None = None,
    open_again: Sequence[Action] = (),
) -> Test:
    """Record what a look at practice showed. One that does not find it opens actions again."""
    address = lock(address)
    if not permits.may_judge(address, by):
        raise PermissionDenied(permits.JUDGES)
    must_say((shows, "Say what it shows, and where to look."))
    ended = Action.objects.filter(recommended__address=address).exclude(ended_how="")
    reasons = _faults(means, on, verdict, looked_at, found)
    if verdict == Verdict.NO and ended.exists() and not open_again:
        reasons.append("Choose which actions are opened again: what they promised is not there.")
    if verdict != Verdict.NO and open_again:
        reasons.append("Actions are opened again only where it is not happening.")
    if ended.filter(pk__in=[one.pk for one in open_again]).count() != len(open_again):
        reasons.append("Choose actions of this body that have ended.")
    if audit_row is not None and not shown_by(address, by).filter(pk=audit_row.pk).exists():
        reasons.append("Choose a closed audit in which this body handed in its answers.")
    if reasons:
        raise Refused(*reasons)
    row = Test(
        address=address, means=means, on=on, verdict=verdict, shows=shows.strip(),
        looked_at=looked_at, found=found, audit=audit_row, by=by,
    )  # fmt: skip
    if file is not None:
        store.keep(row, file, allow=uploads.EVIDENCE)
    row.save()
    audit(by=by, did="assurance.tested", about=row, verdict=row.get_verdict_display().lower())
    for action in open_again:
        _open_again(row, action, by)
    return row


test.__test__ = False  # type: ignore[attr-defined]  # no test of the program


def shown_by(address: Address, by: Any) -> QuerySet[Audit]:
    """Audits that may be the test of a part: closed, and answered by the body."""
    audits = Audit.objects.visible_to(by) if by is not None else Audit.objects.all()
    return audits.filter(
        closed_at__isnull=False, partnership=address.partnership,
        asked__organisation=address.organisation_id, asked__handed_in_at__isnull=False,
    )  # fmt: skip


def _faults(
    means: str, on: date, verdict: str, looked_at: int | None, found: int | None
) -> list[str]:
    reasons = []
    if means not in list(Means) or verdict not in (Verdict.YES, Verdict.PART, Verdict.NO):
        reasons.append("Say how practice was looked at, and whether it is happening.")
    if on > timezone.localdate():
        reasons.append("Practice that was looked at lies in the past. Correct the day.")
    if found is not None and (looked_at is None or found > looked_at):
        reasons.append("It cannot be happening in more cases than were looked at.")
    return reasons


def _open_again(row: Test, action: Action, by: Any) -> None:
    """Through following through, whose own rule says who may."""
    reason = f"The {row} did not find it happening: {row.shows}"
    reopening = endings.reopen(action=action, reason=reason, by=by)
    OpenedAgain.objects.create(test=row, reopening=reopening)
    audit(by=by, did="assurance.opened_again", about=row, action=action.code)


@transaction.atomic
def judge(
    *, address: Address, about: str, verdict: str, reasoning: str, next_look: date, by: Any
) -> Judgement:
    """What a person makes of one of the two questions, and when it is looked at again."""
    address = lock(address)
    if not permits.may_judge(address, by):
        raise PermissionDenied(permits.JUDGES)
    must_say((reasoning, "Give your reasons. The board will read them."))
    reasons = []
    if about not in list(About) or verdict not in list(Verdict):
        reasons.append("Choose what you judge, and how.")
    if next_look <= timezone.localdate():
        reasons.append("The next look lies ahead. Give a day after today.")
    if reasons:
        raise Refused(*reasons)
    row: Judgement = Judgement.objects.create(
        address=address, about=about, verdict=verdict, reasoning=reasoning.strip(),
        next_look=next_look, by=by,
    )  # fmt: skip
    audit(
        by=by, did="assurance.judged", about=address, question=row.about_words,
        verdict=row.get_verdict_display(), next=next_look,
    )  # fmt: skip
    return row


@transaction.atomic
def reply(*, address: Address, words: str, by: Any) -> Reply:
    """What the body says to what was found."""
    address = lock(address)
    if not permits.may_answer(address, by):
        raise PermissionDenied(permits.ANSWERS)
    must_say((words, "Write your answer."))
    row: Reply = Reply.objects.create(address=address, words=words.strip(), by=by)
    audit(by=by, did="assurance.answered", about=address)
    return row
