"""Writes to a professional difference: raised, answered, taken up, and the three ways it ends."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.differences import permits
from goldthread.casework.differences.models import Difference, Step
from goldthread.casework.differences.policies import stages_of
from goldthread.casework.frameworks.held import calendar_of
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.permits import permit_writing
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.rules.differences import Level, Stage

Kind = Step.Kind


def lock(row: Difference) -> Difference:
    rows = Difference.objects.select_for_update(of=("self",)).select_related(
        "partnership", "own", "asked", "by"
    )
    found: Difference = rows.get(pk=row.pk)
    return found


def present(row: Difference) -> Step:
    """The step with which the stage began at which it stands."""
    found: Step = row.steps.filter(kind__in=Step.BEGINS).order_by("-pk")[0]
    return found


@transaction.atomic
def raise_it(
    *,
    partnership: Partnership,
    own: Organisation,
    asked: Organisation,
    about: str,
    what: str,
    wanted: str,
    by: Any,
    family: Family | None = None,
    stage: int | None = None,
    danger: str = "",
    chair: Any = None,
) -> Difference:
    """At the first stage; or, with `danger` saying why a child cannot wait, straight at a later."""
    permits.permit(permits.own_bodies(partnership, by).contains(own), permits.RAISERS)
    must_say(
        (about, "Say which decision or action it is about."),
        (what, "Say what the difference is."),
        (wanted, "Say what you want for the child."),
    )
    if own == asked:
        raise Refused("The agency that is asked is another than your own.")
    if not permits.asked_bodies(partnership, by).contains(asked):
        raise Refused(
            "Nobody in that agency could answer here. Nothing was written down. Speak to its "
            "safeguarding lead, and ask the business unit who answers for it."
        )
    if family is not None:
        if family.partnership != partnership:
            raise Refused("That family is of another partnership.")
        permit_writing(family, by)
    stages = stages_of(partnership)
    begin = _straight(stages, stages[0], stage, danger)
    row = Difference.objects.create(
        partnership=partnership, own=own, asked=asked, about=about.strip(), what=what.strip(),
        wanted=wanted.strip(), family=family, by=by,
    )  # fmt: skip
    left_out = begin != stages[0]
    said = danger.strip() if left_out else ""
    _begin(row, Kind.RAISED, begin, said, by, chair=chair, danger=left_out)
    audit(by=by, did="difference.raised", about=row, stage=begin.number)
    return row


def _straight(stages: Sequence[Stage], following: Stage, asked: int | None, danger: str) -> Stage:
    """The stage that follows, or a later one with why a child cannot wait."""
    if asked is None or asked == following.number:
        return following
    found = next((one for one in stages if one.number == asked), None)
    if found is None or found.number < following.number:
        raise Refused("Choose one of the stages that lie ahead.")
    must_say((danger, "Say what the immediate danger is: only that leaves stages out."))
    return found


def _begin(
    row: Difference, kind: str, stage: Stage, words: str, by: Any, *, chair: Any, danger: bool
) -> Step:
    today = timezone.localdate()
    if stage.level == Level.CHAIR:
        if chair is None:
            raise Refused("Name the chair or scrutineer who decides at this stage.")
        if not permits.decides_here(chair, row):
            raise Refused(
                f"{chair} cannot decide this: they work for one of the two agencies, are kept "
                "away, or hold no such role today. Name somebody else. Nothing was changed."
            )
    return Step.objects.create(
        difference=row, kind=kind, stage=stage.number, name=stage.name, level=stage.level.value,
        on=today, due=stage.due(today, calendar_of(row.partnership)), words=words,
        danger=danger, chair=chair if stage.level == Level.CHAIR else None, by=by,
    )  # fmt: skip


def _add(row: Difference, kind: str, by: Any, **told: Any) -> Step:
    now = present(row)
    return Step.objects.create(
        difference=row, kind=kind, stage=now.stage, name=now.name, level=now.level,
        on=timezone.localdate(), by=by,
        **{name: one.strip() if isinstance(one, str) else one for name, one in told.items()},
    )  # fmt: skip


@transaction.atomic
def answer(*, difference: Difference, words: str, by: Any) -> Step:
    """What the agency that was asked says. The other side says whether it settles it."""
    row = lock(difference)
    permits.permit_open(row)
    permits.permit(permits.may_answer(row, by), permits.ASKED)
    must_say((words, "Say what your agency answers."))
    made = _add(row, Kind.ANSWERED, by, words=words)
    audit(by=by, did="difference.answered", about=row, stage=made.stage)
    return made


@transaction.atomic
def move_up(
    *,
    difference: Difference,
    words: str,
    by: Any,
    stage: int | None = None,
    danger: str = "",
    chair: Any = None,
) -> Step:
    """Not agreed, or not answered: it goes to the next stage, by the policy of today."""
    row = lock(difference)
    permits.permit_open(row)
    permits.permit(permits.may_take(row, by), permits.TAKERS)
    must_say((words, "Say why it is not settled."))
    stages = [one for one in stages_of(row.partnership) if one.number > present(row).stage]
    if not stages:
        raise Refused("This is the last stage: the chair or scrutineer who was named decides.")
    to = _straight(stages, stages[0], stage, danger)
    left_out = to != stages[0]
    said = f"{words.strip()}\n\n{danger.strip()}" if left_out else words.strip()
    made = _begin(row, Kind.MOVED, to, said, by, chair=chair, danger=left_out)
    audit(by=by, did="difference.moved", about=row, stage=made.stage)
    return made


@transaction.atomic
def name_chair(*, difference: Difference, chair: Any, by: Any) -> Step:
    """Somebody else decides, as when the one who was named has left or is kept away."""
    row = lock(difference)
    permits.permit_open(row)
    permits.permit(permits.may_name(row, by), permits.NAMERS)
    if present(row).level != Level.CHAIR.value:
        raise Refused("A chair or scrutineer decides at the last stage, and it stands before that.")
    if not permits.decides_here(chair, row):
        raise Refused(f"{chair} cannot decide this. Name somebody else. Nothing was changed.")
    made = _add(row, Kind.CHAIR, by, chair=chair)
    audit(by=by, did="difference.chair", about=row, person=chair)
    return made


@transaction.atomic
def agree(*, difference: Difference, words: str, changes: str, by: Any, learning: str = "") -> Step:
    """Both sides settle it: the agency that was asked has answered at this stage before."""
    row = lock(difference)
    permits.permit_open(row)
    permits.permit(permits.may_take(row, by), permits.TAKERS)
    must_say(
        (words, "Say what was agreed."), (changes, "Say what changes for the child."),
    )  # fmt: skip
    answered = row.steps.filter(kind=Kind.ANSWERED, pk__gt=present(row).pk)
    if not answered.exists():
        raise Refused(
            f"{row.asked} has not answered at this stage, and one side alone agrees nothing. Ask "
            "them to answer here, or take it up to the next stage. Nothing was changed."
        )
    return _end(row, Kind.AGREED, "difference.agreed", by, words, changes, learning)


@transaction.atomic
def withdraw(*, difference: Difference, words: str, by: Any, learning: str = "") -> Step:
    row = lock(difference)
    permits.permit_open(row)
    permits.permit(permits.may_take(row, by), permits.TAKERS)
    must_say((words, "Say why it is withdrawn, and how the child is safe."))
    return _end(row, Kind.WITHDRAWN, "difference.withdrawn", by, words, "", learning)


@transaction.atomic
def decide(
    *, difference: Difference, words: str, changes: str, by: Any, learning: str = ""
) -> Step:
    """The chair or scrutineer who was named decides, and says why."""
    row = lock(difference)
    permits.permit_open(row)
    permits.permit(permits.may_decide(row, by), permits.CHAIRS)
    must_say(
        (words, "Say what is decided, and why."), (changes, "Say what changes for the child."),
    )  # fmt: skip
    return _end(row, Kind.DECIDED, "difference.decided", by, words, changes, learning)


def _end(row: Difference, kind: str, did: str, by: Any, *said: str) -> Step:
    words, changes, learning = said
    made = _add(row, kind, by, words=words, changes=changes, learning=learning)
    audit(by=by, did=did, about=row)
    return made
