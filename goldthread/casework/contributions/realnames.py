"""Real names in a return: which are looked for, and in which of its sections they stand."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from goldthread.casework.contributions.models import Return
from goldthread.foundations.people.naming import Coded, code_list
from goldthread.foundations.people.spotting import Place, Spotted, spotted

__all__ = ["Place", "Spotted", "codes_for", "places", "spotted"]
# What an author types into a record, as a snapshot keeps it.
TYPED = ("text", "evidence", "expected_change", "proof_wanted")


def codes_for(of: Return) -> list[Coded]:
    """The code list of the agency that answers: callers have permitted it. Two queries."""
    return code_list(of.matter, of.answering)


def places(
    facts: Mapping[str, Any], codes: Sequence[Coded], href: Callable[[str], str]
) -> list[Place]:
    """The sections of a whole report (see snapshots) in which names stand, each with its own."""
    found = [
        Place(one["title"], href(one["id"]), spotted(_typed(one, facts), codes))
        for one in facts["sections"]
    ]
    return [place for place in found if place.names]


def _typed(section: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    rows = facts["records"].get(section["holds"], [])
    return "\n".join([section["text"], *(str(row.get(name, "")) for row in rows for name in TYPED)])
