"""What is done with many entries at once comes to the same as done one by one."""

import json
import random
from collections import defaultdict
from datetime import date
from math import log

import numpy as np

from goldthread.engines.chronology.bags import bags_of, joined
from goldthread.engines.chronology.candidates import (
    CROWD,
    ENOUGH,
    KEPT,
    POSTINGS,
    TELLING,
    near_pairs,
)
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.kept import Kept, Ordered, line_of
from goldthread.engines.chronology.matching import _days
from goldthread.engines.chronology.merging import merge
from goldthread.engines.chronology.numbered import numbered
from goldthread.engines.chronology.out_json import json_lines
from goldthread.engines.chronology.reading import Return
from goldthread.engines.chronology.words import agencies, empty_stems, happenings, tokens
from goldthread.rules.dates import Written, written
from tests.engines.chronology.cases import make_case

ODD = ["’", "''", "mum's", "R&B", "'&'", "É", "10", "7", "\x01", "\n", "don’t", "K", "left her"]


def told(number: int) -> list[str]:
    """Texts of one invented case, some with odd marks in them."""
    rng = random.Random(number)
    texts = [row.text for rows in make_case(number, "ABCDE").rows.values() for row in rows]
    for place in range(0, len(texts), 3):
        words = texts[place].split(" ")
        words.insert(rng.randrange(len(words) + 1), rng.choice(ODD))
        texts[place] = rng.choice((" ", "\u00a0")).join(words) + rng.choice(ODD)
    return [*texts, "", "'"]


def phrases(words: list[str], vocabulary: object) -> set[int]:
    """Of the phrases that begin at a word, the longest."""
    found = set()
    for place, word in enumerate(words):
        for rest, number in vocabulary.starts.get(word, ()):
            if tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
                found.add(number)
                break
    return found


def test_words_of_many_texts_are_those_of_each() -> None:
    texts = told(1)
    answers = [None, "Told police and the health visitor", *texts[: len(texts) - 2]]
    bags = bags_of(texts, answers)
    halves = joined([bags_of(texts[:50], answers[:50]), bags_of(texts[50:], answers[50:])])
    for number, (text, answer) in enumerate(zip(texts, answers, strict=True)):
        words = tokens(text)
        named = phrases(words, agencies()) | phrases(tokens((answer or "")[:400]), agencies())
        plain = {w for w in words if not w.isdigit() and len(w) > 2 and w not in empty_stems()}
        for of in (bags.traits(number), halves.traits(number)):
            assert set(of.kinds) == phrases(words, happenings())
            assert set(of.agencies) == named
            assert set(of.stems) == plain and len(of.stems) == len(plain)
            assert set(of.figures) == {word for word in words if word.isdigit() and len(word) > 1}


def entries(number: int, days: int) -> list[Entry]:
    rng = random.Random(number)
    made = []
    for row, text in enumerate(told(number), 1):
        first = 736_000 + rng.randrange(days)
        entry = Entry(rng.choice(("police", "gp", "school")), row, "", written(""), event=text)
        entry.first, entry.last = first, first + rng.choice((0, 0, 0, 2))
        made.append(entry)
    return sorted(made, key=lambda entry: entry.first)


def one_by_one(made: list[Entry]) -> dict[tuple[int, int], bool]:
    """Pairs, and whether they were first found on a crowded day: by loops, on the same features."""
    days = _days(numbered(made), np.arange(len(made)), made)
    features = [days.features.lists.row(number) for number in range(len(made))]
    named = [set(days.bags.named.row(number)) for number in range(len(made))]
    found: dict[tuple[int, int], bool] = {}
    for day in sorted({d for e in made for d in range(e.first, e.last + 1)}):
        window = [n for n, e in enumerate(made) if e.first <= day and e.last >= day - 1]
        crowded, index = len(window) > CROWD, defaultdict(list)
        toll = crowded and near_toll(len(window))
        for place, number in enumerate(window):
            worth: dict[int, float] = {}
            for feature in features[number][: TELLING if crowded else None]:
                if not crowded or len(index[feature]) <= POSTINGS:
                    for other in index[feature]:
                        worth[other] = worth.get(other, 0.0) + days.features.worth[feature]
                index[feature].append(number)
            if crowded:
                near = [o for o, value in worth.items() if value >= ENOUGH + toll / 3]
            else:
                near = [o for o in window[:place] if o in worth or days.key[o] in named[number]
                        or days.key[number] in named[o]]  # fmt: skip
            near = [o for o in near if made[o].agency != made[number].agency]
            for other in sorted(near, key=lambda o: -worth[o])[:KEPT] if crowded else near:
                found.setdefault((other, number), crowded)
    return found


def near_toll(size: int) -> float:
    crush = log(size / CROWD)
    return 1.5 * crush + 0.3 * crush * crush


def test_pairs_found_in_arrays_are_those_found_one_by_one() -> None:
    for number, length in ((2, 5), (3, 12), (4, 60)):
        made = entries(number, length)
        days = _days(numbered(made), np.arange(len(made)), made)
        found = {(one, other): toll > 0 for one, other, toll in near_pairs(days)}
        assert found == one_by_one(made)
        assert len(found) > 20


def test_entries_that_are_packed_are_the_same_and_are_written_the_same() -> None:
    made = [
        Entry("gp", 1, "?12/03/2018", written("?12/03/2018"), "10:30", "Notes",
              'She said "no"\n\t\\', None, "é’\x07", {"Child seen?": "No", "": "x"}),
        Entry("gp", 2, "", written("")),
    ]  # fmt: skip
    for entry in made:
        if entry.earliest and entry.latest:
            entry.first, entry.last = entry.earliest.toordinal(), entry.latest.toordinal()
        assert line_of(entry) == json.dumps(entry.as_json(), ensure_ascii=False)
    kept = Kept(made)
    assert [one.as_json() for one in kept] == [one.as_json() for one in made]
    assert [(one.first, one.last) for one in kept] == [(one.first, one.last) for one in made]
    mixed = Ordered([kept, made], np.array([3, 0]))
    assert [one.row for one in mixed[0:2]] == [2, 1]
    assert list(mixed.lines()) == [line_of(made[1]), line_of(made[0])]


def test_a_return_that_is_closed_merges_as_an_open_one() -> None:
    outputs = []
    for closed in (False, True):
        returns = []
        for agency in ("police", "gp", "school"):
            of = [entry for entry in entries(6, 90) if entry.agency == agency]
            for entry in of:
                day, end = date.fromordinal(entry.first), date.fromordinal(entry.last)
                entry.when = Written(day, end, edtf=day.isoformat())
                entry.is_nil = entry.row % 9 == 0
            returns.append(Return(agency, of))
            if closed:
                returns[-1].close()
        outputs.append("".join(json_lines(merge(returns))))
    assert outputs[0] == outputs[1]
    assert json.loads(outputs[0])["silences"]
