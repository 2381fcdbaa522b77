"""JSON of a shape that nobody published: read where it can be, and one sentence where not."""

import json

import pytest

from goldthread.engines.chronology import Unreadable
from tests.engines.chronology.making import read

ROWS = [
    {
        "startDate": "03/02/2015",
        "sourceOfInformation": "Diary",
        "event": "Visit",
        "childSeen": True,
    },
    {"startDate": "?22 may 2016", "event": {"text": "Call"}, "childSeen": None},
]
HEADS = [{"heading": "Seq"}, {"heading": "Start Date"}, {"heading": "Event"}]
LISTED = {
    "columns": HEADS,
    "rows": [{"cells": ["2", "03/02/2015", "Visit"]}, ["1", "?22 may 2016", "Call"]],
}


@pytest.mark.parametrize(
    "shape",
    [ROWS, {"events": ROWS}, {"document": {"chronology": {"table": ROWS}}}, LISTED,
     {"version": 3, "body": LISTED, "glossary": [{"abbreviation": "RL", "definition": "Robin"}]}],
)  # fmt: skip
def test_rows_are_found_wherever_they_stand(shape: object) -> None:
    found = read(json.dumps(shape).encode(), "gp.json")
    days = [(str(entry.earliest), entry.event, entry.when.uncertain) for entry in found.entries]
    assert days == [("2015-02-03", "Visit", False), ("2016-05-22", "Call", True)]
    assert "shape is not published" in found.notes[0]


def test_every_value_is_kept_under_a_heading_and_what_is_beside_the_rows_is_told() -> None:
    shape = {"events": ROWS, "glossary": [{"abbreviation": "RL", "definition": "Robin Lark"}]}
    found = read(json.dumps(shape).encode("utf-16"), "gp.json")
    assert found.entries[0].source == "Diary"
    assert found.entries[0].other == {"Child Seen": "Yes"}
    assert "Robin Lark" in found.problems[0].message
    twice = read(b'[{"Date": "03/02/2015", "Event": "a", "Note": "b", "Note": "c"}]', "gp.json")
    assert twice.entries[0].comment == "b"
    assert twice.entries[0].other == {"Note (2)": "c"}


@pytest.mark.parametrize(
    ("data", "says"),
    [(b'{"a": [1, 2', "not whole JSON (line 1)"), (b'{"a": 1}', "without a list of rows"),
     (b"[" * 90_000 + b"]" * 90_000, "not whole JSON"), (b"plain words", "not whole JSON")],
)  # fmt: skip
def test_what_is_not_understood_is_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=r"^gp\.json .*") as why:
        read(data, "gp.json")
    assert says in str(why.value)
    assert "\n" not in str(why.value)


def test_json_under_another_name() -> None:
    with pytest.raises(Unreadable, match=r"Name it \.json"):
        read(json.dumps(ROWS).encode(), "gp.csv")
