"""What the pages of an event show to the table of the review."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from goldthread.casework.practitioners.holding import state_of
from goldthread.casework.practitioners.models import (
    Arrangement,
    Event,
    Facilitator,
    Feedback,
    Invited,
    NotHeld,
    Statement,
    Topic,
    TopicWords,
)
from goldthread.casework.practitioners.notes import waiting_to_be_looked_through
from goldthread.casework.practitioners.permits import keeps_key, may_prepare
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead, may_run


@dataclass(frozen=True)
class EventsPage:
    review: Review
    events: list[tuple[Event, str]]
    none: NotHeld | None
    may_lead: bool

    @classmethod
    def of(cls, review: Review, user: Any) -> "EventsPage":
        today = timezone.localdate()
        rows = Event.objects.visible_to(user).filter(review=review).with_state()
        # in scope: by the review in scope
        none = NotHeld.objects.filter(review=review, event__isnull=True, undone_at__isnull=True)
        return cls(
            review=review,
            events=[(row, state_of(row, today)) for row in rows.order_by("number")],
            none=none.select_related("by").first(),
            may_lead=may_lead(review, user),
        )


@dataclass(frozen=True)
class Listed:
    """An episode on the list, with its latest words and the latest that are released."""

    topic: Topic
    words: TopicWords | None
    released: TopicWords | None


@dataclass(frozen=True)
class Asked:
    """How those invited in one role stand; no names, no codes."""

    role: str
    invited: int
    coming: int
    came: int | None  # None while nobody has said of anyone in this role


@dataclass(frozen=True)
class EventPage:
    event: Event
    state: str
    arrangement: Arrangement | None
    statement: Statement | None
    facilitators: list[Facilitator]
    topics: list[Listed]
    invited: list[Any]  # with `answer`, `answered_for`, `presence`; empty for who has no key
    asked: list[Asked]
    said: int
    unchecked: int
    feedback: Feedback | None
    released: Feedback | None
    not_held: NotHeld | None
    is_over: bool
    keeps_key: bool
    may_prepare: bool
    may_run: bool

    @classmethod
    def of(cls, event: Event, user: Any) -> "EventPage":
        """`event` with its state."""
        today, key = timezone.localdate(), keeps_key(event, user)
        # in scope: by the event in scope; names are shown to who keeps the key
        rows = Invited.objects.filter(event=event).standing().with_reply().with_presence()
        people = list(rows.select_related("organisation", "person"))
        feedback = list(event.feedback.select_related("by"))
        return cls(
            event=event,
            state=state_of(event, today),
            arrangement=event.arrangements.first(),
            statement=event.statements.first(),
            facilitators=list(
                event.facilitators.filter(ended_at__isnull=True).select_related("person")
            ),
            topics=topics_of(event),
            invited=people if key else [],
            asked=_by_role(people),
            said=event.contributions.count(),
            unchecked=waiting_to_be_looked_through(event) if key else 0,
            feedback=feedback[0] if feedback else None,
            released=next((row for row in feedback if row.released_at), None),
            not_held=event.not_held_rows.filter(undone_at__isnull=True)
            .select_related("by")
            .first(),
            is_over=bool(event.day and event.day <= today),
            keeps_key=key,
            may_prepare=may_prepare(event, user),
            may_run=may_run(event.review, user),
        )

    @property
    def next_step(self) -> tuple[str, str] | None:
        """Words and address of the one thing to do next, for who may do it."""
        if not self.may_prepare or self.not_held or self.state == "Closed":
            return None
        pk = [self.event.pk]
        unread = [one for one in self.topics if one.words and not one.words.released_at]
        unworded = [one for one in self.topics if not one.words]
        steps: list[tuple[bool, str, str, list[int]]] = [
            (self.arrangement is None, "Say where and when", "arrange_event", pk),
            (not self.topics, "Choose what is talked about", "add_topic", pk),
            (
                bool(unworded or unread) and not self.is_over,
                "Word and release what is talked about",
                "event_topic",
                [*pk, *(one.topic.pk for one in (unworded or unread)[:1])],
            ),
            (self.keeps_key and not self.asked, "Invite a practitioner", "invite_practitioner", pk),
            (
                self.keeps_key and self.is_over and not any(one.came for one in self.asked),
                "Record who came",
                "event_attendance",
                pk,
            ),
            (self.is_over and not self.said, "Record what was said", "record_words", pk),
            (bool(self.unchecked), "Look through their words", "event_notes", pk),
            (self.is_over and not self.released, "Write the feedback", "event_feedback", pk),
        ]
        for wanted, words, name, args in steps:
            if wanted:
                return words, reverse(name, args=args)
        return None


def topics_of(event: Event) -> list[Listed]:
    """The list of an event, in its order, in two queries."""
    rows = event.topics.filter(out_at__isnull=True).select_related("episode")
    found = []
    for topic in rows.prefetch_related("wordings"):
        words = list(topic.wordings.all())
        found.append(
            Listed(
                topic, words[0] if words else None, next((w for w in words if w.released_at), None)
            )
        )
    return found


def _by_role(people: list[Any]) -> list[Asked]:
    invited = Counter(one.role for one in people)
    coming = Counter(one.role for one in people if one.answer == "coming")
    came = Counter(one.role for one in people if one.presence)
    said = {one.role for one in people if one.presence is not None}
    return [
        Asked(role, invited[role], coming[role], came[role] if role in said else None)
        for role in sorted(invited)
    ]
