"""What an invited practitioner sees: their own invitation, their own words, their feedback."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.casework.practitioners.feeding_back import for_one
from goldthread.casework.practitioners.models import (
    Arrangement,
    Closing,
    Contribution,
    Feedback,
    FeedbackRead,
    Invited,
    NotHeld,
    Reply,
    Statement,
    TopicWords,
)


@dataclass(frozen=True)
class OwnPage:
    """Nothing here names the family, another practitioner, or the title of the review."""

    invited: Invited
    code: str
    led_by: list[str]
    arrangement: Arrangement | None
    statement: Statement | None
    acknowledged: bool
    reply: Reply | None
    topics: list[tuple[int, str]]
    support: list[Any]
    said: list[Any]  # contributions with `words` and `checked_last`
    feedback: Feedback | None
    has_read: bool
    is_over: bool
    is_closed: bool
    is_not_held: bool

    @classmethod
    def of(cls, invited: Invited, user: Any) -> "OwnPage":
        event, today = invited.event, timezone.localdate()
        arrangement, statement = event.arrangements.first(), event.statements.first()
        feedback = for_one(invited)
        # in scope: by the invitation, which is this person's own
        read = FeedbackRead.objects.filter(invited=invited, feedback=feedback)
        # in scope: by the invitation, which is this person's own
        not_held = NotHeld.objects.filter(event=event, undone_at__isnull=True)
        return cls(
            invited=invited,
            code=invited.key.code.word,
            led_by=[
                str(one)
                for one in event.facilitators.filter(ended_at__isnull=True).select_related("person")
            ],
            arrangement=arrangement,
            statement=statement,
            acknowledged=invited.acknowledged.filter(statement=statement).exists(),
            reply=invited.replies.select_related("arrangement").first(),
            topics=released_topics(invited),
            support=list(invited.support.all()),
            said=list(own_words(invited, user)),
            feedback=feedback,
            has_read=feedback is not None and read.exists(),
            is_over=bool(arrangement and arrangement.day <= today),
            # in scope: by the invitation, which is this person's own
            is_closed=Closing.objects.filter(event=event, opened_at__isnull=True).exists(),
            is_not_held=not_held.exists(),
        )

    @property
    def asks_again(self) -> bool:
        """They replied, but to an arrangement that has changed since."""
        return bool(
            self.reply and self.arrangement and self.reply.arrangement_id != self.arrangement.pk
        )

    @property
    def may_reply(self) -> bool:
        day = self.arrangement.day if self.arrangement else None
        gone = day is None or day < timezone.localdate()
        return not (gone or self.is_closed or self.is_not_held)

    @property
    def may_add(self) -> bool:
        return self.is_over and not self.is_closed and not self.is_not_held


def released_topics(invited: Invited) -> list[tuple[int, str]]:
    """Ids of what will be talked about, and the latest neutral words that were released."""
    # in scope: by the invitation, which is this person's own
    rows = TopicWords.objects.filter(
        topic__event=invited.event_id, topic__out_at__isnull=True, released_at__isnull=False
    )
    latest: dict[int, str] = {}
    for row in rows.order_by("topic__place", "topic", "version"):
        latest[row.topic_id] = row.neutral
    return list(latest.items())


def own_words(invited: Invited, user: Any) -> Any:
    """What stands under one's own code at this event: the latest words, looked through or not."""
    rows = Contribution.objects.of_person(user).filter(event=invited.event_id)
    return rows.with_words(checked=False).with_unchecked().order_by("pk")
