"""What the writes of this room ask first, and the numbers that are counted with."""

from typing import Any

from goldthread.casework.abuse.models import LocalNumber, Part
from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.numbers import Numbers
from goldthread.casework.safeguards.permits import permit_writing
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.abuse import NUMBERS


def begin(family: Family, by: Any, *people: Involvement) -> Family:
    """The family locked, for somebody who works with it; each person stands on its register."""
    family = lock_family(family)
    permit_writing(family, by)
    if any(one.matter_id != family.matter_id or one.struck_at for one in people):
        raise Refused("Choose somebody on Who is who of this family.")
    return family


def harming(*families: int) -> set[tuple[int, int]]:
    """Each family with each person whose part, as it was last recorded, is to harm. One query."""
    rows = Part.objects.filter(family__in=families).order_by("at", "pk")
    told = rows.values_list("family", "whom__person", "whom", "what")
    last = {whom: (family, person, what) for family, person, whom, what in told}
    return {(family, person) for family, person, what in last.values() if what == Part.What.HARMS}


def harms(family: Family, whom: Involvement) -> bool:
    return (family.pk, whom.person_id) in harming(family.pk)


def not_who_harms(family: Family, whom: Involvement) -> None:
    """Asking alone and safe contact are for whoever may be harmed."""
    if harms(family, whom):
        raise Refused(
            f"{whom.code} is recorded as the one who harms. This is for whoever may be harmed. If "
            "the record is wrong, say first who is harmed and who harms."
        )


def numbers_of(partnership: int) -> Numbers:
    return Numbers.of(LocalNumber, NUMBERS, partnership)
