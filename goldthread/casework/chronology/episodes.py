"""Key episodes for later rooms: events, learning points, the thread. Callers permit."""

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.reviews.models import Review


def of(review: Review) -> list[KeyEpisode]:
    """The episodes that stand, in their order. One query."""
    return list(KeyEpisode.objects.filter(review=review).standing().in_order())


def are_named(review: Review) -> bool:
    """The fact `episodes_named`: at least one episode stands."""
    return KeyEpisode.objects.filter(review=review).standing().exists()
