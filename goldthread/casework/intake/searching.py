"""The names an agency needs to search its records, and nothing else."""

from dataclasses import dataclass
from datetime import date

from goldthread.casework.intake.models import Referral
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.people.naming import code_list
from goldthread.foundations.people.roles import is_family


@dataclass(frozen=True)
class Searched:
    relation: str
    name: str
    known_as: str
    dob: date | None
    code: str = ""

    @property
    def dob_words(self) -> str:
        return f"{self.dob.day} {self.dob:%B %Y}" if self.dob else "not known"

    @property
    def cells(self) -> tuple[str, str, str, str]:
        return (
            self.relation[:1].upper() + self.relation[1:],
            self.name,
            self.known_as,
            self.dob_words,
        )


def names_to_search(referral: Referral, body: Organisation) -> list[Searched]:
    """From the register, once the family is on it; until then as the referral names them.

    What the referrer said of anybody ("anything else") stays in the referral.
    """
    coded = [] if referral.matter is None else code_list(referral.matter, body)
    family = [one for one in coded if is_family(one.role)]
    if family:
        return [Searched(one.role, one.name, one.known_as, one.dob, one.code) for one in family]
    return [
        Searched(row.get_relation_display(), row.name, row.known_as, row.dob)
        for row in referral.people.all()
    ]
