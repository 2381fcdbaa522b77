"""Floors under what benchmarks/chronology_quality.py measures, so that nothing is lost unseen."""

import pytest

from benchmarks.chronology_quality import cases_of, measured, measured_others
from tests.engines.chronology.others import HAND, OWN


@pytest.mark.parametrize(
    ("family", "floor"),
    [("A", 0.93), ("B", 0.93), ("C", 0.93), ("D", 0.92), ("E", 0.92), ("G", 0.92)],
)
def test_accounts_of_one_occurrence_and_contradictions_are_found(family: str, floor: float) -> None:
    same, kinds = measured(cases_of(family, 9_000, 5))
    assert same.f1 >= floor
    assert kinds["all"].precision >= 0.7
    assert kinds["all"].recall >= 0.65


@pytest.mark.parametrize(
    ("names", "floor", "recall"), [(HAND, 0.9, 0.78), (OWN, 0.82, 0.7)], ids=["hand", "own"]
)
def test_accounts_by_other_hands_are_found(
    names: tuple[str, ...], floor: float, recall: float
) -> None:
    same, kinds = measured_others(names)
    assert same.f1 >= floor
    assert kinds["all"].precision >= 0.8
    assert kinds["all"].recall >= recall
