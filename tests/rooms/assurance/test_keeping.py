"""What is kept of each part is what its rows say: after every step, and on every other day."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.followthrough import endings
from goldthread.foundations.followthrough.models import Action
from goldthread.improvement.assurance import actions, keeping
from goldthread.improvement.assurance.looking import levels
from goldthread.improvement.assurance.models import Kept, Test
from goldthread.improvement.recommendations import actions as recommendations
from goldthread.improvement.recommendations.models import Address
from goldthread.rules.assurance import Level
from tests import factories
from tests.rooms.assurance.conftest import on, prove
from tests.rooms.recommendations.conftest import agreed

SHIFTS = (0, 1, 31, 180, 182, 185, 366, 400, -20)


def kept() -> dict[int, tuple[str, date | None]]:
    rows = Kept.objects.values_list("address", "level", "next_look")
    return {pk: (level, next_look) for pk, level, next_look in rows}


def is_what_the_rows_say(seen: set[str]) -> None:
    """On that day and on others, forwards and back again."""
    for days in SHIFTS:
        day = timezone.localdate() + timedelta(days=days)
        keeping.keep_up(day)
        known = levels(Address.objects.all(), today=day)
        assert kept() == {pk: (one.level.value, one.next_look) for pk, one in known.items()}, day
        seen.update(level for level, _ in kept().values())
    keeping.keep_up(timezone.localdate())


def test_after_every_step_and_on_every_day_it_is_what_the_rows_say(done: SimpleNamespace) -> None:
    seen: set[str] = set()
    told: Any = {"verdict": "yes", "reasoning": "Seen.", "next_look": date(2026, 6, 1)}
    looked: Any = {"address": done.part, "means": "audit", "shows": "Seen.", "by": done.manager}
    other = done.night.addresses.get()

    def judged(by: Any) -> None:
        for about in ("design", "effect"):
            actions.judge(address=done.part, about=about, by=by, **told)

    def fell() -> None:
        actions.test(verdict="no", on=timezone.localdate(), open_again=[done.action], **looked)

    def not_needed() -> None:
        action = Action.objects.get(recommended__address=other)
        endings.no_longer_needed(
            action=action, reason="Done.", agreed_by=done.chair, by=done.manager
        )

    def asked_one_more() -> None:
        body = factories.organisation(done.partnership)
        recommendations.address(recommendation=done.night, organisation=body, by=done.manager)

    def again() -> None:
        action = Action.objects.get(recommended__address=other)
        endings.reopen(action=action, reason="It is.", by=done.chair)

    steps: list[tuple[date, Any]] = [
        (date(2025, 2, 1), lambda: None),
        (date(2025, 2, 3), lambda: judged(done.chair)),
        (date(2025, 3, 3), lambda: actions.test(verdict="yes", on=date(2025, 3, 1), **looked)),
        (date(2025, 3, 4), lambda: agreed(other, done.manager)),
        (date(2025, 3, 5), not_needed),
        (date(2025, 3, 6), again),
        (date(2025, 3, 7), asked_one_more),
        (date(2025, 9, 20), fell),
        (date(2025, 10, 20), lambda: prove(done)),
        (date(2025, 12, 12), lambda: judged(done.scrutineer)),
        (date(2025, 12, 15), lambda: actions.test(verdict="yes", on=date(2025, 12, 10), **looked)),
        (date(2026, 6, 8), lambda: actions.test(verdict="yes", on=date(2026, 6, 5), **looked)),
    ]
    for day, step in steps:
        with on(day):
            keeping.keep_up(day)
            step()
            is_what_the_rows_say(seen)
    assert seen == {level.value for level in Level} - {Level.HAPPENING.value}


def test_a_change_that_is_taken_back_leaves_what_was_kept(done: SimpleNamespace) -> None:
    today = timezone.localdate()
    keeping.keep_up(today)
    before = kept()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        endings.reopen(action=done.action, reason="No.", by=done.chair)
        assert Kept.objects.get(address=done.part).until <= today
        raise ZeroDivisionError
    assert kept() == before and keeping.keep_up(today) == 0


def test_the_night_mends_what_went_past_the_application(
    done: SimpleNamespace,
) -> None:
    today = timezone.localdate()
    keeping.keep_up(today)
    Test.objects.bulk_create(
        [Test(address=done.part, means="audit", on=today, verdict="no", shows="Past it.")]
    )
    Kept.objects.filter(address=done.part).update(level=Level.EMBEDDED.value)
    assert keeping.keep_up(today) == 0, "nothing said that it changed"
    assert keeping.keep_all(today) == 1 and keeping.keep_all(today) == 0
    assert kept()[done.part.pk][0] == Level.DONE.value
