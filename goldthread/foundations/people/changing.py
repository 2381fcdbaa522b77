"""What later rooms do after the identity register of a matter changed.

This room cannot look at what is published, so those rooms register what they look at again.
"""

from collections.abc import Callable
from functools import partial

from django.db import transaction

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.models import Involvement, Person

Then = Callable[[int], object]
_THEN: list[Then] = []


def register(then: Then) -> None:
    """Called from a room's `AppConfig.ready`. It is given the id of the matter."""
    _THEN.append(then)


def changed(matter: Matter, person: Person | None = None) -> None:
    """To be called within the change; what follows begins when it is safely kept. What is known of
    a person stands on the register of every matter that they belong to."""
    found = {matter.pk}
    if person is not None:
        rows = Involvement.objects.filter(person=person).standing()
        found |= set(rows.values_list("matter", flat=True))
    for then in _THEN:
        for one in sorted(found):
            transaction.on_commit(partial(then, one))
