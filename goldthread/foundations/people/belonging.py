"""What everything with a `matter` takes from it."""

from typing import Any

from goldthread.foundations.agencies.models import Partnership


class OfMatter:
    """For models with a `matter`: their partnership."""

    matter: Any

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.matter.partnership
        return found
