"""What people type about a person, made plain, and what is wrong with it in words."""

import re
from datetime import date
from typing import Any

from goldthread.engines.people.numbers import nhs_number_holds, plain_number, plain_postcode
from goldthread.foundations.people.models import Person, Sex
from goldthread.foundations.records.refusals import A_NAME
from goldthread.foundations.records.words import turned, written

_NINO = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?")
_PARTIAL = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")


def tidy(facts: dict[str, Any]) -> dict[str, Any]:
    """White space folded, numbers without their spaces. Values of other kinds stay as they are."""
    told = {
        name: " ".join(written(value).split()) if isinstance(value, str) else value
        for name, value in facts.items()
    }
    for name in ("nhs_number", "nino"):
        if told.get(name):
            told[name] = plain_number(told[name])
    for name, value in told.items():
        if value is None and not Person._meta.get_field(name).null:
            told[name] = ""
    return told


def faults(told: dict[str, Any], today: date) -> list[str]:
    """Sentences; none where all is well. Too long is said too, not cut."""
    found = []
    for name, value in told.items():
        limit = getattr(Person._meta.get_field(name), "max_length", None)
        if limit and isinstance(value, str) and len(value) > limit:
            label = str(Person._meta.get_field(name).verbose_name)
            found.append(f"The {label} is too long: at most {limit} characters.")
        if isinstance(value, str) and turned(value):
            found.append(A_NAME)
    if told.get("sex") and told["sex"] not in Sex.values:
        found.append("Choose female, male or not known.")
    if told.get("nhs_number") and not nhs_number_holds(told["nhs_number"]):
        found.append(
            "The NHS number is not right: it has ten figures, and the last checks the others. "
            "Look at the source again, or leave it empty."
        )
    if told.get("nino") and not _NINO.fullmatch(told["nino"]):
        found.append("The National Insurance number is not right. It looks like QQ 12 34 56 C.")
    partial = told.get("dob_partial")
    if partial and not _PARTIAL.fullmatch(partial):
        found.append("Write what is known of the date of birth as 1994 or 1994-03.")
    return found + _dates(told, today)


def _dates(told: dict[str, Any], today: date) -> list[str]:
    born, died = told.get("dob"), told.get("died_on")
    found = []
    if born and born > today:
        found.append("The date of birth is in the future. For an unborn child give the due date.")
    if died and died > today:
        found.append("The date of death is in the future.")
    if born and died and died < born:
        found.append("The date of death is before the date of birth.")
    return found


__all__ = ["faults", "plain_postcode", "tidy"]
