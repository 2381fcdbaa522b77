"""The identity register of a case: what a partnership knows of its people and places.

The shape is that of `foundations/people/register.as_json`. Every key but `case` and `people` may be
left out or be null; a key that is not known is an error, so that nothing is passed over by a typing
mistake.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


class RegisterError(ValueError):
    """The register cannot be used: one sentence that says where and what."""


@dataclass(frozen=True)
class Person:
    """Somebody of the case. Texts are empty and `dob` is None where nothing is known."""

    id: str
    role: str = ""
    sex: str = ""  # "f", "m" or empty
    forename: str = ""
    middle: str = ""
    surname: str = ""
    known_as: str = ""
    aliases: tuple[str, ...] = ()
    former_surnames: tuple[str, ...] = ()
    dob: date | None = None
    nhs_number: str = ""
    nino: str = ""
    phone: str = ""
    email: str = ""
    username: str = ""
    pseudonym: str = ""


@dataclass(frozen=True)
class Address:
    id: str
    line1: str = ""
    town: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class Organisation:
    id: str
    type: str = ""
    name: str = ""


@dataclass(frozen=True)
class Register:
    """Everything that must not survive in a published text."""

    case: str = ""
    people: tuple[Person, ...] = ()
    addresses: tuple[Address, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    towns: tuple[str, ...] = ()
    case_ref: str = ""
    date_of_death: date | None = None
    local_authority: str = ""


_LISTS = {"people": Person, "addresses": Address, "organisations": Organisation}
_LETTERS = {"people": "P", "addresses": "A", "organisations": "O"}
_NAME_LISTS = {"aliases", "former_surnames", "towns"}
# A spreadsheet may have made a number of these.
_MAY_BE_NUMBERS = {"id", "case", "case_ref", "nhs_number", "phone"}
_DATES = {"dob", "date_of_death"}
_SEXES = {"f": "f", "female": "f", "girl": "f", "woman": "f",
          "m": "m", "male": "m", "boy": "m", "man": "m"}  # fmt: skip


def read_register(data: bytes | str) -> Register:
    """A register from its JSON. RegisterError, in one sentence, for anything that is not one."""
    try:
        told = json.loads(data.decode("utf-8-sig") if isinstance(data, bytes) else data)
    except UnicodeDecodeError:
        raise RegisterError("The register is not text in UTF-8.") from None
    except (ValueError, RecursionError) as error:
        where = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise RegisterError(f"The register is not JSON{where}.") from None
    if not isinstance(told, dict):
        raise RegisterError("The register must be one object with the keys case and people.")
    for key in ("case", "people"):
        if key not in told:
            raise RegisterError(f"The register has no key “{key}”.")
    facts = _facts(told, Register, "the register")
    for key, shape in _LISTS.items():
        facts[key] = _rows(told.get(key), key, shape)
    _check_ids(facts)
    return Register(**facts)


def _facts(told: Mapping[str, Any], shape: Any, where: str) -> dict[str, Any]:
    """The plain values of an object, checked against the fields of its dataclass."""
    known = set(shape.__dataclass_fields__)
    if strange := sorted(set(told) - known):
        keys = ", ".join(f"“{key}”" for key in strange)
        raise RegisterError(
            f"In {where} the key {keys} is not known. Known are: {', '.join(sorted(known))}."
        )
    plain = {
        key: value for key, value in told.items() if key not in _LISTS or shape is not Register
    }
    return {key: _value(key, value, where) for key, value in plain.items() if value is not None}


def _value(key: str, value: Any, where: str) -> Any:
    if key in _NAME_LISTS:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise RegisterError(f"In {where} “{key}” must be a list of texts.")
        return tuple(folded for one in value if (folded := " ".join(one.split())))
    numbers = isinstance(value, int) and key in _MAY_BE_NUMBERS
    if isinstance(value, bool) or not (isinstance(value, str) or numbers):
        raise RegisterError(f"In {where} “{key}” must be a text.")
    text = " ".join(str(value).split())
    if key in _DATES:
        return _date(text, key, where)
    if key == "sex":
        return _SEXES.get(text.lower(), "")
    return text


def _date(text: str, key: str, where: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RegisterError(
            f"In {where} “{key}” must be a date like 2025-03-09, not “{text}”."
        ) from None


def _rows(told: Any, key: str, shape: Any) -> tuple[Any, ...]:
    if told is None and key != "people":
        return ()
    if not isinstance(told, list) or not all(isinstance(row, dict) for row in told):
        raise RegisterError(f"In the register “{key}” must be a list of objects.")
    made = []
    for number, row in enumerate(told, 1):
        name = row.get("id") or f"number {number}"
        facts = _facts(row, shape, f"{key}, {name}")
        facts["id"] = facts.get("id") or f"{_LETTERS[key]}{number}"
        made.append(shape(**facts))
    return tuple(made)


def _check_ids(facts: Mapping[str, Any]) -> None:
    seen: set[str] = set()
    for key in _LISTS:
        for row in facts[key]:
            if row.id in seen:
                raise RegisterError(f"In {key} the id {row.id} stands there twice.")
            seen.add(row.id)
