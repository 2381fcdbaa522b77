"""Saying which key episodes and which entries of the chronology a learning point comes from.

From the side of the learning point, of the episode or of the entry: each action lets those stand
that it is given, and takes the others back.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.chronology.models import EpisodeEnd, KeyEpisode
from goldthread.casework.freezing.citing import Citation, cite
from goldthread.casework.freezing.versions import is_whole
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.models import FromEntry, FromEpisode, LearningPoint


@transaction.atomic
def draw_from_episodes(
    *, learning_point: LearningPoint, episodes: Sequence[KeyEpisode], by: Any
) -> None:
    """Say which key episodes a learning point comes from: these, and no others."""
    point = _held(learning_point.review, [learning_point], by)[0]
    if any(episode.review_id != point.review_id for episode in episodes):
        raise Refused("A learning point comes from key episodes of its own review.")
    wanted = {episode.pk: episode for episode in episodes}
    rows = FromEpisode.objects.standing().filter(learning_point=point).select_related("episode")
    for row in rows:
        if wanted.pop(row.episode_id, None) is None:
            _take_back_episode(row, point, by)
    _refuse_ended(wanted.values())
    for episode in wanted.values():
        _say_episode(point, episode, by)


@transaction.atomic
def lead_from_episode(
    *, episode: KeyEpisode, learning_points: Sequence[LearningPoint], by: Any
) -> None:
    """Say which learning points come from a key episode: these, and no others."""
    wanted = _of_review(episode.review, learning_points, by)
    rows = FromEpisode.objects.standing().filter(episode=episode)
    for row in rows.select_related("learning_point__review", "episode"):
        if wanted.pop(row.learning_point_id, None) is None:
            _take_back_episode(row, row.learning_point, by)
    if wanted:
        _refuse_ended([episode])
    for point in wanted.values():
        _say_episode(point, episode, by)


@transaction.atomic
def draw_from_entries(
    *, learning_point: LearningPoint, identities: Collection[UUID], by: Any
) -> None:
    """Say which entries a learning point comes from: these, and no others.

    Each is cited from the newest signed version of the chronology, where that holds it.
    """
    point = _held(learning_point.review, [learning_point], by)[0]
    wanted = set(identities)
    rows = FromEntry.objects.standing().filter(learning_point=point).select_related("entry")
    for row in rows:
        if row.identity in wanted:
            wanted.discard(row.identity)
        else:
            _take_back_entry(row, point, by)
    cited = _citations(point.review, wanted)
    for identity in sorted(cited, key=lambda one: cited[one].entry.number):
        _say_entry(point, cited[identity], by)


@transaction.atomic
def lead_from_entry(
    *, review: Review, identity: UUID, learning_points: Sequence[LearningPoint], by: Any
) -> None:
    """Say which learning points come from an entry: these, and no others."""
    wanted = _of_review(review, learning_points, by)
    rows = FromEntry.objects.standing().filter(identity=identity, learning_point__review=review)
    for row in rows.select_related("learning_point__review", "entry"):
        if wanted.pop(row.learning_point_id, None) is None:
            _take_back_entry(row, row.learning_point, by)
    if wanted:
        cited = _citations(review, {identity})[identity]
        for point in wanted.values():
            _say_entry(point, cited, by)


def _held(review: Review, points: Iterable[LearningPoint], by: Any) -> list[LearningPoint]:
    """Locked, in one order, so that two people who say it at once wait for each other."""
    if not may_lead(review, by):
        raise PermissionDenied
    rows = LearningPoint.objects.select_for_update(of=("self",)).select_related("review__matter")
    return list(rows.filter(pk__in=[point.pk for point in points]).order_by("pk"))


def _of_review(
    review: Review, points: Sequence[LearningPoint], by: Any
) -> dict[int, LearningPoint]:
    if any(point.review_id != review.pk for point in points):
        raise Refused("Only learning points of the same review can come from it.")
    return {point.pk: point for point in _held(review, points, by)}


def _refuse_ended(episodes: Collection[KeyEpisode]) -> None:
    """An episode that left the list teaches nothing new; what was said of it before stays."""
    ended = EpisodeEnd.objects.filter(episode__in=list(episodes), undone_at__isnull=True)
    for end in ended.select_related("episode")[:1]:
        raise Refused(
            f"{end.episode.code} was {end.get_how_display()}. Nothing was saved. Bring it back "
            "first, or choose another."
        )


def _citations(review: Review, identities: Collection[UUID]) -> dict[UUID, Citation]:
    cited = cite(review, identities) if identities else {}
    if len(cited) < len(set(identities)):
        raise Refused(
            "An entry is not in the combined chronology of this review any more. Nothing was "
            "saved. Look at the list again."
        )
    frozen = next((one.frozen for one in cited.values() if one.frozen), None)
    if frozen is not None and not is_whole(frozen):
        raise Refused(
            f"Version {frozen.number} of the chronology was changed in the database, so nothing "
            "can be cited from it. Nothing was saved. Tell your system administrator."
        )
    return cited


def _say_episode(point: LearningPoint, episode: KeyEpisode, by: Any) -> None:
    FromEpisode.objects.create(learning_point=point, episode=episode, by=by)
    audit(by=by, did="learning.drawn", about=point, episode=episode.code)


def _say_entry(point: LearningPoint, cited: Citation, by: Any) -> None:
    entry, frozen = cited.entry, cited.frozen
    FromEntry.objects.create(
        learning_point=point, entry=entry, identity=entry.identity, frozen=frozen, by=by
    )
    where = f"version {frozen.number} of the chronology" if frozen else "no signed version"
    audit(by=by, did="learning.drawn_entry", about=point, entry=entry.ref, where=where)


def _take_back_episode(row: FromEpisode, point: LearningPoint, by: Any) -> None:
    _undo(row, by)
    audit(by=by, did="learning.undrawn", about=point, episode=row.episode.code)


def _take_back_entry(row: FromEntry, point: LearningPoint, by: Any) -> None:
    _undo(row, by)
    audit(by=by, did="learning.undrawn_entry", about=point, entry=row.entry.ref)


def _undo(row: FromEpisode | FromEntry, by: Any) -> None:
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
