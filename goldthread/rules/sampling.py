"""Samples of cases: drawn fairly, so that anybody can draw the same again; and without names.

A case is known by a reference that its agency can undo and nobody else can. The order of a draw is
that of a digest over the seed and the reference: it does not depend on how the list was sorted,
and it comes out the same on any machine. Stratified samples give each group its share (largest
remainders), and one case at the least where there are enough to go round.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

LONGEST = 30  # characters of a reference
LONGEST_GROUP = 20
SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*")
GROUP_SHAPE = re.compile(r"[A-Za-z0-9]+([ -][A-Za-z0-9]+){0,2}\+?")
LETTERS = re.compile(r"[A-Za-z]+")
# What may stand in a reference as a word; any other word may be a name.
USUAL = frozenset({"case", "child", "audit", "sample", "ref", "fam", "unborn", "id", "no", "nr"})
# Of a code, such as AB/2026/17. Longer ones, and two letters that are not both capitals (Jo1), may
# be a name.
LETTERS_OF_A_CODE = 2
# Words that groups are made of. Beside them a group has one word of its own, as in "team north".
_OF_GROUPS = (
    "urgent routine under over older younger unborn from to and up year years month months week "
    "weeks team ward group band tier step weekday weekend day night early late first second third "
    "new old known unknown other none high medium low north south east west central looked after "
    "in need protection plan open closed baby babies child children girl girls boy boys teen "
    "teens home away single twin twins rural urban"
)
OF_GROUPS = frozenset(_OF_GROUPS.split())
NHS_FIGURES = 10
_MONTHS = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept "
    "september oct october nov november dec december"
)
MONTHS = frozenset(_MONTHS.split())
DATES = re.compile(
    r"\d{1,2}[\s./_-]+\d{1,2}[\s./_-]+(\d{4}|\d{2})|(19|20)\d{2}[\s./_-]+\d{1,2}[\s./_-]+\d{1,2}"
)
_DAY, _MONTH = r"(0[1-9]|[12]\d|3[01])", r"(0[1-9]|1[0-2])"
LONG_DAY = re.compile(rf"{_DAY}{_MONTH}(19|20)\d{{2}}|(19|20)\d{{2}}{_MONTH}{_DAY}")
SHORT_DAY = re.compile(rf"(?<!\d)({_DAY}{_MONTH}\d{{2}}|\d{{2}}{_MONTH}{_DAY})(?!\d)")
POSTCODE = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]?[\s./_-]*\d[A-Za-z]{2}")
INSURANCE = re.compile(r"[A-Za-z]{2}\d{6}[A-Da-d]")


@dataclass(frozen=True)
class Case:
    """`group`: its stratum, such as an age band or a team's code; may be empty."""

    reference: str
    group: str = ""


def refusal(reference: str) -> str:
    """Why a reference may tell who somebody is, in words; empty when it is one to keep."""
    if why := told_of_somebody(reference):
        return why
    if any(not _of_a_code(word) for word in LETTERS.findall(reference)):
        return "it looks like a name"
    if len(reference) > LONGEST or not SHAPE.fullmatch(reference):
        return "it is no short reference of letters and figures"
    if not any(letter.isdigit() for letter in reference):
        return "it holds no figure, so it may be a name"
    return ""


def told_of_somebody(words: str) -> str:
    """A number, day or postcode of one person anywhere in the words; empty when there is none.

    It fails safe: what only looks like one is refused, and can be written otherwise.
    """
    if sum(letter.isdigit() for letter in words) >= NHS_FIGURES:
        return "it may be an NHS number"
    if any(word.lower() in MONTHS for word in LETTERS.findall(words)):
        return "it looks like a date of birth"
    if DATES.search(words) or LONG_DAY.search(words) or SHORT_DAY.search(words):
        return "it looks like a date of birth"
    if POSTCODE.search(words) or INSURANCE.search(re.sub(r"[\s./_-]", "", words)):
        return "it looks like a postcode or a national insurance number"
    return ""


def _of_a_code(word: str) -> bool:
    if word.lower() in USUAL or len(word) == 1:
        return True
    return len(word) <= LETTERS_OF_A_CODE and word.isupper()


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
    often = Counter(case.group.lower() for case in cases)
    for case in cases:
        # A word that nobody knows, on one line alone, tells of one person and not of many.
        if often[case.group.lower()] == 1 and _own_words(case.group):
            line_of = seen[case.reference.lower()]
            wrong.append(f"Line {line_of}: its group stands nowhere else. {GROUPS_ARE}.")
    return cases, wrong


def refused_group(group: str) -> str:
    """Why a group may tell who somebody is. It is a short word for many cases, such as "urgent",
    "under 1" or "team B"; one with a capital, or two words of its own, may be somebody's name."""
    if not group:
        return ""
    if why := told_of_somebody(group):
        return why.replace("it ", "", 1)
    if len(group) > LONGEST_GROUP or not GROUP_SHAPE.fullmatch(group):
        return f"is no short word for many cases. {GROUPS_ARE}"
    own = _own_words(group)
    if len(own) > 1 or any(not word.islower() for word in own):
        return f"may be a name. {GROUPS_ARE}"
    return ""


GROUPS_ARE = "Give groups such as urgent, routine or A, in small letters"


def _own_words(group: str) -> list[str]:
    """The words that are not such as groups are made of. One letter is no word."""
    words = LETTERS.findall(group)
    return [word for word in words if len(word) > 1 and word.lower() not in OF_GROUPS]


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
