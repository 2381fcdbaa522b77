"""Writes about factors, evidence and hypotheses. Nothing is changed: each thought is a row."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards.days import ahead
from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.permits import permit_writing
from goldthread.casework.weighing.models import (
    Bearing,
    Evidence,
    EvidenceTurn,
    Expectation,
    Factor,
    FactorTurn,
    Hypothesis,
    HypothesisTurn,
    Judgement,
    Sought,
)
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written


@transaction.atomic
def add_factor(*, family: Family, side: str, words: str, by: Any) -> Factor:
    """A risk or a strength, in plain words."""
    family = lock_family(family)
    permit_writing(family, by)
    must_say((words, "Say what the risk or the strength is."))
    if side not in Factor.Side.values:
        raise Refused("Choose whether it is a risk or a strength.")
    row = Factor.objects.create(family=family, side=side, words=words.strip(), by=by)
    audit(by=by, did="weighing.factor", about=row)
    return row


@transaction.atomic
def turn_factor(*, factor: Factor, stands: bool, words: str, by: Any) -> FactorTurn:
    """It is over, or there again, and why."""
    _permit_turn(factor.family, factor, stands, words, by)
    row = FactorTurn.objects.create(factor=factor, stands=stands, words=words.strip(), by=by)
    audit(by=by, did="weighing.factor_turned", about=factor)
    return row


@transaction.atomic
def add_evidence(
    *, family: Family, words: str, source: str, how: str, on: date, by: Any
) -> Evidence:
    """What was seen, told or recorded, by whom or where, and the day it is about."""
    family = lock_family(family)
    permit_writing(family, by)
    must_say(
        (words, "Say what was seen, told or recorded."),
        (source, "Say who it comes from, or which record."),
    )
    reasons = []
    if how not in Evidence.How.values:
        reasons.append("Choose whether it was seen, told or recorded.")
    if on > timezone.localdate():
        reasons.append("The day it is about lies ahead.")
    if reasons:
        raise Refused(*reasons)
    row = Evidence.objects.create(
        family=family, words=words.strip(), source=source.strip(), how=how, on=on, by=by
    )
    audit(by=by, did="weighing.evidence", about=row)
    return row


@transaction.atomic
def turn_evidence(*, evidence: Evidence, stands: bool, words: str, by: Any) -> EvidenceTurn:
    """It was found not to be so, or holds after all. It stays in sight, with the reason."""
    _permit_turn(evidence.family, evidence, stands, words, by)
    row = EvidenceTurn.objects.create(evidence=evidence, stands=stands, words=words.strip(), by=by)
    audit(by=by, did="weighing.evidence_turned", about=evidence)
    return row


@transaction.atomic
def bear(*, evidence: Evidence, speaks: Mapping[int, str], by: Any) -> list[Bearing]:
    """How a piece of evidence bears on factors, by their keys. Only what changes is written."""
    family = lock_family(evidence.family)
    permit_writing(family, by)
    _must_be_of(family.weighed_factors, speaks)
    before = {one.factor_id: one.speaks for one in evidence.bearings.order_by("at", "pk")}
    nothing = Bearing.Speaks.NEITHER.value
    changed = {key: said for key, said in speaks.items() if said != before.get(key, nothing)}
    if any(said not in Bearing.Speaks.values for said in changed.values()):
        raise Refused("Choose for each whether the evidence speaks for it or against it.")
    if not changed:
        raise Refused("Nothing has changed. Choose what it speaks for or against.")
    rows = [
        Bearing.objects.create(factor_id=key, evidence=evidence, speaks=said, by=by)
        for key, said in changed.items()
    ]
    audit(by=by, did="weighing.borne", about=evidence)
    return rows


@transaction.atomic
def add_hypothesis(*, family: Family, words: str, expects: str, by: Any) -> Hypothesis:
    """What could be so, with what would be seen if it were: one expectation on each line."""
    family = lock_family(family)
    permit_writing(family, by)
    must_say(
        (words, "Say what could be so."),
        (expects, "Say what you would expect to see if it were so: one thing on each line."),
    )
    row = Hypothesis.objects.create(family=family, words=words.strip(), by=by)
    for line in filter(None, (written(one) for one in expects.splitlines())):
        Expectation.objects.create(hypothesis=row, words=line, by=by)
    audit(by=by, did="weighing.hypothesis", about=row)
    return row


@transaction.atomic
def expect(*, hypothesis: Hypothesis, words: str, by: Any) -> Expectation:
    """One thing more that would be seen if it were so."""
    permit_writing(lock_family(hypothesis.family), by)
    must_say((words, "Say what you would expect to see if it were so."))
    row = Expectation.objects.create(hypothesis=hypothesis, words=words.strip(), by=by)
    audit(by=by, did="weighing.expected", about=hypothesis)
    return row


@transaction.atomic
def seek(*, expectation: Expectation, came: str, on: date, words: str, by: Any) -> Sought:
    """Somebody looked for what was expected, on a day: it was there, or it was not."""
    permit_writing(lock_family(expectation.hypothesis.family), by)
    must_say((words, "Say who looked, where, and what was seen."))
    reasons = ahead(on)
    if came not in Sought.Came.values:
        reasons.append("Choose whether it was there.")
    if reasons:
        raise Refused(*reasons)
    row = Sought.objects.create(
        expectation=expectation, came=came, on=on, words=words.strip(), by=by
    )
    audit(by=by, did="weighing.sought", about=expectation.hypothesis)
    return row


@transaction.atomic
def turn_hypothesis(*, hypothesis: Hypothesis, stands: bool, words: str, by: Any) -> HypothesisTurn:
    """Set aside with a reason, or taken up again. What was laid against it stays."""
    _permit_turn(hypothesis.family, hypothesis, stands, words, by)
    row = HypothesisTurn.objects.create(
        hypothesis=hypothesis, stands=stands, words=words.strip(), by=by
    )
    audit(by=by, did="weighing.hypothesis_turned", about=hypothesis)
    return row


@transaction.atomic
def judge(*, evidence: Evidence, marks: Mapping[int, str], by: Any) -> list[Judgement]:
    """How a piece of evidence fits hypotheses, by their keys. Only what changes is written."""
    family = lock_family(evidence.family)
    permit_writing(family, by)
    _must_be_of(family.hypotheses, marks)
    before = {one.hypothesis_id: one.mark for one in evidence.judgements.order_by("at", "pk")}
    changed = {key: mark for key, mark in marks.items() if mark != before.get(key)}
    if any(mark not in Judgement.Mark.values for mark in changed.values()):
        raise Refused("Choose for each: it fits, it does not fit, or it says nothing either way.")
    if not changed:
        raise Refused("Nothing has changed: this is how it was judged already.")
    rows = [
        Judgement.objects.create(hypothesis_id=key, evidence=evidence, mark=mark, by=by)
        for key, mark in changed.items()
    ]
    audit(by=by, did="weighing.judged", about=evidence)
    return rows


def _permit_turn(family: Family, thing: Any, stands: bool, words: str, by: Any) -> None:
    permit_writing(lock_family(family), by)
    must_say((words, "Say why."))
    last = thing.turns.order_by("-at", "-pk").first()
    if (last.stands if last else True) == stands:
        raise Refused(
            "It stands already. Nothing was changed." if stands
            else "Somebody has recorded that already. Nothing was changed."
        )  # fmt: skip


def _must_be_of(rows: Any, chosen: Mapping[int, str]) -> None:
    if rows.filter(pk__in=list(chosen)).count() != len(chosen):
        raise Refused("Choose among what is written down for this family.")
