"""Dogs and other animals near a child: what is asked, and where the law needs a type.

Nothing is scored, and no type is safer than another: most bites to children happen at home, by a
dog that they know. Source: the Oliver briefing, on guidance that was read as if listed breeds were
the danger; DOMAIN 6.7 (up to 91 % of bites to children at home, with a known dog).
"""

from dataclasses import dataclass
from datetime import date

MESSAGE = (
    "Never leave a baby or young child unsupervised with a dog, even for a moment, no matter how "
    "well you know that dog."
)
WHY_NOT_BREED = (
    "The breed does not say how safe a dog is, so it is not asked. Most bites to children happen "
    "at home, by a dog that they know. A type is written down only where the law bans it, because "
    "the police must then be told."
)
# What is asked each time; a home that "has no dog" can have one at the weekend.
PROMPTS = (
    "Which animals live here, and which come here or to where the child stays?",
    "How many, and how big beside a child?",
    "Who can hold and command them, also when that person is tired, drunk or away?",
    "Has any of them bitten, snapped at, or frightened anybody or another animal?",
    "Where do they sleep and eat, and where does the baby?",
    "How are baby and animal kept apart when no grown-up stands between them?",
)


@dataclass(frozen=True)
class BannedType:
    """A type of dog that may not be owned without an exemption, by nation, from a day."""

    code: str
    words: str
    since: dict[str, date]
    source: str


_1991 = {
    nation: date(1991, 8, 12) for nation in ("england", "wales", "scotland", "northern-ireland")
}
DOGS_ACT = "Dangerous Dogs Act 1991, section 1; in Northern Ireland by its own order"
BANNED = (
    BannedType("pit-bull", "Pit Bull Terrier", _1991, DOGS_ACT),
    BannedType("tosa", "Japanese Tosa", _1991, DOGS_ACT),
    BannedType("dogo", "Dogo Argentino", _1991, DOGS_ACT),
    BannedType("fila", "Fila Brasileiro", _1991, DOGS_ACT),
    BannedType(
        "xl-bully", "XL Bully",
        {"england": date(2024, 2, 1), "wales": date(2024, 2, 1), "scotland": date(2024, 8, 1)},
        "England and Wales: exemption needed from 1 February 2024; Scotland from 1 August 2024. "
        "Unsourced for Northern Ireland: ask the council",
    ),
)  # fmt: skip


def banned_in(nation: str, on: date) -> tuple[BannedType, ...]:
    """The types that may not be owned without an exemption in a nation on a day."""
    return tuple(one for one in BANNED if one.since.get(nation, date.max) <= on)
