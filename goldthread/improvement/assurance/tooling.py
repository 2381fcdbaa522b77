"""The only writes to audit tools. A tool in use is never changed: its next version is."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.improvement.assurance.models import Grade, Question, Tool
from goldthread.improvement.assurance.naming import as_seen

UNIT = "Only the business unit builds tools and holds audits. Nothing was changed."

# Answers that every question may have. A grade of that name would be counted as one.
BUILT_IN = frozenset(
    map(as_seen, ("yes", "no", "n/a", "na", "not applicable", "does not apply",
                     "it does not apply"))
)  # fmt: skip


def is_unit(partnership: Partnership, by: Any) -> bool:
    return by is None or standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)


def permit(partnership: Partnership, by: Any) -> None:
    if not is_unit(partnership, by):
        raise PermissionDenied(UNIT)


def _open(tool: Tool, by: Any) -> Tool:
    """The row held, if it may still be changed."""
    row: Tool = Tool.objects.select_for_update(of=("self",)).get(pk=tool.pk)
    permit(row.partnership, by)
    if row.used_at is not None:
        raise Refused("This version is in use. Make a new version, and change that.")
    return row


@transaction.atomic
def add_tool(
    *, partnership: Partnership, name: str, purpose: str, by: Any, guidance: str = ""
) -> Tool:
    permit(partnership, by)
    must_say((name, "Give the tool a name."), (purpose, "Say what it is to find out."))
    same = Tool.objects.filter(partnership=partnership).values_list("name", flat=True)
    if as_seen(name) in map(as_seen, same):
        raise Refused("There is a tool of that name. Make a new version of it.")
    row: Tool = Tool.objects.create(
        partnership=partnership, name=name.strip(), purpose=purpose.strip(),
        guidance=guidance.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="tool.added", about=row)
    return row


@transaction.atomic
def add_grade(*, tool: Tool, name: str, looks_like: str, meets: bool, by: Any) -> Grade:
    """Grades are given from the best to the weakest."""
    tool = _open(tool, by)
    must_say((name, "Name the grade."), (looks_like, "Say what it looks like."))
    if as_seen(name) in BUILT_IN:
        raise Refused("Name the grade otherwise: yes, no and n/a are answers already.")
    if as_seen(name) in map(as_seen, tool.grades.values_list("name", flat=True)):
        raise Refused("There is a grade of that name already.")
    row = Grade.objects.create(
        tool=tool, name=name.strip(), looks_like=looks_like.strip(), meets=meets
    )
    audit(by=by, did="tool.grade", about=tool, name=row.name)
    return row


@transaction.atomic
def add_question(*, tool: Tool, text: str, kind: str, by: Any, guidance: str = "") -> Question:
    tool = _open(tool, by)
    must_say((text, "Write the question."))
    if kind not in Question.Kind.values:
        raise Refused("Choose how it is answered.")
    row = Question.objects.create(
        tool=tool, text=text.strip(), kind=kind, guidance=guidance.strip()
    )
    audit(by=by, did="tool.question", about=tool, text=row.text)
    return row


@transaction.atomic
def take_out(*, question: Question, by: Any) -> None:
    """While a version is written a question can be taken out; the trail keeps its words."""
    tool = _open(question.tool, by)
    audit(by=by, did="tool.question_out", about=tool, text=question.text)
    question.delete()


@transaction.atomic
def put_in_use(*, tool: Tool, by: Any) -> Tool:
    tool = _open(tool, by)
    reasons = []
    if not tool.questions.exclude(kind=Question.Kind.WORDS).exists():
        reasons.append("Add at least one question that can be counted.")
    graded = tool.questions.filter(kind=Question.Kind.GRADE).exists()
    if graded and (tool.grades.count() < 2 or not tool.grades.filter(meets=True).exists()):
        reasons.append("A question asks for a grade: add at least two, one of them wanted.")
    if reasons:
        raise Refused(*reasons)
    tool.used_by, tool.used_at = by, timezone.now()
    tool.save(update_fields=["used_by", "used_at"])
    audit(by=by, did="tool.used", about=tool)
    return tool


@transaction.atomic
def new_version(*, tool: Tool, by: Any) -> Tool:
    """A copy to change. What was answered stays with the version that was asked."""
    permit(tool.partnership, by)
    same = Tool.objects.select_for_update(of=("self",)).filter(
        partnership=tool.partnership_id, name=tool.name
    )
    if same.filter(used_at__isnull=True).exists():
        raise Refused("A new version is being written already.")
    latest = max(one.number for one in same)
    row: Tool = Tool.objects.create(
        partnership=tool.partnership, name=tool.name, number=latest + 1, purpose=tool.purpose,
        guidance=tool.guidance, by=by,
    )  # fmt: skip
    for grade in tool.grades.all():
        Grade.objects.create(
            tool=row, name=grade.name, looks_like=grade.looks_like, meets=grade.meets
        )
    for one in tool.questions.all():
        Question.objects.create(tool=row, text=one.text, kind=one.kind, guidance=one.guidance)
    audit(by=by, did="tool.added", about=row)
    return row
