"""What the pages of child protection show, worked out before a template sees it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.frameworks.held import nation_of
from goldthread.casework.plans import asking
from goldthread.casework.plans.models import (
    Came,
    ChildNow,
    FamilyThere,
    GoneThrough,
    MeetingMistake,
    NoConference,
    Plan,
    PlanAction,
    PlanChallenge,
    PlanMeeting,
)
from goldthread.casework.plans.prompting import not_gone_through, open_on
from goldthread.casework.plans.stories import (
    Child,
    Open,
    Story,
    asked_by,
    opened,
    story,
    waits,
)
from goldthread.casework.safeguards import cautions, permits
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.people.models import Involvement
from goldthread.rules import protection
from goldthread.rules.protection import Line

Kind = PlanMeeting.Kind
# The word of an outcome on a tag, and its colour.
TAGS = {
    "enquiry": ("Enquiry begun", "purple"), "goes-on": ("Enquiry goes on", "purple"),
    "no-enquiry": ("No enquiry", "grey"), "plan": ("Plan made", "purple"),
    "no-plan": ("Decided against a plan", "grey"), "continues": ("Plan goes on", "blue"),
    "should-end": ("Should end", "green"),
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A meeting in the list of a family, with how late it was."""

    row: PlanMeeting
    days_late: int

    @property
    def tag(self) -> tuple[str, str] | None:
        return TAGS.get(self.row.outcome)


@dataclass(frozen=True)
class Asked:
    """A challenge, whether it waits, and until when."""

    row: PlanChallenge
    waits: bool
    by: date
    late: bool

    @classmethod
    def of(cls, row: PlanChallenge, today: date) -> "Asked":
        by, open_one = asked_by(row), waits(row)
        return cls(row, open_one, by, open_one and by < today)

    @property
    def word(self) -> str:
        if not self.waits:
            return "Answered"
        escalated = bool(self.row.answers.all())
        return "Late" if self.late else "In escalation" if escalated else "Waits for an answer"


@dataclass(frozen=True)
class PlansPage:
    """Child protection of one family."""

    family: Family
    told: Story
    open: list[str]
    rows: list[Row]
    challenges: list[Asked]
    cautions: list[str]
    names: dict[str, str]
    may_write: bool
    may_manage: bool
    today: date

    @classmethod
    def of(cls, family: Family, user: Any) -> "PlansPage":
        today = timezone.localdate()
        told = story(family, today)
        rows = [Row(one, _late(told, one)) for one in reversed(told.meetings)]
        asked = [Asked.of(one, today) for one in told.challenges]
        return cls(
            family=family,
            told=told,
            open=list(open_on(told)),
            rows=rows,
            challenges=sorted(asked, key=lambda one: (not one.waits, one.by)),
            cautions=cautions.before_inviting(family),
            names=names_of(family),
            may_write=permits.may_write(family, user),
            may_manage=permits.may_manage(family, user),
            today=today,
        )

    @property
    def children(self) -> list[Child]:
        """Those on a plan first, then those about whom something waits or was held."""
        return sorted(self.told.children, key=lambda one: (one.plan is None, not one.meetings))


def names_of(family: Family) -> dict[str, str]:
    nation = nation_of(family.partnership)
    return {"enquiry": protection.ENQUIRY[nation], "conference": protection.CONFERENCE[nation]}


def _late(told: Story, meeting: PlanMeeting) -> int:
    days = [line.days_late(meeting.on) for _, line in told.lines_by(meeting)]
    return max(days, default=0)


@dataclass(frozen=True)
class MeetingPage:
    """One meeting: what it decided, who came, the child, the actions it went through."""

    row: PlanMeeting
    category: str
    children: list[Involvement]
    lines: list[tuple[Child, Line]]
    plans: list[Plan]
    now: list[ChildNow]
    came: list[Came]
    not_said: list[Organisation]
    family_there: list[FamilyThere]
    family_not_said: list[Involvement]
    gone: list[GoneThrough]
    left: list[Open]
    challenges: list[Asked]
    no_conference: NoConference | None
    mistake: MeetingMistake | None
    may_write: bool
    names: dict[str, str]
    today: date

    @classmethod
    def of(cls, row: PlanMeeting, user: Any) -> "MeetingPage":
        today = timezone.localdate()
        family = row.family
        told = story(family, today)
        came = {one.organisation_id: one for one in row.came.select_related("organisation", "by")}
        there = {one.who_id: one for one in row.family_there.select_related("who", "by")}
        gone = {
            one.action_id: one
            for one in row.gone_through.select_related("action__action", "action__plan__child")
        }
        names = names_of(family)
        mine = {one.pk for one in row.children.all()}
        people = [
            one
            for one in asking.family_of(family)
            if one.role not in asking.CHILDREN or one.pk in mine
        ]
        challenges = row.challenges.select_related(
            "by", "from_body", "to_body", "action__action"
        ).prefetch_related("answers__by")
        return cls(
            row=row,
            category=protection.category_of(row.category, nation_of(family.partnership)),
            children=list(row.children.select_related("person")),
            lines=told.lines_by(row),
            plans=list(row.plans.select_related("child")),
            now=list(row.children_now.select_related("child", "by")),
            came=sorted(came.values(), key=lambda one: one.organisation.name),
            not_said=[one for one in asking.bodies_around(family) if one.pk not in came],
            family_there=list(there.values()),
            family_not_said=[one for one in people if one.pk not in there],
            gone=list(gone.values()),
            left=left_to_go_through(row, user) if row.kind == Kind.CORE else [],
            challenges=[Asked.of(one, today) for one in challenges],
            no_conference=NoConference.objects.visible_to(user).filter(meeting=row).first(),
            mistake=getattr(row, "mistake", None),
            may_write=permits.may_write(family, user),
            names=names,
            today=today,
        )

    @property
    def tag(self) -> tuple[str, str] | None:
        return TAGS.get(self.row.outcome)


def left_to_go_through(meeting: PlanMeeting, user: Any) -> list[Open]:
    """Open actions of this core group's children of which it has said nothing yet. Few queries."""
    rows = PlanAction.objects.visible_to(user).filter(
        plan__family=meeting.family_id, plan__child__in=meeting.children.all(),
        plan__end__isnull=True, action__ended_how="",
    )  # fmt: skip
    rows = rows.select_related("action__organisation", "action__owner", "plan__child")
    rows = rows.prefetch_related("gone_through", "challenges", "carry_decisions")
    every = [opened(one) for one in rows.order_by("action__due", "pk")]
    return [one for one in every if not_gone_through(one, meeting.pk)]
