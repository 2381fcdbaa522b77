"""What later rooms do in the moment in which publication is held.

This room cannot look at what is published, so those rooms register what they take away. It happens
with the hold itself or not at all.
"""

from typing import Any, Protocol

from goldthread.casework.alongside.models import Hold


class Then(Protocol):
    def __call__(self, *, hold: Hold, by: Any) -> object: ...


_THEN: list[Then] = []


def register(then: Then) -> None:
    """Called from a room's `AppConfig.ready`."""
    _THEN.append(then)


def began(hold: Hold, by: Any) -> None:
    for then in _THEN:
        then(hold=hold, by=by)
