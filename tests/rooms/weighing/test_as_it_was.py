"""What was believed when: the record as it stood at the end of a day, exactly."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from demo.clock import at
from goldthread.casework.weighing import finding, held, looking, thinking
from goldthread.casework.weighing.held import Until
from goldthread.casework.weighing.models import Factor
from goldthread.foundations.agencies.models import Membership
from tests.rooms.safeguards.conftest import day
from tests.rooms.weighing.conftest import evidence, factor, hypothesis, observation


def on(days: int, hour: int = 12) -> Any:
    """The clock of Django at an hour of a day, counted from today."""
    return at(timezone.make_aware(datetime.combine(day(days), time(hour))))


def there_for_long(world: SimpleNamespace) -> None:
    """Everybody has worked here, and with the family, for three months."""
    Membership.objects.update(starts=day(-90))
    world.family.matter.seats.update(starts=day(-90))


def told(it: held.Held) -> dict[str, Any]:
    """All that a page of that day says."""
    return {
        "risks": [
            (one.row.words, [p.row.words for p in one.speaks_for],
             [p.row.words for p in one.speaks_against])
            for one in it.risks
        ],
        "over": [one.row.words for one in it.over],
        "bad": [one.row.words for one in it.bad],
        "standing": [(one.called, one.row.words, len(one.expects)) for one in it.standing],
        "aside": [one.called for one in it.set_aside],
        "matrix": [(line.proof.row.words, [mark.mark if mark else "" for mark in line.marks],
                    line.tells.code) for line in it.matrix],
        "unknown": [(one.word, one.asker.due if one.asker else None) for one in it.unknowns],
        "looks": [one.word for one in it.looks],
    }  # fmt: skip


def test_each_day_is_shown_exactly_as_it_stood(world: SimpleNamespace) -> None:
    family, by, today = world.family, world.practitioner, day(0)

    def the(days: int) -> date:
        """Counted from the real today, whatever the clock says."""
        return today + timedelta(days=days)

    kept: dict[int, dict[str, Any]] = {}

    def remember(days: int) -> None:
        """What is seen live in the last hour of a day."""
        with on(days, 23):
            kept[days] = told(held.of(family))

    there_for_long(world)
    with on(-40):
        risk, seen, one = factor(world), evidence(world, on=the(-41)), hypothesis(world)
    remember(-40)
    with on(-30):
        thinking.bear(evidence=seen, speaks={risk.pk: "for"}, by=by)
        thinking.judge(evidence=seen, marks={one.pk: "fits"}, by=by)
        unknown = finding.add_unknown(family=family, words="Who?", owner=by, due=the(-25), by=by)
    remember(-30)
    with on(-20):
        two = hypothesis(world, words="Another.")
        thinking.expect(hypothesis=one, words="More.", by=by)
        thinking.judge(evidence=seen, marks={one.pk: "against", two.pk: "fits"}, by=by)
        finding.give(unknown=unknown, owner=by, due=the(-5), words="Ill.", by=by)
    remember(-20)
    with on(-10):
        thinking.turn_hypothesis(hypothesis=one, stands=False, words="Why.", by=by)
        thinking.turn_factor(factor=risk, stands=False, words="He left.", by=by)
        finding.end(unknown=unknown, how="answered", words="Nobody.", by=by)
        looking.ask_look(
            family=family, point="incident", who=world.signatory, due=the(-9), by=by,
            same_agency="Only two work with them.",
        )  # fmt: skip
    remember(-10)
    with on(-2):
        thinking.turn_evidence(evidence=seen, stands=False, words="Misread.", by=by)
    remember(-2)
    for days, was in kept.items():
        assert told(held.of(family, Until.end_of(the(days)))) == was, days
        quiet = told(held.of(family, Until.end_of(the(days + 1))))
        assert quiet["standing"] == was["standing"], days
    assert kept[-40]["unknown"] == []
    assert kept[-30]["matrix"] == [("Held the kitchen door shut.", ["fits"], "some")]
    assert told(held.of(family, Until.end_of(the(-24))))["unknown"] == [("late", the(-25))]
    assert kept[-20]["matrix"][0][1:] == (["against", "fits"], "against")
    assert kept[-20]["unknown"] == [("open", the(-5))]
    assert (kept[-10]["aside"], kept[-10]["over"]) == (["H1"], ["He decides who is heard."])
    assert (kept[-2]["matrix"], kept[-2]["bad"]) == ([], ["Held the kitchen door shut."])
    assert told(held.of(family, Until.end_of(the(-41)))) == {
        "risks": [], "over": [], "bad": [], "standing": [], "aside": [], "matrix": [],
        "unknown": [], "looks": [],
    }  # fmt: skip


def test_a_row_belongs_to_its_day_to_the_last_second(world: SimpleNamespace) -> None:
    row = factor(world)
    midnight = timezone.make_aware(datetime.combine(day(-2), time()))
    for moment, shown in ((midnight - timedelta(microseconds=1), 1), (midnight, 0)):
        Factor.objects.filter(pk=row.pk).update(at=moment)
        assert len(held.of(world.family, Until.end_of(day(-3))).risks) == shown
    assert len(held.of(world.family, Until.end_of(day(-2))).risks) == 1


def test_the_page_of_a_day_leaves_out_what_came_later_and_offers_no_writing(
    thought: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    before = (day(0) - timedelta(days=1)).isoformat()
    browser = signed_in(thought.practitioner)
    for name in ("weighing", "hypotheses", "not_known", "second_looks", "curiosity"):
        address = reverse(name, args=[thought.family.pk])
        now = browser.get(address).content.decode()
        then = browser.get(f"{address}?as_of={before}").content.decode()
        assert "Back to today" in then
        assert "/new/" in now
        assert "/new/" not in then
        for words in ("kitchen door", "dogs sleep", "Otha Er, before", "one room", "He slept"):
            assert words not in then, (name, words)
    page = reverse("weighing", args=[thought.family.pk])
    for typed, said in (
        (day(1).isoformat(), "That day lies ahead. The page shows today."),
        ("the+day+of+the+visit", "There is a problem"),
    ):
        shown = browser.get(f"{page}?as_of={typed}").content.decode()
        assert said in shown
        assert "kitchen door" in shown


def test_a_fathers_history_is_shown_as_it_was_known_then(world: SimpleNamespace) -> None:
    from goldthread.casework.safeguards.history import of_parents
    from tests.rooms.safeguards.conftest import histories

    yesterday = Until.end_of(day(-1)).moment
    histories(world)
    matter = world.family.matter
    assert {one.state for one in of_parents(matter)} == {"answered"}
    assert of_parents(matter, yesterday) == []
    later = Until.end_of(day(0)).moment
    assert [one.answers for one in of_parents(matter, later)] == [("Nothing is known.",)] * 2


def test_the_number_of_queries_does_not_grow(
    thought: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = signed_in(thought.practitioner)
    names = ("weighing", "hypotheses", "not_known", "second_looks", "curiosity", "live_family")
    pages = [reverse(name, args=[thought.family.pk]) for name in names]

    def count() -> list[int]:
        counted = []
        for page in pages:
            browser.get(page)
            with CaptureQueriesContext(
                connection,
            ) as found:
                browser.get(page)
            counted.append(len(found))
        return counted

    before = count()
    for number in range(4):
        risk, seen = factor(thought), evidence(thought, words=f"Seen {number}.")
        more = hypothesis(thought, words=f"Another {number}.")
        thinking.bear(evidence=seen, speaks={risk.pk: "for"}, by=thought.practitioner)
        thinking.judge(evidence=seen, marks={more.pk: "fits"}, by=thought.practitioner)
        thinking.turn_hypothesis(
            hypothesis=more, stands=False, words="x", by=thought.practitioner
        )  # fmt: skip
        finding.add_unknown(
            family=thought.family, words="?", owner=thought.other, due=day(2), by=thought.other
        )
        observation(thought)
    assert count() == before
