"""Writes of the panel: the quality of what was sent, returned for revision, accepted."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from goldthread.casework.contributions import permits, snapshots
from goldthread.casework.contributions.changing import lock, stands, step
from goldthread.casework.contributions.models import (
    AgencyRecommendation,
    AgencyRecommendationAction,
    Mark,
    QualityCheck,
    QualityMark,
    Return,
    Step,
    StepKind,
    Submission,
)
from goldthread.casework.contributions.quality import checklist
from goldthread.casework.contributions.telling import tell_agency
from goldthread.foundations.access.audit import audit
from goldthread.foundations.followthrough import actions as followthrough
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.refusals import Refused, said
from goldthread.foundations.records.words import written

JUDGES = "Only the business unit and the panel can do this, and nobody of the agency itself."
Marks = Mapping[str, tuple[str, str]]


def current(of: Return) -> Submission | None:
    """What was sent last."""
    return of.submissions.order_by("-number").first()


def _held_to_judge(of: Return, by: Any) -> tuple[Return, Submission]:
    held = lock(of)
    permits.need(permits.may_judge(held, by), JUDGES)
    if not stands(held).sent:
        raise Refused("This return does not wait for the panel.")
    sent = current(held)
    if sent is None:
        raise Refused("Nothing was sent yet.")
    return held, sent


@transaction.atomic
def check_quality(
    *, agency_return: Return, marks: Marks, by: Any, words: str = "", together: Collection[str] = ()
) -> QualityCheck:
    """A named panel member's marks: for each item of the checklist a mark and a comment.
    `together`: the items that they marked as met by one press."""
    held, sent = _held_to_judge(agency_return, by)
    reasons = []
    for item in checklist(held.kind):
        mark, comment = marks.get(item.id, ("", ""))
        if mark not in Mark.values:
            reasons.append(f"{item.words}: choose met, partly met or not met.")
        elif mark != Mark.MET and not written(comment):
            reasons.append(f"{item.words}: say what is missing.")
    if reasons:
        raise Refused(*reasons)
    row = QualityCheck.objects.create(submission=sent, words=words.strip(), by=by)
    QualityMark.objects.bulk_create(
        QualityMark(
            check_of=row,
            item=item.id,
            mark=mark,
            words=comment,
            together=mark == Mark.MET and item.id in together,
        )
        for item in checklist(held.kind)
        for mark, comment in [marks[item.id]]
    )
    audit(by=by, did="return.checked", about=held)
    return row


@transaction.atomic
def judge(
    *,
    agency_return: Return,
    marks: Marks,
    then: str,
    by: Any,
    words: str = "",
    together: Collection[str] = (),
) -> list[Action]:
    """Marks and, with `then` "accept" or "return", the decision in one go: both or neither."""
    check_quality(agency_return=agency_return, marks=marks, words=words, by=by, together=together)
    if then == "accept":
        return accept(agency_return=agency_return, words=words, by=by)
    if then == "return":
        return_for_revision(agency_return=agency_return, reason=words, by=by)
    return []


@transaction.atomic
def return_for_revision(*, agency_return: Return, reason: str, by: Any) -> Step:
    """Back to the agency, with what should be better. A nil return can go back as well."""
    held = lock(agency_return)
    permits.need(permits.may_judge(held, by), JUDGES)
    state = stands(held)
    if not state.sent and state.step != StepKind.NIL:
        raise Refused("This return does not wait for the panel.")
    reason = said(reason, "Say what should be better. The agency will read this.")
    row = step(held, StepKind.RETURNED, by, reason)
    audit(by=by, did="return.returned", about=held, reason=reason)
    tell_agency(held, by=by)
    return row


@transaction.atomic
def accept(*, agency_return: Return, by: Any, words: str = "") -> list[Action]:
    """Accept what was sent. Its recommendations become actions of the agency, and it is frozen."""
    held, sent = _held_to_judge(agency_return, by)
    if not sent.is_unchanged:
        raise Refused("What was sent is not what was signed. Tell your system administrator.")
    latest: dict[int | None, QualityCheck] = {}
    for check in sent.checks.prefetch_related("marks").order_by("at", "pk"):
        latest[check.by_id] = check
    if not latest:
        raise Refused("Check the quality of what was sent first. Nobody has yet.")
    short = any(m.mark == Mark.NOT for check in latest.values() for m in check.marks.all())
    if short and not written(words):
        raise Refused("Something was marked as not met. Say why it is accepted all the same.")
    step(held, StepKind.ACCEPTED, by, words.strip())
    audit(by=by, did="return.accepted", about=held)
    return [_act_on(held, row, by) for row in snapshots.recommendations(held)]


def _act_on(held: Return, row: AgencyRecommendation, by: Any) -> Action:
    """The action that an agency's own recommendation becomes, with the link to why."""
    body = held.answering
    owner = row.owner if followthrough.can_own(row.owner, body) else None
    if row.due is None:
        raise Refused(f"{row.code} does not say by when. Return it for revision.")
    action = followthrough.agree(
        partnership=held.partnership,
        organisation=body,
        what=row.text,
        expected_change=row.expected_change,
        proof_wanted=row.proof_wanted,
        due=row.due,
        owner=owner,
        matter=held.matter,
        by=by,
    )
    AgencyRecommendationAction.objects.create(recommendation=row, action=action)
    audit(by=by, did="return.acted_on", about=held, action=action.code, code=row.code)
    return action
