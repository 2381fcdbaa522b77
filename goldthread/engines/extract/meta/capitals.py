"""Names printed in capitals, read as names: "HARBOUR SAFEGUARDING BOARD", "Review: ROWAN"."""

import re

SMALL = {"AND", "OF", "FOR", "THE", "IN", "INTO", "ON", "WITH", "UPON", "TO", "A", "AN", "BY"}
KEPT = re.compile(
    r"L?(?:SCB|SCP|SAB|CSP|SCR|CSPR)|[A-Z]{1,4}(?:SCB|SCP|SAB|CSP)|S[AC]R|DHR|SUSR|CPR|APR|CMR|PFD"
    r"|HSS?IB|NHS|ICB|GP|CCG|UK|CPC|APC|ACPC|SBNI|II|III|IV|VI{0,3}"
)
WORD = re.compile(r"\b[A-Z][A-Z’']*[A-Z]\b")
SINGLE = re.compile(r"\b[A-Z]{3,}\b")


def lowered(text: str) -> str:
    """The text of the same length with capitals put away where they only shout."""
    written = set(re.findall(r"\b[A-Z][a-z]{2,}\b", text))
    return "\n".join(_line(line, written) for line in text.split("\n"))


def _line(line: str, written: set[str]) -> str:
    letters = [c for c in line if c.isalpha()]
    shouts = len(letters) > 12 and sum(c.isupper() for c in letters) > 0.85 * len(letters)
    if shouts:
        return WORD.sub(_word, line)
    return SINGLE.sub(
        lambda hit: hit.group().title() if hit.group().title() in written else hit.group(), line
    )


def _word(hit: re.Match[str]) -> str:
    word = hit.group()
    if KEPT.fullmatch(word):
        return word
    if word in SMALL and hit.start() > 0:
        return word.lower()
    return word[0] + word[1:].lower()
