"""What everything that belongs to a review takes from it."""

from typing import Any

from goldthread.foundations.agencies.models import Matter, Partnership


class OfReview:
    """For models with a `review`: its partnership, its doors, and whether reading is recorded."""

    review: Any

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.review.partnership
        return found

    @property
    def matter(self) -> Matter:
        found: Matter = self.review.matter
        return found

    @property
    def is_confidential(self) -> bool:
        return bool(self.review.is_confidential)
