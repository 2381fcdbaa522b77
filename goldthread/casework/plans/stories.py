"""How child protection stands for each child of some families on a day: worked out, never stored.

`stories` reads any number of families in a fixed number of queries.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.casework.frameworks.held import Shelf, nation_of
from goldthread.casework.frameworks.models import ClockAdjustment
from goldthread.casework.plans.models import (
    Came,
    ChildNow,
    GoneThrough,
    NoConference,
    Plan,
    PlanAction,
    PlanChallenge,
    PlanMeeting,
)
from goldthread.casework.safeguards.models import Family, Pregnancy
from goldthread.casework.safeguards.pathways import At, Pathway, pathways
from goldthread.engines.calendars import Calendar
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.people.models import Involvement
from goldthread.rules import protection
from goldthread.rules.clocks import Clock
from goldthread.rules.protection import Event, Line
from goldthread.rules.protection import Kind as Happened

CHILDREN = ("child", "unborn child", "sibling", "half-sibling")
Kind, Outcome = PlanMeeting.Kind, PlanMeeting.Outcome
# Steps of an unborn child's pathway that a conference or a core group answers.
OF_PATHWAY = ("conference", "review")


@dataclass(frozen=True)
class Rules:
    """The clocks of a partnership as it counts them on any day. Two queries."""

    nation: str
    adjustments: list[ClockAdjustment]

    @classmethod
    def of(cls, partnership: Partnership) -> "Rules":
        rows = ClockAdjustment.objects.filter(partnership=partnership)
        return cls(nation_of(partnership), list(rows.order_by("starts", "pk")))

    @property
    def calendar(self) -> Calendar:
        return Calendar(self.nation)

    def on(self, day: date) -> Mapping[str, Clock]:
        held = [one for one in self.adjustments if one.starts <= day <= (one.ends or day)]
        shelf = Shelf(day, self.nation, [], [], held)
        return protection.together(shelf.rules(code) for code in protection.SETS[self.nation])


@dataclass(frozen=True)
class Open:
    """An action of a plan: how often a core group moved it on, and whether anybody asked why."""

    row: PlanAction
    gone: list[GoneThrough]  # one of each core group, in order: the latest row holds
    silent: int  # carried forward so often since the last challenge or manager's decision

    @property
    def is_open(self) -> bool:
        return not self.row.action.ended_how

    @property
    def carried(self) -> int:
        return sum(1 for one in self.gone if one.how == GoneThrough.How.CARRIED)

    @property
    def must_be_asked(self) -> bool:
        """Once more would be a third time in silence."""
        return self.is_open and self.silent >= protection.SILENT


@dataclass
class Child:
    """One child: meetings, plans and clocks. `plan` is the one that has not ended."""

    who: Involvement
    today: date
    lines: list[Line] = field(default_factory=list)
    meetings: list[PlanMeeting] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    actions: list[Open] = field(default_factory=list)
    way: Pathway | None = None
    nation: str = "england"

    @property
    def plan(self) -> Plan | None:
        return next((one for one in self.plans if not hasattr(one, "end")), None)

    @property
    def open_lines(self) -> list[Line]:
        return [one for one in self.lines if one.open]

    @property
    def done_lines(self) -> list[Line]:
        return [one for one in self.lines if not one.open]

    @property
    def open_actions(self) -> list[Open]:
        return [one for one in self.actions if one.is_open]

    @property
    def steps(self) -> list[At]:
        """Steps of an unborn child's pathway that a meeting of this room answers, still open."""
        found = [self.way.at(step) for step in OF_PATHWAY] if self.way else []
        return [one for one in found if one is not None and one.open and one.due and not one.over]

    @property
    def category(self) -> str:
        if self.plan is None:
            return ""
        of_plan = [one for one in self.meetings if one.on >= self.plan.on and one.category]
        return protection.category_of(of_plan[-1].category, self.nation) if of_plan else ""

    @property
    def long(self) -> protection.Long | None:
        return protection.long(self.plan.on, self.today) if self.plan else None

    @property
    def is_second(self) -> bool:
        """On a plan now, and on one before."""
        if self.plan is None:
            return False
        before = self.plan.before
        return len(self.plans) > 1 or (before is not None and before.answer == "yes")

    def last(self, kind: str) -> PlanMeeting | None:
        return next((one for one in reversed(self.meetings) if one.kind == kind), None)

    @property
    def nothing_since(self) -> date | None:
        """The day since which nothing was evidenced: the last review, or the beginning; or None."""
        if self.plan is None:
            return None
        review = self.last(Kind.REVIEW)
        since = review.on if review and review.on > self.plan.on else self.plan.on
        ended = [one.row.action for one in self.actions if one.row.action.ended_how == "evidenced"]
        return None if any(one.ended_on and one.ended_on >= since for one in ended) else since


@dataclass
class Story:
    """One family: its children, its meetings in order, the challenges, who stayed away."""

    family: Family
    children: list[Child]
    meetings: list[PlanMeeting]
    challenges: list[PlanChallenge]
    missed: list[Organisation]
    now: dict[int, list[ChildNow]]
    today: date

    @property
    def on_plans(self) -> list[Child]:
        return [one for one in self.children if one.plan is not None]

    @property
    def unanswered(self) -> list[PlanChallenge]:
        return [one for one in self.challenges if waits(one)]

    @property
    def last_core(self) -> PlanMeeting | None:
        return next((one for one in reversed(self.meetings) if one.kind == Kind.CORE), None)

    def child(self, pk: int) -> Child | None:
        return next((one for one in self.children if one.who.pk == pk), None)

    def lines_by(self, meeting: PlanMeeting) -> list[tuple[Child, Line]]:
        """The steps that one meeting answered, for each of its children."""
        return [
            (child, line)
            for child in self.children
            for line in child.done_lines
            if line.key == meeting.pk
        ]


def waits(challenge: PlanChallenge) -> bool:
    """No answer yet, or taken further and no answer since."""
    answers = list(challenge.answers.all())
    return not answers or answers[-1].how != "answered"


def asked_by(challenge: PlanChallenge) -> date:
    """The day by which an answer is asked for: that of the last escalation, where there is one."""
    answers = [one for one in challenge.answers.all() if one.answer_by]
    return (answers[-1].answer_by if answers else None) or challenge.answer_by


def story(family: Family, today: date) -> Story:
    return stories(family.partnership, [family], today)[0]


def stories(partnership: Partnership, families: Iterable[Family], today: date) -> list[Story]:
    """Of families that are in scope already."""
    kept = list(families)
    if not kept:
        return []
    ids = [one.pk for one in kept]
    rules = Rules.of(partnership)
    whose = {one.matter_id: one.pk for one in kept}
    children: dict[int, dict[int, Child]] = defaultdict(dict)
    found = Involvement.objects.filter(matter__in=whose, role__in=CHILDREN).standing()
    for who in found.select_related("person", "matter"):
        children[whose[who.matter_id]][who.pk] = Child(who, today, nation=rules.nation)
    by_pk = {pk: child for ones in children.values() for pk, child in ones.items()}
    meetings: dict[int, list[PlanMeeting]] = defaultdict(list)
    rows = PlanMeeting.objects.filter(family__in=ids, mistake__isnull=True)
    for meeting in rows.select_related("by", "family__matter").prefetch_related("children"):
        meetings[meeting.family_id].append(meeting)
        for who in meeting.children.all():
            if who.pk in by_pk:
                by_pk[who.pk].meetings.append(meeting)
    plans = Plan.objects.filter(family__in=ids).select_related("end__by", "end__decision", "child")
    for plan in plans.prefetch_related("before_answers").order_by("on", "pk"):
        if plan.child_id in by_pk:
            by_pk[plan.child_id].plans.append(plan)
    for way in pathways(partnership, rows=Pregnancy.objects.filter(family__in=ids), today=today):
        if way.row.child_id in by_pk:
            by_pk[way.row.child_id].way = way
    _actions(ids, by_pk)
    none = {
        row.meeting_id: row for row in NoConference.objects.filter(meeting__family__in=ids)
    }  # fmt: skip
    for child in by_pk.values():
        child.lines = protection.count(_events(child, none), rules.on, rules.calendar, today)
    challenges: dict[int, list[PlanChallenge]] = defaultdict(list)
    asked = PlanChallenge.objects.filter(family__in=ids)
    asked = asked.select_related("by", "from_body", "to_body", "action__action", "meeting")
    for one in asked.prefetch_related("answers__by"):
        challenges[one.family_id].append(one)
    missed, now = _missed(ids, meetings), _now(ids)
    return [
        Story(one, list(children[one.pk].values()), meetings[one.pk], challenges[one.pk],
              missed[one.pk], now, today)
        for one in kept
    ]  # fmt: skip


def _events(child: Child, none: Mapping[int, NoConference]) -> list[Event]:
    """A child's meetings as the rules know them."""
    found = []
    for one in child.meetings:
        kind = {
            Outcome.ENQUIRY.value: Happened.ENQUIRY,
            Outcome.PLAN.value: Happened.PLAN,
            Outcome.NO_PLAN.value: Happened.NO_PLAN,
            Outcome.CONTINUES.value: Happened.REVIEW,
            Outcome.SHOULD_END.value: Happened.REVIEW,
        }.get(one.outcome, Happened.CORE if one.kind == Kind.CORE else None)
        if kind is not None:
            found.append(
                Event(kind, one.on, one.pk, one.concern_on, one.late_because,
                      unborn=_unborn(child, one.on))
            )  # fmt: skip
        if one.pk in none:
            found.append(Event(Happened.NO_CONFERENCE, none[one.pk].on))
    found += [Event(Happened.END, plan.end.on) for plan in child.plans if hasattr(plan, "end")]
    return found


def _unborn(child: Child, on: date) -> bool:
    if child.way is None:
        return False
    ended = child.way.row.ended_on
    return ended is None or on < ended


def _actions(families: list[int], children: Mapping[int, Child]) -> None:
    rows = PlanAction.objects.filter(plan__family__in=families).select_related(
        "action__organisation", "action__owner", "action__matter", "plan__family"
    )
    rows = rows.prefetch_related("gone_through", "challenges", "carry_decisions")
    for row in rows.order_by("action__due", "pk"):
        if row.plan.child_id in children:
            children[row.plan.child_id].actions.append(opened(row))


def opened(row: PlanAction) -> Open:
    """An action with what core groups said of it; from prefetched rows, if there are any."""
    last: dict[int, GoneThrough] = {}
    for one in row.gone_through.all():  # in order: the latest of a core group holds
        last[one.meeting_id] = one
    gone = sorted(last.values(), key=lambda one: (one.at, one.pk))
    asked = [one.at for one in row.challenges.all()]
    asked += [one.at for one in row.carry_decisions.all()]
    # “Done” of an action that is still open is one more time that it did not move.
    carried = [one for one in gone if one.how != GoneThrough.How.CHALLENGED]
    silent = sum(1 for one in carried if not asked or one.at > max(asked))
    return Open(row, gone, silent)


def _missed(
    families: list[int], meetings: Mapping[int, list[PlanMeeting]]
) -> dict[int, list[Organisation]]:
    """By family: agencies that did not come to the last two core groups that say so of them."""
    rows = Came.objects.filter(meeting__family__in=families, meeting__kind=Kind.CORE)
    told: dict[int, dict[int, dict[int, Came]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows.select_related("organisation", "meeting").order_by("at", "pk"):
        told[row.meeting.family_id][row.organisation_id][row.meeting_id] = row
    found: dict[int, list[Organisation]] = defaultdict(list)
    for family, bodies in told.items():
        order = [one.pk for one in meetings[family] if one.kind == Kind.CORE]
        for by_meeting in bodies.values():
            said = [by_meeting[pk] for pk in order if pk in by_meeting][-protection.MISSED :]
            away = [one for one in said if one.how != Came.How.CAME]
            if len(away) == protection.MISSED and order[-1] == away[-1].meeting_id:
                found[family].append(away[-1].organisation)
    return found


def _now(families: list[int]) -> dict[int, list[ChildNow]]:
    """What was said of each child, by core group."""
    rows = ChildNow.objects.filter(meeting__family__in=families)
    found: dict[int, list[ChildNow]] = defaultdict(list)
    for row in rows.select_related("child", "by"):
        found[row.meeting_id].append(row)
    return found


def near_or_late(child: Child, within: int = protection.SOON) -> list[tuple[Any, str, str]]:
    """Open steps by their day: (day, what is due, how it stands), of this room and the pathway."""
    found = []
    for line in child.open_lines:
        if line.due and (line.due - child.today).days <= within:
            said = line.standing(child.today)
            found.append((line.due, line.words, _short(said.words) if said else ""))
    for step in child.steps:
        if step.due and (step.due - child.today).days <= within:
            late = step.days_late
            words = f"{late} {'day' if late == 1 else 'days'} late" if late else "is near"
            found.append((step.due, step.step.words, words))
    return sorted(found, key=lambda one: one[0])


def _short(words: str) -> str:
    return words.removesuffix("; say why")
