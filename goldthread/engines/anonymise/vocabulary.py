"""Which words are words, and which of them are names too. The list stands in `words.gz`.

Each line is a word and its marks: "2" an ordinary word that everybody uses, "1" an ordinary word
that is rare, "0" hardly used but as a name, "-" no English word; then "f" for a forename and "s"
for a surname that people in Britain and Ireland have. README.md says where the list comes from.
"""

import gzip
from functools import cache
from importlib.resources import files

COMMON, RARE = 2, 1
# Words that the list takes for names alone, though people write them in small letters.
_WORDS_TOO = frozenset(
    ["teddy", "mac", "bobby", "christian", "tudor", "shah", "barbie", "paddock", "jimmy", "dolly"]
)
_ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "ly", "d", "r", "rs")


@cache
def _marks() -> dict[str, str]:
    raw = files(__package__).joinpath("words.gz").read_bytes()
    lines = gzip.decompress(raw).decode("ascii").splitlines()
    return dict(line.split(" ") for line in lines)


def level(word: str) -> int:
    """How ordinary a word is, in small letters: 2 common, 1 rare, 0 no word but perhaps a name."""
    mark = _marks().get(word, "-")[0]
    found = int(mark) if mark.isdigit() else 0
    return RARE if found == 0 and word in _WORDS_TOO else found


def is_word(word: str) -> bool:
    return level(word) > 0


def is_forename(word: str) -> bool:
    return "f" in _marks().get(word, "")


def is_surname(word: str) -> bool:
    return "s" in _marks().get(word, "")


def is_known(word: str) -> bool:
    """A word of English, or a name that people have: not a slip of the pen."""
    return word in _marks()
