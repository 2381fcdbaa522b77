"""The nightly sweep asks by rule, up the ladder, and is cheap."""

from datetime import timedelta
from types import SimpleNamespace

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.followthrough import challenges, endings
from goldthread.foundations.followthrough.models import Action, Challenge
from goldthread.rules.followthrough import Outcome, Rung
from tests.rooms.followthrough import making


def sweep(scene: SimpleNamespace, days: int = 0) -> list[tuple[str, Rung]]:
    """What is asked some days from now."""
    today = timezone.localdate() + timedelta(days=days)
    made = challenges.sweep(partnership=scene.partnership, today=today)
    return [(one.action.code, Rung(one.rung)) for one in made]


def long_ago(days: int) -> None:
    """As if every challenge had been asked, answered and decided that much earlier."""
    for row in Challenge.objects.all():
        for name in ("at", "replied_at", "decided_at"):
            if (was := getattr(row, name)) is not None:
                setattr(row, name, was - timedelta(days=days))
        row.save()


def test_what_goes_well_is_left_alone(scene: SimpleNamespace, action: Action) -> None:
    assert sweep(scene) == []


def test_drift_is_asked_about_once_a_day(scene: SimpleNamespace, action: Action) -> None:
    making.due(action, -3)
    assert sweep(scene) == [("A1", Rung.OWNER)]
    assert sweep(scene) == []
    (row,) = Challenge.objects.all()
    assert row.by is None
    assert "3 days past its due date" in row.question


def test_each_question_knows_whom_it_asks(scene: SimpleNamespace, action: Action) -> None:
    making.due(action, -3)
    (row,) = challenges.sweep(partnership=scene.partnership, today=timezone.localdate())
    assert row.asked_of == {scene.owner.pk}


def test_unanswered_it_climbs_the_ladder(scene: SimpleNamespace, action: Action) -> None:
    making.due(action, -3)
    climbed = []
    for _ in range(8):
        climbed += [rung for _, rung in sweep(scene)]
        long_ago(11)
    # Nobody is a scrutineer here, so the ladder ends with the executive.
    assert climbed == [Rung.OWNER, Rung.SIGNATORY, Rung.SUB_GROUP, Rung.EXECUTIVE]


def test_within_the_days_to_answer_nobody_else_is_asked(
    scene: SimpleNamespace, action: Action
) -> None:
    making.due(action, -3)
    sweep(scene)
    long_ago(10)
    assert sweep(scene) == []


def test_empty_rungs_are_passed_over(scene: SimpleNamespace, action: Action) -> None:
    making.due(action, -3)
    Membership.objects.filter(role__in=["signatory", "chair", "panel-member"]).update(
        starts=making.in_days(-9), ends=making.in_days(-1)
    )
    sweep(scene)
    long_ago(11)
    assert sweep(scene) == [("A1", Rung.EXECUTIVE)]


def test_an_owner_who_left_is_not_asked(scene: SimpleNamespace, action: Action) -> None:
    scene.owner.memberships.update(starts=making.in_days(-9), ends=making.in_days(-1))
    assert sweep(scene) == [("A1", Rung.SIGNATORY)]


def test_where_nobody_stands_nobody_is_asked(scene: SimpleNamespace, action: Action) -> None:
    making.due(action, -3)
    Membership.objects.exclude(role="business-manager").update(
        starts=making.in_days(-9), ends=making.in_days(-1)
    )
    assert sweep(scene) == []


def answered(scene: SimpleNamespace, action: Action, outcome: Outcome) -> None:
    making.due(action, -3)
    sweep(scene)
    row = Challenge.objects.get()
    challenges.reply(challenge=row, words="Next week", by=scene.owner)
    challenges.decide(challenge=row, outcome=outcome, words="So", by=scene.chair)


def test_after_an_accepted_answer_there_is_quiet_for_a_time(
    scene: SimpleNamespace, action: Action
) -> None:
    answered(scene, action, Outcome.ACCEPTED)
    assert sweep(scene) == []
    long_ago(30)
    assert sweep(scene) == []
    long_ago(1)
    assert sweep(scene) == [("A1", Rung.SIGNATORY)]


def test_taken_further_the_next_is_asked_at_once(scene: SimpleNamespace, action: Action) -> None:
    answered(scene, action, Outcome.FURTHER)
    assert sweep(scene) == [("A1", Rung.SIGNATORY)]


def test_an_answer_that_waits_for_a_decision_holds_the_ladder(
    scene: SimpleNamespace, action: Action
) -> None:
    making.due(action, -3)
    sweep(scene)
    challenges.reply(challenge=Challenge.objects.get(), words="Next week", by=scene.owner)
    long_ago(90)
    assert sweep(scene) == []


def test_what_ended_is_not_asked_about(scene: SimpleNamespace, action: Action) -> None:
    making.due(action, -3)
    endings.no_longer_needed(action=action, reason="moved", agreed_by=scene.chair, by=scene.manager)
    assert sweep(scene) == []


def test_another_partnership_is_left_alone(scene: SimpleNamespace, action: Action) -> None:
    making.due(action, -3)
    scene.partnership = scene.elsewhere
    assert sweep(scene) == []


def cost(scene: SimpleNamespace) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert sweep(scene) == []
    return len(caught)


def test_drifting_actions_that_wait_cost_no_queries(scene: SimpleNamespace, action: Action) -> None:
    making.due(action, -3)
    sweep(scene)
    one = cost(scene)
    for _ in range(30):
        making.due(making.agree(scene), -3)
    assert len(sweep(scene)) == 30
    assert cost(scene) == one


def test_each_question_costs_the_same(scene: SimpleNamespace) -> None:
    def asking(number: int) -> int:
        for _ in range(number):
            making.due(making.agree(scene), -3)
        with CaptureQueriesContext(connection) as caught:
            assert len(sweep(scene)) == number
        return len(caught)

    few, many = asking(1), asking(21)
    assert (many - few) / 20 <= 8
