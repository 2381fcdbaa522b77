"""How well the engine does on layouts of invented reviews, split by layout.

Held-out layouts were scored before anything was mended for them; the first scores stand in
benchmarks/README.md. The floors here keep what is reached from being lost.
"""

import pytest

from tests.engines.extract.corpus.maker import LAYOUTS
from tests.engines.extract.documents import FORMATS, SEEDS, extraction, layouts, made
from tests.engines.extract.score import Tally

FLOORS = {
    "learning": 0.85,
    "recommendations": 0.85,
    "addressee": 0.80,
    "kind": 0.85,
    "board": 0.80,
    "subject": 0.80,
    "age": 0.85,
    "type": 0.90,
    "left empty": 1.0,
}
SPLITS = sorted({split for split, _ in LAYOUTS.values()})


def tally(names: list[str]) -> Tally:
    counts = Tally()
    for name in names:
        for seed in SEEDS:
            for media in FORMATS:
                counts.one(extraction(name, seed, media), made(name, seed).answers)
    return counts


def test_there_are_enough_layouts():
    assert len(LAYOUTS) >= 60


@pytest.mark.parametrize("split", SPLITS)
def test_floors_of_each_split(split):
    reached = tally(layouts(split)).row()
    short = {
        name: reached[name] for name, floor in FLOORS.items() if reached.get(name, 1.0) < floor
    }
    assert not short


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_floor_of_each_layout(name):
    reached = tally([name])
    assert reached.f1("learning") >= 0.75
    assert reached.f1("recommendations") >= 0.75
