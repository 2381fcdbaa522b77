"""What the gates of a review ask of this room."""

from django.db.models import Exists, OuterRef

from goldthread.casework.reviews.models import Review
from goldthread.improvement.learning.models import Draft, LearningPoint
from goldthread.improvement.recommendations.models import Address, Recommendation, Response


def learning_confirmed(review: Review) -> bool:
    """There are learning points and recommendations, and nothing found waits for a decision."""
    return (
        LearningPoint.objects.filter(review=review).exists()
        and Recommendation.objects.filter(review=review).exists()
        and not Draft.objects.filter(review=review).unfinished().exists()
    )


def recommendations_owned(review: Review) -> bool:
    """Each is addressed to a body."""
    addressed = Address.objects.filter(recommendation=OuterRef("pk"))
    return not Recommendation.objects.filter(~Exists(addressed), review=review).exists()


def recommendations_answered(review: Review) -> bool:
    """Every body answered: it accepts, or says why it does not."""
    answers = Response.objects.filter(address=OuterRef("pk"))
    open_ = Address.objects.filter(~Exists(answers), recommendation__review=review)
    return not open_.exists()
