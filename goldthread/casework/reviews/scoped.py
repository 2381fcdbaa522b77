"""What agencies answered in scoping, for the first draft of the terms of reference."""

from typing import Any

from goldthread.casework.intake.models import Known, ScopingRequest
from goldthread.casework.reviews.models import Review

KNEW = frozenset({Known.YES, Known.OTHER_NAME})
SAID = "They told the partnership that they knew the child."


def who_knew(review: Review, user: Any) -> set[int]:
    """The bodies, as they are today, whose last answer was that they knew the child."""
    requests = (
        ScopingRequest.objects.visible_to(user)
        .filter(referral__matter=review.matter_id)
        .select_related("organisation__successor")
        .prefetch_related("replies")
    )
    last = ((request, next(iter(request.replies.all()), None)) for request in requests)
    return {
        request.organisation.today().pk for request, reply in last if reply and reply.known in KNEW
    }
