"""Saying which key episodes a learning point comes from."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.reviews.permits import may_lead
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.models import FromEpisode, LearningPoint


@transaction.atomic
def draw_from_episodes(
    *, learning_point: LearningPoint, episodes: Sequence[KeyEpisode], by: Any
) -> None:
    """Say which key episodes a learning point comes from: these, and no others."""
    point = LearningPoint.objects.select_for_update(of=("self",)).get(pk=learning_point.pk)
    if not may_lead(point.review, by):
        raise PermissionDenied
    if any(episode.review_id != point.review_id for episode in episodes):
        raise Refused("A learning point comes from key episodes of its own review.")
    wanted = {episode.pk: episode for episode in episodes}
    for row in point.from_episodes.filter(undone_at__isnull=True).select_related("episode"):
        if row.episode_id in wanted:
            del wanted[row.episode_id]
            continue
        row.undone_by, row.undone_at = by, timezone.now()
        row.save(update_fields=["undone_by", "undone_at"])
        audit(by=by, did="learning.undrawn", about=point, episode=row.episode.code)
    for episode in wanted.values():
        FromEpisode.objects.create(learning_point=point, episode=episode, by=by)
        audit(by=by, did="learning.drawn", about=point, episode=episode.code)
