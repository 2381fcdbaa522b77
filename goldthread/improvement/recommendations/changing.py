"""What later rooms do when what is known of a body's part changes, in the same transaction."""

from collections.abc import Callable

from goldthread.foundations.followthrough.models import Action
from goldthread.improvement.recommendations.models import RecommendedAction

Then = Callable[[int], object]
_THEN: list[Then] = []


def register(then: Then) -> None:
    """Called from a room's `AppConfig.ready`. It is given the id of the part."""
    _THEN.append(then)


def changed(part: int) -> None:
    """To be called within the change, before the trail is written: what is kept is locked first."""
    for then in _THEN:
        then(part)


def action_changed(action: Action) -> None:
    # in scope: by the action, which its own room permitted
    for part in RecommendedAction.objects.filter(action=action).values_list("address", flat=True):
        changed(part)
