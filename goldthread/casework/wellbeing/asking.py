"""What the writes of this room ask first, and the numbers that are counted with."""

from typing import Any

from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.numbers import Numbers
from goldthread.casework.safeguards.permits import permit_writing
from goldthread.casework.wellbeing.models import WellbeingNumber
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.wellbeing import NUMBERS


def begin(family: Family, by: Any, *people: Involvement) -> Family:
    """The family locked, for somebody who works with it; each person stands on its register."""
    family = lock_family(family)
    permit_writing(family, by)
    if any(one.matter_id != family.matter_id or one.struck_at for one in people):
        raise Refused("Choose somebody on Who is who of this family.")
    return family


def numbers_of(partnership: int) -> Numbers:
    return Numbers.of(WellbeingNumber, NUMBERS, partnership)
