"""Who must be told by when: raised from the rules' answers, marked sent or missed by people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from goldthread.casework.frameworks import held
from goldthread.casework.intake import criteria
from goldthread.casework.intake.models import (
    Advice,
    EventDay,
    Mark,
    Notification,
    NotificationMark,
    Referral,
)
from goldthread.casework.intake.permits import permit_run
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.rules.clocks import Due

PANEL = "the national Child Safeguarding Practice Review Panel"
INCIDENT = "notify-panel"
RAPID = "rapid-review"
TOLD = {
    "notify-panel": (("notify-panel", PANEL),),
    "notify-secretary-of-state-and-ofsted": (
        ("notify-secretary-of-state", "the Secretary of State for Education"),
        ("notify-ofsted", "Ofsted"),
    ),
}
AFTER_DECISION = {
    "notify-panel": f"{PANEL}, of what was decided",
    "notify-government": "the Welsh Government, of the review",
    "notify-home-office": "the Home Office, of the decision",
}


@dataclass(frozen=True)
class _Wanted:
    step: str
    to: str
    due: date | None
    source: str


@transaction.atomic
def raise_due(*, referral: Referral, by: Any) -> list[Notification]:
    """Write down who must be told, as the rules say it now. What stands already, stays.

    Called by the actions whose answers bring it about; they permit.
    """
    known = set(referral.notifications.values_list("step", flat=True))
    made = []
    for one in (*_by_criteria(referral), *_by_review(referral), *_by_decision(referral)):
        if one.step not in known:
            known.add(one.step)
            made.append(_add(referral, one, by))
    return made


def _add(referral: Referral, one: _Wanted, by: Any) -> Notification:
    row = Notification.objects.create(
        referral=referral, step=one.step, to=one.to, due=one.due, source=one.source, by=by
    )
    audit(by=by, did="notification.due", about=row)
    return row


def _by_criteria(referral: Referral) -> Iterator[_Wanted]:
    record = referral.criteria.filter(framework="notification").first()
    if record is None:
        return
    found = criteria.answer(record, criteria.day_of(referral))
    clock = clock_of(referral, "cspr", "notify-panel")
    for number, outcome in enumerate(found.outcomes):
        for step, to in TOLD.get(outcome, ()):
            source = found.because[number]["source"] if number < len(found.because) else ""
            yield _Wanted(step, to, clock.due if clock else None, source)
    if "notify-panel" in found.outcomes and sent_on(referral, "notify-panel"):
        rapid = clock_of(referral, "cspr", RAPID)
        yield _Wanted(
            RAPID, f"{PANEL}: the rapid review", rapid.due if rapid else None,
            rapid.source if rapid else "",
        )  # fmt: skip


def found_not_notifiable(referral: Referral) -> bool:
    """Whether the criteria of a notification were answered, and are not met."""
    record = referral.criteria.filter(framework="notification").first()
    return record is not None and criteria.answer(record, criteria.day_of(referral)).met is False


def unasked(referral: Referral) -> bool:
    """Whether a clock counts towards telling the Panel, and nothing says yet that it must be."""
    listed = referral.notifications.filter(step=INCIDENT).exists()
    asked = referral.criteria.filter(framework="notification").exists()
    if listed or asked:
        return False
    held_here = any(kind.code == "cspr" for kind in held.kinds(referral.partnership))
    return held_here and clock_of(referral, "cspr", INCIDENT) is not None


def _by_review(referral: Referral) -> Iterator[_Wanted]:
    """A local review is held of what had to be notified, also where nobody answered the criteria
    of the notification itself.
    """
    if referral.matter is None:
        return
    standing = referral.matter.decisions.filter(later__isnull=True)
    clock = clock_of(referral, "cspr", INCIDENT)
    if clock is None or not standing.filter(outcome=Advice.HOLD, kind="cspr").exists():
        return
    if not found_not_notifiable(referral):
        yield _Wanted(INCIDENT, PANEL, clock.due, clock.source)


def _by_decision(referral: Referral) -> Iterator[_Wanted]:
    if referral.matter is None:
        return
    for decision in referral.matter.decisions.filter(later__isnull=True):
        if decision.outcome != Advice.HOLD or not decision.kind:
            continue
        kind = held.kind(referral.partnership, decision.kind)
        for letter in kind.letters if kind else ():
            if letter in AFTER_DECISION:
                step, source = f"{letter}-decision-{decision.number}", kind.source if kind else ""
                yield _Wanted(step, AFTER_DECISION[letter], None, source)


def events_of(referral: Referral) -> dict[str, date]:
    """The days from which clocks count."""
    found: dict[str, date | None] = {
        "aware": referral.aware_on,
        "incident": referral.happened_on,
        "referred": timezone.localdate(referral.submitted_at) if referral.submitted_at else None,
        "notified": sent_on(referral, "notify-panel"),
        "sent": sent_on(referral, "notify-panel"),
    }
    for row in referral.event_days.order_by("at", "pk"):
        found[row.event] = row.on
    if referral.matter is not None:
        decided = referral.matter.decisions.filter(later__isnull=True).order_by("number")
        for row in decided:
            found["decided"] = timezone.localdate(row.decided_at)
            if row.leads_to_review:
                found["initiated"] = found["decided"]
    return {event: day for event, day in found.items() if day}


def clock_of(referral: Referral, kind: str, step: str) -> Due | None:
    """One clock of a kind of review; None where its event has no day yet, or cannot be counted."""
    return next((one for one in clocks_of(referral, kind) if one.step == step), None)


def clocks_of(referral: Referral, kind: str) -> list[Due]:
    try:
        return held.clocks(referral.partnership, kind, events_of(referral))
    except ValueError:
        return []  # a day long outside of any calendar: there is nothing to count


def sent_on(referral: Referral, step: str) -> date | None:
    marks = NotificationMark.objects.filter(
        notification__referral=referral, notification__step=step, what=Mark.SENT
    )
    return marks.order_by("on").values_list("on", flat=True).first()


def why_late(referral: Referral, step: str) -> str:
    marks = NotificationMark.objects.filter(
        notification__referral=referral, notification__step=step
    )
    return " ".join(marks.values_list("reason", flat=True)).strip()


@transaction.atomic
def became_aware(*, referral: Referral, on: date, because: str, by: Any) -> EventDay:
    """The day on which the local authority became aware: the law counts from it.

    What waits to be sent takes its new day; the one before stands in the trail.
    """
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    permit_run(referral, by)
    if on > timezone.localdate():
        raise Refused("The date cannot be in the future.")
    if not written(because):
        raise Refused("Say how this is known.")
    row = EventDay.objects.create(
        referral=referral, event="aware", on=on, because=because.strip(), by=by
    )
    audit(by=by, did="notification.counted_from", about=row, on=on, because=row.because)
    clock = clock_of(referral, "cspr", "notify-panel")
    steps = [step for pairs in TOLD.values() for step, _ in pairs]
    unsent = referral.notifications.filter(step__in=steps).exclude(marks__what=Mark.SENT)
    for one in unsent:
        if clock is not None and one.due != clock.due:
            was, one.due = one.due, clock.due
            one.save(update_fields=["due"])
            audit(by=by, did="notification.moved", about=one, was=was, now=one.due)
    return row


@transaction.atomic
def must_tell(
    *, referral: Referral, to: str, because: str, by: Any, due: date | None = None
) -> Notification:
    """Somebody else who must be told, such as a coroner or another area."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    permit_run(referral, by)
    if not written(to) or not written(because):
        raise Refused("Say who must be told, and why.")
    step = f"told-{slugify(to)[:50]}"
    if referral.notifications.filter(step=step).exists():
        raise Refused(f"{to.strip()} is on the list already.")
    return _add(referral, _Wanted(step, to.strip(), due, because.strip()), by)


@transaction.atomic
def mark(
    *, notification: Notification, what: str, on: date, by: Any, who: str = "", reason: str = ""
) -> NotificationMark:
    """That it was sent, on which day and by whom; or that its day was missed, and why."""
    row = Notification.objects.select_for_update(of=("self",)).get(pk=notification.pk)
    permit_run(row.referral, by)
    reasons = []
    if on > timezone.localdate():
        reasons.append("The date cannot be in the future.")
    if row.marks.filter(what=Mark.SENT).exists():
        reasons.append("This has been marked as sent already.")
    if what == Mark.SENT and not written(who):
        reasons.append("Say who sent it.")
    late = row.due is not None and on > row.due
    why_known = row.marks.filter(what=Mark.MISSED).exists()
    if what == Mark.MISSED and not written(reason):
        reasons.append("Say why it was missed.")
    if what == Mark.SENT and late and not why_known and not written(reason):
        reasons.append("It was sent after its day. Say why.")
    if reasons:
        raise Refused(*reasons)
    made = NotificationMark.objects.create(
        notification=row,
        what=Mark(what),
        on=on,
        who=who.strip() if what == Mark.SENT else "",
        reason=reason.strip(),
        by=by,
    )
    audit(by=by, did="notification.marked", about=row, what=made.get_what_display(), on=on)
    raise_due(referral=row.referral, by=by)
    return made
