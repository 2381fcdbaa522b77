"""The only writes to what will be talked about: episodes on the list, and their neutral words."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.practitioners import names
from goldthread.casework.practitioners.models import Event, Topic, TopicWords
from goldthread.casework.practitioners.permits import takes_place, to_prepare
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


@transaction.atomic
def add_topic(*, event: Event, episode: KeyEpisode, by: Any) -> Topic:
    """Put a standing key episode of the same review on the list."""
    event = to_prepare(event, by)
    takes_place(event)
    standing = KeyEpisode.objects.filter(review=event.review_id).standing()
    if not standing.filter(pk=episode.pk).exists():
        raise Refused("Choose a key episode of this review that has not been withdrawn.")
    rows = Topic.objects.filter(event=event)
    if rows.filter(episode=episode, out_at__isnull=True).exists():
        raise Refused(f"{episode.code} is on the list already.")
    place = (rows.aggregate(last=Max("place"))["last"] or 0) + 1
    topic = Topic.objects.create(event=event, episode=episode, place=place, by=by)
    audit(by=by, did="event.topic_added", about=event, episode=episode.code)
    return topic


@transaction.atomic
def word_topic(
    *,
    topic: Topic,
    neutral: str,
    questions: str,
    known_then: str,
    version: int,
    by: Any,
    names_looked_at: bool = False,
) -> TopicWords:
    """What is said of an episode: a new version. What was released before stays released."""
    topic = _on_list(topic, by)
    last = topic.wordings.first()
    at = last.version if last else 0
    if version != at:
        raise Refused("Somebody changed these words meanwhile. Nothing was saved. Look again.")
    facts = {"neutral": neutral.strip(), "questions": questions.strip(),
             "known_then": known_then.strip()}  # fmt: skip
    if not facts["neutral"]:
        raise Refused("Say in neutral words what will be talked about.")
    if last and all(getattr(last, name) == value for name, value in facts.items()):
        return last
    names.check(topic.event, by, facts["neutral"], looked=names_looked_at)
    row = TopicWords.objects.create(topic=topic, version=at + 1, by=by, **facts)
    audit(
        by=by,
        did="event.topic_worded",
        about=topic.event,
        episode=topic.episode.code,
        version=row.version,
    )
    return row


@transaction.atomic
def release_topic(*, topic: Topic, version: int, by: Any) -> TopicWords:
    """Let those who are invited read the latest neutral words."""
    topic = _on_list(topic, by)
    last = topic.wordings.select_for_update().first()
    if last is None or last.version != version:
        raise Refused("The words have changed meanwhile. Read them again, then release them.")
    if last.released_at is not None:
        raise Refused("These words are released already.")
    last.released_by, last.released_at = by, timezone.now()
    last.save(update_fields=["released_by", "released_at"])
    audit(by=by, did="event.topic_released", about=topic.event, episode=topic.episode.code)
    return last


@transaction.atomic
def take_out(*, topic: Topic, reason: str, by: Any) -> Topic:
    """Take an episode off the list. Those who are invited no longer read of it."""
    topic = _on_list(topic, by)
    if not written(reason):
        raise Refused("Say why this is not talked about.")
    topic.out_by, topic.out_at, topic.out_because = by, timezone.now(), reason.strip()
    topic.save(update_fields=["out_by", "out_at", "out_because"])
    audit(by=by, did="event.topic_out", about=topic.event, episode=topic.episode.code)
    return topic


def _on_list(topic: Topic, by: Any) -> Topic:
    event = to_prepare(topic.event, by)
    topic = Topic.objects.select_related("episode").get(pk=topic.pk)
    topic.event = event
    if topic.out_at is not None:
        raise Refused("This was taken off the list.")
    return topic
