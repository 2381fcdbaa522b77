"""What later rooms do when an action was agreed, ended or opened again, in the same transaction.

This room cannot look at what its actions are for, so those rooms register what they keep beside
them.
"""

from collections.abc import Callable

from goldthread.foundations.followthrough.models import Action

Then = Callable[[Action], object]
_THEN: list[Then] = []


def register(then: Then) -> None:
    """Called from a room's `AppConfig.ready`."""
    _THEN.append(then)


def changed(action: Action) -> None:
    """To be called within the change, before the trail is written: what is kept is locked first."""
    for then in _THEN:
        then(action)
