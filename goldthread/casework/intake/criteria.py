"""What the rules answer to the facts that people gave. Rules advise; the chair decides."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from goldthread.casework.intake.models import CriteriaRecord, Fact, Referral
from goldthread.casework.intake.stated import Stated
from goldthread.rules import criteria

OUTCOMES = {
    "required": "The criteria are met: a review is required",
    "not-required": "The criteria are not met",
    "undecided": "Not decided: more must be known",
    "weigh": "To be weighed: no rule decides this",
    "notify-panel": "Notify the national Panel",
    "notify-secretary-of-state-and-ofsted": "Notify the Secretary of State and Ofsted",
    "mandatory": "The criteria are met: a review must be held",
    "discretionary": "A review may be held",
    "concise": "The criteria of a concise review are met",
    "extended": "The criteria of an extended review are met",
    "consider": "The committee chooses whether to hold a review",
}


@dataclass(frozen=True)
class Given:
    """A question, and the answer that holds (None where nobody gave one).

    `stated`: what somebody said of it before it was asked here.
    """

    question: criteria.Question
    fact: Fact | None
    stated: Stated | None = None

    @property
    def filled_in(self) -> Stated | None:
        """What the form shows as an answer though nobody has kept it yet."""
        unkept = self.fact is None and self.stated is not None and self.stated.value is not None
        return self.stated if unkept else None

    @property
    def words(self) -> str:
        return said(None if self.fact is None else self.fact.value)


@dataclass(frozen=True)
class RuleAnswer:
    """`met`: True, False, or None where the rule is undecided or leaves it to be weighed."""

    framework: str
    title: str
    decider: str
    outcome: str
    words: str
    met: bool | None
    because: list[dict[str, str]] = field(default_factory=list)
    needed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problem: str = ""
    outcomes: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        if self.outcome == criteria.WEIGH:
            return "to weigh"
        return {True: "met", False: "not met", None: "undecided"}[self.met]


def said(value: object) -> str:
    """An answer in words."""
    if value is None:
        return "not known yet"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def day_of(referral: Referral) -> date:
    """The day whose law is used: when it became known, or else when we were told."""
    at: datetime = referral.submitted_at or referral.started_at
    return referral.aware_on or at.date()


def title_of(framework: str, on: date | None = None) -> str:
    return criteria.criteria_of(framework, on).title


def rules_questions(framework: str, on: date) -> tuple[criteria.Question, ...]:
    return criteria.questions(framework, on)


def latest(record: CriteriaRecord) -> dict[str, Fact]:
    """The answer to each question that holds: the latest."""
    return {fact.key: fact for fact in record.facts.all()}


def given(
    record: CriteriaRecord, on: date, said: Mapping[str, Stated] | None = None
) -> list[Given]:
    facts, said = latest(record), said or {}
    asked = criteria.questions(record.framework, on)
    return [Given(one, facts.get(one.key), said.get(one.key)) for one in asked]


def ask_rule(framework: str, facts: Mapping[str, Any], on: date) -> RuleAnswer:
    """The rule's answer. Facts that cannot be so together make it undecided, with the sentence."""
    version = criteria.criteria_of(framework, on)
    asked = {question.key: question.words for question in version.questions}
    known = {key: value for key, value in facts.items() if key in asked and value is not None}
    try:
        found = criteria.decide(framework, known, on)
    except criteria.BadFacts as problem:
        return RuleAnswer(
            framework, version.title, version.decider, criteria.UNDECIDED,
            OUTCOMES[criteria.UNDECIDED], None, problem=str(problem),
        )  # fmt: skip
    outcomes = found.outcome if isinstance(found.outcome, list) else [found.outcome]
    met: bool | None = outcomes != [version.otherwise]
    if found.outcome in (criteria.UNDECIDED, criteria.WEIGH):
        met = None
    return RuleAnswer(
        framework=framework,
        title=version.title,
        decider=version.decider,
        outcome=", ".join(outcomes),
        words=". ".join(OUTCOMES.get(one, one.replace("-", " ").capitalize()) for one in outcomes),
        met=met,
        because=[{"rule": plain(one.rule, asked), "source": one.source} for one in found.because],
        needed=[asked.get(key, key) for key in found.needed],
        notes=list(found.notes),
        outcomes=tuple(outcomes),
    )


def plain(rule: str, asked: Mapping[str, str]) -> str:
    """A reason without the names of facts in brackets, which stand beside it as questions."""

    def kept(found: re.Match[str]) -> str:
        return "" if any(key in found[0] for key in asked) else found[0]

    return re.sub(r" \([^()]*\)(: give a reason)?$", kept, rule)


def answer(record: CriteriaRecord, on: date) -> RuleAnswer:
    facts = {key: fact.value for key, fact in latest(record).items()}
    return ask_rule(record.framework, facts, on)


def snapshot(record: CriteriaRecord) -> dict[str, Any]:
    """The facts as they are, to be kept with what was advised and decided."""
    return {
        key: {
            "value": fact.value,
            "reason": fact.reason,
            "by": str(fact.by or ""),
            "at": fact.at.isoformat(),
        }
        for key, fact in latest(record).items()
    }


def changed(framework: str, was: Mapping[str, Any], now: Mapping[str, Any], on: date) -> list[str]:
    """Which answers differ between two snapshots, in words."""
    words = {one.key: one.words for one in criteria.questions(framework, on)}
    told = []
    for key in sorted({*was, *now}):
        before, after = (side.get(key, {}).get("value") for side in (was, now))
        if before != after:
            told.append(f"{words.get(key, key)} It was “{said(before)}”, now “{said(after)}”.")
    return told
