"""What this room answers for the gates of a review."""

from goldthread.casework.contributions.models import Return
from goldthread.casework.reviews.models import Review


def returns_in(review: Review) -> bool:
    """Every agency that was asked has been accepted, has made a nil return or is excused. Where
    nobody was asked the gate stays shut: then the gathering has not begun."""
    asked = Return.objects.filter(review=review)
    return asked.exists() and not asked.unsettled().exists()
