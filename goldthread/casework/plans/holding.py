"""Writes about strategy discussions, conferences and core groups, as they were held."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.frameworks.held import nation_of
from goldthread.casework.plans.models import (
    Came,
    ChildNow,
    FamilyThere,
    MeetingMistake,
    NoConference,
    Plan,
    PlanBefore,
    PlanMeeting,
)
from goldthread.casework.plans.stories import CHILDREN, Child, story
from goldthread.casework.safeguards import unborn
from goldthread.casework.safeguards.days import ahead, long_ago
from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import Family, KeyDecision, Pregnancy, Ruling
from goldthread.casework.safeguards.permits import permit_writing
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written
from goldthread.rules.protection import CATEGORIES

Kind, Outcome = PlanMeeting.Kind, PlanMeeting.Outcome
OUTCOMES = {
    Kind.STRATEGY.value: (Outcome.ENQUIRY, Outcome.GOES_ON, Outcome.NO_ENQUIRY),
    Kind.INITIAL.value: (Outcome.PLAN, Outcome.NO_PLAN),
    Kind.REVIEW.value: (Outcome.CONTINUES, Outcome.SHOULD_END),
}


@transaction.atomic
def strategy(
    *,
    family: Family,
    children: Sequence[Involvement],
    on: date,
    outcome: str,
    words: str,
    by: Any,
    concern_on: date | None = None,
    chair: str = "",
    dissent: str = "",
) -> PlanMeeting:
    """A strategy discussion: whether an enquiry is begun. From it the conference is counted."""
    family = _open(family, by)
    reasons = _of_day(on) + _of_children(family, children)
    reasons += _of_outcome(Kind.STRATEGY, outcome)
    if concern_on is not None and concern_on > on:
        reasons.append("The concern cannot have been raised after the discussion.")
    elif concern_on is not None and not reasons:
        reasons += long_ago(concern_on)
    if not written(words):
        reasons.append("Say what was decided, and why.")
    _refuse(reasons)
    row = _held(
        family, Kind.STRATEGY, children, on=on, outcome=outcome, words=words.strip(), by=by,
        concern_on=concern_on, chair=chair.strip(), dissent=dissent.strip(),
    )  # fmt: skip
    audit(by=by, did="plan.strategy", about=row)
    return row


@transaction.atomic
def conference(
    *,
    family: Family,
    kind: str,
    children: Sequence[Involvement],
    on: date,
    chair: str,
    outcome: str,
    words: str,
    by: Any,
    category: str = "",
    dissent: str = "",
    chair_dissents: bool = False,
    late_because: str = "",
    before: Mapping[Involvement, tuple[str, str]] | None = None,
) -> PlanMeeting:
    """An initial or a review conference, with what it decided and who saw it differently.

    One that made a plan begins one for each of its children; one that decided against is kept too.
    `before`: for each child, whether it was on a plan before (`PlanBefore.Answer`), and when.
    Where it was later than the clock gives, why has to be said.
    """
    family = _open(family, by)
    reasons = _of_day(on) + _of_children(family, children)
    if kind not in (Kind.INITIAL, Kind.REVIEW):
        reasons.append("Choose whether it was the initial conference or a review.")
    else:
        reasons += _of_outcome(kind, outcome)
    if not written(words):
        reasons.append("Say what was decided, and why.")
    if not written(chair):
        reasons.append("Say who chaired it.")
    if chair_dissents and not written(dissent):
        reasons.append("Say what the chair saw differently, and why.")
    reasons += _of_plans(family, kind, children, on)
    if outcome in (Outcome.PLAN, Outcome.CONTINUES):
        if category not in {one.code for one in CATEGORIES[nation_of(family.partnership)]}:
            reasons.append("Choose the category of the plan.")
    else:
        category = ""
    if outcome == Outcome.PLAN:
        reasons += _of_before(children, before or {})
    _refuse(reasons)
    row = _held(
        family, kind, children, on=on, outcome=outcome, words=words.strip(), by=by,
        chair=chair.strip(), category=category, dissent=dissent.strip(),
        chair_dissents=chair_dissents, late_because=late_because.strip(),
    )  # fmt: skip
    _must_say_why_late(family, row)
    audit(by=by, did="plan.conference", about=row)
    if outcome == Outcome.PLAN:
        for child in children:
            plan = Plan.objects.create(family=family, child=child, conference=row, on=on, by=by)
            answer, when = (before or {})[child]
            PlanBefore.objects.create(plan=plan, answer=answer, words=when.strip(), by=by)
            audit(by=by, did="plan.made", about=plan)
    _take_step(row, children, by)
    return row


@transaction.atomic
def core_group(
    *,
    family: Family,
    on: date,
    words: str,
    now: Mapping[Involvement, tuple[str, str]],
    by: Any,
    chair: str = "",
    late_because: str = "",
) -> PlanMeeting:
    """A core group. `now`: for each child it was about, what changed since the last, and what the
    child says or shows ("" is kept, and asked about).
    """
    family = _open(family, by)
    children = list(now)
    reasons = _of_day(on) + _of_children(family, children)
    if not written(words):
        reasons.append("Say in a few words what the core group agreed.")
    told = story(family, timezone.localdate())
    for child in children:
        found = told.child(child.pk)
        plan = found.plan if found else None
        if plan is None or plan.on > on:
            reasons.append(f"{child.code} had no plan on that day.")
        if not written(now[child][0]):
            reasons.append(f"Say what changed for {child.code} since the last; nothing is too.")
    _refuse(reasons)
    row = _held(
        family, Kind.CORE, children, on=on, words=words.strip(), chair=chair.strip(),
        late_because=late_because.strip(), by=by,
    )  # fmt: skip
    for child, (changed, voice) in now.items():
        ChildNow.objects.create(
            meeting=row, child=child, changed=changed.strip(), voice=voice.strip(), by=by
        )
    _must_say_why_late(family, row)
    audit(by=by, did="plan.core_group", about=row)
    _take_step(row, children, by)
    return row


@transaction.atomic
def came(*, meeting: PlanMeeting, told: Mapping[Organisation, tuple[str, str]], by: Any) -> None:
    """For each agency: whether it came (`Came.How`), and who. Agencies that are left out are not
    changed; what was said before stays.
    """
    family = _open(meeting.family, by)
    _must_stand(meeting)
    if not told:
        raise Refused("Say of at least one agency whether it came.")
    for body, (how, who) in told.items():
        if body.partnership_id != family.matter.partnership_id or how not in Came.How.values:
            raise Refused("Choose agencies of this partnership, and whether each came.")
        Came.objects.create(meeting=meeting, organisation=body, how=how, who=who.strip(), by=by)
    audit(by=by, did="plan.came", about=meeting)


@transaction.atomic
def family_there(
    *, meeting: PlanMeeting, told: Mapping[Involvement, tuple[str, str]], by: Any
) -> None:
    """For each parent and child: whether they were there, and what they said; if not, why."""
    family = _open(meeting.family, by)
    _must_stand(meeting)
    if not told:
        raise Refused("Say of at least one of the family whether they were there.")
    reasons = []
    for who, (how, words) in told.items():
        if who.matter_id != family.matter_id or how not in FamilyThere.How.values:
            reasons.append("Choose people of this family, and whether each was there.")
        elif not written(words):
            said = "why not" if how == FamilyThere.How.NOT else "what they said"
            reasons.append(f"Say {said}, for {who.code}.")
    _refuse(reasons)
    for who, (how, words) in told.items():
        FamilyThere.objects.create(meeting=meeting, who=who, how=how, words=words.strip(), by=by)
    audit(by=by, did="plan.family_there", about=meeting)


@transaction.atomic
def no_conference(
    *, meeting: PlanMeeting, decision: KeyDecision, on: date, words: str, by: Any
) -> NoConference:
    """After an enquiry no conference is held. It rests on a manager's decision of that kind."""
    family = _open(meeting.family, by)
    _must_stand(meeting)
    reasons = _of_day(on)
    if meeting.outcome != Outcome.ENQUIRY:
        reasons.append("No enquiry was begun there, so no conference is due.")
    if on < meeting.on:
        reasons.append("That is before the strategy discussion.")
    if NoConference.objects.filter(meeting=meeting).exists():
        reasons.append("That no conference is held is recorded already.")
    if not written(words):
        reasons.append("Say what happens for the child instead.")
    if decision.kind != KeyDecision.Kind.NO_CONFERENCE or decision.at < meeting.at:
        reasons.append("Choose a decision of this enquiry that no conference is held.")
    reasons += agreed(family, decision, on)
    _refuse(reasons)
    row = NoConference.objects.create(
        meeting=meeting, decision=decision, on=on, words=words.strip(), by=by
    )
    audit(by=by, did="plan.no_conference", about=meeting)
    return row


@transaction.atomic
def mistake(*, meeting: PlanMeeting, words: str, by: Any) -> MeetingMistake:
    """It was not held, or not as it was written down. It stays and counts for nothing."""
    _open(meeting.family, by)
    _must_stand(meeting)
    must_say((words, "Say what is wrong with it."))
    if meeting.plans.exists():
        raise Refused(
            "A plan rests on this conference, so it stands. If there should be no plan, end it as "
            "recorded by mistake."
        )
    row = MeetingMistake.objects.create(meeting=meeting, words=words.strip(), by=by)
    audit(by=by, did="plan.mistake", about=meeting)
    return row


def agreed(family: Family, decision: KeyDecision, on: date) -> list[str]:
    """Why a decision does not carry what happens on a day; empty when a manager agreed by then."""
    if decision.family_id != family.pk:
        return ["Choose a decision of this family."]
    last = decision.rulings.order_by("-at", "-pk").first()
    if last is None or last.outcome != Ruling.Outcome.AGREED:
        return ["A manager has not agreed to it. Ask for the decision first, on the overview."]
    if timezone.localdate(last.at) > on:
        day = timezone.localdate(last.at)
        return [f"The manager agreed on {day.day} {day:%B %Y}, which is after that day."]
    return []


def _open(family: Family, by: Any) -> Family:
    family = lock_family(family)
    permit_writing(family, by)
    return family


def _must_stand(meeting: PlanMeeting) -> None:
    if MeetingMistake.objects.filter(meeting=meeting).exists():
        raise Refused("This was written down by mistake, and counts for nothing.")


def _held(family: Family, kind: str, children: Sequence[Involvement], **facts: Any) -> PlanMeeting:
    row = PlanMeeting.objects.create(family=family, kind=kind, **facts)
    row.children.set(children)
    return row


def _of_day(on: date) -> list[str]:
    return ahead(on, "Record it once it is held.")


def _of_children(family: Family, children: Sequence[Involvement]) -> list[str]:
    if not children:
        return ["Choose at least one child."]
    wrong = any(
        one.matter_id != family.matter_id or one.struck_at or one.role not in CHILDREN
        for one in children
    )
    return ["Choose children of this family."] if wrong else []


def _of_outcome(kind: str, outcome: str) -> list[str]:
    return [] if outcome in OUTCOMES[kind] else ["Choose what was decided."]


def _of_before(
    children: Sequence[Involvement], before: Mapping[Involvement, tuple[str, str]]
) -> list[str]:
    found = []
    for child in children:
        answer, when = before.get(child, ("", ""))
        if answer not in PlanBefore.Answer.values:
            found.append(
                f"Say whether {child.code} was on a plan before; “not known yet” is an answer."
            )
        elif answer == PlanBefore.Answer.YES and not written(when):
            found.append(f"Say when and where {child.code} was on a plan before, and why.")
    return found


def _of_plans(
    family: Family, kind: str, children: Sequence[Involvement], on: date
) -> list[str]:  # fmt: skip
    told, found = story(family, timezone.localdate()), []
    for child in children:
        known = told.child(child.pk)
        plan = known.plan if known else None
        if kind == Kind.INITIAL and plan is not None:
            found.append(f"{child.code} is on a plan already. Record a review conference.")
        if kind == Kind.REVIEW and (plan is None or plan.on > on):
            found.append(f"{child.code} had no plan on that day, so there is nothing to review.")
    return found


def _must_say_why_late(family: Family, row: PlanMeeting) -> None:
    """Asked of the record as it now stands, so that page and refusal count alike; of an unborn
    child also by the pathway's own timetable.
    """
    if row.late_because:
        return
    told = story(family, timezone.localdate())
    late = [
        _late(child, line.days_late(row.on), line.due, line.because)
        for child, line in told.lines_by(row)
        if line.due and line.days_late(row.on)
    ]
    for child in told.children:
        step = _pathway_step(child.way.row, row) if child.way and _is_of(row, child) else ""
        at = child.way.at(step) if child.way and step else None
        if at and at.open and at.due and at.due < row.on:
            late.append(_late(child, (row.on - at.due).days, at.due, at.step.rule))
    _refuse(late)


def _is_of(row: PlanMeeting, child: Child) -> bool:
    return any(one.pk == child.who.pk for one in row.children.all())


def _late(child: Child, days: int, due: date, why: str) -> str:
    return (
        f"For {child.who.code} this was {days} {'day' if days == 1 else 'days'} late: due "
        f"{due.day} {due:%B %Y}, {why}. Say why it was late."
    )


def _pathway_step(pregnancy: Pregnancy, row: PlanMeeting) -> str:
    """Which step of the pathway a meeting answers; "" for none."""
    before = pregnancy.ended_on is None or row.on < pregnancy.ended_on
    if before:
        return "conference" if row.kind == Kind.INITIAL else ""
    return "review" if pregnancy.born and row.kind in (Kind.REVIEW, Kind.CORE) else ""


def _take_step(row: PlanMeeting, children: Sequence[Involvement], by: Any) -> None:
    """On an unborn or newborn child's pathway the same step is done, where it is still open.

    A conference is refused there without both parents' history (`safeguards/unborn.py`).
    """
    for pregnancy in Pregnancy.objects.filter(child__in=children):
        step = _pathway_step(pregnancy, row)
        last = pregnancy.steps.filter(step=step).order_by("-at", "-pk").first()
        if step and (last is None or last.how == "mistake"):
            unborn.take_step(
                pregnancy=pregnancy, step=step, how=unborn.DONE, on=row.on, by=by,
                words=f"The {row}.",
            )  # fmt: skip


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise Refused(*dict.fromkeys(reasons))
