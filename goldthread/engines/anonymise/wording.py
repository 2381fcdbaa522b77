"""How a replacement is written so that the sentence still reads."""

import re

from goldthread.engines.anonymise.tokens import Words

_DETERMINER = re.compile(
    r"(?:^|[\s(\"'])(?:the|a|an|his|her|their|our|my|your|its|this|that|baby)\s+$", re.IGNORECASE
)
_START = re.compile(
    r"(?:^|[.!?:]['\")\]]*\s+|\n\s*(?:[-•*]\s*|\(?\d{1,3}[.)]\s*)?|^\s*(?:[-•*]\s*)?)$"
)


def fitted(pseudonym: str, text: str, start: int, end: int, *, before: str = "") -> str:
    """A pseudonym in the place of `text[start:end]`, with the capitals that the place asks for."""
    shown = text[start:end]
    lead = text[max(0, start - 40) : start]
    if pseudonym.startswith(("the ", "a ")) and _DETERMINER.search(lead):
        pseudonym = pseudonym.split(" ", 1)[1]
    elif _begins(lead, start, before):
        pseudonym = pseudonym[:1].upper() + pseudonym[1:]
    letters = [c for c in shown if c.isalpha()]
    words = re.findall(r"[A-Za-z]{2,}", shown)
    if words and len(letters) > 3 and all(c.isupper() for c in letters) and "." not in shown:
        pseudonym = pseudonym.upper()
    return pseudonym


def _begins(lead: str, start: int, before: str) -> bool:
    """Whether a sentence or a line begins here."""
    if start == 0 or (start <= 40 and not lead.strip(" \t\"'([•*-")):
        last = before.rstrip()[-1:]
        return not last or last in ".!?:"
    if re.search(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof)\.\s+$", lead):
        return False
    return (_START.search(lead) is not None and "\n" not in lead[-1:]) or _heads_a_line(lead)


def _heads_a_line(lead: str) -> bool:
    match = re.search(r"(\S?)\s*\n\s*(?:[-•*]\s*|\(?\d{1,3}[.)]\s*)?$", lead)
    return match is not None and match[1] in {"", ".", "!", "?", ":", ";"}


def possessive_end(words: Words, number: int) -> bool:
    """Whether a bare apostrophe after an s belongs to the mention: "James' mother"."""
    word = words[number]
    return word.possessive and words.text[word.end : word.end + 2].lower() != "'s"
