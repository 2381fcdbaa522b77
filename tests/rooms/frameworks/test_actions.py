"""Adjusting clocks and adding kinds: rows that end, reasons, refusals, and the trail."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from goldthread.casework.frameworks import actions
from goldthread.casework.frameworks.models import Area, ClockAdjustment, LocalKind
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from tests.rooms.frameworks.conftest import JANUARY, adjust, own_clock, own_kind


def said(did: str) -> list[str]:
    rows = AuditRow.objects.filter(did=did).order_by("number")
    return list(rows.values_list("words", flat=True))


def test_an_adjustment_says_who_when_why(cast: SimpleNamespace) -> None:
    row = adjust(cast)
    assert (row.by, row.ends, row.rule) == (cast.manager, None, "5 working days")
    assert said("frameworks.clock_adjusted") == [
        "adjusted the clock “notify panel” of Child Safeguarding Practice Review from 1 January "
        "2026: 5 working days from when the incident happened. Local procedure 4.2"
    ]


def test_the_next_adjustment_ends_the_one_before(cast: SimpleNamespace) -> None:
    first = adjust(cast)
    second = adjust(cast, number=7, starts=date(2026, 3, 1))
    first.refresh_from_db()
    assert (first.number, first.ends, first.ended_by) == (5, date(2026, 2, 28), cast.manager)
    assert second.ends is None


def test_one_that_was_wrong_is_put_right_the_same_day(cast: SimpleNamespace) -> None:
    from goldthread.casework.frameworks.held import rules_of

    adjust(cast)
    adjust(cast, number=6)
    assert [row.ends for row in ClockAdjustment.objects.order_by("pk")] == [JANUARY, None]
    assert rules_of(cast.partnership, "cspr", JANUARY)[0].number == 6


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"number": 0}, "The number must be from 1 to 999."),
        ({"number": 1000}, "The number must be from 1 to 999."),
        ({"unit": "weeks"}, "Choose working days, days or months."),
        ({"anchor": "nonsense"}, "Choose the event that it counts from."),
        ({"reason": "  "}, "Say why, and where the rule is written."),
        ({"kind": "nonsense"}, "There is no such clock on that day."),
        ({"step": "nonsense"}, "There is no such clock on that day."),
        ({"anchor": "aware"}, "It is counted like that already: 5 working days."),
    ],
)
def test_what_cannot_be_adjusted(cast: SimpleNamespace, more: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused) as no:
        adjust(cast, **more)
    assert says in no.value.reasons
    assert not ClockAdjustment.objects.exists()


def test_an_earlier_day_than_the_one_that_holds_is_refused(cast: SimpleNamespace) -> None:
    adjust(cast)
    with pytest.raises(Refused, match="adjusted from 1 January 2026"):
        adjust(cast, number=9, starts=date(2025, 12, 1))


def test_an_end_is_written_once_and_says_why(cast: SimpleNamespace) -> None:
    row = adjust(cast)
    how = {"adjustment": row, "by": cast.manager}
    with pytest.raises(Refused, match="cannot end before then"):
        actions.end_adjustment(ends=date(2025, 1, 1), because="x", **how)
    with pytest.raises(Refused, match="Say why it ends"):
        actions.end_adjustment(ends=JANUARY, because=" ", **how)
    actions.end_adjustment(ends=JANUARY, because="Over", **how)
    with pytest.raises(Refused, match="ended on 1 January 2026 already"):
        actions.end_adjustment(ends=JANUARY, because="Again", **how)
    assert said("frameworks.clock_ended") == [
        "ended the clock “notify panel” of Child Safeguarding Practice Review on 1 January 2026: "
        "Over"
    ]


@pytest.mark.parametrize("who", ["chair", "practitioner", "administrator", "stranger", "executive"])
def test_only_the_business_unit_writes(cast: SimpleNamespace, who: str) -> None:
    row, kind = adjust(cast), own_kind(cast)
    clock = own_clock(cast, kind)
    by = getattr(cast, who)
    ending = {"ends": JANUARY, "because": "x", "by": by}
    tries = [
        lambda: adjust(cast, by=by, number=9),
        lambda: own_kind(cast, by=by, name="Other"),
        lambda: own_clock(cast, kind, by=by, words="Other"),
        lambda: actions.set_area(partnership=cast.partnership, nation="wales", places="", by=by),
        lambda: actions.end_adjustment(adjustment=row, **ending),
        lambda: actions.end_local_kind(kind=kind, **ending),
        lambda: actions.end_local_clock(clock=clock, **ending),
    ]
    for one in tries:
        with pytest.raises(PermissionDenied):
            one()


def test_support_may_write_too(cast: SimpleNamespace) -> None:
    assert adjust(cast, by=cast.support).by == cast.support


def test_the_area_is_one_row_and_its_changes_stand_in_the_trail(cast: SimpleNamespace) -> None:
    how = {"partnership": cast.partnership, "by": cast.manager}
    actions.set_area(nation="england", places="Fen", **how)
    actions.set_area(nation="england", places="Fen", **how)
    actions.set_area(nation="wales", places="Fen\nMarsh", **how)
    assert Area.objects.count() == 1
    assert [words.partition(": ")[2] for words in said("frameworks.area")] == [
        "England; Fen", "Wales; Fen, Marsh",
    ]  # fmt: skip
    with pytest.raises(Refused):
        actions.set_area(nation="france", places="", **how)


def test_a_name_is_taken_while_it_holds(cast: SimpleNamespace) -> None:
    first = own_kind(cast)
    with pytest.raises(Refused, match="called “joint learning review” already"):
        own_kind(cast, name="joint learning  review")
    actions.end_local_kind(kind=first, ends=JANUARY, because="Over", by=cast.manager)
    second = own_kind(cast)
    assert second.code == f"{first.code}-2"
    assert len(second.code) <= 30


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": "§§"}, "Give it a name in letters."),
        ({"criteria": " "}, "Say when it is held."),
        ({"reason": ""}, "Say why the partnership holds it."),
        ({"based_on": "local-x"}, "Choose a national kind that it follows, or none."),
    ],
)
def test_what_cannot_be_added(cast: SimpleNamespace, more: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused) as no:
        own_kind(cast, **more)
    assert says in no.value.reasons
    assert not LocalKind.objects.exists()


def test_a_local_clock_is_ended_and_begun_again(cast: SimpleNamespace) -> None:
    kind = own_kind(cast)
    clock = own_clock(cast, kind)
    with pytest.raises(Refused, match="has a clock already"):
        own_clock(cast, kind)
    actions.end_local_clock(clock=clock, ends=JANUARY, because="Too long", by=cast.manager)
    again = own_clock(cast, kind, number=10, starts=date(2026, 1, 2))
    assert kind.clocks.count() == 2
    actions.end_local_kind(kind=kind, ends=date(2026, 2, 1), because="x", by=cast.manager)
    with pytest.raises(Refused, match="has ended"):
        own_clock(cast, kind, words="Other")
    assert again.step == clock.step


def test_the_database_keeps_one_open_row_and_the_local_mark(cast: SimpleNamespace) -> None:
    row = adjust(cast)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    kind = own_kind(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        LocalKind.objects.filter(pk=kind.pk).update(code="cspr")
    with pytest.raises(IntegrityError), transaction.atomic():
        LocalKind.objects.filter(pk=kind.pk).update(ends=JANUARY)
