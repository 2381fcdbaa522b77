"""What this room answers for the gates of a review."""

from datetime import date

from goldthread.casework.freezing.versions import has_signed
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Call, StepKind


def chronology_frozen(review: Review) -> bool:
    """A version is frozen and signed; or nobody is asked for one, or all are excused."""
    return not _called_for(review) or has_signed(review)


def in_words(review: Review, today: date) -> str:
    return "" if _called_for(review) else "none was called for"


def _called_for(review: Review) -> bool:
    calls = Call.objects.filter(review=review).with_last_step()
    return calls.exclude(last_step=StepKind.EXCUSED).exists()
