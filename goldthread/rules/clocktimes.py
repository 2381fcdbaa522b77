"""A time of day as people write it: 10:30, 10.30am, 1030hrs, 2pm, noon. Values in, values out."""

import re

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_WORDS = re.compile(r"\b(noon|midday|midnight)\b")
_PARTED = re.compile(
    r"(?<![0-9/.\-])([01]?[0-9]|2[0-4])\s?([:.;h])\s?([0-5][0-9])(?:[:.]([0-5][0-9])(?:[.,][0-9]+)?)?"
    r"(?![0-9/])\s*(a\.?m\b|p\.?m\b|hrs?\b|hours?\b|h\b)?"
)
_TOGETHER = re.compile(r"(?<![0-9/.\-])([01][0-9]|2[0-3])([0-5][0-9])\s*(hrs?\b|hours?\b|h\b)")
_HOUR = re.compile(r"(?<![0-9/.:\-])(1[0-2]|0?[1-9])\s*(a\.?m\b|p\.?m\b)")
_BARE = re.compile(r"^(?:at |@ ?)?([01]?[0-9]|2[0-3])([0-5][0-9])$")


def clock_time(words: str, *, alone: bool = False) -> str | None:
    """The first time in the words, as HH:MM, or None.

    `alone`: the words are a time's own column, where 1030 and 10.30 can be nothing else. 00:00:00
    is what systems write for "not known", and is none.
    """
    text = words.lower()
    for match in _PARTED.finditer(text):
        said = _parted(match, alone)
        if said:
            return said
        if match[4] == "00" and match[1] in {"00", "0"}:
            return None
    if together := _TOGETHER.search(text):
        return f"{together[1]}:{together[2]}"
    if hour := _HOUR.search(text):
        return _hour(int(hour[1]), "00", hour[2])
    if word := _WORDS.search(text):
        return _NAMED[word[1]]
    if alone and (bare := _BARE.match(text.strip())):
        return f"{int(bare[1]):02d}:{bare[2]}"
    return None


def _parted(match: re.Match[str], alone: bool) -> str | None:
    half = match[5]
    if match[2] in ".;" and not (half or alone):
        return None  # 10.30 in a sentence may be money or a weight
    if match[4] == "00" and int(match[1]) == 0 and match[3] == "00":
        return None
    return _hour(int(match[1]), match[3], half)


def _hour(hour: int, minutes: str, half: str | None) -> str | None:
    mark = (half or "")[:1]
    if mark == "p" and hour < 12:
        hour += 12
    elif mark == "a" and hour == 12:
        hour = 0
    if hour == 24:
        hour = 0
    return f"{hour:02d}:{minutes}"
