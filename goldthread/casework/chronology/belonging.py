"""What everything of a key episode takes from it. It is never open to the whole partnership."""

from typing import Any

from goldthread.foundations.agencies.models import Matter, Partnership


class OfEpisode:
    """For models with an `episode`: its partnership and its doors."""

    episode: Any
    is_confidential = True

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.episode.partnership
        return found

    @property
    def matter(self) -> Matter:
        found: Matter = self.episode.matter
        return found
