"""What a person can be in a case, in the words of the register, and the letters of their code.

A role that is not listed here is a profession that the partnership has a word of its own for; it
gets letters that no listed role uses.
"""

import re

FAMILY = {
    "child": "C",
    "unborn child": "UBC",
    "sibling": "SIB",
    "half-sibling": "HSIB",
    "mother": "M",
    "father": "F",
    "mother's partner": "MP",
    "father's partner": "FP",
    "maternal grandmother": "MGM",
    "maternal grandfather": "MGF",
    "paternal grandmother": "PGM",
    "paternal grandfather": "PGF",
    "maternal aunt": "MA",
    "maternal uncle": "MU",
    "paternal aunt": "PA",
    "paternal uncle": "PU",
    "step-parent": "STP",
    "adoptive parent": "ADP",
    "foster carer": "FC",
    "kinship carer": "KC",
    "cousin": "COU",
    "family friend": "FFR",
    "neighbour": "NB",
    "adult": "AD",
    "unknown man": "UKM",
    "unknown woman": "UKW",
}
PROFESSIONS = {
    "social worker": "SW",
    "social work manager": "SWM",
    "family support worker": "FSW",
    "health visitor": "HV",
    "midwife": "MW",
    "GP": "GP",
    "practice nurse": "PN",
    "school nurse": "SN",
    "nurse": "N",
    "doctor": "DR",
    "consultant": "CON",
    "paediatrician": "PAED",
    "psychiatrist": "PSY",
    "mental health worker": "MHW",
    "substance misuse worker": "SMW",
    "police officer": "PO",
    "police constable": "PC",
    "detective": "DET",
    "probation officer": "PRO",
    "headteacher": "HT",
    "teacher": "T",
    "safeguarding lead": "DSL",
    "early years worker": "EYW",
    "housing officer": "HO",
    "independent reviewing officer": "IRO",
    "conference chair": "CCH",
    "domestic abuse adviser": "IDVA",
    "youth worker": "YW",
    "professional": "PROF",
}
ALL = FAMILY | PROFESSIONS
# First of their kind without a number. Everyone else is numbered from the first.
BARE = frozenset({"M", "F", "MP", "FP", "MGM", "MGF", "PGM", "PGF", "UBC"})
SUBJECTS = frozenset({"child", "unborn child", "adult"})
_USED = frozenset(ALL.values())
_OTHER_WORDS = {"subject": "child", "brother": "sibling", "sister": "sibling", "mum": "mother",
                "dad": "father", "baby": "child", "gp": "GP", "general practitioner": "GP",
                "head teacher": "headteacher", "teacher (head)": "headteacher"}  # fmt: skip


def as_known(role: str) -> str:
    """The role in the register's words: "Health Visitor" and "health visitor" are one."""
    words = " ".join(role.replace("’", "'").split())
    lower = words.lower()
    return next(
        (known for known in ALL if known.lower() == lower),
        _OTHER_WORDS.get(lower, lower or "adult"),
    )


def is_family(role: str) -> bool:
    """Family and their circle, as against professionals. A role nobody listed is a profession."""
    return as_known(role) in FAMILY


def letters_of(role: str) -> str:
    """The letters of a role's code; for one that is not listed, at least two that none uses."""
    known = as_known(role)
    if known in ALL:
        return ALL[known]
    words = re.findall(r"[a-z]+", known) or ["person"]
    tries = ["".join(word[0] for word in words)] if len(words) > 1 else []
    tries += ["".join(word[:size] for word in words) for size in range(2, 12)]
    free = (one.upper() for one in tries if len(one) > 1 and one.upper() not in _USED)
    return next(free, "PERSON")
