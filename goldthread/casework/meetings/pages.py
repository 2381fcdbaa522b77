"""What the pages of meetings show, worked out before a template sees it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from goldthread.casework.meetings import permits
from goldthread.casework.meetings.inviting import latest_by_invitee
from goldthread.casework.meetings.models import (
    AgendaItem,
    Attendance,
    Came,
    Decision,
    Interest,
    Meeting,
    MeetingAction,
    MeetingState,
    Minutes,
    MinutesSection,
    MinutesStep,
    Paper,
    State,
)
from goldthread.casework.reviews.models import Review
from goldthread.foundations.followthrough.models import Action, Limits
from goldthread.foundations.followthrough.states import State as ActionState

Step = MinutesStep.Step


@dataclass(frozen=True)
class MeetingsPage:
    review: Review
    ahead: list[Meeting]
    past: list[Meeting]
    may_write: bool

    @classmethod
    def of(cls, review: Review, user: Any) -> "MeetingsPage":
        rows = (
            Meeting.objects.visible_to(user)
            .filter(review=review)
            .with_state()
            .annotate(
                items=Count("agenda", filter=Q(agenda__dropped_at__isnull=True), distinct=True),
                asked=Count("invitees", distinct=True),
                decided=Count("decisions", distinct=True),
                agreed=Count("links", distinct=True),
            )
            .prefetch_related(Prefetch("minutes", Minutes.objects.visible_to(user).with_step()))
        )
        ahead: list[Meeting] = []
        past: list[Meeting] = []
        for row in rows:
            waits = row.state == State.PLANNED and row.on >= timezone.localdate()
            (ahead if waits else past).append(row)
        return cls(review, ahead, past[::-1], permits.may_write(review, user))


def minutes_word(meeting: Any) -> str:
    """Where the minutes stand, for a list. The meeting has its minutes prefetched."""
    versions = list(meeting.minutes.all())
    if not versions:
        return ""
    last = versions[-1]
    words = {"": "being written", Step.SENT: "with the chair", Step.RETURNED: "to be changed"}
    return words.get(last.step, "agreed")


@dataclass(frozen=True)
class Person:
    """Somebody who was asked, with how it went and what they said of their interests."""

    pk: int
    name: str
    role: str
    has_account: bool
    how: str
    deputy: str
    interest: str
    interest_words: str
    was_asked: bool

    @property
    def came(self) -> str:
        if not self.how:
            return "not recorded"
        words = Came(self.how).label
        return f"{words}: {self.deputy}" if self.deputy else words


def _not_said(how: Any) -> str:
    """Why nothing is known of somebody's interests."""
    if how is None or how.how == Came.CAME:
        return "not asked"
    if how.how == Came.DEPUTY:
        return f"not asked of {how.deputy}, who came as deputy"
    return "was not there to be asked"


def people_of(meeting: Meeting) -> list[Person]:
    """Three queries, whatever the number of people."""
    came, said = latest_by_invitee(Attendance, meeting), latest_by_invitee(Interest, meeting)
    found = []
    for one in meeting.invitees.all():
        how, interest = came.get(one.pk), said.get(one.pk)
        found.append(
            Person(
                pk=one.pk,
                name=one.name,
                role=one.role,
                has_account=one.person_id is not None,
                how=how.how if how else "",
                deputy=how.deputy if how else "",
                interest=interest.get_answer_display() if interest else _not_said(how),
                was_asked=interest is not None,
                interest_words=interest.words if interest else "",
            )
        )
    return found


@dataclass(frozen=True)
class Linked:
    """An action that a meeting agreed, with its state."""

    action: Action
    state: ActionState
    link: MeetingAction


def linked_actions(meeting: Meeting, user: Any, *, earlier: bool) -> list[Linked]:
    """Actions of this meeting, or of the ones of this review before it, with their state."""
    links = MeetingAction.objects.visible_to(user).filter(meeting__review=meeting.review_id)
    if earlier:
        before = Q(meeting__on__lt=meeting.on) | Q(
            meeting__on=meeting.on, meeting__number__lt=meeting.number
        )
        links = links.filter(before)
    else:
        links = links.filter(meeting=meeting)
    by_action = {row.action_id: row for row in links.select_related("meeting", "decision__meeting")}
    actions = Action.objects.visible_to(user).filter(pk__in=by_action).with_owner_left()
    limits, today = Limits.of(meeting.review.matter.partnership_id), timezone.localdate()
    return [
        Linked(row, ActionState.of(row, limits, today), by_action[row.pk])
        for row in actions.select_related("organisation", "owner").order_by("number")
    ]


@dataclass(frozen=True)
class MinutesPage:
    """One version of the minutes with everything that belongs on it."""

    meeting: Meeting
    minutes: Any
    sections: list[MinutesSection]
    steps: list[MinutesStep]
    people: list[Person]
    quorum: str
    decisions: list[Decision]
    actions: list[Linked]
    versions: list[Any]
    may_minute: bool
    may_agree: bool

    @classmethod
    def of(cls, minutes: Any, user: Any) -> "MinutesPage":
        meeting = minutes.meeting
        return cls(
            meeting=meeting,
            minutes=minutes,
            sections=list(minutes.sections.all()),
            steps=list(minutes.steps.select_related("by")),
            people=people_of(meeting),
            quorum=quorum_of(held_state(meeting)),
            decisions=decisions_of(meeting),
            actions=linked_actions(meeting, user, earlier=False),
            versions=versions_of(meeting, user),
            may_minute=permits.may_minute(meeting.review, user),
            may_agree=permits.may_agree(meeting, user),
        )

    @property
    def open(self) -> bool:
        return self.minutes.step in {"", Step.RETURNED}

    @property
    def replaced(self) -> bool:
        """A later version of them is agreed."""
        return any(
            one.version > self.minutes.version and one.step == Step.AGREED for one in self.versions
        )

    @property
    def standing(self) -> str:
        """In which state this version is, in a sentence that a printed copy carries too."""
        version = f"Version {self.minutes.version}"
        if self.minutes.step != Step.AGREED:
            return f"{version}. A draft: not agreed yet."
        last = self.steps[-1]
        on = timezone.localtime(last.at).date()
        agreed = f"{version}. Agreed by {last.by} on {on.day} {on:%B %Y}."
        return f"{agreed} A later version has taken its place." if self.replaced else agreed


def decisions_of(meeting: Meeting) -> list[Decision]:
    rows = meeting.decisions.select_related("meeting", "replaces__meeting", "by")
    return list(rows.select_related("replaced_by__meeting"))


def versions_of(meeting: Meeting, user: Any) -> list[Any]:
    """Versions of the minutes that this person may read: a draft only by those who may write."""
    rows = Minutes.objects.visible_to(user).filter(meeting=meeting).with_step()
    if not permits.may_write(meeting.review, user) and not permits.may_agree(meeting, user):
        rows = rows.filter(step__in=[Step.AGREED, Step.SENT])
    return list(rows)


def held_state(meeting: Meeting) -> MeetingState | None:
    found: MeetingState | None = (
        meeting.states.filter(state=State.HELD).order_by("-at", "-pk").first()
    )
    return found


def quorum_of(held: MeetingState | None) -> str:
    if held is None:
        return "Whether there was a quorum is not recorded."
    if held.quorate:
        return "There was a quorum."
    return f"There was no quorum. {held.words}"


@dataclass(frozen=True)
class MeetingPage:
    """One meeting: what is planned, who is asked, and what came of it."""

    meeting: Any
    agenda: list[AgendaItem]
    papers: list[Paper]
    people: list[Person]
    held: MeetingState | None
    ended: MeetingState | None
    moves: list[Any]
    decisions: list[Decision]
    actions: list[Linked]
    earlier: list[Linked]
    versions: list[Any]
    begun: bool
    may_write: bool
    may_minute: bool
    may_agree: bool
    today: Any = field(default_factory=timezone.localdate)

    @classmethod
    def of(cls, meeting: Any, user: Any) -> "MeetingPage":
        return cls(
            meeting=meeting,
            agenda=list(meeting.agenda.filter(dropped_at__isnull=True)),
            papers=list(meeting.papers.select_related("item", "by", "withdrawn_by")),
            people=people_of(meeting),
            held=held_state(meeting),
            ended=meeting.states.filter(state=State.CANCELLED).first(),
            moves=list(meeting.moves.select_related("by")),
            decisions=decisions_of(meeting),
            actions=linked_actions(meeting, user, earlier=False),
            earlier=linked_actions(meeting, user, earlier=True),
            versions=versions_of(meeting, user),
            begun=meeting.minutes.exists(),
            may_write=permits.may_write(meeting.review, user),
            may_minute=permits.may_minute(meeting.review, user),
            may_agree=permits.may_agree(meeting, user),
        )

    @property
    def ahead(self) -> bool:
        """Planned and open to change."""
        return bool(self.meeting.state == State.PLANNED)

    @property
    def has_come(self) -> bool:
        return bool(self.meeting.on <= self.today and self.meeting.state != State.CANCELLED)

    @property
    def quorum(self) -> str:
        return quorum_of(self.held)

    @property
    def asked_interests(self) -> bool:
        return any(one.was_asked for one in self.people)
