"""What a history check shows to a reader: of matters that are closed to them, only that there is
something, and whom to ask.
"""

from dataclasses import dataclass
from typing import Any

from goldthread.foundations.people import asking
from goldthread.foundations.people.asking import Asked, Found, Question
from goldthread.foundations.people.earlier import EarlierChild
from goldthread.foundations.people.forms import AnswerForm, DecisionForm
from goldthread.foundations.people.models import HistoryCheck, Involvement, Person, SamePerson
from goldthread.foundations.people.permits import may_write
from goldthread.foundations.people.querysets import named_matters

CLOSED = (
    "Somebody is known in a matter that is closed to you. Ask the business manager, who can look "
    "and decide."
)


@dataclass(frozen=True)
class Shown:
    """A match that the reader may look into."""

    found: Found
    parts: list[Involvement]
    children: list[EarlierChild]
    reasons: list[str]
    doubts: list[str]
    form: DecisionForm
    same: SamePerson | None

    @property
    def match(self) -> Any:
        return self.found.match

    @property
    def decision(self) -> Any:
        return self.found.decision


@dataclass(frozen=True)
class Asking:
    """A question that the reader may answer, with the history it is about."""

    question: Question
    form: AnswerForm
    about: str


@dataclass(frozen=True)
class HistoryPage:
    check: HistoryCheck
    shown: list[Shown]
    closed: bool  # something stands in a matter closed to the reader
    questions: list[Asking]
    hidden_answers: bool
    missing: list[str]
    may_write: bool

    @classmethod
    def of(cls, check: HistoryCheck, user: Any) -> "HistoryPage":
        asked = asking.of(check)
        matters = set(named_matters(user).values_list("pk", flat=True))
        ids = [one.match.person_id for one in asked.found]
        people = Person.objects.visible_to(user).filter(pk__in=ids)
        known = set(people.values_list("pk", flat=True))
        shown = [_shown(one, check, matters) for one in asked.found if one.match.person_id in known]
        mine = [one for one in asked.questions if _may_answer(one, known, matters)]
        partly = any(len(one.parts) < len(one.found.parts) for one in shown)
        return cls(
            check=check,
            shown=shown,
            closed=partly or len(shown) < len(asked.found),
            questions=[_asking(one, asked) for one in mine],
            hidden_answers=len(mine) < len(asked.questions),
            missing=asked.missing() if check.closed_at is None else [],
            may_write=may_write(check.matter, user) and check.closed_at is None,
        )

    @property
    def row(self) -> Involvement:
        return self.check.involvement


def _may_answer(question: Question, known: set[int], matters: set[int]) -> bool:
    if question.match is not None and question.match.person_id not in known:
        return False
    return question.child is None or question.child.matter_id in matters


def _shown(found: Found, check: HistoryCheck, matters: set[int]) -> Shown:
    parts = [part for part in found.parts if part.matter_id in matters]
    children = [child for child in found.children if child.matter_id in matters]
    said = [str(one) for one in found.match.reasons]
    first = [f"is a parent or carer in an earlier case: {one.words}" for one in children]
    # in scope: by the match that the reader may look into
    joined = SamePerson.objects.filter(because=found.match, undone_at__isnull=True)
    return Shown(
        found=found,
        parts=parts,
        children=children,
        reasons=[*first, *(one for one in said if not one.startswith("but: "))],
        doubts=[one.removeprefix("but: ") for one in said if one.startswith("but: ")],
        form=DecisionForm(prefix=f"match-{found.match.pk}"),
        same=joined.first(),
    )


def _asking(question: Question, asked: Asked) -> Asking:
    prefix = f"answer-{question.match.pk if question.match else 0}"
    prefix += f"-{question.child.child.pk if question.child else 0}"
    return Asking(question, AnswerForm(prefix=prefix), about(question, asked))


def about(question: Question, asked: Asked) -> str:
    """Which history a question is about, for its heading."""
    if question.child is not None:
        child = question.child
        return f"{child.child.name} ({child.code} in {child.matter_code}), an earlier child"
    if question.match is not None:
        who = asked.check.involvement
        return f"{question.match.person.name}, known already, now {who.code}"
    return "Nobody like this is known to the partnership"
