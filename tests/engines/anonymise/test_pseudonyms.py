"""What people are called instead: as given, or made from the role, and never what would harm."""

import json

from goldthread.engines.anonymise import Finder, read_register


def names_of(*people: dict) -> tuple[list[str], tuple[str, ...]]:
    told = [{"id": f"P{n}", **person} for n, person in enumerate(people, 1)]
    finder = Finder(read_register(json.dumps({"case": "1", "people": told})), names=False)
    return [finder.pseudonyms.of(one["id"]) for one in told], finder.problems


def test_made_from_the_role():
    made, problems = names_of(
        {"role": "mother", "forename": "Ida"}, {"role": "sibling", "forename": "Ada"},
        {"role": "sibling", "forename": "Eda"}, {"role": "social worker", "forename": "Una"},
        {"role": "GP", "forename": "Ola"}, {"role": "child", "forename": "Robin"},
    )  # fmt: skip
    assert made == ["the mother", "Sibling 1", "Sibling 2", "Social Worker 1", "GP 1", "the child"]
    assert problems == ()


def test_a_real_name_of_the_case_is_not_given():
    made, [problem] = names_of(
        {"role": "child", "forename": "Robin", "pseudonym": "Oliver"},
        {"role": "father", "forename": "Oliver", "surname": "Lark"},
    )
    assert made[0] == "the child"
    assert "“Oliver” of P1 was not used: it is a real name of this case" in problem


def test_nearly_a_real_name_is_not_given():
    made, [problem] = names_of({"role": "child", "forename": "Robin", "pseudonym": "Robina"})
    assert (made, "nearly a real name" in problem) == (["the child"], True)


def test_a_short_form_of_a_real_name_is_not_given():
    made, [problem] = names_of(
        {"role": "child", "forename": "Ida", "pseudonym": "Kit"},
        {"role": "father", "forename": "Christopher", "surname": "Lark"},
    )
    assert (made[0], "a form of a real name" in problem) == ("the child", True)


def test_a_pseudonym_in_a_text_is_nobodys_name():
    told = {"case": "1", "people": [
        {"id": "P1", "role": "GP", "forename": "Grace", "surname": "Park"},
        {"id": "P2", "role": "mother", "forename": "Ida", "surname": "Moss", "pseudonym": "Mother"},
    ]}  # fmt: skip
    finder = Finder(read_register(json.dumps(told)), names=False)
    assert finder.find("GP 1 saw Mother.") == []
    assert [one.text for one in finder.find("GP 1 saw Ida.")] == ["Ida"]


def test_no_two_share_one():
    made, [problem] = names_of(
        {"role": "child", "forename": "Ida", "pseudonym": "Wren"},
        {"role": "sibling", "forename": "Ada", "pseudonym": "Wren"},
    )
    assert (made, "somebody else has it" in problem) == (["Wren", "Sibling 1"], True)


def test_a_letter_that_reads_as_two_things_is_not_given():
    made, [problem] = names_of(
        {"role": "father", "forename": "Ida", "pseudonym": "F"},
        {"role": "maternal aunt", "forename": "Ada", "pseudonym": "M"},
    )
    assert made == ["F", "the maternal aunt"]
    assert "mother or male" in problem


def test_a_role_that_is_somebodys_name_is_not_used():
    made, _ = names_of({"role": "porter", "forename": "Ida", "surname": "Porter"})
    assert made == ["Person 1"]
