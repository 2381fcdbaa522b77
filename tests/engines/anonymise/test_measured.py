"""The benchmark's cases, a few of them: what was reached is kept."""

import json
from collections import Counter

import pytest

from benchmarks.anonymise import measure
from benchmarks.anonymise_cases import case
from benchmarks.anonymise_texts import FAMILIES
from goldthread.engines.anonymise import Finder, read_register


@pytest.fixture(scope="module")
def total() -> Counter:
    counted: Counter = Counter()
    for family in FAMILIES:
        for seed in (7001, 7002):
            made = case(seed, family)
            finder = Finder(read_register(json.dumps(made.register)), names=False)
            measure(made, finder.find(made.text), counted, show=False, names=False)
    return counted


def test_hardly_anything_gets_through(total):
    assert total["direct"] > 900
    assert total["direct leaked"] <= 0.01 * total["direct"]
    assert total["quasi leaked"] <= 0.01 * total["quasi"]


def test_ordinary_words_stay(total):
    assert total["ordinary"] > 200
    assert total["spoilt"] <= 0.02 * total["ordinary"]


def test_one_person_has_one_pseudonym(total):
    assert total["named wrongly"] <= 0.01 * total["named"]


def test_the_same_text_gives_the_same_findings():
    made = case(7003, "notes")
    register = read_register(json.dumps(made.register))
    one, other = (Finder(register, names=False) for _ in range(2))
    assert one.find(made.text) == other.find(made.text)
