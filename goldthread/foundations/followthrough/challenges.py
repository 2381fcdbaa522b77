"""The only writes to challenges: asked, replied to, decided; and the sweep that asks by rule."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Membership, Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough import permits
from goldthread.foundations.followthrough.actions import lock, must_be_open, must_say
from goldthread.foundations.followthrough.models import Action, Challenge, Limits, local_day
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.followthrough import (
    ChallengeFacts,
    Outcome,
    Rung,
    Thresholds,
    drift,
    next_challenge,
)


@transaction.atomic
def challenge(*, action: Action, question: str, by: Any, because: str = "") -> Challenge:
    """Ask about an action that seems to drift. The rung is the next one on the ladder."""
    action = lock(action)
    if not permits.may_challenge(action, by):
        raise PermissionDenied
    must_be_open(action)
    question = must_say(question, "Write the question you want answered.")
    if action.challenges.filter(decided_at__isnull=True).exists():
        raise Refused("A challenge on this action is still open. Decide on it first.")
    past = _past(action)
    rung = Rung.OWNER if action.owner_id else Rung.SIGNATORY
    if past and past[-1].outcome is Outcome.FURTHER:
        rung = Rung(min(past[-1].rung + 1, Rung.SCRUTINEER))
    return _ask(action, rung, because.strip() or "a colleague asked", question, by)


@transaction.atomic
def reply(*, challenge: Challenge, words: str, by: Any) -> Challenge:
    action = lock(challenge.action)
    challenge = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if not permits.may_answer(action, Rung(challenge.rung), by):
        raise PermissionDenied
    if challenge.decided_at is not None:
        raise Refused("This challenge is already decided.")
    if challenge.replied_at is not None:
        raise Refused("This challenge was already answered.")
    challenge.reply = must_say(words, "Write your answer.")
    challenge.replied_by, challenge.replied_at = by, timezone.now()
    challenge.save(update_fields=["reply", "replied_by", "replied_at"])
    action.last_word = timezone.localdate()
    action.save(update_fields=["last_word"])
    audit(by=by, did="challenge.answered", about=action, rung=challenge.rung_words)
    return challenge


@transaction.atomic
def decide(*, challenge: Challenge, outcome: Outcome, words: str, by: Any) -> Challenge:
    """Accept the answer, or take the challenge further. Never by the person who answered."""
    action = lock(challenge.action)
    challenge = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if not (permits.may_judge(action, by) or (permits.sees(action, by) and challenge.by == by)):
        raise PermissionDenied
    if challenge.decided_at is not None:
        raise Refused("This challenge is already decided.")
    if outcome is Outcome.ACCEPTED and challenge.replied_at is None:
        raise Refused("There is no answer to accept yet. You can take it further.")
    if challenge.replied_by_id == by.pk:
        raise Refused("Someone else must decide on your answer.")
    challenge.decision = must_say(words, "Say what you decided and why.")
    challenge.outcome = outcome.value
    challenge.decided_by, challenge.decided_at = by, timezone.now()
    challenge.save(update_fields=["decision", "outcome", "decided_by", "decided_at"])
    audit(by=by, did="challenge.decided", about=action, outcome=outcome.value, why=words.strip())
    return challenge


def sweep(*, partnership: Partnership, today: date) -> list[Challenge]:
    """Ask, by rule, about every action of a partnership that drifts and whose turn it is.

    Run nightly. Running it twice on one day asks nothing twice.
    """
    limits = Limits.of(partnership)
    asked = []
    drifting = Action.objects.filter(partnership=partnership).drifting(limits, today=today)
    for pk in drifting.values_list("pk", flat=True):
        if (made := _sweep_one(pk, limits, today)) is not None:
            asked.append(made)
    return asked


@transaction.atomic
def _sweep_one(pk: int, limits: Thresholds, today: date) -> Challenge | None:
    action = lock(Action(pk=pk))
    row = Action.objects.with_owner_left(today=today).get(pk=pk)
    found = drift(action.facts(owner_left=row.owner_left), today=today, limits=limits)
    if not found:
        return None
    has_owner = action.owner_id is not None and not row.owner_left
    step = next_challenge(
        _past(action),
        has_owner=has_owner,
        today=today,
        limits=limits,
        open_rungs=_manned(action, has_owner),
    )
    if step is None:
        return None
    why = "; ".join(one.sentence for one in found)
    question = f"This action drifts: {why}. What stops it, and what will happen now, by when?"
    return _ask(action, step.rung, f"{why} ({step.because})", question, None)


def _manned(action: Action, has_owner: bool) -> frozenset[Rung]:
    """Rungs on which somebody stands today."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=action.partnership_id
    )
    roles = set(posts.values_list("role", flat=True))
    signatory = posts.filter(role=Role.SIGNATORY, organisation=action.organisation_id).exists()
    stands = {
        Rung.OWNER: has_owner,
        Rung.SIGNATORY: signatory,
        Rung.SUB_GROUP: bool(roles & {Role.CHAIR, Role.PANEL}),
        Rung.EXECUTIVE: Role.EXECUTIVE in roles,
        Rung.SCRUTINEER: Role.SCRUTINEER in roles,
    }
    return frozenset(rung for rung, manned in stands.items() if manned)


def _past(action: Action) -> list[ChallengeFacts]:
    return [
        ChallengeFacts(
            rung=Rung(row.rung),
            asked=local_day(row.at),
            replied=local_day(row.replied_at) if row.replied_at else None,
            decided=local_day(row.decided_at) if row.decided_at else None,
            outcome=Outcome(row.outcome) if row.outcome else None,
        )
        for row in action.challenges.order_by("at", "pk")
    ]


def _ask(action: Action, rung: Rung, because: str, question: str, by: Any) -> Challenge:
    row = Challenge.objects.create(
        action=action, rung=rung.value, because=because, question=question, by=by
    )
    audit(by=by, did="challenge.asked", about=action, rung=rung.words, because=because)
    return row


@transaction.atomic
def set_limits(*, partnership: Partnership, by: Any, **limits: int) -> Limits:
    """Change a partnership's thresholds. The change is recorded; what it changes is computed."""
    if by is not None and not standing(by).holds(
        BUSINESS_UNIT | {Role.ADMINISTRATOR}, partnership=partnership.pk
    ):
        raise PermissionDenied
    row, _ = Limits.objects.select_for_update().get_or_create(partnership=partnership)
    changes = {name: value for name, value in limits.items() if getattr(row, name) != value}
    for name, value in changes.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    if changes:
        told = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in changes.items())
        audit(by=by, did="partnership.settings", about=partnership, changes=told)
    return row
