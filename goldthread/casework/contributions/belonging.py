"""What everything that hangs on an agency's return takes from it."""

from typing import Any

from goldthread.foundations.agencies.models import Matter, Partnership


class OfReturn:
    """For models with an `agency_return`: its doors are the return's, its reading is recorded."""

    agency_return: Any
    is_confidential = True

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.agency_return.partnership
        return found

    @property
    def matter(self) -> Matter:
        found: Matter = self.agency_return.matter
        return found
