"""Writes about a plan: its actions, what core groups say of them, challenges, and its end."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.plans.asking import bodies_with
from goldthread.casework.plans.holding import agreed
from goldthread.casework.plans.models import (
    CarryDecision,
    GoneThrough,
    Plan,
    PlanAction,
    PlanAnswer,
    PlanBefore,
    PlanChallenge,
    PlanEnd,
    PlanMeeting,
)
from goldthread.casework.plans.stories import opened, waits
from goldthread.casework.safeguards import deciding
from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.families import must_see
from goldthread.casework.safeguards.models import Family, KeyDecision
from goldthread.casework.safeguards.permits import permit_managing, permit_writing
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.followthrough import actions as followthrough
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written
from goldthread.rules.protection import SILENT, last_answer

How = GoneThrough.How
ENDING = (KeyDecision.Kind.STEP_DOWN, KeyDecision.Kind.CLOSING)


@transaction.atomic
def agree_action(
    *,
    plan: Plan,
    organisation: Organisation,
    what: str,
    expected_change: str,
    proof_wanted: str,
    due: date,
    by: Any,
    owner: User | None = None,
    child_words: str = "",
) -> PlanAction:
    """An action of a child's plan. It ends only evidenced, or recorded as no longer needed."""
    family = _open(plan.family, by)
    _must_go_on(plan)
    must_see(family, owner)
    action = followthrough.agree(
        partnership=family.partnership, organisation=organisation, what=what,
        expected_change=expected_change, proof_wanted=proof_wanted, due=due, by=by, owner=owner,
        matter=family.matter,
    )  # fmt: skip
    row = PlanAction.objects.create(
        action=action, plan=plan, child_words=child_words.strip(), by=by
    )
    audit(by=by, did="plan.action", about=plan, code=action.code)
    return row


@transaction.atomic
def say_before(*, plan: Plan, answer: str, words: str, by: Any) -> PlanBefore:
    """Whether the child was on a plan before, found out since. What was said before stays."""
    _open(plan.family, by)
    if answer not in PlanBefore.Answer.values:
        raise Refused("Choose whether the child was on a plan before.")
    if answer == PlanBefore.Answer.YES:
        must_say((words, "Say when and where, and why."))
    row = PlanBefore.objects.create(plan=plan, answer=answer, words=words.strip(), by=by)
    audit(by=by, did="plan.before", about=plan)
    return row


@transaction.atomic
def go_through(
    *,
    action: PlanAction,
    meeting: PlanMeeting,
    how: str,
    words: str,
    by: Any,
    to_body: Organisation | None = None,
    from_body: Organisation | None = None,
    answer_by: date | None = None,
) -> GoneThrough:
    """What a core group said of one open action: done, carried forward and why, or challenged.

    A third time it is not carried forward in silence: before that somebody challenges it, or a
    manager decides that it goes on and says why.
    """
    family = _open(action.plan.family, by)
    must_say((words, "Say why, in a few words."))
    if how not in How.values:
        raise Refused("Choose what the core group said.")
    if meeting.family_id != family.pk or meeting.kind != PlanMeeting.Kind.CORE:
        raise Refused("Choose a core group of this family.")
    if hasattr(meeting, "mistake"):
        raise Refused("That core group was written down by mistake.")
    if action.action.ended_how:
        raise Refused("This action has ended.")
    given = action.action.evidence.filter(decision__isnull=True)
    if how == How.CARRIED or (how == How.DONE and not given.exists()):
        _must_not_be_silent(action, meeting)
    row = GoneThrough.objects.create(
        action=action, meeting=meeting, how=how, words=words.strip(), by=by
    )
    audit(
        by=by, did="plan.gone_through", about=meeting, code=action.code, how=row.get_how_display()
    )
    if how == How.CHALLENGED:
        challenge(
            family=family, about=words, to_body=to_body, from_body=from_body, answer_by=answer_by,
            action=action, meeting=meeting, by=by,
        )  # fmt: skip
    return row


def _must_not_be_silent(action: PlanAction, meeting: PlanMeeting) -> None:
    before = opened(action)
    here = [
        one for one in before.gone if one.meeting_id == meeting.pk and one.how != How.CHALLENGED
    ]
    if before.silent - len(here) >= SILENT:
        raise Refused(
            f"{action.code} was carried forward {before.silent} times and nobody asked why. "
            "Nothing is carried forward three times in silence: give the evidence if it is done, "
            "choose “challenged” here, or a manager first decides that it goes on, with the "
            "reason. Nothing was saved."
        )


@transaction.atomic
def carry_on(*, action: PlanAction, words: str, by: Any) -> CarryDecision:
    """A manager decides that an action goes on although it did not move; not on their own."""
    family = _open(action.plan.family, by)
    permit_managing(family, by)
    must_say((words, "Say why it goes on, and what is done so that it moves."))
    if action.action.ended_how:
        raise Refused("This action has ended.")
    if by is not None and action.action.owner_id == by.pk:
        raise Refused("You own this action. Another manager must decide.")
    row = CarryDecision.objects.create(action=action, words=words.strip(), by=by)
    audit(by=by, did="plan.carried_on", about=action, code=action.code)
    return row


@transaction.atomic
def challenge(
    *,
    family: Family,
    about: str,
    to_body: Organisation | None,
    from_body: Organisation | None,
    answer_by: date | None,
    by: Any,
    action: PlanAction | None = None,
    meeting: PlanMeeting | None = None,
) -> PlanChallenge:
    """Who challenged whom about what, and by when an answer is asked for."""
    family = _open(family, by)
    reasons = []
    if not written(about):
        reasons.append("Say what is challenged, and what is asked.")
    if to_body is None or from_body is None:
        reasons.append("Choose which agency challenges, and which is asked.")
    elif {to_body.partnership_id, from_body.partnership_id} != {family.matter.partnership_id}:
        raise PermissionDenied
    elif to_body == from_body:
        reasons.append("An agency challenges another, not itself.")
    elif not bodies_with(family).filter(pk=from_body.pk).exists():
        reasons.append(
            f"Nobody of {from_body} works with this family now. Choose an agency of somebody who "
            "does, or add them first."
        )
    if answer_by is None:
        reasons.append("Give the day by which an answer is asked for.")
    elif answer_by < timezone.localdate():
        reasons.append("The day of the answer must lie ahead.")
    else:
        reasons += _too_far(answer_by)
    if action is not None and action.plan.family_id != family.pk:
        reasons.append("Choose an action of this family.")
    if meeting is not None and meeting.family_id != family.pk:
        reasons.append("Choose a meeting of this family.")
    if reasons:
        raise Refused(*reasons)
    row = PlanChallenge.objects.create(
        family=family, about=about.strip(), to_body=to_body, from_body=from_body,
        answer_by=answer_by, action=action, meeting=meeting, by=by,
    )  # fmt: skip
    audit(by=by, did="plan.challenged", about=row, body=to_body)
    return row


def _too_far(answer_by: date) -> list[str]:
    last, rule = last_answer(timezone.localdate())
    if answer_by <= last:
        return []
    return [
        f"An answer is asked for within {rule}: by {last.day} {last:%B %Y} at the latest. A child "
        "waits for it."
    ]


@transaction.atomic
def answer(
    *,
    challenge: PlanChallenge,
    how: str,
    words: str,
    by: Any,
    to: str = "",
    answer_by: date | None = None,
) -> PlanAnswer:
    """It was answered, and that is enough; or it is taken to escalation, to whom, and by when."""
    _open(challenge.family, by)
    reasons = []
    if how not in PlanAnswer.How.values:
        reasons.append("Choose whether it was answered or is taken further.")
    if not written(words):
        reasons.append("Say what was answered, or why it is taken further.")
    if not waits(challenge):
        reasons.append("This challenge is answered. If it was not enough, challenge again.")
    if how == PlanAnswer.How.ESCALATED:
        if not written(to):
            reasons.append("Say to whom it is taken: a name and a post.")
        if answer_by is None or answer_by < timezone.localdate():
            reasons.append("Give the day, which lies ahead, by which an answer is asked for.")
        else:
            reasons += _too_far(answer_by)
    else:
        to, answer_by = "", None
    if reasons:
        raise Refused(*reasons)
    row = PlanAnswer.objects.create(
        challenge=challenge, how=how, words=words.strip(), to=to.strip(), answer_by=answer_by, by=by
    )
    done = how == PlanAnswer.How.ANSWERED
    audit(by=by, did="plan.answered" if done else "plan.escalated", about=challenge)
    return row


@transaction.atomic
def end_plan(
    *,
    plan: Plan,
    on: date,
    reason: str,
    words: str,
    agreed_by: str,
    decision: KeyDecision | None,
    by: Any,
    dissent: str = "",
) -> PlanEnd:
    """The plan ends: by a manager's decision that stands on that day, and with no action open."""
    family = _open(plan.family, by)
    _must_go_on(plan)
    reasons = []
    if on > timezone.localdate():
        reasons.append("The day lies ahead. Record it once it has ended.")
    if on < plan.on:
        reasons.append("That is before the plan began.")
    if reason not in PlanEnd.Reason.values:
        reasons.append("Choose why it ends.")
    if not written(words):
        reasons.append("Say what is different for the child, and what stays in place.")
    if not written(agreed_by):
        reasons.append("Say who agreed: names, posts and agencies.")
    left = plan.actions.filter(action__ended_how="").select_related("action")
    if codes := [one.code for one in left]:
        reasons.append(
            f"{', '.join(codes)} {'is' if len(codes) == 1 else 'are'} open. Each ends evidenced, "
            "or recorded as no longer needed with who agreed, before the plan ends."
        )
    reasons += _of_decision(family, plan, decision, on)
    if reasons or decision is None:
        raise Refused(*reasons)
    row = PlanEnd.objects.create(
        plan=plan, on=on, reason=reason, words=words.strip(), agreed=agreed_by.strip(),
        dissent=dissent.strip(), decision=decision, by=by,
    )  # fmt: skip
    audit(by=by, did="plan.ended", about=plan)
    if not hasattr(decision, "effect"):
        deciding.take_effect(decision=decision, on=on, by=by)
    return row


def _of_decision(
    family: Family, plan: Plan, decision: KeyDecision | None, on: date
) -> list[str]:  # fmt: skip
    if decision is None:
        return ["A manager must have agreed that the plan ends. Ask for that decision first."]
    if decision.kind not in ENDING:
        return ["Choose a decision to step down or to close: another does not end a plan."]
    if timezone.localdate(decision.at) < plan.on:
        return ["That decision is older than the plan. Ask for a new one."]
    used = PlanEnd.objects.filter(decision=decision).exclude(on=on)
    if used.exists():
        return ["That decision ended another plan on another day. Ask for a new one."]
    return agreed(family, decision, on)


def _must_go_on(plan: Plan) -> None:
    if PlanEnd.objects.filter(plan=plan).exists():
        raise Refused("This plan has ended.")


def _open(family: Family, by: Any) -> Family:
    family = lock_family(family)
    permit_writing(family, by)
    return family
