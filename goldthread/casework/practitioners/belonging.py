"""What everything of a practitioner event takes from it. It is never open to the partnership."""

from typing import Any

from goldthread.foundations.agencies.models import Matter, Partnership


class OfEvent:
    """For models with an `event`: its partnership and its doors."""

    event: Any
    is_confidential = True

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.event.partnership
        return found

    @property
    def matter(self) -> Matter:
        found: Matter = self.event.matter
        return found
