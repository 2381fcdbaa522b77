"""What searches for places and bodies are made of: words that people write in several ways."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.plain import Plain

STREETS = {
    "road": "rd", "street": "st str", "avenue": "ave av", "lane": "ln la", "close": "cl clse",
    "drive": "dr drv", "crescent": "cres cresc cr", "court": "ct crt", "gardens": "gdns gdn gardns",
    "grove": "gr grv", "place": "pl", "square": "sq", "terrace": "terr ter tce", "way": "wy",
    "park": "pk", "hill": "hl", "row": "", "mews": "ms", "green": "grn", "rise": "", "walk": "wlk",
    "view": "vw", "fields": "flds", "house": "hse ho", "flats": "", "buildings": "bldgs",
    "boulevard": "blvd", "parade": "pde", "heights": "hts", "estate": "est", "villas": "",
    "cottages": "cotts", "cottage": "cott", "apartment": "apt", "flat": "flt", "saint": "st",
    "approach": "appr app", "mansions": "mans", "industrial": "ind", "mount": "mt", "north": "n", "south": "s", "east": "e", "west": "w", "upper": "upr",
    "lower": "lwr", "little": "lt", "great": "gt", "the": "", "walks": "", "meadow": "mdw",
    "meadows": "mdws", "common": "", "wharf": "whf", "quay": "", "vale": "", "bank": "bk",
}  # fmt: skip
TYPES = frozenset(
    """road street avenue lane close drive crescent court gardens grove place square terrace way park hill
    row mews green rise walk view fields house flats buildings boulevard parade heights estate villas
    cottages cottage walks meadow meadows common wharf quay vale bank end croft garth gate dene dell
    mead hollow yard passage alley path""".split()
)
# Words of organisations that say what kind of thing it is; the others tell which one.
GENERIC = frozenset(
    """school academy primary secondary infant infants junior high community college sixth form nursery
    preschool pre playgroup university hospital hospitals infirmary clinic surgery practice medical health
    centre center group nhs trust foundation ft ccg icb partnership partnerships service services council
    borough county city district unitary metropolitan authority police constabulary force ambulance fire
    rescue housing association homes social care family families children childrens childs child adult
    adults safeguarding board team unit department ltd limited cic plc charity project hub house home
    cofe ce rc catholic church england of the and for in at c e st saint grammar special comprehensive
    free voluntary aided controlled early years day care daycare childminding women womens refuge support
    mental probation youth offending justice drug alcohol recovery maternity midwifery general royal
    technical sixth further education upper teaching district integrated wellbeing development board junior mosque infirmary""".split()
)
C_OF_E = r"(?:c ?of ?e|cofe|c\.? ?e\.?|c\.? of e\.?|church of england|ce|coe)"
SAME = {
    "cofe": C_OF_E, "rc": r"(?:rc|r\.c\.|roman catholic|catholic)", "st": r"(?:st\.?|saint)",
    "saint": r"(?:st\.?|saint)", "and": r"(?:and|&|\+)", "centre": r"(?:centre|center|ctr)",
    "hospital": r"(?:hospital|hosp\.?)", "school": r"(?:school|sch\.?)", "university": r"(?:university|uni\.?)",
    "primary": r"(?:primary|prim\.?)", "council": r"(?:council|cncl)", "childrens": r"children'?s",
    "womens": r"women'?s", "county": r"(?:county|cty)",
}  # fmt: skip
GAP = r"[\s,.\-_/]{1,12}"
LONE = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*|[0-9]+[a-z]?")


@dataclass(frozen=True)
class Pattern:
    find: re.Pattern[str]
    kind: str
    subject: str | None
    instead: str
    reason: str
    weight: int
    capital: bool = False  # only where the text has a capital
    doubtful: bool = False
    fit: bool = False


def bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])")


def words_of(name: str) -> list[str]:
    """Its words; an apostrophe before or after a last s is left out ("marys"), others stay ("ty'r")."""
    found = LONE.findall(Plain(name).lower)
    return [w.replace("'", "") if w.endswith("'s") else w for w in found]


def line_of(words: list[str]) -> str:
    return r"[\s,.\-/]{0,12}".join(spelled(word) for word in words)


def spelled(word: str) -> str:
    short = STREETS.get(word, "").split()
    long = [name for name, forms in STREETS.items() if word in forms.split()]
    forms = sorted({word, *short, *long}, key=len, reverse=True)
    if word.endswith("borough"):
        return f"{word[:-7]}boro(?:ugh|')?"
    return f"(?:{'|'.join(forms)})\\.?" if len(forms) > 1 else letter_by_letter(word)


def letter_by_letter(word: str) -> str:
    """A word whose apostrophe may be left out: "marys" is also "mary's"."""
    word = word.replace("'", "'?")
    return rf"{word[:-1]}'?s'?" if word.endswith("s") and len(word) > 3 else word


def are_ordinary(words: Iterable[str]) -> bool:
    return all(vocabulary.is_word(word) or word in TYPES for word in words)


def all_ordinary(words: Iterable[str]) -> bool:
    return all(vocabulary.is_word(word) or word in GENERIC for word in words)
