"""What everything that hangs on a call for a chronology takes from it."""

from typing import Any

from goldthread.foundations.agencies.models import Matter, Partnership


class OfCall:
    """For models with a `call`: its partnership and its doors. Reading them is recorded."""

    call: Any
    is_confidential = True

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.call.partnership
        return found

    @property
    def matter(self) -> Matter:
        found: Matter = self.call.matter
        return found
