"""What other rooms ask: kinds and clocks of a partnership on a day."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test.utils import CaptureQueriesContext

from goldthread.casework.frameworks import actions, held
from goldthread.casework.reviews.models import Framework
from goldthread.rules.frameworks import KINDS, LETTERS
from tests.rooms.frameworks.conftest import JANUARY, adjust, own_clock, own_kind

DAY = date(2026, 3, 3)


def codes(partnership: object, on: date = DAY) -> list[str]:
    return [one.code for one in held.kinds(partnership, on)]


def due(cast: SimpleNamespace, code: str, on: date | None = None, **events: date) -> dict:
    found = held.clocks(cast.partnership, code, events, on)
    return {one.step: one.due.isoformat() for one in found}


def test_the_codes_are_those_of_the_reviews() -> None:
    assert {kind.code for kind in KINDS} == set(Framework.values)


def test_nothing_said_is_england(cast: SimpleNamespace) -> None:
    assert held.nation_of(cast.partnership) == "england"
    assert held.places_of(cast.partnership) == []
    assert codes(cast.partnership) == ["cspr", "sar", "dhr", "other"]
    assert codes(cast.partnership, date(2016, 1, 1)) == ["scr", "sar", "dhr", "other"]


def test_the_nation_decides_the_kinds_and_the_bank_holidays(cast: SimpleNamespace) -> None:
    actions.set_area(
        partnership=cast.partnership, nation="scotland", places=" Fen \n\nFen\nMarsh  End",
        by=cast.manager,
    )  # fmt: skip
    assert held.places_of(cast.partnership) == ["Fen", "Marsh End"]
    assert codes(cast.partnership) == ["learning review", "other"]
    found = due(cast, "child-protection", strategy_discussion=date(2024, 12, 19))
    assert found == {"initial-conference": "2025-01-15"}
    assert date(2026, 6, 15) in held.calendar_of(cast.partnership)


def test_a_kind_carries_what_a_new_review_is_set_up_with(cast: SimpleNamespace) -> None:
    kind = held.kind(cast.partnership, "cspr")
    assert kind is not None
    assert (kind.criteria, kind.local) == ("notification", False)
    assert kind.every_criteria == ("notification", "rapid-review", "lcspr")
    assert kind.stages[0] == "setting-up"
    assert len(kind.letters_in_words) == len(kind.letters) > 5
    assert set(kind.letters) <= set(LETTERS)
    assert kind.lines_of_enquiry


def test_an_old_kind_is_known_but_not_begun(cast: SimpleNamespace) -> None:
    assert held.kind(cast.partnership, "scr") is not None
    assert held.kind(cast.partnership, "scr", DAY) is None
    assert held.kind(cast.partnership, "pfd").name.startswith("Prevention")
    assert held.kind(cast.partnership, "nonsense") is None


def test_events_that_no_clock_counts_from_are_left_out(cast: SimpleNamespace) -> None:
    assert due(cast, "cspr", sent=date(2024, 12, 19), born=DAY) == {"rapid-review": "2025-01-14"}
    assert due(cast, "cmr", sent=DAY) == {}


def test_an_adjustment_holds_from_its_day_to_its_last(cast: SimpleNamespace) -> None:
    monday = date(2025, 1, 6)
    row = adjust(cast)
    assert due(cast, "cspr", date(2025, 12, 31), aware=monday) == {"notify-panel": "2025-01-13"}
    assert due(cast, "cspr", JANUARY, aware=monday) == {}
    assert due(cast, "cspr", JANUARY, incident=monday) == {"notify-panel": "2025-01-13"}
    (found,) = held.clocks(cast.partnership, "cspr", {"incident": monday}, JANUARY)
    assert found.local
    assert found.source == ("This partnership’s own rule from 1 January 2026: Local procedure 4.2")
    actions.end_adjustment(
        adjustment=row, ends=date(2026, 2, 1), because="Guidance changed", by=cast.manager
    )
    assert due(cast, "cspr", date(2026, 2, 1), incident=monday)
    assert due(cast, "cspr", date(2026, 2, 2), incident=monday) == {}


def test_another_partnership_keeps_the_usual_rule(cast: SimpleNamespace) -> None:
    adjust(cast)
    own_kind(cast)
    events = {"aware": date(2025, 1, 6)}
    (found,) = held.clocks(cast.elsewhere, "cspr", events, JANUARY)
    assert not found.local
    assert "local-joint-learning-review" not in codes(cast.elsewhere)
    assert held.kind(cast.elsewhere, "local-joint-learning-review") is None


def test_a_local_kind_with_its_clocks(cast: SimpleNamespace) -> None:
    row = own_kind(cast)
    clock = own_clock(cast, row)
    assert row.code == "local-joint-learning-review"[:26]
    kind = held.kind(cast.partnership, row.code, DAY)
    assert kind.local
    assert (kind.name, kind.described) == ("Joint learning review", row.criteria)
    assert kind.criteria == "notification"
    assert "notify-panel" in kind.letters
    assert codes(cast.partnership)[-1] == row.code
    assert row.code not in codes(cast.partnership, date(2025, 12, 31))
    assert due(cast, row.code, referred=date(2026, 1, 1)) == {clock.step: "2026-01-21"}
    adjust(cast, kind=row.code, step=clock.step, number=1, unit="months", anchor="referred")
    assert due(cast, row.code, referred=date(2026, 1, 31)) == {clock.step: "2026-02-28"}
    actions.end_local_kind(kind=row, ends=DAY, because="Not used", by=cast.manager)
    assert row.code in codes(cast.partnership)
    assert row.code not in codes(cast.partnership, date(2026, 3, 4))
    assert held.kind(cast.partnership, row.code) is not None


def test_the_usual_rules_know_no_adjustment(cast: SimpleNamespace) -> None:
    adjust(cast)
    row = own_kind(cast)
    own_clock(cast, row)
    assert held.usual_rules(cast.partnership, "cspr")[0].event == "aware"
    (own,) = held.usual_rules(cast.partnership, row.code, DAY)
    assert (own.number, own.local) == (20, True)
    assert held.usual_rules(cast.partnership, row.code, date(2025, 1, 1)) == ()
    assert held.usual_rules(cast.partnership, "child-protection")
    assert held.usual_rules(cast.partnership, "nonsense") == ()


def test_a_local_kind_that_follows_none_is_a_judgement_in_words(cast: SimpleNamespace) -> None:
    row = own_kind(cast, based_on="")
    kind = held.kind(cast.partnership, row.code)
    assert (kind.criteria, kind.every_criteria) == (None, ())
    assert kind.stages
    assert kind.letters


@pytest.mark.parametrize("many", [1, 20])
def test_queries_do_not_grow(cast: SimpleNamespace, many: int) -> None:
    from django.db import connection

    for number in range(many):
        row = own_kind(cast, name=f"Kind {number}")
        own_clock(cast, row)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        shelf = held.Shelf.of(cast.partnership, DAY)
        for kind in shelf.kinds():
            shelf.rules(kind.code)
    assert len(seen) == 4
