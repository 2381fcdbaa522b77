"""Is this person known already? Values in, suggestions with their reasons out.

    known = Register(read_people(rows))
    for suggestion in known.suggest(prepare({"forename": "Jon", "surname": "Lark", …})):
        print(suggestion.id, suggestion.score, suggestion.band, suggestion.reasons)

Nothing is ever decided here: a person decides whether two records are of one human being.
"""

from goldthread.engines.people.frequency import Population
from goldthread.engines.people.matching import POSSIBLE, Pair, Register, Suggestion
from goldthread.engines.people.prepare import Prepared, Unreadable, prepare

__all__ = [
    "POSSIBLE",
    "Pair",
    "Population",
    "Prepared",
    "Register",
    "Suggestion",
    "Unreadable",
    "prepare",
]
