"""By which words somebody is named, and that nobody is named where it is not certain."""

import re
from typing import Any

import pytest

from goldthread.engines.people.called import Called, called, called_by_code

MOTHER = {
    "id": "M", "role": "mother", "sex": "f", "forename": "Mabel", "surname": "Lark-Dunlin",
    "known_as": "Bel", "former_surnames": ["Quill"], "aliases": ["Big Belle"],
}  # fmt: skip
PEOPLE: list[dict[str, Any]] = [
    MOTHER,
    {"id": "F", "role": "father", "sex": "m", "forename": "Mark", "surname": "Dunlin"},
    {"id": "PGF", "role": "paternal grandfather", "sex": "m", "forename": "Ivor",
     "surname": "Dunlin"},
    {"id": "C1", "role": "child", "sex": "m", "forename": "Robin", "surname": "Dunlin"},
    {"id": "C2", "role": "child", "sex": "f", "forename": "April", "surname": "Dunlin"},
    {"id": "SW1", "role": "social worker", "sex": "f", "forename": "Zoë", "surname": "O’Neil"},
]  # fmt: skip


def said(code: str, text: str, about: str = "") -> list[str]:
    return called(PEOPLE, code).why([text], about=about)


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("M", "Mabel Lark-Dunlin seen.", ["“Mabel Lark-Dunlin” (name)"]),
        ("M", "mabel lark dunlin seen", ["“mabel lark dunlin” (name)"]),
        ("M", "MABEL’s flat", ["“MABEL” (first name)"]),
        ("M", "Bel Quill, as she was", ["“Bel Quill” (known as)"]),
        ("M", "Ms Quill and Bel", ["“Ms Quill” (title and former surname)", "“Bel” (known as)"]),
        ("M", "They call her big belle", ["“big belle” (alias)"]),
        ("M", "M's mood; seen by M.", ["“M” (code)"]),
        ("M", "M. Lark-Dunlin rang", ["“M. Lark-Dunlin” (initial and surname)"]),
        ("M", "m lark dunlin", ["“m lark dunlin” (initial and surname)"]),
        ("M", "M.L. rang", ["“M.L.” (initials)"]),
        ("M", "M. L. rang", ["“M. L.” (initials)"]),
        ("F", "Mark rang. MARK!", ["“Mark” (first name)", "“MARK” (first name)"]),
        ("SW1", "O'Neil and Zoë O’NEIL", ["“O'Neil” (surname)", "“Zoë O’NEIL” (name)"]),
        ("C1", "C1 and Robin Dunlin", ["“C1” (code)", "“Robin Dunlin” (name)"]),
        ("C2", "April Dunlin, seen in April", ["“April Dunlin” (name)"]),
    ],
)
def test_it_is_said_by_which_words(code: str, text: str, found: list[str]) -> None:
    assert said(code, text) == found


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("M", "I'm at MGM's, 5 m away. Mabelle and bell; ML rang; Ms Dunlin"),
        ("M", "m and bel"),
        ("F", "a mark was seen; Dunlin; Mr Dunlin; Marks; MD; FP and HSIB1"),
        ("C1", "C10, Mr Dunlin, a robin, the Dunlins"),
        ("C2", "in April 2026"),
        ("PGF", "F and Dunlin"),
        ("SW1", "the social worker"),
    ],
)
def test_nobody_is_named_where_it_is_not_certain(code: str, text: str) -> None:
    assert said(code, text) == []


@pytest.mark.parametrize(
    ("code", "about", "found"),
    [
        ("M", "Mum", ["“Mum” (whom it is about)"]),
        ("M", "child, mother", ["“mother” (whom it is about)"]),
        ("M", "Father and mother (both)", ["“mother” (whom it is about)"]),
        ("M", "grandmother", []),
        ("M", "mother's partner", []),
        ("C1", "child", []),  # there are two
        ("M", "M", ["“M” (code)"]),
    ],
)
def test_a_role_counts_only_as_whom_it_is_about(code: str, about: str, found: list[str]) -> None:
    assert said(code, "His mother, mum.", about) == found


def test_one_human_being_in_two_roles_keeps_their_names() -> None:
    twice = [*PEOPLE, MOTHER | {"id": "NB1", "role": "neighbour"}]
    assert called(twice, "M").why(["Mabel"]) == ["“Mabel” (first name)"]


def test_whoever_reads_codes_finds_by_the_code_alone() -> None:
    how = called_by_code("M")
    assert how.why(["Mabel said that M rang"], about="Mum") == ["“M” (code)"]
    assert how.phrases == [("m",)]


def test_nothing_known_finds_nothing() -> None:
    assert Called((), ()).why(["anything"], about="mother") == []


def test_the_pattern_alone_finds_what_is_said() -> None:
    """What a database asks is what the page says."""
    for person in PEOPLE:
        how = called(PEOPLE, person["id"])
        for way in how.ways:
            assert re.search(how.pattern, f"x {way.words} x"), way
            assert how.why([f"x {way.words} x"]), way


def test_long_text_is_searched_fast() -> None:
    """No way of naming makes the search go back and forth."""
    how = called(PEOPLE, "M")
    assert how.why(["Ma " * 200_000 + "Mabel"]) == ["“Mabel” (first name)"]
