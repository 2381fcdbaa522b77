"""Floors under what benchmarks/chronology_quality.py measures, so that nothing is lost unseen."""

import pytest

from benchmarks.chronology_quality import cases_of, measured


@pytest.mark.parametrize(
    ("family", "floor"),
    [("A", 0.93), ("B", 0.93), ("C", 0.93), ("D", 0.92), ("E", 0.92), ("G", 0.92)],
)
def test_accounts_of_one_occurrence_and_contradictions_are_found(family: str, floor: float) -> None:
    same, kinds = measured(cases_of(family, 9_000, 5))
    assert same.f1 >= floor
    assert kinds["all"].precision >= 0.7
    assert kinds["all"].recall >= 0.7
