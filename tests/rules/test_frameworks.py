"""Kinds of review: which nation holds which, and when."""

from datetime import date

import pytest

from goldthread.rules import clocks, criteria
from goldthread.rules.frameworks import KINDS, LETTERS, NATIONS, kind_of, kinds_in

NOW = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("nation", "on", "codes"),
    [
        ("england", NOW, {"cspr", "sar", "dhr", "other"}),
        ("england", date(2018, 6, 28), {"scr", "sar", "dhr", "other"}),
        ("england", date(2018, 6, 29), {"cspr", "sar", "dhr", "other"}),
        ("england", date(2007, 1, 1), {"scr", "other"}),
        ("wales", NOW, {"cpr", "susr", "dhr", "other"}),
        ("wales", date(2024, 9, 30), {"cpr", "dhr", "other"}),
        ("scotland", NOW, {"learning review", "other"}),
        ("northern-ireland", NOW, {"cmr", "other"}),
    ],
)
def test_what_a_nation_could_begin_on_a_day(nation: str, on: date, codes: set[str]) -> None:
    assert {kind.code for kind in kinds_in(nation, on)} == codes


def test_every_kind_is_whole() -> None:
    for kind in KINDS:
        assert kind.name
        assert kind.source
        assert kind.nation
        assert set(kind.nations) <= set(NATIONS)
        assert set(kind.criteria) <= set(criteria.frameworks())
        assert kind.clocks is None or kind.clocks in clocks.CLOCKS
        assert set(kind.letters) <= set(LETTERS)
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_the_criteria_of_each_kind_are_of_its_nation() -> None:
    for kind in KINDS:
        for name in kind.criteria:
            assert set(criteria.criteria_of(name).nation.split(", ")) & set(kind.nations)


def test_words_for_nations() -> None:
    assert kind_of("dhr").nation == "England and Wales"
    assert kind_of("pfd").nation == "the United Kingdom"
    assert kind_of("xyz") is None
