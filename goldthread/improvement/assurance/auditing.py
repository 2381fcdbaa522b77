"""The only writes to audits: held, sampled, answered, handed in, closed, and what comes of them."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.agencies.roles import AGENCY, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough import actions as followthrough
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.improvement.assurance.models import (
    Asked,
    Audit,
    Case,
    CaseAnswer,
    Finding,
    GivenBack,
    Question,
    Sample,
    Tool,
)
from goldthread.improvement.assurance.tooling import permit
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.rules.sampling import draw as drawn_from
from goldthread.rules.sampling import read_frame

MOST_CASES = 200
MOST_OF_FRAME = 20_000
SHOWN_FAULTS = 8
AGENCY_ANSWERS = "Only the agency that is asked answers for itself. Nothing was changed."
HANDING_IN = frozenset({Role.AUTHOR, Role.SIGNATORY})
HANDS_IN = "The agency’s report author or signatory hands its answers in. Nothing was changed."
YES_NO = {"yes": "Yes", "no": "No"}
NOT_APPLICABLE = "n/a"


def lock(row: Audit, by: Any) -> Audit:
    held: Audit = Audit.objects.select_for_update(of=("self",)).get(pk=row.pk)
    permit(held.partnership, by)
    if held.closed_at is not None:
        raise Refused("This audit is closed.")
    return held


@transaction.atomic
def hold(
    *,
    partnership: Partnership,
    tool: Tool,
    title: str,
    why: str,
    means: str,
    due: date,
    organisations: Sequence[Organisation],
    by: Any,
    because: Recommendation | None = None,
) -> Audit:
    """Begin an audit: these agencies answer, each for itself."""
    permit(partnership, by)
    must_say((title, "Give the audit a title."), (why, "Say why it is held."))
    reasons = []
    if tool.partnership_id != partnership.pk or tool.used_at is None:
        reasons.append("Choose a tool that is in use.")
    if means not in {"audit", "dip-sample"}:
        reasons.append("Choose an audit or a dip-sample.")
    if not organisations:
        reasons.append("Choose at least one agency that answers.")
    if any(one.partnership_id != partnership.pk for one in organisations):
        raise PermissionDenied
    if because is not None and because.partnership.pk != partnership.pk:
        raise PermissionDenied
    if due < timezone.localdate():
        reasons.append("Answers cannot be due before today.")
    if reasons:
        raise Refused(*reasons)
    row: Audit = Audit.objects.create(
        partnership=partnership, tool=tool, title=title.strip(), why=why.strip(), means=means,
        because=because, due=due, by=by,
    )  # fmt: skip
    audit(by=by, did="audit.held", about=row, tool=str(tool))
    for one in organisations:
        Asked.objects.create(audit=row, organisation=one, by=by)
        audit(by=by, did="audit.asked", about=row, organisation=one)
    return row


@transaction.atomic
def draw(*, audit_row: Audit, frame: str, size: int, by_group: bool, by: Any) -> Sample:
    """Draw once, from all the cases that could be looked at. Nobody chooses the seed."""
    row = lock(audit_row, by)
    if row.sample is not None:
        raise Refused("A sample was drawn already. It is not drawn again until it pleases.")
    cases, wrong = read_frame(frame)
    if wrong:
        more = len(wrong) - SHOWN_FAULTS
        rest = [f"And {more} more."] if more > 0 else []
        raise Refused(*wrong[:SHOWN_FAULTS], *rest, "Nothing was kept.")
    if not 0 < size <= MOST_CASES or len(cases) > MOST_OF_FRAME:
        raise Refused(f"Draw 1 to {MOST_CASES} cases, from a list of up to {MOST_OF_FRAME:,}.")
    if size > len(cases):
        raise Refused(f"The list holds {len(cases)} cases: fewer than are to be drawn.")
    seed = secrets.token_hex(16)
    sample = Sample.objects.create(
        audit=row, frame=[[case.reference, case.group] for case in cases], by_group=by_group,
        seed=seed, size=size, by=by,
    )  # fmt: skip
    for case in drawn_from(cases, size, seed=seed, by_group=by_group):
        Case.objects.create(sample=sample, reference=case.reference, group=case.group)
    audit(by=by, did="audit.drawn", about=row, size=size, frame=len(cases), seed=seed)
    return sample


def drawn_again(sample: Sample) -> bool:
    """Whether the same seed draws the same cases from the same list today."""
    again = drawn_from(
        sample.cases_of_frame, sample.size, seed=sample.seed, by_group=sample.by_group
    )
    kept = list(sample.cases.values_list("reference", flat=True))
    return [case.reference for case in again] == kept


def may_answer(asked: Asked, by: Any) -> bool:
    return by is None or standing(by).holds_for(AGENCY, organisation=asked.organisation_id)


def may_hand_in(asked: Asked, by: Any) -> bool:
    """Whoever answers for the agency; its practitioners prepare."""
    return by is None or standing(by).holds_for(HANDING_IN, organisation=asked.organisation_id)


def _open(asked: Asked, by: Any) -> Asked:
    held: Asked = Asked.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if not may_answer(held, by):
        raise PermissionDenied(AGENCY_ANSWERS)
    if held.handed_in_at is not None:
        raise Refused("Your answers are handed in. They stay as they are.")
    if held.audit.closed_at is not None:
        raise Refused("This audit is closed.")
    return held


@transaction.atomic
def answer(
    *, asked: Asked, case: Case, known: bool, values: Mapping[int, str], by: Any
) -> CaseAnswer:
    """One agency's answer about one case, by the id of each question of the tool."""
    asked = _open(asked, by)
    if case.sample.audit_id != asked.audit_id:
        raise PermissionDenied
    if case.sample.voided_at is not None:
        raise Refused("This sample was voided. Its cases are answered no more.")
    kept: dict[str, str] = {}
    reasons = []
    if known:
        grades = set(asked.audit.tool.grades.values_list("name", flat=True))
        for question in asked.audit.tool.questions.all():
            value = str(values.get(question.pk, "")).strip()
            if not _fits(question, value, grades):
                reasons.append(f"Answer: {question.text}")
            kept[str(question.pk)] = value
    if reasons:
        raise Refused(*reasons)
    latest = CaseAnswer.objects.filter(asked=asked, case=case).order_by("-pk").first()
    if latest is not None and (latest.by, latest.known, latest.values) == (by, known, kept):
        return latest  # the form was sent twice
    row = CaseAnswer.objects.create(asked=asked, case=case, known=known, values=kept, by=by)
    # By its number: the trail can never be emptied, should a reference tell who somebody is.
    audit(by=by, did="audit.answered", about=asked, case=case.pk)
    return row


def _fits(question: Question, value: str, grades: set[str]) -> bool:
    if question.kind == Question.Kind.WORDS:
        return True
    if value == NOT_APPLICABLE:
        return True
    return value in (YES_NO if question.kind == Question.Kind.YES_NO else grades)


@transaction.atomic
def hand_in(*, asked: Asked, by: Any) -> Asked:
    """Every case is answered, or said not to be known; from now on nothing changes."""
    asked = _open(asked, by)
    if not may_hand_in(asked, by):
        raise PermissionDenied(HANDS_IN)
    cases = cases_of(asked)
    left = cases.exclude(answers__asked=asked).count()
    if left or not cases.exists():
        raise Refused(f"{left} {'case is' if left == 1 else 'cases are'} not answered yet.")
    asked.handed_in_by, asked.handed_in_at = by, timezone.now()
    asked.save(update_fields=["handed_in_by", "handed_in_at"])
    audit(by=by, did="audit.handed_in", about=asked)
    return asked


def cases_of(asked: Asked) -> QuerySet[Case]:
    """Of the sample that holds. In scope: by the answers."""
    return Case.objects.filter(sample__audit=asked.audit_id, sample__voided_at__isnull=True)


@transaction.atomic
def give_back(*, asked: Asked, why: str, by: Any) -> GivenBack:
    """What was handed in goes back to its agency, to be changed and handed in again."""
    lock(asked.audit, by)
    held: Asked = Asked.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    must_say((why, "Say why the answers go back. The agency will read it."))
    return _back(held, why.strip(), by)


def _back(held: Asked, why: str, by: Any) -> GivenBack:
    if held.handed_in_at is None:
        raise Refused("These answers are not handed in.")
    row: GivenBack = GivenBack.objects.create(
        asked=held, handed_in_by=held.handed_in_by, handed_in_at=held.handed_in_at, why=why, by=by
    )
    held.handed_in_by = held.handed_in_at = None
    held.save(update_fields=["handed_in_by", "handed_in_at"])
    audit(by=by, did="audit.given_back", about=held)
    return row


@transaction.atomic
def void(*, sample: Sample, why: str, by: Any) -> Sample:
    """Take the references of a sample away for good, also when the audit is closed: one of them
    tells who somebody is. What agencies answered stays in rows, and counts no more."""
    permit(sample.audit.partnership, by)
    row: Sample = Sample.objects.select_for_update(of=("self",)).get(pk=sample.pk)
    must_say((why, "Say why the sample is voided, without what stood in it."))
    if row.voided_at is not None:
        raise Refused("This sample was voided already.")
    row.frame, row.voided_by, row.voided_at, row.voided_why = [], by, timezone.now(), why.strip()
    row.save(update_fields=["frame", "voided_by", "voided_at", "voided_why"])
    for place, case in enumerate(row.cases.all(), start=1):
        case.reference, case.group = f"voided-{place}", ""
        case.save(update_fields=["reference", "group"])
    audit(by=by, did="audit.voided", about=row.audit, size=row.size)
    if row.audit.closed_at is None:
        for asked in row.audit.asked.filter(handed_in_at__isnull=False):
            _back(asked, f"The sample was voided: {row.voided_why}", by)
    return row


@transaction.atomic
def close(*, audit_row: Audit, conclusion: str, by: Any) -> Audit:
    row = lock(audit_row, by)
    must_say((conclusion, "Say what the audit found, or why it ends without."))
    row.closed_by, row.closed_at, row.conclusion = by, timezone.now(), conclusion.strip()
    row.save(update_fields=["closed_by", "closed_at", "conclusion"])
    audit(by=by, did="audit.closed", about=row)
    return row


@transaction.atomic
def find(*, audit_row: Audit, organisation: Organisation, words: str, by: Any) -> Finding:
    permit(audit_row.partnership, by)
    must_say((words, "Say what was found."))
    if not audit_row.asked.filter(organisation=organisation).exists():
        raise Refused("Choose an agency that answered.")
    row: Finding = Finding.objects.create(
        audit=audit_row, organisation=organisation, words=words.strip(), by=by
    )
    audit(by=by, did="audit.found", about=audit_row, organisation=organisation)
    return row


@transaction.atomic
def act_on(
    *,
    finding: Finding,
    what: str,
    expected_change: str,
    proof_wanted: str,
    due: date,
    by: Any,
    owner: User | None = None,
) -> Action:
    """An action from a finding, followed like any other."""
    row: Finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    permit(row.partnership, by)
    if row.action_id is not None:
        raise Refused("This finding has led to an action already.")
    action = followthrough.agree(
        partnership=row.partnership, organisation=row.organisation, what=what,
        expected_change=expected_change, proof_wanted=proof_wanted, due=due, owner=owner,
        matter=row.audit.matter, by=by,
    )  # fmt: skip
    row.action = action
    row.save(update_fields=["action"])
    audit(by=by, did="audit.acted_on", about=row, action=action.code)
    return action
