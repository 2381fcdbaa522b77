"""Facts as they are given, checked before anything is decided."""

from collections.abc import Mapping

from goldthread.rules.criteria.conditions import Value
from goldthread.rules.criteria.shapes import BadFacts, Criteria, Question


def checked(criteria: Criteria, facts: Mapping[str, object]) -> dict[str, Value]:
    """The facts that are there. None means missing, as if it were not given.

    BadFacts: a key that this framework does not know, or a value of the wrong kind.
    """
    known = {question.key: question for question in criteria.questions}
    for key in facts:
        if key not in known:
            raise BadFacts(
                f"“{_short(key)}” is not a fact of {criteria.name}. The facts are: "
                f"{', '.join(known)}."
            )
    return {key: _value(known[key], facts[key]) for key in known if facts.get(key) is not None}


def _value(question: Question, value: object) -> Value:
    if question.kind == "yesno":
        if isinstance(value, bool):
            return value
        raise BadFacts(
            f"{question.key} must be true or false, or be left out when it is not known; "
            f"it is {_short(value)}."
        )
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else -1
    if 0 <= number <= question.most:  # not so of "not a number"
        return number
    raise BadFacts(
        f"{question.key} must be a number from 0 to {question.most}, or be left out when it is not "
        f"known; it is {_short(value)}."
    )


def contradictions(criteria: Criteria, facts: Mapping[str, Value]) -> tuple[str, ...]:
    """A sentence for each pair of given facts that cannot be so together."""
    return tuple(
        f"{sentence}. Correct one of them."
        for condition, sentence in criteria.impossible
        if all(name in facts for name in condition.names()) and condition.holds(facts)
    )


def _short(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:60]}…"
