"""Codes: issued once, the same for everybody, never ambiguous, never used again."""

from types import SimpleNamespace

import pytest

from goldthread.foundations.people import actions, codes, naming
from goldthread.foundations.people.codes import next_code
from goldthread.foundations.people.models import IssuedCode
from goldthread.foundations.people.roles import ALL, BARE, as_known, letters_of
from goldthread.foundations.records.refusals import Refused


@pytest.mark.parametrize(
    ("role", "given", "code"),
    [
        ("mother", [], "M"),
        ("father", [], "F"),
        ("father", ["F"], "F2"),
        ("father", ["F", "F2"], "F3"),
        ("maternal grandmother", ["M"], "MGM"),
        ("mother's partner", ["M"], "MP"),
        ("child", [], "C1"),
        ("child", ["C1"], "C2"),
        ("sibling", [], "SIB1"),
        ("social worker", ["SW1"], "SW2"),
        ("Health Visitor", [], "HV1"),
        ("gp", [], "GP1"),
        ("midwife", [], "MW1"),
        ("dog warden", [], "DW1"),
        ("lodger", [], "LO1"),
    ],
)
def test_the_next_code_of_a_role(role: str, given: list[str], code: str) -> None:
    assert next_code(role, given=given) == code


def test_a_bare_letter_is_only_ever_the_mother_or_the_father() -> None:
    alone = {role for role, letters in ALL.items() if len(letters) == 1 and letters in BARE}
    assert alone == {"mother", "father"}
    for role in ("female", "male", "friend", "family member", "m", "f"):
        assert next_code(role, given=[]) not in {"M", "F"}


def test_letters_belong_to_one_role() -> None:
    assert len(set(ALL.values())) == len(ALL)
    assert letters_of("father friend") not in ALL.values()


def test_a_code_that_reads_like_initials_is_passed_over() -> None:
    assert next_code("mother's partner", given=[], initials=["MP"]) == "MP1"
    assert next_code("mother's partner", given=["MP1"], initials=["MP"]) == "MP2"


def test_f1_beside_f_is_never_given() -> None:
    given: set[str] = set()
    for _ in range(5):
        given.add(next_code("father", given=given))
    assert given == {"F", "F2", "F3", "F4", "F5"}


def test_other_words_for_one_role() -> None:
    assert as_known("  Mum ") == "mother"
    assert as_known("Mother’s partner") == "mother's partner"
    assert as_known("general practitioner") == "GP"


def test_a_code_of_somebody_struck_off_is_not_used_again(world: SimpleNamespace) -> None:
    by = world.manager
    one = actions.involve(matter=world.matter, role="father", by=by, forename="Jon")
    with pytest.raises(Refused, match="Say why"):
        actions.strike(involvement=one, because=" ", by=by)
    actions.strike(involvement=one, because="Meant for another case", by=by)
    two = actions.involve(matter=world.matter, role="father", by=by, forename="Carl")
    assert (one.code, two.code) == ("F", "F2")


def test_a_code_given_without_a_person_is_kept_too(world: SimpleNamespace) -> None:
    assert codes.issue(world.matter, "health visitor") == "HV1"
    row = actions.involve(matter=world.matter, role="health visitor", by=world.manager)
    assert row.code == "HV2"
    assert IssuedCode.objects.filter(matter=world.matter, code="HV1").exists()


def test_codes_of_two_matters_have_nothing_to_do_with_each_other(world: SimpleNamespace) -> None:
    row = actions.involve(matter=world.before, role="child", by=world.manager, forename="Wren")
    assert (row.code, world.child.code) == ("C1", "C1")


def test_what_an_agency_is_told(world: SimpleNamespace) -> None:
    by, matter = world.manager, world.matter
    actions.involve(matter=matter, role="social worker", by=by, forename="Sam",
                    organisation=world.housing)  # fmt: skip
    actions.involve(matter=matter, role="health visitor", by=by, forename="Hana",
                    organisation=world.trust)  # fmt: skip
    told = naming.code_list(matter, world.trust)
    assert [(one.code, one.name) for one in told] == [
        ("C1", "Robin Lark-Dunlin"),
        ("HV1", "Hana"),
    ]
    assert [one.code for one in naming.code_list(matter, None)] == ["C1"]


def test_every_word_of_every_name_is_known(world: SimpleNamespace) -> None:
    actions.involve(
        matter=world.matter, role="mother", by=world.manager, forename="Ida", middle="Jane",
        surname="Lark", known_as="Idy", former_surnames=["O’Brien"], aliases=["Bobbin Moss"],
    )  # fmt: skip
    assert set(naming.real_names(world.matter)) == {
        "Robin", "Lark", "Dunlin", "Ida", "Jane", "Idy", "O’Brien", "Bobbin", "Moss",
    }  # fmt: skip
