"""The database and the rule agree about drift, and repeated columns say what the rows say."""

import random
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import actions, challenges, endings
from goldthread.foundations.followthrough.models import Action, local_day
from goldthread.foundations.followthrough.querysets import drift_tests
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.followthrough import How, Kind, Outcome, Strength, Thresholds, drift
from tests import factories
from tests.rooms.followthrough import making


def owners(scene: SimpleNamespace, dice: random.Random) -> list[Any]:
    """Nobody, somebody, somebody whose post ended, begins later, or is elsewhere."""
    post = {"of": scene.partnership, "role": Role.PRACTITIONER, "at": scene.trust}
    days = [making.in_days(dice.randint(-3, 3)) for _ in range(4)]
    moved = [factories.member(**post, starts=making.in_days(-9), ends=day) for day in days]
    later = factories.member(**post, starts=making.in_days(dice.randint(0, 2)))
    back = factories.member(**post, starts=making.in_days(-9), ends=making.in_days(-5))
    Membership.objects.create(
        person=back, partnership=scene.partnership, organisation=scene.trust, role=Role.AUTHOR
    )
    return [None, scene.owner, later, back, scene.colleague, *moved]


def scatter(scene: SimpleNamespace, dice: random.Random, number: int) -> None:
    people, today = owners(scene, dice), timezone.localdate()
    Action.objects.bulk_create(
        Action(
            partnership=scene.partnership,
            organisation=dice.choice([scene.trust, scene.housing]),
            owner=dice.choice(people),
            number=at,
            what="x",
            expected_change="x",
            proof_wanted="x",
            first_due=today,
            due=making.in_days(dice.randint(-2, 2)),
            last_word=making.in_days(-dice.choice([0, 59, 60, 61, 90])),
            times_extended=dice.randint(0, 4),
            evidence_refused=dice.random() < 0.3,
            evidence_waits=dice.random() < 0.3,
            **(
                {"ended_how": dice.choice(list(How)).value, "ended_on": today}
                if dice.random() < 0.2
                else {}
            ),
        )
        for at in range(1, number + 1)
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_database_drifts_as_the_rule_does(scene: SimpleNamespace, seed: int) -> None:
    dice = random.Random(seed)
    scatter(scene, dice, 120)
    today = timezone.localdate()
    limits = Thresholds(silent_days=dice.choice([0, 30, 60]), extensions=dice.choice([0, 2]))
    by_rule: dict[Kind, set[int]] = {kind: set() for kind in Kind}
    for row in Action.objects.with_owner_left(today=today):
        for one in drift(row.facts(owner_left=row.owner_left), today=today, limits=limits):
            by_rule[one.kind].add(row.pk)
    assert set(drift_tests(limits, today)) == set(Kind)
    for kind in Kind:
        asked = Action.objects.drifting_as(kind, limits, today=today)
        assert set(asked.values_list("pk", flat=True)) == by_rule[kind], kind
        assert by_rule[kind]
    anyhow = Action.objects.drifting(limits, today=today)
    assert set(anyhow.values_list("pk", flat=True)) == set().union(*by_rule.values())


def anything(scene: SimpleNamespace, pk: int, dice: random.Random) -> None:
    """One random write by a random person; most are refused, and that is fine."""
    row = Action.objects.get(pk=pk)
    by = dice.choice([scene.owner, scene.signatory, scene.manager, scene.chair, scene.judge])
    given = list(row.evidence.all())
    asked = list(row.challenges.all())
    writes = [
        lambda: actions.update(action=row, words="a word", by=by),
        lambda: actions.extend(
            action=row, to=row.due + timedelta(days=dice.randint(0, 9)), reason="slow", by=by
        ),
        lambda: actions.assign(action=row, owner=dice.choice([None, scene.owner]), by=by),
        lambda: making.give(row, by, strength=dice.choice(list(Strength))),
        lambda: endings.no_longer_needed(action=row, reason="moved", agreed_by=scene.chair, by=by),
        lambda: endings.reopen(action=row, reason="it did not hold", by=by),
        lambda: challenges.challenge(action=row, question="why?", by=by),
    ]
    for one in given:
        writes += [
            lambda one=one: endings.refuse_evidence(evidence=one, words="no", by=by),
            lambda one=one: endings.accept_evidence(evidence=one, by=by),
        ]
    outcome = dice.choice(list(Outcome))
    for one in asked:
        writes += [
            lambda one=one: challenges.reply(challenge=one, words="so", by=by),
            lambda one=one: challenges.decide(challenge=one, outcome=outcome, words="so", by=by),
        ]
    try:
        dice.choice(writes)()
    except (Refused, PermissionDenied):
        return


def told_by_rows(row: Action) -> dict[str, Any]:
    """What the repeated columns should say, worked out from the rows alone."""
    given = list(row.evidence.order_by("at", "pk").select_related("decision"))
    waits = [one for one in given if not hasattr(one, "decision")]
    last = row.endings.order_by("at", "pk").last()
    ended = last if last is not None and not hasattr(last, "reopening") else None
    moves = list(row.extensions.order_by("at", "pk"))
    hands = list(row.assignments.order_by("at", "pk"))
    words = [row.made_at, *(one.at for one in [*row.updates.all(), *moves, *hands, *given])]
    words += [one.decision.at for one in given if hasattr(one, "decision")]
    words += [one.at for one in row.endings.all()]
    words += [one.reopening.at for one in row.endings.all() if hasattr(one, "reopening")]
    words += [one.replied_at for one in row.challenges.all() if one.replied_at]
    latest = given[-1] if given else None
    refused = bool(latest and hasattr(latest, "decision") and not latest.decision.accepted)
    return {
        "last_word": local_day(max(words)),
        "due": moves[-1].now if moves else row.first_due,
        "times_extended": len(moves),
        "owner_id": hands[-1].owner_id if hands else row.owner_id,
        "ended_how": ended.how if ended else "",
        "ended_on": local_day(ended.at) if ended else None,
        "evidence_waits": bool(waits) and not ended,
        "evidence_refused": refused and not waits and not ended,
    }


@pytest.mark.parametrize("seed", range(12))
def test_repeated_columns_say_what_the_rows_say(scene: SimpleNamespace, seed: int) -> None:
    dice, row = random.Random(seed), making.agree(scene)
    for step in range(40):
        anything(scene, row.pk, dice)
        now = Action.objects.get(pk=row.pk)
        told = told_by_rows(now)
        assert {name: getattr(now, name) for name in told} == told, f"after step {step}"
