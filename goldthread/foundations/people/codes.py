"""The codes by which every agency writes of a person: given out once in a matter, never again.

The letters are those the field writes in chronologies and returns (DOMAIN.md 3.3). What makes them
safe is kept here:

* A bare M is only ever the mother, a bare F only ever the father. Nobody else gets a single
  letter, and the application never writes a sex as a letter, so F is the father and not "female".
* The first of a role that stands alone has no number (M, MGM); the second is M2, and there is no
  M1 that might mean the first.
* A code that reads like the initials of somebody in the matter is passed over: with a Mary Park
  in the family the mother's partner is MP1, not MP.
* A code that was given out stays given out, also when its person was added by mistake.
"""

import re
from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.models import Involvement, IssuedCode
from goldthread.foundations.people.roles import BARE, letters_of


def issue(matter: Matter, role: str, *, by: Any = None) -> str:
    """The next code of a role in a matter, written down as given. Callers permit.

    The matter is locked, so that two people who add somebody at once get two codes.
    """
    with transaction.atomic():
        Matter.objects.select_for_update().get(pk=matter.pk)
        given = IssuedCode.objects.filter(matter=matter).values_list("code", flat=True)
        code = next_code(role, given=set(given), initials=set(initials_in(matter)))
        IssuedCode.objects.create(matter=matter, code=code, role=role, by=by)
    return code


def next_code(role: str, *, given: Collection[str], initials: Collection[str] = ()) -> str:
    """The first code of the role that is free. `initials` are those of people of the matter."""
    letters, taken = letters_of(role), {code.upper() for code in given}
    bare_given = letters in taken
    alone = letters in BARE and not bare_given and f"{letters}1" not in taken
    if alone and letters not in initials:
        return letters
    number = 2 if bare_given else 1
    while f"{letters}{number}" in taken:
        number += 1
    return f"{letters}{number}"


def initials_in(matter: Matter) -> Iterable[str]:
    """Initials that somebody of the matter could be called by: MP and MJP for Mary Jane Park."""
    people = Involvement.objects.filter(matter=matter).select_related("person")
    for involvement in people:
        who = involvement.person
        fore, middle, last = (
            "".join(part[0] for part in re.findall(r"\w+", name.upper()))
            for name in (who.forename, who.middle, who.surname)
        )
        if fore and last:
            yield from {fore + last, fore[0] + last[0], fore + middle + last}
