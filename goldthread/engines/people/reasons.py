"""What agrees and what differs, in words for the person who decides."""

from collections.abc import Iterator

from goldthread.engines.people.compare import Names
from goldthread.engines.people.nicknames import related
from goldthread.engines.people.prepare import Prepared
from goldthread.engines.people.scoring import Levels

_BORN = {
    "same": "same date of birth",
    "swapped": "day and month of birth are swapped",
    "close": "one figure of the date of birth is different",
    "month": "same year and month of birth; the day is not known",
    "year": "same year of birth; the rest is not known",
    "near": "dates of birth are near each other",
}
_NUMBERS = {
    "same": "same {}",
    "close": "one figure of the {} is different",
    "near": "two figures of the {} are different",
}
_PLACE = {
    "same": "same address",
    "street": "same street",
    "postcode": "same postcode",
    "number": "same house number and postal area",
    "area": "same part of town",
    "town": "same town",
}


def reasons(levels: Levels, one: Prepared, other: Prepared) -> list[str]:
    """What speaks for one person, the most telling first."""
    return list(_for(levels, one, other))


def doubts(levels: Levels, one: Prepared, other: Prepared) -> list[str]:
    """What speaks against it."""
    return list(_against(levels, one, other))


def _for(levels: Levels, one: Prepared, other: Prepared) -> Iterator[str]:
    for level, name in ((levels.nhs, "NHS number"), (levels.nino, "National Insurance number")):
        if level in _NUMBERS:
            yield _NUMBERS[level].format(name)
    if levels.born in _BORN:
        yield _BORN[levels.born]
    yield from _names(levels, one, other)
    if levels.middle == "same":
        yield "same middle name"
    if levels.place in _PLACE:
        yield _PLACE[levels.place]
    for name in levels.contacts:
        yield f"same {name}"


def _names(levels: Levels, one: Prepared, other: Prepared) -> Iterator[str]:
    if levels.swapped:
        yield "first name and surname are swapped"
        return
    if levels.forename is not None:
        yield from _forename(levels.forename, one, other)
    if levels.surname is not None:
        yield from _surname(levels.surname, one, other)


def _forename(names: Names, one: Prepared, other: Prepared) -> Iterator[str]:
    mine, theirs = names.one.title(), names.other.title()
    if names.level == "same":
        also = names.one != one.forename or names.other != other.forename
        yield f"{'both are called' if also else 'same first name,'} {mine}"
    elif names.level == "nickname":
        yield related(names.one, names.other) or f"{mine} is a form of {theirs}"
    elif names.level == "close":
        yield f"first names are almost the same ({mine}, {theirs})"
    elif names.level == "sound":
        yield f"first names sound alike ({mine}, {theirs})"
    elif names.level == "middle":
        yield f"the first name of one is a middle name of the other ({mine}, {theirs})"
    elif names.level == "initial":
        yield f"same initial ({mine}, {theirs})"


def _surname(names: Names, one: Prepared, other: Prepared) -> Iterator[str]:
    mine, theirs = names.one.title(), names.other.title()
    if names.level == "same":
        if names.one == one.surname and names.other == other.surname:
            yield f"same surname, {mine}"
        else:
            yield f"{mine} is the former surname of one and a surname of the other"
    elif names.level == "part":
        yield f"surnames share a part ({mine}, {theirs})"
    elif names.level == "close":
        yield f"surname one letter different ({mine}, {theirs})"
    elif names.level == "sound":
        yield f"surnames sound alike ({mine}, {theirs})"


def _against(levels: Levels, one: Prepared, other: Prepared) -> Iterator[str]:
    if levels.kin:
        yield "the same family or household, with another first name: perhaps a twin or other kin"
    elif levels.rhyming:
        yield "the first letters of the first names differ: perhaps twins with like names"
    elif levels.forename is not None and levels.forename.level in {"differs", "weak"}:
        yield f"different first names ({one.forename.title()}, {other.forename.title()})"
    if levels.surname is not None and levels.surname.level in {"differs", "weak"}:
        yield f"different surnames ({one.surname.title()}, {other.surname.title()})"
    if levels.generation:
        yield "born a generation apart: perhaps a parent and a child of one name"
    elif levels.born in {"differs", "generation"}:
        yield "different dates of birth"
    if levels.sex == "differs":
        yield "different sex recorded"
    if levels.nhs == "differs":
        yield "different NHS numbers, both of them real ones"
    if levels.nino == "differs":
        yield "different National Insurance numbers"
    if levels.place == "differs":
        yield "different addresses"
