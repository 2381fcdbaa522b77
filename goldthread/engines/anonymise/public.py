"""Names in a text that are nobody of the case: the well known, and places called after people."""

import re
from functools import cache
from importlib.resources import files

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.lexicon import words_of
from goldthread.engines.anonymise.titles import KIN
from goldthread.engines.anonymise.tokens import Word, Words

# After a name: a place or body that only bears it. Ashdown Forest, Lark Road.
PLACES = set(
    """forest park road rd street avenue ave lane close drive crescent court gardens grove way
square terrace row mews hill green common heath wood woods bridge station airport castle palace hall
cathedral abbey church chapel hospital infirmary hospice clinic surgery ward unit school academy college
university nursery centre center theatre museum library hotel inn arms pub stadium arena market tower
towers river lake canal bay beach island valley moor moors estate village town city county borough shire
foundation trust charity institute society association league cup award prize medal inquiry enquiry
scale score test syndrome disease palsy law act rule method model theory line cross""".split()
)
# Before a name: a saint, a monarch, a street that bears it.
BEFORE = set(
    """st saint great king queen prince princess lord pope emperor president mount lake port
fort river cape captain admiral general""".split()
)


# The word after the name needs no capital: the Munro review, Gillick competence.
_SMALL = set(
    """competence competent guidelines review report inquiry law night rule syndrome disease palsy test
reflex score scale scales principles questions direction warning convention model approach hierarchy
manoeuvre lamp trust foundation line period chain edge chorus and the of de to bank holiday half term
day showers russells inventory forceps hicks lymphoma programme carers""".split()
)


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    lines = files(__package__).joinpath("public.txt").read_text(encoding="utf-8").splitlines()
    told: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            owners = re.findall(r"(\w+)'s\b", line)
            phrase = tuple(
                _key(word) + ("'s" if word in {o.lower() for o in owners} else "")
                for word in words_of(line.replace("'s", ""))
            )
            told.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(them, key=len, reverse=True)) for first, them in told.items()}


def _key(word: str) -> str:
    return "st" if word == "saint" else word


def phrases(words: Words) -> list[tuple[int, int]]:
    """First and last word of each well-known name in a text."""
    known, found = _phrases(), []
    for number, word in enumerate(words.all):
        if not word.capital:
            continue
        for phrase in known.get(_told(word), ()):
            last = number + len(phrase) - 1
            if len(phrase) == 1 or last >= len(words):
                continue
            keys = [_told(words[n]) for n in range(number, last)]
            final = words[last].key if not phrase[-1].endswith("'s") else _told(words[last])
            keys.append(_key(final))
            if not all(words[n].capital or words[n].key in _SMALL for n in range(number, last + 1)):
                continue
            close = all(
                _close(words.gap(n)) or (words[n].key == "st" and words.gap(n) == ". ")
                for n in range(number, last)
            )
            if tuple(keys) == phrase and close:
                found.append((number, last))
                break
    return found


def _told(word: Word) -> str:
    return _key(word.key) + ("'s" if word.possessive else "")


def _close(gap: str) -> bool:
    return gap.replace("'s", "").replace("'", "") in {" ", "-", "\n", " & ", "  "}


def bears_a_name(words: Words, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` only name a place or a body: "Ashdown Forest"."""
    after, before = words.after_word(last), words.before_word(first)
    gap = words.gap(last).replace("'s", "").replace("'", "").strip(" \n")
    if after is not None and not gap and after.key in PLACES and after.capital:
        shouting = words.in_shouting(first) or words.in_title(first)
        return not shouting
    if before is None or not before.capital or words.lead(first).strip(" .\n"):
        return False
    return before.key in BEFORE and before.key not in KIN and not vocabulary.is_forename(before.key)
