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
Row = str  # of each word a sign, which stands for the letters of its classes
Said = tuple[str, str, str, bool, bool]  # about what, in which clause, of whom, whether so, plainly
_FIRST_SIGN = 0x100


class _Signs:
    """Phrases by their first word, the longest first, with their signs; and which letters a sign
    stands for."""

    def __init__(self) -> None:
        letters: dict[tuple[str, ...], str] = {}
        for letter, _, words in lines("presence.txt"):
            for phrase in words.split(","):
                key = tuple(phrase.split())
                letters[key] = letters.get(key, "") + letter
        self._of: dict[str, str] = {}
        self.phrases: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
        for words_of_it, told in letters.items():
            self.phrases.setdefault(words_of_it[0], []).append(
                (len(words_of_it), words_of_it, self.sign(told))
            )
        for phrases in self.phrases.values():
            phrases.sort(reverse=True)
        self.other = self.sign("x")
        # A pronoun goes on about whom the last noun spoke of.
        self.of_child = {
            s: self.sign(told + "c") for told, s in list(self._of.items()) if "h" in told
        }
        self.of_adult = {s: self.sign(told + "p") for told, s in list(self._of.items())
                         if "h" in told and "c" not in told}  # fmt: skip
        self.child, self.adult = self.among("c"), self.among("p")

    def sign(self, letters: str) -> str:
        return self._of.setdefault(letters, chr(_FIRST_SIGN + len(self._of)))

    def among(self, letters: str) -> frozenset[str]:
        """The signs that stand for one of the letters."""
        return frozenset(s for told, s in self._of.items() if not set(told).isdisjoint(letters))


@cache
def _signs() -> _Signs:
    return _Signs()


def row_of(clause: str) -> Row:
    signs = _signs()
    words, phrases = _WORD.findall(clause), signs.phrases
    row, at = "", 0
    while at < len(words):
        word = words[at]
        for length, phrase, sign in phrases.get(word, ()):
            if length == 1 or tuple(words[at : at + length]) == phrase:
                row += sign
                at += length
                break
        else:
            if word not in _SMALL:
                row += signs.other
            at += 1
    return row


@cache
def _rule(rules: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the rules. In one, letters are a word of one of the classes; `_3` up to three words of
    any; `-nr3` up to three words of none of these classes; `^` and `$` the ends of the clause."""
    return re.compile("|".join("".join(map(_part, rule.split())) for rule in rules))


def _part(part: str) -> str:
    if part in "^$":
        return part
    if part[0] == "_":
        return f".{{0,{part[1:]}}}?"
    none = part[0] == "-"
    signs = "".join(sorted(_signs().among(part[1:-1] if none else part)))
    return f"[^{signs}]{{0,{part[-1]}}}?" if none else f"[{signs}]"


def _any(row: Row, *rules: str) -> bool:
    return _rule(rules).search(row) is not None


# --- a child seen, or not --------------------------------------------------------------------------
_NOT_SEEN = (
    "n -Lc4 s -np3 c", "c -npL5 n -pL3 s", "c -np3 n _1 GM", "n c _1 GM $", "n c _1 s", "n -n2 c _1 GM $",
    "c -nrs4 o", "c _3 k _2 uio", "k c _2 u", "c -n3 a $", "a -n2 c", "c -n2 a _2 $", "a c",
    "w -c3 n -c2 e _1 u", "^ n -cp2 e _1 u", "ph -c2 n -w3 we _3 ucs", "ph -c1 n _4 w _2 e", "n _2 e _1 c", "n _1 s _1 c", "h -n1 S", "y _1 s _1 c", "Y p _2 GMH",
)  # fmt: skip
_TOLD_ONLY = (
    "p -cw3 r -cs6 c _5 Zou",
    "r -w3 c _5 Zou",
    "^ r _4 h _3 Zou",
    "c _1 R",
    "c -s4 Z _2 r",
    "c -s3 o _2 r",
    "c -s4 i _1 r",
)
_SEEN = (
    "w -nL4 s -npL3 c", "^ -ncL2 s -npL3 c", "c -npraL5 s", "c -npraoL2 v",
    "w -nL2 b _2 c", "pw -nrL2 b -np2 c", "c -npraoL3 b", "s c _2 zi", "s _2 zi _1 c",
)  # fmt: skip
# How and where a child was: so it was seen, unless the rest says that nobody looked.
_WAS_SO = ("c -npraowL4 zi", "w -nL5 c _3 i", "c -nra2 G")
_NOBODY_IN = ("d",)
# Of a grown-up at home, who would have been met there, or was not.
_AT_HOME = ("p -nrcL3 H", "^ H")
_NOT_AT_HOME = ("p -c2 n _1 H", "n -c2 p _1 H", "p -ncr1 O")
# Of a child spoken of before, in a clause that names nobody.
_GOES_ON_SEEN = ("^ -npwraoL2 s", "^ -npwraoL1 z", "^ -npwraoL2 b", "^ -npwraoL1 i $")
_GOES_ON_NOT = (
    "^ -pwL2 n -pw1 s",
    "^ n _1 GM $",
    "^ -npwrsL2 o $",
    "^ -np1 k _2 u",
    "w -c2 n _1 e",
)
# --- family that came, or not ----------------------------------------------------------------------
_CAME_NOT = (
    "p -nbcwL4 n -cwL3 m", "n _2 p -wL3 m", "l _2 p", "l _1 c $", "q", "pc -nwrL4 y", "y _2 p", "n _1 p $",
    "n p _2 j", "c -npwL2 n _1 mb", "j -wL2 n _1 mt", "j -nw2 y", "y _3 j",
)  # fmt: skip
_CAME_NOT_ALONE = ("l _1 h", "^ n t", "^ y", "^ n m", "^ -pwcL1 n m", "^ n b", "^ y _3 j", "^ n p")
_CAME = (
    "p -nwrycL4 m", "p -nwryL2 p -nwrycL3 m", "p -nwrycL3 j", "m _2 p", "p -nwyL2 g", "c -nwrypL4 mb _4 jp", "p -n2 b _1 c", "j -n3 m _1 c", "j _3 W -n2 p", "j _3 W -n5 p",
    "s _1 j _2 p", "w -n2 s -n2 p _1 j", "^ s -n2 p _4 j",
)  # fmt: skip
_SERVED = (
    "^ k _2 A",
    "^ m _2 A",
    "A -n1 t",
    "s -n3 W p",
    "m _4 f",
    "f -nL2 t",
    "t -nL2 f",
    "f $",
    "^ f",
)
_NO_COMING = ("m _2 u", "T _3 p", "p _2 T")


class _Focus:
    """Whom the last noun spoke of."""

    def __init__(self, of: str) -> None:
        self.of = of

    def fill(self, row: Row) -> Row:
        """The row with its pronouns read as those of whom it goes on."""
        signs, done = _signs(), ""
        for sign in row:
            if sign in signs.child:
                self.of = "c"
            elif sign in signs.adult:
                self.of = "p"
            elif self.of == "c":
                sign = signs.of_child.get(sign, sign)
            elif self.of:
                sign = signs.of_adult.get(sign, sign)
            done += sign
        return done


def ordered(text: str, meets: bool, of_child: bool) -> tuple[Said, ...]:
    """Claims of a text in small letters; `meets`: it tells of a meeting or an appointment;
    `of_child`: it is about a child, whom a column names."""
    return tuple(_ordered(text, meets, of_child))


def _ordered(text: str, meets: bool, of_child: bool) -> Iterator[Said]:
    focus = "c" if of_child else ""
    for sentence in _SENTENCE.split(text):
        for clause in _CLAUSE.split(sentence):
            focus, said = _of_clause(clause, focus, meets)
            yield from said


@lru_cache(maxsize=20_000)  # agencies write the same few clauses again and again
def _of_clause(clause: str, before: str, meets: bool) -> tuple[str, tuple[Said, ...]]:
    """Whom the clause speaks of last, and what it says."""
    focus = _Focus(before)
    row = focus.fill(row_of(clause))
    said = _told(row, before, meets) if row else ()
    return focus.of, tuple((about, clause, who, so, plain) for about, who, so, plain in said)


@lru_cache(maxsize=20_000)
def _told(row: Row, focus: str, meets: bool) -> tuple[tuple[str, str, bool, bool], ...]:
    found = [("seen", *one) for one in _seen(row, focus)]
    came = _came(row, meets)
    return tuple(found if came is None else [*found, ("attendance", "", came, True)])


def _seen(row: Row, focus: str) -> Iterator[tuple[str, bool, bool]]:
    alone = focus == "c" and not _any(row, "cph")
    if _any(row, *_TOLD_ONLY, *_NOT_SEEN) or (alone and _any(row, *_GOES_ON_NOT)):
        yield "child", False, True
    elif _any(row, *_SEEN) or (alone and _any(row, *_GOES_ON_SEEN)):
        yield "child", True, True
    elif _any(row, *_WAS_SO):
        yield "child", True, False
    if _any(row, *_NOBODY_IN):
        yield "", False, True
    elif _any(row, *_NOT_AT_HOME):
        yield "adult", False, True
    elif _any(row, *_AT_HOME):
        yield "adult", True, True


def _came(row: Row, meets: bool) -> bool | None:
    if _any(row, *_CAME_NOT) or (not _any(row, "w") and _any(row, *_CAME_NOT_ALONE)):
        return False if meets or _any(row, "y") else None
    if meets and _any(row, *_CAME) and not _any(row, *_NO_COMING):
        return True
    return True if _any(row, *_SERVED) and not _any(row, "n", "L") else None
