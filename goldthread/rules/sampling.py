"""Samples of cases: drawn fairly, so that anybody can draw the same again; and without names.

A case is known by a reference that its agency can undo and nobody else can. The order of a draw is
that of a digest over the seed and the reference: it does not depend on how the list was sorted,
and it comes out the same on any machine. Stratified samples give each group its share (largest
remainders), and one case at the least where there are enough to go round.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

LONGEST = 30  # characters of a reference
SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*")
LETTERS = re.compile(r"[A-Za-z]+")
# What may stand in a reference as a word; any other run of so many letters may be a name.
USUAL = frozenset({"case", "child", "audit", "sample", "ref", "fam", "unborn"})
FEWEST_OF_A_NAME = 4
NHS_FIGURES = 10
DATES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})|(19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}")
DAY_RUN = re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d{2}")
YEAR_RUN = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
POSTCODE = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]?[-_./]?\d[A-Za-z]{2}")
INSURANCE = re.compile(r"[A-Za-z]{2}\d{6}[A-Da-d]")


@dataclass(frozen=True)
class Case:
    """`group`: its stratum, such as an age band or a team's code; may be empty."""

    reference: str
    group: str = ""


def refusal(reference: str) -> str:
    """Why a reference may tell who somebody is, in words; empty when it is one to keep."""
    digits = re.sub(r"[\s./_-]", "", reference)
    if digits.isdigit() and len(digits) == NHS_FIGURES:
        return "it may be an NHS number"
    if DATES.search(reference) or DAY_RUN.fullmatch(digits) or YEAR_RUN.fullmatch(digits):
        return "it looks like a date of birth"
    if POSTCODE.fullmatch(reference) or INSURANCE.fullmatch(digits):
        return "it looks like a postcode or a national insurance number"
    words = [word.lower() for word in LETTERS.findall(reference)]
    if any(len(word) >= FEWEST_OF_A_NAME and word not in USUAL for word in words):
        return "it looks like a name"
    if len(reference) > LONGEST or not SHAPE.fullmatch(reference):
        return "it is no short reference of letters and figures"
    if not any(letter.isdigit() for letter in reference):
        return "it holds no figure, so it may be a name"
    return ""


def read_frame(text: str) -> tuple[list[Case], list[str]]:
    """Lines of a reference, or of a reference and a group after a comma, semicolon or tab.

    Returns the cases, and what is wrong: by the number of the line, never repeating its words.
    """
    cases: list[Case] = []
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip().strip('"').strip() for cell in re.split(r"[,;\t]", line)]
        if not any(cells):
            continue
        if number == 1 and cells[0].lower() in ("reference", "case", "ref"):
            continue  # a heading
        reference, group = cells[0], cells[1] if len(cells) > 1 else ""
        if any(cells[2:]):
            wrong.append(f"Line {number}: give a reference and a group, and nothing else.")
        elif why := refusal(reference):
            wrong.append(f"Line {number}: {why}.")
        elif why := refused_group(group):
            wrong.append(f"Line {number}: the group {why}.")
        elif reference.lower() in seen:
            wrong.append(f"Line {number}: it stands on line {seen[reference.lower()]} already.")
        else:
            seen[reference.lower()] = number
            cases.append(Case(reference, group))
    return cases, wrong


def refused_group(group: str) -> str:
    """A group is a word for many cases, such as "under 1" or "Team B"; never a number or a day."""
    digits = re.sub(r"[\s./_-]", "", group)
    if DATES.search(group) or (digits.isdigit() and len(digits) >= NHS_FIGURES - 2):
        return "looks like a number or a day of one person"
    return "is too long" if len(group) > LONGEST else ""


def draw(frame: Iterable[Case], size: int, *, seed: str, by_group: bool = False) -> list[Case]:
    """So many cases of the frame, in the order drawn. All of them where there are not more."""
    groups: dict[str, list[Case]] = {}
    for case in frame:
        groups.setdefault(case.group if by_group else "", []).append(case)
    names = sorted(groups)
    shares = _shares([len(groups[name]) for name in names], size)
    drawn = [
        case
        for name, share in zip(names, shares, strict=True)
        for case in sorted(groups[name], key=lambda case: _place(seed, case))[:share]
    ]
    return sorted(drawn, key=lambda case: _place(seed, case))


def _place(seed: str, case: Case) -> bytes:
    return sha256(f"{seed}:{case.reference.lower()}".encode()).digest()


def _shares(counts: Sequence[int], size: int) -> list[int]:
    """How many of each group, by largest remainders; the earlier group where two are equal."""
    total = sum(counts)
    if size >= total:
        return list(counts)
    exact = [count * size / total for count in counts]
    shares = [int(one) for one in exact]
    by_rest = sorted(range(len(counts)), key=lambda at: (shares[at] - exact[at], at))
    for at in by_rest[: size - sum(shares)]:
        shares[at] += 1
    if size >= len(counts):  # nobody is left out while another has more than one
        for at, share in enumerate(shares):
            if share == 0:
                shares[max(range(len(shares)), key=lambda other: shares[other])] -= 1
                shares[at] = 1
    return shares
