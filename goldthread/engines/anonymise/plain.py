"""A text as it reads, freed of what only looks different, with the way back to the text as given.

Invisible characters go, look-alike letters become the Latin ones they pass for, accents are
dropped, quotes and dashes become plain ones, and a word that was split by a hyphen at a line's end
is whole again. Capitals stay: they tell names from words.
"""

import re
import unicodedata
from array import array
from functools import cache

# Letters of other scripts that pass for Latin ones (after Unicode TR 39, the common ones).
_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјкорсухһԁԛԝвмнтгьпиѵӏЗзЬ"
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχγϲϳ"
        "ıłŁøØđĐðƒɑɡɩʟɴʀᴀʙᴄᴅᴇꜰɢʜɪᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡʏᴢ",
        "ABESIJKMHOPCTYXaesijkopcyxhdqwbmhtrbnuvl33b"
        "ABEZHIKMNOPTYXaikvoptuxycj"
        "ilLoOdDdfagiLNRABCDEFGHIJKMOPSTUVWYZ",
        strict=True,
    )
)
_LONGER = {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "…": "..."}
_QUOTES = "’‘ʼʹ′`´＇ʻ‛"
_DASHES = "‐‑‒–—―−﹣－⁃­¬"
_NOT_ASCII = re.compile(r"[^\x00-\x7f`]")
# A hyphen and the end of a line between two letters; page breaks may follow.
_BROKEN = re.compile(r"(?<=[A-Za-z])-[ \t]*\r?[\n\f\v][\s]*(?=[A-Za-z])")


@cache
def _plain(character: str) -> str:
    """What one character reads as; empty for one that is not seen."""
    if character in _LONGER:
        return _LONGER[character]
    if character in _QUOTES:
        return "'"
    if character in _DASHES:
        return "-"
    if character in "“”„«»":
        return '"'
    if character in "\u2028\u2029\x85":
        return "\n"
    if character.isspace():
        return " "
    if character.isdigit() and (figure := unicodedata.digit(character, None)) is not None:
        return str(figure)  # figures of any script
    if "\U0001f1e6" <= character <= "\U0001f1ff":  # letters that are drawn as flags
        return chr(ord("A") + ord(character) - 0x1F1E6)
    if unicodedata.category(character) in {"Cf", "Mn", "Me", "Cc", "Co"}:
        return ""
    return "".join(
        _ALIKE.get(part, part)
        for part in unicodedata.normalize("NFKD", character)
        if not unicodedata.combining(part)
    )


class Plain:
    """A text, plain, and where each of its characters stands in the text as given."""

    def __init__(self, given: str) -> None:
        self.given = given
        self._from: array[int] | None = None
        text = given
        if _NOT_ASCII.search(given):
            text = self._simplified(given)
        if "-" in text:
            text = self._mended(text)
        self.text = text
        self.lower = text.lower()
        if len(self.lower) != len(text):  # a letter whose small form is longer
            self.lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as given of the plain characters from `start` to before `end`."""
        if self._from is None:
            return start, end
        places = self._from
        last = places[end - 1]
        stop = places[end] if end < len(places) else len(self.given)
        stop = max(stop, last + 1)
        while stop > last + 1 and self.given[stop - 1].isspace():
            stop -= 1
        return places[start], stop

    def _simplified(self, given: str) -> str:
        parts, places, at = [], array("l"), 0
        for match in _NOT_ASCII.finditer(given):
            here = match.start()
            parts.append(given[at:here])
            places.extend(range(at, here))
            read = _plain(match[0])
            if match[0] in "\u00ad" and not given[here + 1 : here + 2].isspace():
                read = ""  # a soft hyphen inside a line is not seen
            parts.append(read)
            places.extend([here] * len(read))
            at = here + 1
        parts.append(given[at:])
        places.extend(range(at, len(given)))
        self._from = places
        return "".join(parts)

    def _mended(self, text: str) -> str:
        cuts = [self._cut(match) for match in _BROKEN.finditer(text)]
        if not cuts:
            return text
        places = self._from if self._from is not None else array("l", range(len(text)))
        parts, kept, at = [], array("l"), 0
        for start, end in cuts:
            parts.append(text[at:start])
            kept.extend(places[at:start])
            at = end
        parts.append(text[at:])
        kept.extend(places[at:])
        self._from = kept
        return "".join(parts)

    @staticmethod
    def _cut(match: re.Match[str]) -> tuple[int, int]:
        """What goes: the hyphen too, but not between capitalised halves (Lark-⏎Dunlin)."""
        text, start, end = match.string, match.start(), match.end()
        word = re.search(r"[A-Za-z]+$", text[max(0, start - 40) : start])
        shouted = word is not None and word[0].isupper() and len(word[0]) > 1
        keep = text[end].isupper() and not shouted
        return (start + 1 if keep else start), end
