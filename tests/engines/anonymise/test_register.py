"""The register's shape, and what is said of a wrong one."""

import json
from datetime import date

import pytest

from goldthread.engines.anonymise import RegisterError, read_register

ROBIN = {"id": "P1", "role": "child", "sex": "male", "forename": " Robin ", "surname": "Lark",
         "aliases": ["Bobbin", " "], "dob": "2025-02-22", "nino": None}  # fmt: skip


def whole(**more: object) -> str:
    return json.dumps({"case": "2026-03", "people": [ROBIN], **more})


def test_a_register_is_read():
    register = read_register(whole(towns=["Saltmere"], addresses=[{"line1": "12 Beck Close"}]))
    [robin] = register.people
    assert (robin.forename, robin.sex, robin.aliases) == ("Robin", "m", ("Bobbin",))
    assert robin.dob == date(2025, 2, 22)
    assert (register.towns, register.addresses[0].id) == (("Saltmere",), "A1")


def test_bytes_with_a_mark_of_order_are_read():
    assert read_register(b"\xef\xbb\xbf" + whole().encode()).case == "2026-03"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not JSON, line 1"),
        ("[]", "must be one object"),
        ('{"people": []}', "no key “case”"),
        ('{"case": "1"}', "no key “people”"),
        (whole(shoes=[]), "the key “shoes” is not known"),
        ('{"case": "1", "people": [{"id": "P7", "shoe": 9}]}', "In people, P7 the key “shoe”"),
        ('{"case": "1", "people": {}}', "“people” must be a list of objects"),
        ('{"case": "1", "people": [{"dob": "22/02/2025"}]}', "must be a date like 2025-03-09"),
        ('{"case": "1", "people": [{"aliases": "Bob"}]}', "“aliases” must be a list of texts"),
        ('{"case": "1", "people": [{"forename": ["Bob"]}]}', "“forename” must be a text"),
        ('{"case": "1", "people": [{"id": "P1"}, {"id": "P1"}]}', "P1 stands there twice"),
    ],
)
def test_a_wrong_register_is_refused_in_one_sentence(text, says):
    with pytest.raises(RegisterError) as refused:
        read_register(text)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
