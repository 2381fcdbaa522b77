"""What a history check shows to a reader: of matters that are closed to them, only that there is
something, and whom to ask.
"""

from dataclasses import dataclass
from typing import Any

from goldthread.foundations.people import asking
from goldthread.foundations.people.asking import Asked, Found, Question
from goldthread.foundations.people.checking import Told
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

    @property
    def told(self) -> Told:
        child = self.question.child
        words = self.form.cleaned_data["words"]
        return (self.question.match, child.child if child else None, words)


@dataclass(frozen=True)
class HistoryPage:
    check: HistoryCheck
    shown: list[Shown]
    closed: bool  # something stands in a matter closed to the reader
    questions: list[Asking]
    hidden_answers: bool
    missing: list[str]
    may_write: bool
    following: HistoryCheck | None  # once this one is closed: the next of the same matter

    @classmethod
    def of(
        cls, check: HistoryCheck, user: Any, data: Any = None, *, closing: bool = False
    ) -> "HistoryPage":
        """`data`: answers that were sent. `closing`: every one is needed."""
        asked = asking.of(check)
        matters = set(named_matters(user).values_list("pk", flat=True))
        ids = [one.match.person_id for one in asked.found]
        people = Person.objects.visible_to(user).filter(pk__in=ids)
        known = set(people.values_list("pk", flat=True))
        joined = _joined(check)
        shown = [
            _shown(one, matters, joined.get(one.match.pk))
            for one in asked.found
            if one.match.person_id in known
        ]
        mine = [one for one in asked.questions if _may_answer(one, known, matters)]
        writes = may_write(check.matter, user)
        partly = any(len(one.parts) < len(one.found.parts) for one in shown)
        return cls(
            check=check,
            shown=shown,
            closed=partly or len(shown) < len(asked.found),
            questions=[_asking(one, asked, data, needed=closing) for one in mine],
            hidden_answers=len(mine) < len(asked.questions),
            missing=asked.missing() if check.closed_at is None else [],
            may_write=writes and check.closed_at is None,
            following=_following(check, user) if writes and check.closed_at else None,
        )

    @property
    def open_questions(self) -> list[Asking]:
        """What this reader may answer now."""
        return [one for one in self.questions if one.question.answer is None]

    @property
    def problems(self) -> list[AnswerForm]:
        """The forms in which something is wrong."""
        return [one.form for one in self.open_questions if one.form.errors]

    @property
    def may_finish(self) -> bool:
        """Whether the answers that are asked here are all that keeps the check open."""
        undecided = any(one.decision is None for one in self.shown)
        return self.may_write and not (undecided or self.closed or self.hidden_answers)

    @property
    def row(self) -> Involvement:
        return self.check.involvement


def _may_answer(question: Question, known: set[int], matters: set[int]) -> bool:
    if question.match is not None and question.match.person_id not in known:
        return False
    return question.child is None or question.child.matter_id in matters


def _joined(check: HistoryCheck) -> dict[int, SamePerson]:
    """By the match that joined them: records that are held to be of one person."""
    # in scope: by the check in scope
    rows = SamePerson.objects.filter(because__check_of=check, undone_at__isnull=True)
    return {row.because_id: row for row in rows}


def _following(check: HistoryCheck, user: Any) -> HistoryCheck | None:
    return HistoryCheck.objects.visible_to(user).waiting(check.matter).first()


def _shown(found: Found, matters: set[int], joined: SamePerson | None) -> Shown:
    parts = [part for part in found.parts if part.matter_id in matters]
    children = [child for child in found.children if child.matter_id in matters]
    said = [str(one) for one in found.match.reasons]
    first = [f"is a parent or carer in an earlier case: {one.words}" for one in children]
    return Shown(
        found=found,
        parts=parts,
        children=children,
        reasons=[*first, *(one for one in said if not one.startswith("but: "))],
        doubts=[one.removeprefix("but: ") for one in said if one.startswith("but: ")],
        form=DecisionForm(prefix=f"match-{found.match.pk}"),
        same=joined,
    )


def _asking(question: Question, asked: Asked, data: Any, *, needed: bool) -> Asking:
    prefix = f"answer-{question.match.pk if question.match else 0}"
    prefix += f"-{question.child.child.pk if question.child else 0}"
    form = AnswerForm(None if question.answer else data, prefix=prefix, needed=needed)
    return Asking(question, form, about(question, asked))


def about(question: Question, asked: Asked) -> str:
    """Which history a question is about, for its heading."""
    if question.child is not None:
        child = question.child
        return f"{child.child.name} ({child.code} in {child.matter_code}), an earlier child"
    if question.match is not None:
        who = asked.check.involvement
        return f"{question.match.person.name}, known already, now {who.code}"
    return "Nobody like this is known to the partnership"
