"""Two people side by side: what agrees, how nearly, and what differs. Levels only, no weights.

Every comparison answers with a level of its own ("same", "close", "differs" …) or None where one of
the two says nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import OSA, JaroWinkler

from goldthread.engines.people.nicknames import long_forms
from goldthread.engines.people.prepare import Born, Place, Prepared, sound

A_LIFE = range(13, 61)  # years between a parent and a child of the same name
NEAR = 12  # years within which the same day and month may be a slip in the year
CLOSE, WEAK = 0.92, 0.80  # Jaro-Winkler, as in Splink's own name comparison


@dataclass(frozen=True, slots=True)
class Names:
    """The level, and the two names it was found between."""

    level: str
    one: str
    other: str


def forenames(one: Prepared, other: Prepared) -> Names | None:
    """Any of the names that each is called by. Many people go by their middle name."""
    best = _best(one.forenames, other.forenames, _forename)
    if best is None or best.level not in {"differs", "weak"}:
        return best
    for mine, theirs in ((one, other), (other, one)):
        if theirs.forename and theirs.forename in mine.middle.split(" "):
            return Names("middle", one.forename, other.forename)
    return best


def surnames(one: Prepared, other: Prepared) -> Names | None:
    return _best(one.surnames, other.surnames, _surname)


_ORDER = ("same", "nickname", "close", "part", "sound", "initial", "weak", "differs")
_RANK = {level: place for place, level in enumerate(_ORDER)}


def _best(
    ones: tuple[str, ...], others: tuple[str, ...], compare: Callable[[str, str], str]
) -> Names | None:
    if not ones or not others:
        return None
    if ones[0] == others[0]:
        return Names("same", ones[0], others[0])
    pairs = (Names(compare(one, other), one, other) for one in ones for other in others)
    return min(pairs, key=lambda names: _RANK[names.level])


def _forename(one: str, other: str) -> str:
    if one == other:
        return "same"
    if len(one) == 1 or len(other) == 1:
        return "initial" if one[0] == other[0] else "differs"
    if long_forms(one) & long_forms(other):
        return "nickname"
    return _spelling(one, other)


def _surname(one: str, other: str) -> str:
    if one == other:
        return "same"
    if " " in one or " " in other:
        mine, theirs = set(one.split(" ")), set(other.split(" "))
        if mine & theirs:
            return "part"
        if one.replace(" ", "") == other.replace(" ", ""):
            return "same"
    return _spelling(one, other)


def _spelling(one: str, other: str) -> str:
    alike = JaroWinkler.similarity(one, other, score_cutoff=0.6)
    longest = max(len(one), len(other))
    if alike >= CLOSE or (longest >= 4 and OSA.distance(one, other, score_cutoff=1) <= 1):
        return "close"
    if alike and sound(one) == sound(other):
        return "sound"
    if alike >= WEAK or (longest >= 7 and OSA.distance(one, other, score_cutoff=2) <= 2):
        return "weak"
    return "differs"


def swapped(one: Prepared, other: Prepared) -> bool:
    """First name and surname stand in each other's place, perhaps with a letter wrong."""
    mine, theirs = (one.forename, one.surname), (other.surname, other.forename)
    if not (all(mine) and all(theirs)) or mine[0] == mine[1] or mine == theirs[::-1]:
        return False
    pairs = zip(mine, theirs, strict=True)
    return all(a == b or (a[0] == b[0] and _spelling(a, b) == "close") for a, b in pairs)


def middles(one: Prepared, other: Prepared) -> str | None:
    if not one.middle or not other.middle:
        return None
    if one.middle == other.middle or _spelling(one.middle, other.middle) == "close":
        return "same"
    return "initial" if one.middle[0] == other.middle[0] else "differs"


def births(one: Born, other: Born) -> str | None:
    """same, swapped (day and month), close (one figure, or two side by side), month or year (as far
    as both are known), near, generation (so far apart that it may be a parent), differs.
    """
    if not one[0] or not other[0]:
        return None
    if not (one[2] and other[2]):
        return _partial(one, other)
    if one == other:
        return "same"
    year, month, day = one
    if (year, day, month) == other:
        return "swapped"
    mine, theirs = f"{year:04}{month:02}{day:02}", "{:04}{:02}{:02}".format(*other)
    if OSA.distance(mine, theirs, score_cutoff=1) <= 1:
        return "close"
    if year == other[0] and (month == other[1] or day == other[2]):
        return "near"
    if (month, day) == other[1:] and abs(year - other[0]) <= NEAR:
        return "near"
    return "generation" if abs(year - other[0]) in A_LIFE else "differs"


def _partial(one: Born, other: Born) -> str:
    if one[0] != other[0]:
        return "near" if abs(one[0] - other[0]) == 1 else _apart(one, other)
    if one[1] and other[1]:
        return "month" if one[1] == other[1] else "differs"
    return "year"


def _apart(one: Born, other: Born) -> str:
    return "generation" if abs(one[0] - other[0]) in A_LIFE else "differs"


def sexes(one: Prepared, other: Prepared) -> str | None:
    if not one.sex or not other.sex:
        return None
    return "same" if one.sex == other.sex else "differs"


def nhs_numbers(one: Prepared, other: Prepared) -> str | None:
    if not one.nhs or not other.nhs:
        return None
    if one.nhs == other.nhs:
        return "same"
    if OSA.distance(one.nhs, other.nhs, score_cutoff=1) <= 1:
        return "close"
    return "differs" if one.nhs_holds and other.nhs_holds else "doubtful"


def ninos(one: Prepared, other: Prepared) -> str | None:
    if not one.nino or not other.nino:
        return None
    if one.nino == other.nino or (
        len(one.nino) >= 8 and one.nino[:8] == other.nino[:8]  # the last letter is often left out
    ):
        return "same"
    apart = OSA.distance(one.nino, other.nino, score_cutoff=2)
    return {1: "close", 2: "near"}.get(apart, "differs")


_PLACES = ("same", "street", "postcode", "number", "area", "town", "differs")
_PLACE_RANK = {level: place for place, level in enumerate(_PLACES)}


def places(one: Prepared, other: Prepared) -> str | None:
    """The nearest of any two addresses; people move, so a different one says little."""
    best = None
    for mine in one.places:
        for theirs in other.places:
            level = _place(mine, theirs)
            if best is None or _PLACE_RANK[level] < _PLACE_RANK[best]:
                best = level
                if best == "same":
                    return best
    return best


def _place(one: Place, other: Place) -> str:
    code = bool(one.postcode) and one.postcode == other.postcode
    number = bool(one.number) and one.number == other.number
    street = _alike(one.street, other.street)
    if number and street and (code or not (one.postcode and other.postcode)):
        return "same"
    if street and (number or code):
        return "street"
    if code and len(one.postcode) > 4:
        return "number" if number else "postcode"
    town = _alike(one.town, other.town)
    if code:  # a whole delivery area, as postcodes elsewhere are
        return "number" if number else "area"
    if street:
        return "area"
    return "town" if town else "differs"


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return one == other or JaroWinkler.similarity(one, other, score_cutoff=CLOSE) >= CLOSE


def contacts(one: Prepared, other: Prepared) -> tuple[str, ...]:
    """Which of phone, e-mail and user name are the same."""
    pairs = (
        ("phone", one.phone, other.phone),
        ("e-mail", one.email, other.email),
        ("user name", one.username, other.username),
    )
    return tuple(name for name, mine, theirs in pairs if mine and mine == theirs)
