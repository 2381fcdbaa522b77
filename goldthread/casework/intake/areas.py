"""Is this for our area? A notification and a rapid review follow the place of the incident; a
Serious Case Review followed where the child normally lived (DOMAIN.md 1.1). Never a block."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from goldthread.casework.frameworks import held
from goldthread.casework.intake.models import Referral

ALIKE = 92  # of 100: a slip of the pen in a place's name
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class AreaCheck:
    """`happened`, `lives`: True inside, False outside, None not known. `words` for a person."""

    happened: bool | None
    lives: bool | None
    words: tuple[str, ...]

    @property
    def doubtful(self) -> bool:
        return self.happened is False or self.lives is False


def check(referral: Referral) -> AreaCheck:
    places = held.places_of(referral.partnership)
    if not places:
        unsaid = (
            "Nobody has said yet which places this partnership covers, so the area of this case "
            "could not be checked."
        )
        return AreaCheck(None, None, (unsaid,))
    happened, lives = inside(referral.place, places), inside(referral.lives, places)
    words: list[str] = []
    if happened is False:
        words.append(
            f"It happened in “{referral.place}”, which is not among the places of this "
            "partnership. A notification and a rapid review are for the area where it happened."
        )
    if lives is False:
        words.append(
            f"The child normally lives in “{referral.lives}”, which is not among the places of "
            "this partnership. A Serious Case Review was for the area where a child normally lived."
        )
    if words:
        words.append("Think about passing it on, and who tells the other area today.")
    return AreaCheck(happened, lives, tuple(words))


def inside(words: str, places: list[str]) -> bool | None:
    """Whether one of the places is named in the words; None where nothing was said."""
    said = _WORD.findall(words.lower())
    if not said:
        return None
    return any(_named(said, _WORD.findall(place.lower())) for place in places)


def _named(said: list[str], place: list[str]) -> bool:
    width = len(place)
    if not width:
        return False
    wanted = " ".join(place)
    parts = (" ".join(said[at : at + width]) for at in range(len(said) - width + 1))
    return any(part == wanted or _slip(part, wanted) for part in parts)


def _slip(part: str, wanted: str) -> bool:
    return len(wanted) > 6 and fuzz.ratio(part, wanted) >= ALIKE
