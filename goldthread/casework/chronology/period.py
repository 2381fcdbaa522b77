"""Whether an episode lies in the period that a review looks at."""

from goldthread.casework.chronology.models import Stretch
from goldthread.casework.reviews.models import Review


def lies_outside(review: Review, stretch: Stretch) -> bool:
    """Surely outside, in whole or in part. A doubtful date that may lie inside is let pass, and
    so is everything while the review has no period.
    """
    if review.period_from is None or review.period_to is None:
        return False
    last = stretch.ends_earliest or stretch.starts_earliest
    return stretch.starts_latest < review.period_from or last > review.period_to
