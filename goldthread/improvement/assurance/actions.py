"""The only writes to what is known of a recommendation: tests, judgements, what the body says."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.engines import uploads
from goldthread.foundations.access.audit import audit
from goldthread.foundations.followthrough import endings
from goldthread.foundations.followthrough.models import Action, local_day
from goldthread.foundations.records import store
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written
from goldthread.improvement.assurance import keeping, permits
from goldthread.improvement.assurance.models import Audit, Judgement, OpenedAgain, Reply, Test
from goldthread.improvement.recommendations.models import Address
from goldthread.rules.looks import About, Means, Verdict, against

MOMENT = timedelta(hours=1)
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
    fits: str = "",
    open_again: Sequence[Action] = (),
) -> Test:
    """Record what a look at practice showed. One that does not find it opens actions again, where
    it shows practice and looks at days after they ended. `fits`: why an audit that was held for no
    recommendation is a test of this one."""
    address = lock(address)
    if not permits.may_judge(address, by):
        raise PermissionDenied(permits.JUDGES)
    must_say((shows, "Say what it shows, and where to look."))
    shows = shows.strip()
    if audit_row is not None and audit_row.because_id is None:
        shows += f"\n\nWhy this audit fits: {written(fits)}"
    if again := _told_already(
        Test, address=address, by=by, means=means, on=on, verdict=verdict, looked_at=looked_at,
        found=found, audit=audit_row, shows=shows, file_sha256=_digest(file),
    ):  # fmt: skip
        held_already: Test = again
        return held_already
    _hold(open_again)
    reasons = [
        *_faults(means, on, verdict, looked_at, found),
        *_opening_faults(address, means, on, verdict, open_again),
        *(_audit_faults(address, audit_row, fits, on, by) if audit_row is not None else ()),
    ]
    if reasons:
        raise Refused(*reasons)
    keeping.forget(address.pk)
    row = Test(
        address=address, means=means, on=on, verdict=verdict, shows=shows,
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


def _hold(actions: Sequence[Action]) -> None:
    """Actions are locked before what is kept of a part and before the trail, as everywhere."""
    ids = [one.pk for one in actions]
    rows = Action.objects.filter(pk__in=ids).order_by("pk")  # in scope: `_opening_faults` looks
    list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))


def shown_by(address: Address, by: Any) -> QuerySet[Audit]:
    """Audits that may be the test of a part: closed, answered by the body, and held for this
    recommendation or for none."""
    audits = Audit.objects.visible_to(by) if by is not None else Audit.objects.all()
    return audits.filter(
        Q(because=address.recommendation_id) | Q(because__isnull=True),
        closed_at__isnull=False, partnership=address.partnership,
        asked__organisation=address.organisation_id, asked__handed_in_at__isnull=False,
    )  # fmt: skip


def _digest(file: Any) -> str:
    if file is None:
        return ""
    file.seek(0)
    digest = sha256(file.read()).hexdigest()
    file.seek(0)
    return digest


def _told_already(model: Any, **told: Any) -> Any:
    """The latest row of a part, if the same person said exactly that a moment ago: a form that was
    sent again is taken once also where no token came with it."""
    latest = model.objects.filter(address=told["address"]).order_by("-pk").first()  # in scope: part
    since = timezone.now() - MOMENT
    same = latest is not None and model.objects.filter(pk=latest.pk, at__gte=since, **told).exists()
    return latest if same else None


def _faults(
    means: str, on: date, verdict: str, looked_at: int | None, found: int | None
) -> list[str]:
    reasons = []
    if means not in list(Means) or verdict not in (Verdict.YES, Verdict.PART, Verdict.NO):
        reasons.append("Say how practice was looked at, and whether it is happening.")
    elif said := against(Verdict(verdict), looked_at, found):
        reasons.append(said)
    if on > timezone.localdate():
        reasons.append("Practice that was looked at lies in the past. Correct the day.")
    if found is not None and (looked_at is None or found > looked_at):
        reasons.append("It cannot be happening in more cases than were looked at.")
    return reasons


def _opening_faults(
    address: Address, means: str, on: date, verdict: str, open_again: Sequence[Action]
) -> list[str]:
    """What was looked at earlier, or asked of staff, says nothing of what the actions left."""
    ended = Action.objects.filter(recommended__address=address).exclude(ended_how="")
    chosen = [one.pk for one in open_again]
    if ended.filter(pk__in=chosen).count() != len(chosen):
        return ["Choose actions of this body that have ended."]
    if verdict != Verdict.NO:
        return ["Actions are opened again only where it is not happening."] if chosen else []
    shown = means in list(Means) and Means(means).shows_practice
    later = ended.filter(ended_on__lt=on) if shown else ended.none()
    if later.exists() and not chosen:
        return ["Choose which actions are opened again: what they promised is not there."]
    if later.filter(pk__in=chosen).count() != len(chosen):
        return [
            "An action is opened again only by a look at practice on days after it ended. Take the "
            "tick away: the test is kept beside it."
        ]
    return []


def _audit_faults(address: Address, row: Audit, fits: str, on: date, by: Any) -> list[str]:
    held = shown_by(address, by).filter(pk=row.pk).first()
    if held is None or held.closed_at is None:
        return [
            "Choose a closed audit in which this body handed in its answers, held for this "
            "recommendation or for none."
        ]
    reasons = []
    if on > local_day(held.closed_at):
        reasons.append("The audit was closed before that day. Give a day that it looked at.")
    if held.because_id is None and not written(fits):
        reasons.append("Say why this audit fits: it was held for no recommendation.")
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
    if again := _told_already(
        Judgement, address=address, by=by, about=about, verdict=verdict, next_look=next_look,
        reasoning=reasoning.strip(),
    ):  # fmt: skip
        held: Judgement = again
        return held
    keeping.forget(address.pk)
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
    if again := _told_already(Reply, address=address, by=by, words=words.strip()):
        held: Reply = again
        return held
    row: Reply = Reply.objects.create(address=address, words=words.strip(), by=by)
    audit(by=by, did="assurance.answered", about=address)
    return row
