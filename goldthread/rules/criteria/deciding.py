"""Three-valued deciding: an answer is given only where no missing fact could change it.

Every missing fact is tried with every value it may have. A number is tried on both sides of each
number at which a rule turns. Facts are taken each for itself: none is worked out from another.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from goldthread.rules.criteria.conditions import Condition, Facts, Value
from goldthread.rules.criteria.shapes import (
    UNDECIDED,
    WEIGH,
    Because,
    Criteria,
    Decision,
    Question,
    Rule,
)

Outcome = str | tuple[str, ...]


def answer(criteria: Criteria, facts: Facts, on: date | None = None) -> Decision:
    """The decision on checked facts, with its reasons."""
    notes = notes_on(criteria, on)
    if criteria.weighs:
        said = tuple(_factor(rule, facts) for rule in criteria.rules)
        return Decision(criteria.name, WEIGH, said, notes=notes)
    whole = list(completions(criteria, facts))
    found = {outcome_of(criteria, one) for one in whole}
    if len(found) > 1:
        needed = tuple(name for name in missing(criteria, facts) if _turns(criteria, whole, name))
        said = _still_open(criteria, facts, whole)
        return Decision(criteria.name, UNDECIDED, said, needed, notes)
    (outcome,) = found
    if outcome == criteria.otherwise:
        said = tuple(_not_met(criteria, rule, facts) for rule in criteria.rules)
    else:
        met = [rule for rule in criteria.rules if all(rule.when.holds(one) for one in whole)]
        kept = met if criteria.gathers else [r for r in met if r.outcome == outcome]
        said = tuple(Because(rule.words, rule.source) for rule in kept)
    told = list(outcome) if isinstance(outcome, tuple) else outcome
    return Decision(criteria.name, told, said, notes=notes)


def outcome_of(criteria: Criteria, facts: Facts) -> Outcome:
    """The outcome when no fact is missing."""
    met = [rule.outcome for rule in criteria.rules if rule.when.holds(facts)]
    if not met:
        return criteria.otherwise
    return tuple(dict.fromkeys(met)) if criteria.gathers else met[0]


def missing(criteria: Criteria, facts: Facts) -> list[str]:
    return [question.key for question in criteria.questions if question.key not in facts]


def completions(criteria: Criteria, facts: Facts) -> Iterator[dict[str, Value]]:
    """Every way in which the missing facts could turn out."""
    asked = [question for question in criteria.questions if question.key not in facts]
    for values in product(*(_values(criteria, question) for question in asked)):
        yield {**facts, **{q.key: value for q, value in zip(asked, values, strict=True)}}


def _values(criteria: Criteria, question: Question) -> tuple[Value, ...]:
    if question.kind == "yesno":
        return (False, True)
    limits = {n for rule in criteria.rules for n in rule.when.limits(question.key)}
    return tuple(sorted({0, *limits, *(n - 1 for n in limits)}))


def _turns(criteria: Criteria, whole: list[dict[str, Value]], name: str) -> bool:
    """Whether some completion's outcome changes when this fact alone takes another value."""
    groups: dict[tuple[tuple[str, Value], ...], set[Outcome]] = {}
    for one in whole:
        rest = tuple((key, value) for key, value in one.items() if key != name)
        groups.setdefault(rest, set()).add(outcome_of(criteria, one))
    return any(len(outcomes) > 1 for outcomes in groups.values())


def _still_open(
    criteria: Criteria, facts: Facts, whole: list[dict[str, Value]]
) -> tuple[Because, ...]:
    """What is certain already, and what waits for which facts."""
    said = []
    for rule in criteria.rules:
        holds = {rule.when.holds(one) for one in whole}
        if holds == {True}:
            said.append(Because(f"Certain already, {rule.outcome}: {rule.words}", rule.source))
        elif holds == {True, False}:
            waits = [name for name in rule.when.names() if name not in facts]
            words = f"Not known yet, {rule.outcome}: {rule.words} (missing: {', '.join(waits)})"
            said.append(Because(words, rule.source))
    return tuple(said)


def _not_met(criteria: Criteria, rule: Rule, facts: Facts) -> Because:
    """Why a rule does not hold: the given facts that alone rule it out, or else those against."""
    given = [name for name in rule.when.names() if name in facts]
    alone = [n for n in given if _never(criteria, rule.when, {n: facts[n]})]
    against = alone or [name for name in given if facts[name] is False]
    told = ", ".join(f"{name}: {_word(facts[name])}" for name in against)
    return Because(f"Not met: {rule.words}" + (f" ({told})" if told else ""), rule.source)


def _never(criteria: Criteria, condition: Condition, facts: Facts) -> bool:
    return not any(condition.holds(one) for one in completions(criteria, facts))


def _factor(rule: Rule, facts: Mapping[str, Value]) -> Because:
    (name,) = rule.when.names()
    known = {True: "present", False: "not present", None: "not known yet"}[_truth(facts, name)]
    return Because(f"{rule.words} ({name}: {known}): give a reason", rule.source)


def _truth(facts: Mapping[str, Value], name: str) -> bool | None:
    return bool(facts[name]) if name in facts else None


def _word(value: Value) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def notes_on(criteria: Criteria, on: date | None) -> tuple[str, ...]:
    """What to know of these criteria on a day: not in force then, or to be checked."""
    if on is None:
        return ()
    notes = []
    if criteria.starts and on < criteria.starts:
        notes.append(
            f"On {_day(on)} the criteria of {criteria.name} were not in force yet: they hold from "
            f"{_day(criteria.starts)}."
        )
    if criteria.ends and on > criteria.ends:
        notes.append(
            f"On {_day(on)} the criteria of {criteria.name} were no longer in force: they held "
            f"until {_day(criteria.ends)}. {criteria.after}".strip().rstrip(".")
            + "."
        )
    if criteria.doubt:
        notes.append(f"To be checked: {criteria.doubt}.")
    return tuple(notes)


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
