"""Which review the facts call for: dated criteria, and the three-valued answer.

"Serious harm" and "cause for concern" are never computed: they come in as a person's reasoned
judgement, and their questions say so.
"""

from collections.abc import Mapping
from datetime import date

from goldthread.rules.criteria.adults import ADULTS
from goldthread.rules.criteria.deciding import answer
from goldthread.rules.criteria.england import ENGLAND
from goldthread.rules.criteria.facts import checked
from goldthread.rules.criteria.facts import contradictions as _contradictions
from goldthread.rules.criteria.nations import NATIONS
from goldthread.rules.criteria.shapes import (
    UNDECIDED,
    WEIGH,
    BadFacts,
    Because,
    Criteria,
    Decision,
    Question,
    Rule,
)

__all__ = [
    "UNDECIDED", "WEIGH", "BadFacts", "Because", "Criteria", "Decision", "Question", "Rule",
    "contradictions", "criteria_of", "decide", "frameworks", "questions", "versions",
]  # fmt: skip

_ALL = (*ENGLAND, *NATIONS, *ADULTS)


def frameworks() -> tuple[str, ...]:
    """The names that `decide` knows, such as "scr"."""
    return tuple(dict.fromkeys(one.name for one in _ALL))


def versions(framework: str) -> tuple[Criteria, ...]:
    """Every version of a framework's criteria, the oldest first. BadFacts: there is none."""
    found = tuple(one for one in _ALL if one.name == framework)
    if not found:
        raise BadFacts(
            f"“{framework}” is not a framework with criteria. There are: {', '.join(frameworks())}."
        )
    return found


def criteria_of(framework: str, on: date | None = None) -> Criteria:
    """The version in force on a day; the nearest one when none was; without a day the latest."""
    found = versions(framework)
    if on is None:
        return found[-1]
    begun = [one for one in found if one.starts is None or one.starts <= on]
    return begun[-1] if begun else found[0]


def questions(framework: str, on: date | None = None) -> tuple[Question, ...]:
    """The facts, as a person is asked for them on a form."""
    return criteria_of(framework, on).questions


def contradictions(
    framework: str, facts: Mapping[str, object], on: date | None = None
) -> tuple[str, ...]:
    """A sentence for each pair of given facts that cannot be so together."""
    criteria = criteria_of(framework, on)
    return _contradictions(criteria, checked(criteria, facts))


def decide(
    framework: str,
    facts: Mapping[str, object],
    on: date | None = None,
    *,
    strict: bool = True,
) -> Decision:
    """Which review the facts call for. A fact is true, false, a number, or missing (or None).

    `on`: the day whose version of the rules is used; where none was in force the answer comes
    with a note. BadFacts (a ValueError) with one sentence: an unknown framework or fact, a wrong
    value and, when `strict`, facts that cannot be so together. Not strict, those stand in
    `problems` and each fact is taken for itself.
    """
    criteria = criteria_of(framework, on)
    known = checked(criteria, facts)
    problems = _contradictions(criteria, known)
    if problems and strict:
        raise BadFacts(" ".join(problems))
    found = answer(criteria, known, on)
    return Decision(
        found.framework, found.outcome, found.because, found.needed, found.notes, problems
    )
