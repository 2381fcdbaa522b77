"""What is thought about a family, as it stands or as it stood at the end of a day.

Every row says when it was written, and none is ever changed: leaving out what was written later
gives the record exactly as it was. The number of queries does not grow with the rows.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from goldthread.casework.safeguards.models import Family
from goldthread.casework.weighing.models import (
    Bearing,
    Evidence,
    EvidenceTurn,
    Expectation,
    Factor,
    FactorTurn,
    FindsOut,
    Found,
    Hypothesis,
    HypothesisTurn,
    Judgement,
    Looked,
    SecondLook,
    Sought,
    TwoAccounts,
    Unknown,
)
from goldthread.rules.hypotheses import Telling, tells
from goldthread.rules.weighing import RISK, STRENGTH

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Until:
    """A day, and the moment at which it ended; `moment` is None for now."""

    day: date
    moment: datetime | None = None

    @classmethod
    def now(cls) -> "Until":
        return cls(timezone.localdate())

    @classmethod
    def end_of(cls, day: date) -> "Until":
        midnight = datetime.combine(day + timedelta(days=1), time())
        return cls(day, timezone.make_aware(midnight))

    def of(self, rows: Any) -> list[Any]:
        """The rows that were written by then, in the order in which they were."""
        if self.moment is not None:
            rows = rows.filter(at__lt=self.moment)
        return list(rows.select_related("by").order_by("at", "pk"))


@dataclass(frozen=True)
class Proof:
    """A piece of evidence with all that was said of it."""

    row: Evidence
    turns: list[EvidenceTurn]
    on_factors: dict[int, Bearing]  # by factor: the latest
    marks: dict[int, Judgement]  # by hypothesis: the latest

    @property
    def stands(self) -> bool:
        return not self.turns or self.turns[-1].stands


@dataclass(frozen=True)
class Side:
    """A risk or strength with the evidence for it and against it."""

    row: Factor
    turns: list[FactorTurn]
    speaks_for: list[Proof]
    speaks_against: list[Proof]

    @property
    def stands(self) -> bool:
        return not self.turns or self.turns[-1].stands


@dataclass(frozen=True)
class Expected:
    """What a hypothesis lets expect, with each time that somebody looked for it."""

    row: Expectation
    sought: list[Sought]

    @property
    def last(self) -> Sought | None:
        return self.sought[-1] if self.sought else None


@dataclass(frozen=True)
class Thought:
    """A hypothesis, what it lets expect, and what does not fit it."""

    row: Hypothesis
    number: int
    turns: list[HypothesisTurn]
    expects: list[Expected]
    misfits: list[Proof]

    @property
    def stands(self) -> bool:
        return not self.turns or self.turns[-1].stands

    @property
    def called(self) -> str:
        return f"H{self.number}"


@dataclass(frozen=True)
class Line:
    """One row of the matrix: evidence, its mark for each standing hypothesis, what that tells."""

    proof: Proof
    marks: list[Judgement | None]
    tells: Telling
    not_fitted: list[str]  # which hypotheses it does not fit

    @property
    def words(self) -> str:
        return self.tells.words.format(" and ".join(self.not_fitted))


@dataclass(frozen=True)
class Question:
    """What is not known: who finds out by when, and how it ended."""

    row: Unknown
    accounts: TwoAccounts | None
    askers: list[FindsOut]
    found: Found | None
    day: date

    @property
    def asker(self) -> FindsOut | None:
        return self.askers[-1] if self.askers else None

    @property
    def is_open(self) -> bool:
        return self.found is None

    @property
    def late(self) -> bool:
        return bool(self.is_open and self.asker and self.asker.due < self.day)

    @property
    def word(self) -> str:
        if self.found is not None:
            return "answered" if self.found.how == Found.How.ANSWERED else "not to be found out"
        return "late" if self.late else "open"


@dataclass(frozen=True)
class Look:
    """A second look that was asked for, and what came of it."""

    row: SecondLook
    looked: Looked | None
    day: date

    @property
    def is_open(self) -> bool:
        return self.looked is None

    @property
    def late(self) -> bool:
        return self.is_open and self.row.due < self.day

    @property
    def word(self) -> str:
        if self.looked is not None:
            return "done" if self.looked.how == Looked.How.DONE else "not taken"
        return "late" if self.late else "asked for"


@dataclass(frozen=True)
class Held:
    """Everything that is thought about a family at one time."""

    family: Family
    until: Until
    proofs: list[Proof]
    factors: list[Side]
    thoughts: list[Thought]
    questions: list[Question]
    looks: list[Look]

    def sides(self, side: str, *, stands: bool = True) -> list[Side]:
        return [one for one in self.factors if one.row.side == side and one.stands == stands]

    @property
    def risks(self) -> list[Side]:
        return self.sides(RISK)

    @property
    def strengths(self) -> list[Side]:
        return self.sides(STRENGTH)

    @property
    def over(self) -> list[Side]:
        return [one for one in self.factors if not one.stands]

    @property
    def standing(self) -> list[Thought]:
        return [one for one in self.thoughts if one.stands]

    @property
    def set_aside(self) -> list[Thought]:
        return [one for one in self.thoughts if not one.stands]

    @property
    def good(self) -> list[Proof]:
        """Evidence that stands, the latest day first."""
        rows = [one for one in self.proofs if one.stands]
        return sorted(rows, key=lambda one: (one.row.on, one.row.at), reverse=True)

    @property
    def bad(self) -> list[Proof]:
        """Evidence that was found not to hold."""
        return [one for one in self.proofs if not one.stands]

    @property
    def matrix(self) -> list[Line]:
        """What does not fit first, then what fits everything, then the rest."""
        lines = []
        for proof in self.good:
            marks = [proof.marks.get(one.row.pk) for one in self.standing]
            told = tells([mark.mark if mark else "" for mark in marks])
            bad = [
                one.called for one, mark in zip(self.standing, marks, strict=True)
                if mark and mark.mark == Judgement.Mark.AGAINST
            ]  # fmt: skip
            lines.append(Line(proof, marks, told, bad))
        return sorted(lines, key=lambda one: one.tells.order)

    @property
    def unknowns(self) -> list[Question]:
        return [one for one in self.questions if one.accounts is None]

    @property
    def contradictions(self) -> list[Question]:
        return [one for one in self.questions if one.accounts is not None]

    @property
    def written(self) -> list[tuple[date, str]]:
        """When something was written on which side: evidence against a risk is of a strength."""
        other = {RISK: STRENGTH, STRENGTH: RISK}
        found = [(timezone.localdate(one.row.at), one.row.side) for one in self.factors]
        by_key = {one.row.pk: one.row.side for one in self.factors}
        for proof in self.proofs:
            for key, row in proof.on_factors.items():
                if row.speaks == Bearing.Speaks.NEITHER or key not in by_key:
                    continue
                same = row.speaks == Bearing.Speaks.FOR
                side = by_key[key] if same else other[by_key[key]]
                found.append((timezone.localdate(row.at), side))
        return found

    @property
    def authors(self) -> list[int]:
        """Who wrote it, by key, once for each row of thinking."""
        things: list[Any] = [*self.proofs, *self.factors, *self.thoughts]
        rows = [one.row for one in things]
        rows += [mark for one in self.proofs for mark in one.marks.values()]
        return [row.by_id for row in rows if row.by_id is not None]


def of(family: Family, until: Until | None = None) -> Held:
    """As it stands, or as it stood at the end of a day."""
    until = until or Until.now()
    proofs = _proofs(family, until)
    return Held(
        family=family,
        until=until,
        proofs=proofs,
        factors=_factors(family, until, proofs),
        thoughts=_thoughts(family, until, proofs),
        questions=_questions(family, until),
        looks=looks_of(family, until),
    )


def _proofs(family: Family, until: Until) -> list[Proof]:
    turns = _by(until.of(EvidenceTurn.objects.filter(evidence__family=family)), "evidence_id")
    bearings: dict[int, dict[int, Bearing]] = defaultdict(dict)
    for row in until.of(Bearing.objects.filter(factor__family=family)):
        bearings[row.evidence_id][row.factor_id] = row
    marks: dict[int, dict[int, Judgement]] = defaultdict(dict)
    for mark in until.of(Judgement.objects.filter(hypothesis__family=family)):
        marks[mark.evidence_id][mark.hypothesis_id] = mark
    return [
        Proof(row, turns[row.pk], bearings[row.pk], marks[row.pk])
        for row in until.of(family.weighed_evidence.all())
    ]


def _factors(family: Family, until: Until, proofs: list[Proof]) -> list[Side]:
    turns = _by(until.of(FactorTurn.objects.filter(factor__family=family)), "factor_id")
    good = sorted((one for one in proofs if one.stands), key=lambda one: (one.row.on, one.row.pk))

    def which(factor: Factor, speaks: str) -> list[Proof]:
        return [
            one for one in good
            if (row := one.on_factors.get(factor.pk)) is not None and row.speaks == speaks
        ]  # fmt: skip

    speaks = Bearing.Speaks
    return [
        Side(row, turns[row.pk], which(row, speaks.FOR.value), which(row, speaks.AGAINST.value))
        for row in until.of(family.weighed_factors.all())
    ]


def _thoughts(family: Family, until: Until, proofs: list[Proof]) -> list[Thought]:
    turns = _by(until.of(HypothesisTurn.objects.filter(hypothesis__family=family)), "hypothesis_id")
    rows = until.of(Expectation.objects.filter(hypothesis__family=family))
    sought = _by(
        until.of(Sought.objects.filter(expectation__hypothesis__family=family)), "expectation_id"
    )
    expects: dict[int, list[Expected]] = defaultdict(list)
    for one in rows:
        expects[one.hypothesis_id].append(Expected(one, sought[one.pk]))
    found = []
    for number, row in enumerate(until.of(family.hypotheses.all()), 1):
        misfits = [
            one for one in proofs
            if one.stands and (mark := one.marks.get(row.pk)) is not None
            and mark.mark == Judgement.Mark.AGAINST
        ]  # fmt: skip
        found.append(Thought(row, number, turns[row.pk], expects[row.pk], misfits))
    return found


def _questions(family: Family, until: Until) -> list[Question]:
    askers = _by(
        until.of(FindsOut.objects.filter(unknown__family=family).select_related("owner")),
        "unknown_id",
    )
    ends = {one.unknown_id: one for one in until.of(Found.objects.filter(unknown__family=family))}
    accounts = {
        one.unknown_id: one for one in until.of(TwoAccounts.objects.filter(unknown__family=family))
    }
    rows = [
        Question(row, accounts.get(row.pk), askers[row.pk], ends.get(row.pk), until.day)
        for row in until.of(family.unknowns.all())
    ]
    return sorted(rows, key=lambda one: (not one.is_open, one.asker.due if one.asker else date.max))


def looks_of(family: Family, until: Until) -> list[Look]:
    """The open ones first, by their day; then the latest."""
    ends = {one.look_id: one for one in until.of(Looked.objects.filter(look__family=family))}
    rows = [
        Look(row, ends.get(row.pk), until.day)
        for row in until.of(family.second_looks.select_related("who"))
    ]
    ahead = sorted((one for one in rows if one.is_open), key=lambda one: one.row.due)
    return ahead + [one for one in reversed(rows) if not one.is_open]


def _by(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
