"""What the pages on mental health show."""

from dataclasses import dataclass
from typing import Any

from goldthread.casework.safeguards import permits
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.timetables import may_set
from goldthread.casework.wellbeing.models import Topic
from goldthread.casework.wellbeing.standing import Record, open_on
from goldthread.casework.wellbeing.topics import Explained, explained
from goldthread.rules.wellbeing import ASK, PROPORTIONATE


@dataclass(frozen=True)
class WellbeingPage:
    it: Record
    open: list[str]
    topics: dict[int, Explained]
    may_write: bool
    ask: tuple[str, ...] = ASK
    proportionate: str = PROPORTIONATE

    @classmethod
    def of(cls, family: Family, user: Any) -> "WellbeingPage":
        record = Record.of(family)
        wanted = [one.now.topic_id for one in record.parents if one.now.topic_id]
        rows = explained(Topic.objects.visible_to(user).filter(pk__in=wanted))
        return cls(
            it=record,
            open=open_on(record),
            topics={one.topic.pk: one for one in rows},
            may_write=permits.may_write(family, user),
        )

    @property
    def family(self) -> Family:
        return self.it.family


@dataclass(frozen=True)
class TopicsPage:
    topics: list[Explained]
    may_set: bool

    @classmethod
    def of(cls, partnership: Any, user: Any) -> "TopicsPage":
        rows = Topic.objects.visible_to(user).filter(partnership=partnership)
        return cls(explained(rows), may_set(partnership, user))


@dataclass(frozen=True)
class TopicPage:
    it: Explained
    may_set: bool

    @classmethod
    def of(cls, topic: Topic, user: Any) -> "TopicPage":
        rows = Topic.objects.visible_to(user).filter(pk=topic.pk)
        return cls(explained(rows)[0], may_set(topic.partnership, user))
