"""The only writes to actions: made, updated, extended, assigned."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough import permits
from goldthread.foundations.followthrough.models import (
    Action,
    Assignment,
    Extension,
    Update,
)
from goldthread.foundations.records.refusals import Refused, said
from goldthread.foundations.records.words import written


def lock(action: Action) -> Action:
    """The row as it is now, held until the transaction ends."""
    rows = Action.objects.select_for_update(of=("self",)).select_related("matter")
    held: Action = rows.get(pk=action.pk)
    return held


def must_be_open(action: Action) -> None:
    if action.ended_how:
        raise Refused("This action has ended. Reopen it first if that was wrong.")


def can_own(person: User | None, organisation: Organisation) -> bool:
    """An owner works, today, for the organisation that owns the action."""
    return person is None or standing(person).holds_for(CASE_ROLES, organisation=organisation.pk)


@transaction.atomic
def agree(
    *,
    partnership: Partnership,
    organisation: Organisation,
    what: str,
    expected_change: str,
    proof_wanted: str,
    due: date,
    by: Any,
    owner: User | None = None,
    matter: Matter | None = None,
) -> Action:
    """Make an action. The caller has already permitted it for the thing it belongs to."""
    reasons = [
        sentence
        for words, sentence in (
            (what, "Say what will be done."),
            (expected_change, "Say what will be different for children."),
            (proof_wanted, "Say what would prove it."),
        )
        if not written(words)
    ]
    if organisation.partnership_id != partnership.pk:
        raise PermissionDenied
    if not can_own(owner, organisation):
        reasons.append(f"{owner} does not work for {organisation} today. Choose someone who does.")
    if reasons:
        raise Refused(*reasons)
    # The partnership's row is held, so that two actions made at once get two numbers.
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    last = Action.objects.filter(partnership=partnership).aggregate(top=Max("number"))["top"] or 0
    action = Action.objects.create(
        partnership=partnership,
        matter=matter,
        number=last + 1,
        what=what.strip(),
        expected_change=expected_change.strip(),
        proof_wanted=proof_wanted.strip(),
        organisation=organisation,
        owner=owner,
        first_due=due,
        due=due,
        made_by=by,
        last_word=timezone.localdate(),
    )
    audit(by=by, did="action.agreed", about=action, organisation=organisation, due=due)
    return action


@transaction.atomic
def update(*, action: Action, words: str, by: Any) -> Update:
    action = lock(action)
    if not permits.may_write(action, by):
        raise PermissionDenied
    must_be_open(action)
    row = Update.objects.create(action=action, words=said(words, "Say how it goes."), by=by)
    action.last_word = timezone.localdate()
    action.save(update_fields=["last_word"])
    audit(by=by, did="action.updated", about=action)
    return row


@transaction.atomic
def extend(*, action: Action, to: date, reason: str, by: Any) -> Extension:
    """Move the due date. The first date and every reason stay."""
    action = lock(action)
    if not permits.may_write(action, by):
        raise PermissionDenied
    must_be_open(action)
    reason = said(reason, "Say why the date moves. The board will read this.")
    if to <= action.due:
        raise Refused(f"The new date must be after {action.due:%d %B %Y}.")
    row = Extension.objects.create(action=action, was=action.due, now=to, reason=reason, by=by)
    action.due = to
    action.times_extended += 1
    action.last_word = timezone.localdate()
    action.save(update_fields=["due", "times_extended", "last_word"])
    audit(by=by, did="action.extended", about=action, was=row.was, now=to, reason=reason)
    return row


@transaction.atomic
def assign(*, action: Action, owner: User | None, by: Any, reason: str = "") -> Assignment:
    """Name another owner. The row of the one before stays."""
    action = lock(action)
    if not permits.may_assign(action, by):
        raise PermissionDenied
    must_be_open(action)
    if not can_own(owner, action.organisation):
        raise Refused(f"{owner} does not work for {action.organisation} today.")
    if owner is not None and owner.pk == action.owner_id:
        raise Refused(f"{owner} owns this action already.")
    row = Assignment.objects.create(action=action, owner=owner, reason=reason.strip(), by=by)
    action.owner = owner
    action.last_word = timezone.localdate()
    action.save(update_fields=["owner", "last_word"])
    audit(by=by, did="action.assigned", about=action, owner=owner or "nobody")
    return row


@transaction.atomic
def hand_over(*, action: Action, by: Any) -> Assignment:
    """Give the action of a body that closed to the one that took over. Its signatory is asked
    for an owner by the rule: nobody of the old body owns it any more."""
    action = lock(action)
    if not permits.may_assign(action, by):
        raise PermissionDenied
    must_be_open(action)
    was, now = action.organisation, action.organisation.today()
    if was.closed is None or now.pk == was.pk:
        raise Refused(f"No other body took over from {was}, so its actions stay with it.")
    reason = f"{was} closed on {was.closed.day} {was.closed:%B %Y}, and {now} took over."
    row = Assignment.objects.create(
        action=action, owner=None, organisation=now, reason=reason, by=by
    )
    action.organisation, action.owner = now, None
    action.last_word = timezone.localdate()
    action.save(update_fields=["organisation", "owner", "last_word"])
    audit(by=by, did="action.handed_over", about=action, was=was, now=now)
    return row
