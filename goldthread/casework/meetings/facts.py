"""What the gates of a review ask of this room."""

from goldthread.casework.meetings.models import Meeting, State
from goldthread.casework.reviews.models import Review


def meeting_held(review: Review) -> bool:
    """At least one meeting about it was held."""
    return bool(
        Meeting.objects.filter(review=review).with_state().filter(state=State.HELD).exists()
    )
