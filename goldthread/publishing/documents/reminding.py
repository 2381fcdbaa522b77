"""The nightly look at what is public: whether its leak check holds, and no hold was overlooked.

A change of the register has it looked through at once; this finds what was missed, such as when no
worker ran, and registers that changed by another way.
"""

import logging
from datetime import date
from typing import Any

from goldthread.casework.reviews.models import Review
from goldthread.publishing.documents import down

logger = logging.getLogger(__name__)


def remind(*, partnership: Any, today: date) -> int:
    """How many texts were taken down. One review that fails keeps no other from its look."""
    found = 0
    for review in Review.objects.filter(matter__partnership=partnership).select_related(
        "matter__partnership"
    ):
        try:
            found += len(down.look_again(review))
        except Exception:
            logger.exception("What is public of a review could not be looked through")
    return found
