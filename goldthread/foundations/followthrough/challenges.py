"""The only writes to challenges: asked, replied to, decided; and the sweep that asks by rule."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough import permits
from goldthread.foundations.followthrough.actions import lock, must_be_open
from goldthread.foundations.followthrough.ladder import Ladder
from goldthread.foundations.followthrough.models import Action, Challenge, Limits, local_day
from goldthread.foundations.records.refusals import Refused, said
from goldthread.rules.followthrough import (
    ChallengeFacts,
    Outcome,
    Rung,
    Strength,
    Thresholds,
    drift,
    next_challenge,
)

# Drifting actions held at once by the nightly sweep; few, so that people's writes wait little.
BATCH = 100


@transaction.atomic
def challenge(*, action: Action, question: str, by: Any, because: str = "") -> Challenge:
    """Ask about an action that seems to drift. The rung is the next one on the ladder."""
    action = lock(action)
    if not permits.may_challenge(action, by):
        raise PermissionDenied
    must_be_open(action)
    question = said(question, "Write the question you want answered.")
    if action.challenges.filter(decided_at__isnull=True).exists():
        raise Refused("A challenge on this action is still open. Decide on it first.")
    rung = _next_manned(action, _past(action.challenges.order_by("at", "pk")))
    return _ask(action, rung, because.strip() or "a colleague asked", question, by)


def _next_manned(action: Action, past: list[ChallengeFacts]) -> Rung:
    """The owner's rung, or the one above an answer that was not enough; empty ones passed over."""
    lowest = Rung.OWNER
    if past and past[-1].outcome is Outcome.FURTHER:
        lowest = Rung(min(past[-1].rung + 1, Rung.SCRUTINEER))
    manned = Ladder(action.partnership_id).manned(action)
    return min((rung for rung in manned if rung >= lowest), default=lowest)


@transaction.atomic
def reply(*, challenge: Challenge, words: str, by: Any) -> Challenge:
    action = lock(challenge.action)
    challenge = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if not permits.may_answer(action, Rung(challenge.rung), by):
        raise PermissionDenied
    must_be_open(action)
    if challenge.decided_at is not None:
        raise Refused("This challenge is already decided.")
    if challenge.replied_at is not None:
        raise Refused("This challenge was already answered.")
    challenge.reply = said(words, "Write your answer.")
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
    if not permits.may_decide(challenge, by):
        raise PermissionDenied
    must_be_open(action)
    if challenge.decided_at is not None:
        raise Refused("This challenge is already decided.")
    if action.owner_id == by.pk or permits.works_for_owner(action, by):
        raise Refused("Someone outside the organisation that owns this action must decide.")
    if outcome is Outcome.ACCEPTED and challenge.replied_at is None:
        raise Refused("There is no answer to accept yet. You can take it further.")
    if challenge.replied_by_id == by.pk:
        raise Refused("Someone else must decide on your answer.")
    challenge.decision = said(words, "Say what you decided and why.")
    challenge.outcome = outcome.value
    challenge.decided_by, challenge.decided_at = by, timezone.now()
    challenge.save(update_fields=["decision", "outcome", "decided_by", "decided_at"])
    audit(by=by, did="challenge.decided", about=action, outcome=outcome.value, why=words.strip())
    return challenge


def sweep(*, partnership: Partnership, today: date) -> list[Challenge]:
    """Ask, by rule, about every action of a partnership that drifts and whose turn it is.

    Run nightly. Running it twice on one day asks nothing twice. Each challenge comes with
    `asked_of`, the ids of the people who stand on its rung. Queries: a few for each batch of
    drifting actions, then those of each challenge that is raised.
    """
    limits, ladder = Limits.of(partnership), Ladder(partnership, today=today)
    drifting = Action.objects.filter(partnership=partnership).drifting(limits, today=today)
    waiting = list(drifting.order_by("pk").values_list("pk", flat=True))
    asked = []
    for start in range(0, len(waiting), BATCH):
        asked += _sweep_batch(waiting[start : start + BATCH], limits, ladder, today)
    return asked


@transaction.atomic
def _sweep_batch(
    pks: list[int], limits: Thresholds, ladder: Ladder, today: date
) -> list[Challenge]:
    """The rows are held while they are looked at, so that no word is said between look and ask."""
    rows = Action.objects.with_owner_left(today=today).select_for_update(of=("self",))
    rows = rows.select_related("partnership", "matter").filter(pk__in=pks).order_by("pk")
    told: dict[int, list[Challenge]] = defaultdict(list)
    for row in Challenge.objects.filter(action__in=pks).order_by("at", "pk"):
        told[row.action_id].append(row)
    asked = (_sweep_one(row, _past(told[row.pk]), limits, ladder, today) for row in rows)
    return [one for one in asked if one is not None]


def _sweep_one(
    action: Any, past: list[ChallengeFacts], limits: Thresholds, ladder: Ladder, today: date
) -> Challenge | None:
    found = drift(action.facts(owner_left=action.owner_left), today=today, limits=limits)
    if not found:
        return None
    step = next_challenge(
        past,
        has_owner=action.owner_id is not None and not action.owner_left,
        today=today,
        limits=limits,
        open_rungs=ladder.manned(action),
    )
    if step is None:
        return None
    why = "; ".join(one.sentence for one in found)
    question = f"This action drifts: {why}. What stops it, and what will happen now, by when?"
    made = _ask(action, step.rung, f"{why} ({step.because})", question, None)
    made.asked_of = ladder.people(action, step.rung)  # type: ignore[attr-defined]
    return made


def _past(rows: Iterable[Challenge]) -> list[ChallengeFacts]:
    return [
        ChallengeFacts(
            rung=Rung(row.rung),
            asked=local_day(row.at),
            replied=local_day(row.replied_at) if row.replied_at else None,
            decided=local_day(row.decided_at) if row.decided_at else None,
            outcome=Outcome(row.outcome) if row.outcome else None,
        )
        for row in rows
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
    told = []
    for name, value in limits.items():
        if (was := getattr(row, name)) != value:
            setattr(row, name, value)
            words = row._meta.get_field(name).verbose_name
            told.append(f"{words}: from {_shown(name, was)} to {_shown(name, value)}")
    row.full_clean()
    row.save()
    if told:
        audit(by=by, did="partnership.settings", about=partnership, changes="; ".join(told))
    return row


def _shown(name: str, value: int) -> str:
    return f"“{Strength(value).words}”" if name == "weakest_evidence" else str(value)
