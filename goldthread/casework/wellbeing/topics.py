"""What a partnership explains, with its last words; drifting where a review is overdue."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.wellbeing.models import Topic, TopicText


@dataclass(frozen=True)
class Explained:
    """A topic with what holds, and what was said before; `now` None: nothing was written."""

    topic: Topic
    now: TopicText | None
    before: list[TopicText]
    today: date

    @property
    def overdue(self) -> bool:
        return self.now is not None and not self.now.withdrawn and self.now.review_due < self.today


def explained(topics: Any) -> list[Explained]:
    """Of topics that the caller may see, in two queries."""
    today = timezone.localdate()
    found = []
    for topic in topics.prefetch_related("texts__owner", "texts__by"):
        texts = list(topic.texts.all())
        found.append(Explained(topic, texts[-1] if texts else None, texts[:-1], today))
    return found


def in_use(partnership: int) -> Any:
    """Topics that can be chosen, those withdrawn left out."""
    rows = Topic.objects.filter(partnership=partnership).prefetch_related("texts")
    kept = [one.pk for one in rows if one.texts.all() and not list(one.texts.all())[-1].withdrawn]
    return Topic.objects.filter(pk__in=kept)
