"""A text cut into sentences and words, as a reader would count them."""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*")
_BULLET = re.compile(r"\s*(?:[-•*]|\d{1,3}[.)])\s+")
_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s")  # bounded: a million full stops take no longer
_RUN = re.compile(r"\S+")
_WEB = ("http://", "https://", "www.")
_SHORT = frozenset(
    ("mr", "mrs", "ms", "dr", "prof", "st", "e.g", "i.e", "eg", "ie", "etc", "vs", "para", "fig")
)


def sentences(text: str) -> Iterator[str]:
    """Sentences with at least one word. A line of a list is one, and so is a line that stands
    alone; web and e-mail addresses are left out."""
    for paragraph in _paragraphs(_RUN.sub(_no_address, text)):
        yield from (one for one in _cut(paragraph) if WORD.search(one))


def words(sentence: str) -> list[str]:
    return WORD.findall(sentence)


def tokens(sentence: str) -> list[str]:
    """Words and numbers, in small letters."""
    return [one.casefold().replace("’", "'") for one in _TOKEN.findall(sentence)]


def _no_address(run: re.Match[str]) -> str:
    """A web or e-mail address is not read out; the full stop behind it is."""
    said = run.group()
    if "@" not in said and not said.lstrip("(“\"'").casefold().startswith(_WEB):
        return said
    return said[-1] if said[-1] in ".!?" else ""


def _paragraphs(text: str) -> Iterator[str]:
    """Lines that run on are one; an empty line or the next line of a list begins another."""
    held: list[str] = []
    for line in text.splitlines():
        bullet = _BULLET.match(line)
        if (bullet or not line.strip()) and held:
            yield " ".join(held)
            held = []
        if line.strip():
            held.append(line[bullet.end() :].strip() if bullet else line.strip())
    if held:
        yield " ".join(held)


def _cut(paragraph: str) -> Iterator[str]:
    begin = 0
    for end in _END.finditer(paragraph):
        before = paragraph[max(begin, end.start() - 12) : end.start()].rsplit(" ", 1)[-1]
        before = before.lstrip("(“\"'")
        if end.group().startswith(".") and (before.casefold() in _SHORT or _is_initial(before)):
            continue
        yield paragraph[begin : end.end()].strip()
        begin = end.end()
    if begin < len(paragraph):
        yield paragraph[begin:].strip()


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"
