"""One register for all, and a Finder of it, made once."""

import json

import pytest

from goldthread.engines.anonymise import Finder, Register, read_register

REGISTER = {
    "case": "2026-03", "case_ref": "LCS-0041237", "date_of_death": "2025-03-09",
    "local_authority": "Saltmere County Council", "towns": ["Saltmere"],
    "people": [
        {"id": "P1", "role": "child", "sex": "m", "forename": "Robin", "middle": "Jay",
         "surname": "Lark-Dunlin", "known_as": "Robbie", "aliases": ["Bobbin"], "dob": "2025-02-22",
         "nhs_number": "9990000042", "phone": "07700 900123", "username": "@babybobbin",
         "email": "robin@mail.example", "pseudonym": "Oliver"},
        {"id": "P2", "role": "mother", "forename": "Tanya", "surname": "Lark", "dob": "2000-05-14",
         "nino": "QQ123456C", "former_surnames": ["Penhale"]},
        {"id": "P3", "role": "father", "forename": "Mark", "surname": "Dunlin"},
        {"id": "P4", "role": "sibling", "sex": "f", "forename": "Grace", "surname": "Lark"},
        {"id": "P5", "role": "maternal grandmother", "forename": "Elizabeth", "surname": "Lark"},
        {"id": "P6", "role": "mother's partner", "sex": "m", "forename": "Łukasz", "surname": "O'Neill"},
        {"id": "P7", "role": "social worker", "forename": "Clare", "surname": "Munro"},
        {"id": "P8", "role": "police officer", "forename": "Guy", "surname": "Ashdown"},
        {"id": "P9", "role": "GP", "sex": "f", "forename": "May", "surname": "Young"},
    ],
    "addresses": [{"id": "A1", "line1": "12 Beck Close", "town": "Saltmere", "postcode": "ZZ1 1ZZ"}],
    "organisations": [{"id": "O1", "type": "school", "name": "Oakfield CofE Primary School"},
                      {"id": "O2", "type": "hospital", "name": "St Hilda's Hospital"}],
}  # fmt: skip


@pytest.fixture(scope="session")
def register() -> Register:
    return read_register(json.dumps(REGISTER))


@pytest.fixture(scope="session")
def finder(register: Register) -> Finder:
    """Without the name model, which only suggests."""
    return Finder(register, names=False)


@pytest.fixture(scope="session")
def whole_finder(register: Register) -> Finder:
    """With the name model."""
    return Finder(register)
