"""Names that a scanner or a line's end tore apart, and names that ran into the next word."""

import re
from collections.abc import Iterator

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.cues import TOUCHING, VERBS
from goldthread.engines.anonymise.lexicon import PARTICLES, Lexicon, Tag
from goldthread.engines.anonymise.titles import TITLES
from goldthread.engines.anonymise.tokens import Word, Words

_TORN = re.compile(r"[ \t]{0,2}-?[ \t]*[\r\n\f]{0,4}[ \t]*")
_BETWEEN_LETTERS = re.compile(r"[ \t]{0,2}[^\w\s]{0,2}[ \t]{0,2}|_")  # "M.a.i.s.i.e", "M * a * i"
_HEADS = {"mc", "mac", "o", "d", "de", "st", "al", "el", "la", "le", "fitz"}
_MOST_PIECES = 14
_LONGEST = 60  # letters of a word that is looked into; longer ones are for the second look
_LIKE_LETTERS = str.maketrans("0134578@$|", "oleastbasl")
_FIGURES_INSIDE = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]*[0134578@$|][A-Za-z0134578@$|]*(?![A-Za-z0-9])"
)


def mend(words: Words, lexicon: Lexicon) -> None:
    """Join the pieces of torn names into one word each, in place."""
    out: list[Word] = []
    number = 0
    while number < len(words):
        pieces = _torn(words, number, lexicon)
        if pieces > 1:
            first, last = words[number], words[number + pieces - 1]
            parts = [words[n] for n in range(number, number + pieces)]
            shown = "".join(part.shown for part in parts)
            key = "".join(part.key for part in parts)
            out.append(Word(first.start, last.end, shown, key, last.possessive))
        else:
            out += _apart(words[number], lexicon)
        number += max(pieces, 1)
    words.all = out


def _apart(word: Word, lexicon: Lexicon) -> list[Word]:
    """ "RobinLark" as the two names it is made of."""
    if not 5 < len(word.key) <= _LONGEST or "'" in word.shown or lexicon.exact(word.key):
        return [word]
    humps = re.search(r"[a-z][A-Z]", word.shown) is not None
    if vocabulary.is_known(word.key) and not humps:
        return [word]
    for cut in range(3, len(word.key) - 2):
        one, other = _called(lexicon, word.key[:cut]), lexicon.exact(word.key[cut:])
        if {tag.person for tag in one} & {tag.person for tag in other}:
            at, shown = word.start + cut, word.shown
            return [Word(word.start, at, shown[:cut], word.key[:cut], False),
                    Word(at, word.end, shown[cut:], word.key[cut:], word.possessive)]  # fmt: skip
    return [word]


def _called(lexicon: Lexicon, piece: str) -> tuple[Tag, ...]:
    """Whose name a piece is, as registered or as a short form: the "liz" of "lizdunlin"."""
    return lexicon.exact(piece) or tuple(t for t in lexicon.tags(piece) if t.how >= 0.88)


def _torn(words: Words, number: int, lexicon: Lexicon) -> int:
    """How many words from here on are pieces of one name; 0 for none."""
    first = words[number]
    if len(first.key) > 12 or first.possessive or number + 1 >= len(words):
        return 0
    if vocabulary.level(first.key) == 2 and len(first.key) > 4:
        return 0
    key, pieces = first.key, 1
    while pieces < _MOST_PIECES and number + pieces < len(words):
        at = number + pieces
        following = words[at]
        letters = len(words[at - 1].key) == 1 and len(following.key) == 1
        joins = _BETWEEN_LETTERS if letters and pieces == len(key) else _TORN
        torn = joins.fullmatch(words.gap(at - 1)) or _TORN.fullmatch(words.gap(at - 1))
        if len(key) > lexicon.longest or not torn:
            break
        headed = first.shown.isupper() or first.key in _HEADS
        twin = pieces == 1 and first.capital and len(key + following.key) > 5
        if following.capital and not (headed or twin or len(following.key) == 1):
            break
        key, pieces = key + following.key, pieces + 1
        if len(key) >= 4 and lexicon.exact(key) and _really(words, number, pieces, lexicon):
            return pieces
        if pieces > 2 and len(words[at].key) > 1 and len(key) > 4:
            break
    return 0


def _really(words: Words, number: int, pieces: int, lexicon: Lexicon) -> bool:
    parts = [words[n] for n in range(number, number + pieces)]
    if all(lexicon.exact(part.key) for part in parts):
        return False
    if all(len(part.key) == 1 for part in parts):
        return True
    if len(parts) == 2 and len(parts[0].key) == 1 and vocabulary.level(parts[1].key) == 2:
        return False  # "Child P, age"
    if not all(vocabulary.level(part.key) == 2 or part.key in {"a", "i"} for part in parts):
        return len(parts) < 3 or any(len(part.key) < 3 for part in parts)
    joined = "".join(part.key for part in parts)
    whose = {tag.person for tag in lexicon.exact(joined)}
    beside = [n for n in (number - 1, number + pieces) if 0 <= n < len(words)]
    return any(tag.person in whose for n in beside for tag in lexicon.exact(words[n].key))


def run_on(word: Word, lexicon: Lexicon) -> list[tuple[int, int, tuple[Tag, ...]]]:
    """Names inside a word that is none: start and end in the word, and whose."""
    key = word.key
    camel = re.search(r"[a-z][A-Z]", word.shown) is not None
    if (
        not 5 < len(key) <= _LONGEST
        or (vocabulary.is_known(key) and not camel)
        or len(key) != len(word.shown.replace("'", ""))
    ):
        return []
    split = _split(key, lexicon, word.shown)
    if split is None:
        return []
    places = [n for n, character in enumerate(word.shown) if character != "'"]
    found, at = [], 0
    for piece in split:
        if tags := lexicon.exact(piece) or _short(lexicon, piece) or _owner(lexicon, piece):
            found.append((places[at], places[at + len(piece) - 1] + 1, tags))
        at += len(piece)
    whole = [tag for _, _, tags in found for tag in tags]
    everyone = set.intersection(*({t.person for t in tags} for _, _, tags in found))
    if len(found) > 1 and everyone and found[0][1] == found[1][0]:
        shared = tuple(tag for tag in whole if tag.person in everyone)
        return [(found[0][0], found[-1][1], shared)]
    return found


def _owner(lexicon: Lexicon, piece: str) -> tuple[Tag, ...]:
    """The "robins" of "RobinsAunt"."""
    return lexicon.exact(piece[:-1]) if piece.endswith("s") and len(piece) > 4 else ()


def _short(lexicon: Lexicon, piece: str) -> tuple[Tag, ...]:
    return tuple(t for t in lexicon.tags(piece) if t.how >= 0.88) if len(piece) > 3 else ()


def _split(key: str, lexicon: Lexicon, shown: str) -> list[str] | None:
    """The pieces of a word, all of them names or words that may touch one; at least one a name."""
    for cut in range(2, len(key) - 1):
        pair = [key[:cut], key[cut:]]
        if all(lexicon.exact(p) and len(p) > 2 and p not in PARTICLES for p in pair):
            return pair
    shown = shown.replace("'", "")
    humps = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|^[a-z]+", shown)
    if len(humps) > 1 and "".join(humps) == shown:
        pieces = [hump.lower() for hump in humps]
        sure = any(
            vocabulary.level(p) == 0 and (lexicon.exact(p) or _short(lexicon, p)) for p in pieces
        )
        named = [bool(lexicon.exact(p) or _owner(lexicon, p)) for p in pieces]
        if sure or (
            any(named) and all(n or p in TOUCHING for n, p in zip(named, pieces, strict=True))
        ):
            return pieces
    if among := _among_words(key, lexicon):
        return among
    for cut in range(2, len(key) - 1):
        one, other = key[:cut], key[cut:]
        names = [bool(lexicon.exact(p)) and len(p) > 2 and p not in PARTICLES for p in (one, other)]
        if names[0] and shown[0].isupper() and other in VERBS | TOUCHING and len(other) > 2:
            return [one, other]
        if names[0] and len(one) > 3 and (_may_touch(one, other) or _split_rest(other, lexicon)):
            return [one, other]
        if names[1] and len(other) > 3 and (_may_touch(other, one) or one in TITLES):
            return [one, other]
        short = [_short(lexicon, p) for p in (one, other)]
        if (short[0] and names[1]) or (names[0] and short[1]):
            return [one, other]
    return None


def _among_words(key: str, lexicon: Lexicon) -> list[str] | None:
    """A name of four letters and more between everyday words: "justiceforrobin"."""
    best: dict[int, list[str]] = {0: []}
    for end in range(1, len(key) + 1):
        for start in range(max(0, end - 14), end):
            piece = key[start:end]
            named = len(piece) > 3 and bool(lexicon.exact(piece)) and piece not in PARTICLES
            word = piece in TOUCHING or (len(piece) > 3 and vocabulary.level(piece) == 2)
            if start in best and (named or word):
                longer = [*best[start], piece]
                if end not in best or len(longer) < len(best[end]):
                    best[end] = longer
    found = best.get(len(key))
    telling = found and any(
        len(p) > 3 and lexicon.exact(p) and vocabulary.level(p) < 2 for p in found
    )
    return found if telling and len(found or ()) > 1 else None


def _may_touch(name: str, word: str) -> bool:
    """Whether a name and a word may have run together, rather than be another word or name."""
    everyday = len(word) > 2 and vocabulary.level(word) == vocabulary.COMMON
    return word in TOUCHING or (vocabulary.level(name) == 0 and everyday)


def _split_rest(rest: str, lexicon: Lexicon) -> bool:
    """Whether the rest is a name and a word: "larkwas" after "robin"."""
    return any(
        lexicon.exact(rest[:cut]) and rest[cut:] in TOUCHING for cut in range(3, len(rest) - 1)
    )


def disguised(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, tuple[Tag, ...]]]:
    """Names with figures for letters: "R0bin", "L4rk"."""
    for match in _FIGURES_INSIDE.finditer(text):
        shown = match[0]
        if len(shown) < 4 or sum(c.isalpha() for c in shown) < len(shown) / 2:
            continue
        for reading in (shown, shown.replace("1", "i")):
            tags = lexicon.exact(reading.lower().translate(_LIKE_LETTERS))
            if tags:
                yield match.start(), match.end(), tags
                break
