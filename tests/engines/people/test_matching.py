"""Whether a person is known: what is found, why, and who is kept apart."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engines.people import POSSIBLE, Register, Unreadable, prepare
from goldthread.engines.people.nicknames import related, root
from goldthread.engines.people.numbers import nhs_number_holds, plain_postcode

HOME = {"line1": "12 Beck Close", "town": "Saltmere", "postcode": "ZZ1 1ZZ"}
ROBIN = {"id": "K", "forename": "Jonathan", "surname": "Dunlin", "dob": "1990-04-12", "sex": "m"}
NUMBER = "9434765919"  # the NHS Data Dictionary's own example


def asked(known: dict | list, person: dict) -> list:
    rows = known if isinstance(known, list) else [known]
    return Register([prepare(row) for row in rows]).suggest(prepare(person))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, "same date of birth"),
        ({"forename": "Jon"}, "Jon is a short form of Jonathan"),
        ({"forename": "Jonny"}, "Jonny is a short form of Jonathan"),
        ({"forename": "Jonathon"}, "first names are almost the same (Jonathon, Jonathan)"),
        ({"surname": "Dunlyn"}, "surname one letter different (Dunlyn, Dunlin)"),
        ({"surname": "Dunlin-Lark"}, "surnames share a part (Dunlin Lark, Dunlin)"),
        ({"surname": "DUNLÍN"}, "same surname, Dunlin"),
        (
            {"surname": "Heron", "former_surnames": ["Dunlin"]},
            "Dunlin is the former surname of one and a surname of the other",
        ),
        ({"dob": "1990-12-04"}, "day and month of birth are swapped"),
        ({"dob": "1990-04-13"}, "one figure of the date of birth is different"),
        ({"dob": "1990-04-21"}, "one figure of the date of birth is different"),
        ({"dob": "1990-04"}, "same year and month of birth; the day is not known"),
        ({"dob": "1990"}, "same year of birth; the rest is not known"),
        ({"forename": "Dunlin", "surname": "Jonathan"}, "first name and surname are swapped"),
        ({"forename": "Jay", "known_as": "Jonathan"}, "both are called Jonathan"),
        ({"forename": "Peter", "middle": "Jonathan"}, "middle name"),
    ],
)
def test_each_slip_is_seen_through_and_said(change: dict, reason: str) -> None:
    [found] = asked(ROBIN, ROBIN | {"id": "new"} | change)
    assert found.id == "K"
    assert any(reason in said for said in found.reasons), found.reasons


@pytest.mark.parametrize(
    "other",
    [
        {"forename": "Peter", "surname": "Heron", "dob": "1990-04-12"},
        {"forename": "Jonathan", "surname": "Heron", "dob": "1971-01-30"},
        {"forename": "Jonathan", "surname": "Dunlin", "dob": "1962-01-30"},
        {"forename": "Sarah", "surname": "Dunlin", "dob": "1992-01-30"},
        {},
    ],
)
def test_somebody_else_is_not_suggested(other: dict) -> None:
    assert asked(ROBIN, {"id": "new", **other}) == []


def test_an_uncommon_name_says_more_than_a_common_one() -> None:
    common = {"id": "K", "forename": "David", "surname": "Smith"}
    [rare] = asked(ROBIN | {"dob": ""}, {"id": "n", "forename": "Jonathan", "surname": "Dunlin"})
    plain = asked(common, {"id": "n", "forename": "David", "surname": "Smith"})
    assert not plain or plain[0].score < rare.score


FAMILY = [
    {"id": "T1", "forename": "Jayden", "surname": "Lark", "dob": "2015-02-03", "sex": "m", **HOME},
    {"id": "T2", "forename": "Kayden", "surname": "Lark", "dob": "2015-02-03", "sex": "m", **HOME},
    {"id": "T3", "forename": "Wren", "surname": "Lark", "dob": "2015-02-03", "sex": "f", **HOME},
    {"id": "S", "forename": "Robin", "surname": "Lark", "dob": "2017-09-09", "sex": "m", **HOME},
    {"id": "F", "forename": "John", "surname": "Lark", "dob": "1985-07-01", "sex": "m", **HOME},
]


@pytest.mark.parametrize("who", [0, 1, 2, 3, 4])
def test_twins_and_siblings_are_kept_apart(who: int) -> None:
    found = asked(FAMILY, {**FAMILY[who], "id": "new"})
    assert [one.id for one in found] == [FAMILY[who]["id"]]


def test_a_new_sibling_or_twin_is_nobody_known() -> None:
    new = {"id": "n", "forename": "Tern", "surname": "Lark", "sex": "m", **HOME}
    assert asked(FAMILY, new | {"dob": "2019-01-20"}) == []
    assert asked(FAMILY[2:], new | {"dob": "2015-02-03"}) == []


def test_a_father_and_a_son_of_one_name_are_two_people() -> None:
    son = {"id": "n", "forename": "John", "surname": "Lark", "dob": "2012-03-04", "sex": "m"}
    assert asked(FAMILY, son | HOME) == []
    [found] = asked(FAMILY[4], son | HOME | {"dob": ""})  # without a date nobody can tell
    assert found.score <= 0.9


def test_like_names_on_one_day_carry_the_doubt() -> None:
    [found] = asked(FAMILY[0], {**FAMILY[1], "id": "new"})
    assert found.band == "possible"
    assert any("twins" in doubt for doubt in found.against)


def test_a_baby_without_a_name_may_be_any_of_the_household() -> None:
    [found] = asked(FAMILY[3], {**FAMILY[3], "id": "new", "forename": "Baby"})
    assert found.id == "S"


def test_numbers_decide_what_names_cannot() -> None:
    one = {"id": "K", "forename": "Jayden", "surname": "Lark", "nhs_number": NUMBER}
    [found] = asked(one, {"id": "n", "forename": "Kai", "surname": "Heron", "nhs_number": NUMBER})
    assert found.reasons[0] == "same NHS number"
    assert asked(FAMILY[0] | {"nhs_number": NUMBER}, FAMILY[0] | {"id": "n"}) != []
    other = FAMILY[0] | {"id": "n", "nhs_number": "4010232137"}
    [doubted] = asked(FAMILY[0] | {"nhs_number": NUMBER}, other)
    assert "different NHS numbers, both of them real ones" in doubted.against


def test_a_mothers_new_surname_does_not_hide_her() -> None:
    known = {"id": "K", "forename": "Ida", "surname": "Moss", "dob": "1994-03-03", "sex": "f"}
    [found] = asked(known, known | {"id": "n", "surname": "Lark"})
    assert "different surnames (Lark, Moss)" in found.against


def test_pairs_are_found_once() -> None:
    rows = [prepare(row) for row in [*FAMILY, {**FAMILY[3], "id": "again"}]]
    pairs = {frozenset((pair.one, pair.other)) for pair in Register(rows).pairs()}
    assert frozenset(("S", "again")) in pairs
    assert all("T3" not in pair and "F" not in pair for pair in pairs)


def test_scores_do_not_depend_on_the_order_or_the_side() -> None:
    rows = [prepare(row) for row in FAMILY]
    one = [(s.id, s.score) for s in Register(rows).suggest(prepare({**FAMILY[0], "id": "n"}))]
    random.Random(1).shuffle(rows)
    assert [
        (s.id, s.score) for s in Register(rows).suggest(prepare({**FAMILY[0], "id": "n"}))
    ] == one
    ab = asked(ROBIN, {**ROBIN, "id": "n", "forename": "Jon", "dob": "1990-12-04"})
    ba = asked({**ROBIN, "forename": "Jon", "dob": "1990-12-04"}, {**ROBIN, "id": "n"})
    assert ab[0].score == pytest.approx(ba[0].score, abs=0.02)


TEXT = st.text(max_size=12)


KEYS = ["forename", "middle", "surname", "known_as", "sex", "dob", "nhs_number", "nino", "phone",
        "email", "line1", "town", "postcode"]  # fmt: skip


@given(st.fixed_dictionaries(dict.fromkeys(KEYS, TEXT)))
def test_whatever_is_typed_a_person_is_compared(facts: dict) -> None:
    person = prepare({"id": "n", **facts})
    for found in Register([prepare({"id": "K", **facts}), prepare(ROBIN)]).suggest(person):
        assert POSSIBLE <= found.score <= 1
        assert found.band in {"strong", "likely", "possible"}


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"id": "P1", "shoe": "9"}, "“shoe” is not a fact of a person"),
        ({"id": "P1", "forename": ["a"]}, "“forename” must be text"),
        ({"id": "P1", "aliases": [1]}, "“aliases” must be a list of texts"),
        ({"id": "P1", "addresses": "here"}, "“addresses” must be a list of addresses"),
    ],
)
def test_what_is_no_person_is_said(facts: dict, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        prepare(facts)


def test_short_forms() -> None:
    assert related("liz", "elizabeth") == "Liz is a short form of Elizabeth"
    assert related("beth", "liz") == "Beth and Liz are both forms of Elizabeth"
    assert related("robin", "wren") is None
    assert root("liz") == root("betty") == "elizabeth"


def test_numbers() -> None:
    assert nhs_number_holds("943 476 5919")
    assert not nhs_number_holds("943 476 5918")
    assert not nhs_number_holds("943476591")
    assert plain_postcode("zz11zz") == "ZZ1 1ZZ"


def test_time_grows_with_the_number_and_not_with_its_square() -> None:
    """Counted, not timed: how many are compared with one person among so many."""
    rng = random.Random(7)
    names = [f"{a}{b}" for a in ("ab", "el", "or", "un", "is") for b in ("ric", "son", "ta", "mo")]

    def people(count: int) -> list:
        return [
            prepare({
                "id": str(n), "forename": rng.choice(names),
                "surname": rng.choice(names) + str(n % 97),
                "dob": f"{rng.randint(1950, 2020)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            })
            for n in range(count)
        ]  # fmt: skip

    compared = []
    for count in (1_000, 4_000):
        register = Register(people(count))
        compared.append(sum(1 for _ in register._blocks.pairs(register.people)) / count)
    assert compared[1] < 8 * max(compared[0], 1)
