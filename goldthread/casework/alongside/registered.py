"""Who of the identity register belongs in the family's log: codes and roles, never names."""

from dataclasses import dataclass

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.roles import is_family

# People around the family. They may have a log; nobody must ask why they have none.
AROUND = frozenset({"neighbour", "family friend", "unknown man", "unknown woman"})


@dataclass(frozen=True)
class Registered:
    code: str
    role: str
    died: bool

    @property
    def must_be_considered(self) -> bool:
        """Family who live: each is contacted, or a reason says why not."""
        return not self.died and self.role not in AROUND


def family_of(matter: Matter) -> list[Registered]:
    """The family and their circle in the register, by code. One query."""
    rows = Involvement.objects.filter(matter=matter).standing().order_by("code")
    told = rows.values_list("code", "role", "person__died_on")
    return [
        Registered(code, role, died is not None) for code, role, died in told if is_family(role)
    ]


def code_of(matter: Matter, code: str) -> Registered | None:
    """The person of the register with this code; None where it names nobody of the family."""
    return next((one for one in family_of(matter) if one.code.lower() == code.lower()), None)
