"""The only writes to key episodes: named, worded anew, put in order, merged, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.chronology.models import (
    EndKind,
    EpisodeEnd,
    EpisodeWording,
    KeyEpisode,
)
from goldthread.casework.chronology.period import lies_outside
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.rules.dates import Day

GONE = "This episode was withdrawn or merged. Bring it back first."
STALE = (
    "Somebody changed this episode while you were writing. Nothing was saved. "
    "Look at what it says now, then send your words again."
)


@dataclass(frozen=True)
class Said:
    """What an episode says: its title, when it was, why it matters, why it lies outside."""

    title: str
    starts: Day
    ends: Day | None
    why_it_matters: str
    outside_because: str = ""

    def fields(self) -> dict[str, Any]:
        ends = self.ends
        return {
            "title": " ".join(self.title.split()),
            "why_it_matters": self.why_it_matters.strip(),
            "outside_because": self.outside_because.strip(),
            "starts": self.starts.words,
            "starts_earliest": self.starts.earliest,
            "starts_latest": self.starts.latest,
            "ends": ends.words if ends else "",
            "ends_earliest": ends.earliest if ends else None,
            "ends_latest": ends.latest if ends else None,
        }


@transaction.atomic
def name_episode(*, review: Review, said: Said, by: Any) -> KeyEpisode:
    """Select a stretch of the review period for closer study."""
    review = _led(review, by)
    facts = _checked(review, said)
    here = KeyEpisode.objects.filter(review=review).aggregate(number=Max("number"), at=Max("place"))
    episode = KeyEpisode.objects.create(
        review=review,
        number=(here["number"] or 0) + 1,
        place=(here["at"] or 0) + 1,
        selected_by=by,
        **facts,
    )
    EpisodeWording.objects.create(episode=episode, version=1, by=by, **facts)
    audit(by=by, did="episode.named", about=episode)
    return episode


@transaction.atomic
def reword(
    *, episode: KeyEpisode, said: Said, changed_because: str, version: int, by: Any
) -> KeyEpisode:
    """Change what an episode says. `version` is the one that the writer had before them."""
    episode = open_episode(episode, by)
    if version != episode.version:
        raise Refused(STALE)
    facts = _checked(episode.review, said)
    if all(getattr(episode, name) == value for name, value in facts.items()):
        return episode
    if not written(changed_because):
        raise Refused("Say why the episode is worded differently now.")
    for name, value in facts.items():
        setattr(episode, name, value)
    episode.version += 1
    episode.save(update_fields=[*facts, "version"])
    EpisodeWording.objects.create(
        episode=episode,
        version=episode.version,
        changed_because=changed_because.strip(),
        by=by,
        **facts,
    )
    audit(by=by, did="episode.reworded", about=episode, version=episode.version)
    return episode


@transaction.atomic
def reorder(*, review: Review, order: Sequence[int], by: Any) -> None:
    """Put the standing episodes in an order, given as their ids; all of them, each once."""
    review = _led(review, by)
    episodes = {row.pk: row for row in KeyEpisode.objects.filter(review=review).standing()}
    if sorted(order) != sorted(episodes):
        raise Refused("The list has changed meanwhile. Nothing was moved. Look at it again.")
    for place, pk in enumerate(order, start=1):
        KeyEpisode.objects.filter(pk=pk).update(place=place)
    told = ", ".join(episodes[pk].code for pk in order)
    audit(by=by, did="episode.ordered", about=review, order=told)


@transaction.atomic
def withdraw(*, episode: KeyEpisode, reason: str, by: Any) -> EpisodeEnd:
    """Take an episode off the list. It can still be read, and brought back."""
    episode = open_episode(episode, by)
    if not written(reason):
        raise Refused("Say why this is no longer a key episode.")
    row = EpisodeEnd.objects.create(
        episode=episode, how=EndKind.WITHDRAWN, reason=reason.strip(), by=by
    )
    audit(by=by, did="episode.withdrawn", about=episode)
    return row


@transaction.atomic
def merge(*, episode: KeyEpisode, into: KeyEpisode, reason: str, by: Any) -> EpisodeEnd:
    """Say that an episode is part of another one. What was said of it stays beside it."""
    episode = open_episode(episode, by)
    into = open_episode(into, by)
    if into.pk == episode.pk or into.review_id != episode.review_id:
        raise Refused("An episode is merged into another one of the same review.")
    if not written(reason):
        raise Refused("Say why the two are one episode.")
    row = EpisodeEnd.objects.create(
        episode=episode, how=EndKind.MERGED, into=into, reason=reason.strip(), by=by
    )
    audit(by=by, did="episode.merged", about=episode, into=into.code)
    return row


@transaction.atomic
def bring_back(*, episode: KeyEpisode, by: Any) -> KeyEpisode:
    """Put a withdrawn or merged episode back on the list, at its end."""
    review = _led(episode.review, by)
    episode = KeyEpisode.objects.select_for_update().get(pk=episode.pk)
    row = EpisodeEnd.objects.filter(episode=episode, undone_at__isnull=True).first()
    if row is None:
        raise Refused("This episode is on the list already.")
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
    last = KeyEpisode.objects.filter(review=review).aggregate(at=Max("place"))["at"]
    episode.place = (last or 0) + 1
    episode.save(update_fields=["place"])
    audit(by=by, did="episode.back", about=episode)
    return episode


def open_episode(episode: KeyEpisode, by: Any) -> KeyEpisode:
    """The episode, locked. PermissionDenied, or Refused where it has left the list."""
    locked = KeyEpisode.objects.select_for_update(of=("self",)).select_related(
        "review__matter__partnership"
    )
    episode = locked.get(pk=episode.pk)
    if not may_lead(episode.review, by):
        raise PermissionDenied
    if _has_ended(episode.pk):
        raise Refused(GONE)
    return episode


def _led(review: Review, by: Any) -> Review:
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_lead(review, by):
        raise PermissionDenied
    return review


def _has_ended(pk: int) -> bool:
    return EpisodeEnd.objects.filter(episode=pk, undone_at__isnull=True).exists()


def _checked(review: Review, said: Said) -> dict[str, Any]:
    """The fields of what is said; Refused, with every reason, where something is wrong."""
    facts = said.fields()
    reasons = []
    if not facts["title"]:
        reasons.append("Give the episode a title.")
    if not facts["why_it_matters"]:
        reasons.append("Say why this episode matters.")
    if said.ends and said.ends.latest < said.starts.earliest:
        reasons.append("The episode cannot end before it begins.")
    if lies_outside(review, EpisodeWording(**facts)):
        if not facts["outside_because"]:
            reasons.append(
                "This lies outside the review period. Say why it is studied all the same."
            )
    else:
        facts["outside_because"] = ""
    if reasons:
        raise Refused(*reasons)
    return facts
