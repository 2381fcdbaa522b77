"""Who was where, who saw whom and who came, understood from classes of words and their order.

Each clause becomes a row of letters (`vocabulary/presence.txt`): "the twins were both in bouncers,
alert" is a child, a place, how a child was. Rules are patterns over such rows. They are weaker than
the plain wordings of `claimwords`, and are heard only where those say nothing.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from goldthread.engines.chronology.words import lines

_WORD = re.compile(r"[a-z0-9]+(?:[&'/.-][a-z0-9]+)*")
_SENTENCE = re.compile(r"[.;!?\n]+(?!\d)")
_CLAUSE = re.compile(
    r",(?!\d)|\b(?:but|however|although|though|while|whilst|whereas)\b| - | – |:(?!\d)"
)
_SMALL = frozenset(
    "a an the his its my our your was were is are be been being has had have did do does this that these those "
    "very quite just also still now then again today who which as own actually of and".split()
)
Row = str  # of each word its letters and a space, "x " for a word of no class
Said = tuple[str, str, str, bool]  # about what, in which clause, of whom, whether so


@cache
def _classes() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By the first word: the words of each phrase, the longest first, and its letters."""
    found: dict[tuple[str, ...], str] = {}
    for letter, _, words in lines("presence.txt"):
        for phrase in words.split(","):
            key = tuple(phrase.split())
            found[key] = found.get(key, "") + letter
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words_of_it, letters in found.items():
        by_first.setdefault(words_of_it[0], []).append((words_of_it, letters))
    for phrases in by_first.values():
        phrases.sort(key=lambda one: -len(one[0]))
    return by_first


def row_of(clause: str) -> Row:
    words = _WORD.findall(clause)
    classes = _classes()
    row, at = [], 0
    while at < len(words):
        for phrase, letters in classes.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                row.append(letters)
                at += len(phrase)
                break
        else:
            if words[at] not in _SMALL:
                row.append("x")
            at += 1
    return "".join(f"{letters} " for letters in row)


@cache
def _rule(text: str) -> re.Pattern[str]:
    """A rule: letters are a word of one of the classes; `_3` up to three words of any class; `nr3`
    after `-` up to three words of none of these classes; `^` and `$` the ends of the clause."""
    found = []
    for part in text.split():
        if part in "^$":
            found.append(part)
        elif part[0] == "_":
            found.append(rf"(?:\w+ ){{0,{part[1:]}}}?")
        elif part[0] == "-":
            found.append(rf"(?:(?!\w*[{part[1:-1]}])\w+ ){{0,{part[-1]}}}?")
        else:
            found.append(rf"(?<!\w)\w*[{part}]\w* ")
    return re.compile("".join(found))


def _any(row: Row, *rules: str) -> bool:
    return any(_rule(rule).search(row) for rule in rules)


# --- a child seen, or not --------------------------------------------------------------------------
_NOT_SEEN = (
    "n -Lc4 s -np3 c", "c -npL5 n -pL3 s", "c -np3 n _1 GM", "n c _1 GM $", "n c _1 s", "n -n2 c _1 GM $",
    "c -nrs4 o", "c _3 k _2 uio", "k c _2 u", "c -n3 a $", "a -n2 c", "c -n2 a _2 $", "a c",
    "w -c3 n -c2 e _1 u", "^ n -cp2 e _1 u", "ph -c2 n -w3 we _3 ucs", "ph -c1 n _4 w _2 e", "n _2 e _1 c", "n _1 s _1 c",
)  # fmt: skip
_TOLD_ONLY = ("p -cw3 r -cs6 c _5 Zou", "r -w3 c _5 Zou", "^ r _4 h _3 Zou")
_SEEN = (
    "w -nL4 s -npL3 c", "^ -ncL2 s -npL3 c", "c -npraL5 s", "c -npraowL4 z", "c -npraowL4 i", "c -npraoL2 v",
    "w -nL2 b _2 c", "pw -nrL2 b -np2 c", "c -npraoL3 b", "s c _2 zi", "w -nL5 c _3 i", "s _2 zi _1 c", "c -nra2 G",
)  # fmt: skip
_NOBODY_IN = ("d",)
# Of a grown-up at home, who would have been met there, or was not.
_AT_HOME = ("p -nrcL3 H", "^ H")
_NOT_AT_HOME = ("p -c2 n _1 H", "n -c2 p _1 H", "p -ncr1 O")
# Of a child spoken of before, in a clause that names nobody.
_GOES_ON_SEEN = ("^ -npwraoL2 s", "^ -npwraoL1 z", "^ -npwraoL2 b", "^ -npwraoL1 i $")
_GOES_ON_NOT = ("^ -pwL2 n -pw1 s", "^ n _1 GM $", "^ -npwrsL2 o $", "^ -np1 k _2 u")
# --- family that came, or not ----------------------------------------------------------------------
_CAME_NOT = (
    "p -nbcwL4 n -cwL3 m", "n _2 p -wL3 m", "l _2 p", "l _1 c $", "q", "pc -nwrL4 y", "y _2 p", "n _1 p $",
    "n p _2 j", "c -npwL2 n _1 mb", "j -wL2 n _1 mt", "j -nw2 y", "y _3 j",
)  # fmt: skip
_CAME_NOT_ALONE = ("^ y", "^ n m", "^ -pwcL1 n m", "^ n b", "^ y _3 j", "^ n p")
_CAME = (
    "p -nwrycL4 m", "p -nwryL2 p -nwrycL3 m", "p -nwrycL3 j", "m _2 p", "p -nwyL2 g", "c -nwrypL4 mb _4 jp", "p -n2 b _1 c", "j -n3 m _1 c", "j _3 W -n2 p", "j _3 W -n5 p",
    "s _1 j _2 p", "w -n2 s -n2 p _1 j",
)  # fmt: skip
_SERVED = ("m _4 f", "f -nL2 t", "t -nL2 f", "f $", "^ f")
_NO_COMING = ("m _2 u", "T _3 p", "p _2 T")


class _Focus:
    """Whom the last noun spoke of: a pronoun goes on about them."""

    def __init__(self, of: str) -> None:
        self.of = of

    def fill(self, row: Row) -> Row:
        done = []
        for letters in row.split():
            if "c" in letters or "p" in letters:
                self.of = "c" if "c" in letters else "p"
            elif "h" in letters and self.of:
                letters += self.of
            done.append(letters)
        return "".join(f"{letters} " for letters in done)


@lru_cache(maxsize=20_000)
def ordered(text: str, meets: bool, of_child: bool) -> tuple[Said, ...]:
    """Claims of a text in small letters; `meets`: it tells of a meeting or an appointment;
    `of_child`: it is about a child, whom a column names."""
    return tuple(_ordered(text, meets, of_child))


def _ordered(text: str, meets: bool, of_child: bool) -> Iterator[Said]:
    focus = _Focus("c" if of_child else "")
    for sentence in _SENTENCE.split(text):
        for clause in _CLAUSE.split(sentence):
            before = focus.of
            row = focus.fill(row_of(clause))
            if not row:
                continue
            for who, seen in _seen(row, before):
                yield "seen", clause, who, seen
            came = _came(row, before, meets)
            if came is not None:
                yield "attendance", clause, "", came


def _seen(row: Row, focus: str) -> Iterator[tuple[str, bool]]:
    alone = focus == "c" and not _any(row, "cph")
    if _any(row, *_TOLD_ONLY, *_NOT_SEEN) or (alone and _any(row, *_GOES_ON_NOT)):
        yield "child", False
    elif _any(row, *_SEEN) or (alone and _any(row, *_GOES_ON_SEEN)):
        yield "child", True
    if _any(row, *_NOBODY_IN):
        yield "", False
    elif _any(row, *_NOT_AT_HOME):
        yield "adult", False
    elif _any(row, *_AT_HOME):
        yield "adult", True


def _came(row: Row, focus: str, meets: bool) -> bool | None:
    if _any(row, *_CAME_NOT) or (not _any(row, "w") and _any(row, *_CAME_NOT_ALONE)):
        return False if meets or _any(row, "y") else None
    if meets and _any(row, *_CAME) and not _any(row, *_NO_COMING):
        return True
    return True if _any(row, *_SERVED) and not _any(row, "n", "L") else None
