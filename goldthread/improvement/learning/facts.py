"""What the gates of a review ask of this room."""

from goldthread.casework.reviews.models import Review
from goldthread.improvement.learning.models import Draft


def report_final(review: Review) -> bool:
    """A report was brought in, and every finding of every one brought in is decided."""
    drafts = Draft.objects.filter(review=review)
    return drafts.exists() and not drafts.unfinished().exists()
