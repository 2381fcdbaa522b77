"""What an audit found, counted by question and agency. The latest answer about a case holds."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from goldthread.improvement.assurance.auditing import NOT_APPLICABLE, YES_NO
from goldthread.improvement.assurance.models import Asked, Audit, CaseAnswer, Question

_WORDS = {**YES_NO, NOT_APPLICABLE: "does not apply"}


@dataclass(frozen=True)
class Cell:
    """Of the cases to which a question applied: in how many it was as wanted."""

    met: int = 0
    of: int = 0
    each: tuple[tuple[str, int], ...] = ()  # each answer with its number

    @property
    def words(self) -> str:
        return f"{self.met} of {self.of}" if self.of else "none"

    @property
    def detail(self) -> str:
        return ", ".join(f"{word}: {number}" for word, number in self.each)


@dataclass(frozen=True)
class Line:
    question: Question
    cells: list[Cell]
    all: Cell


@dataclass(frozen=True)
class Results:
    agencies: list[Asked]
    lines: list[Line]
    said: list[tuple[Question, list[tuple[str, str, str]]]]  # agency, reference, words
    known: dict[int, tuple[int, int]]  # by agency: cases it knows, of those answered
    whole: dict[int, tuple[int, int]]  # ... in which everything was as wanted, of those it knows

    @classmethod
    def of(cls, audit: Audit, agencies: list[Asked]) -> "Results":
        """Four queries, whatever the numbers. `agencies` are in scope already."""
        questions = list(audit.tool.questions.all())
        meets = {"yes": True, "no": False}
        meets |= dict(audit.tool.grades.values_list("name", "meets"))
        by_agency = latest(agencies)
        columns = {one.pk: by_agency.get(one.pk, []) for one in agencies}
        lines = []
        for question in questions:
            if question.kind == Question.Kind.WORDS:
                continue
            cells = [_cell(question, columns[one.pk], meets) for one in agencies]
            every = [row for rows in columns.values() for row in rows]
            lines.append(Line(question, cells, _cell(question, every, meets)))
        counted = [one for one in questions if one.kind != Question.Kind.WORDS]
        return cls(
            agencies,
            lines,
            [
                (one, said)
                for one in questions
                if one.kind == Question.Kind.WORDS and (said := _said(one, agencies, columns))
            ],
            {pk: (sum(row.known for row in rows), len(rows)) for pk, rows in columns.items()},
            {pk: _whole(rows, counted, meets) for pk, rows in columns.items()},
        )


def latest(agencies: list[Asked]) -> dict[int, list[CaseAnswer]]:
    """By agency, the answer that holds about each case, in the order of the draw."""
    # A sample that was voided counts no more, unless the audit was over before.
    holds = Q(case__sample__voided_at__isnull=True) | Q(
        case__sample__voided_at__gt=F("asked__audit__closed_at")
    )
    rows = CaseAnswer.objects.filter(holds, asked__in=agencies).select_related("case")
    held: dict[int, dict[int, CaseAnswer]] = {}
    for row in rows.order_by("at", "pk"):
        held.setdefault(row.asked_id, {})[row.case_id] = row
    return {
        pk: sorted(by_case.values(), key=lambda row: row.case_id) for pk, by_case in held.items()
    }


def _cell(question: Question, rows: list[CaseAnswer], meets: dict[str, bool]) -> Cell:
    told = Counter(
        value for row in rows if row.known and (value := row.values.get(str(question.pk)))
    )
    applied = {value: number for value, number in told.items() if value != NOT_APPLICABLE}
    met = sum(number for value, number in applied.items() if meets.get(value))
    each = tuple((_WORDS.get(value, value), number) for value, number in sorted(told.items()))
    return Cell(met, sum(applied.values()), each)


def _whole(
    rows: list[CaseAnswer], counted: list[Question], meets: dict[str, bool]
) -> tuple[int, int]:
    known = [row for row in rows if row.known]

    def right(row: CaseAnswer) -> bool:
        told = [row.values.get(str(one.pk), "") for one in counted]
        return all(value == NOT_APPLICABLE or meets.get(value, False) for value in told)

    return sum(right(row) for row in known), len(known)


def _said(question: Question, agencies: list[Asked], columns: Any) -> list[tuple[str, str, str]]:
    return [
        (one.organisation.name, row.case.reference, row.values[str(question.pk)])
        for one in agencies
        for row in columns[one.pk]
        if row.values.get(str(question.pk))
    ]
