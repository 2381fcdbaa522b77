"""One sentence of the text that says what happened."""

import re

from goldthread.engines.extract.model import Block
from goldthread.engines.extract.words import count, sentences

HARM = re.compile(
    r"\b(?:died|death of|killed|murder\w*|injur(?:y|ies|ed)|seriously harmed|attack\w*"
    r"|suicide|abused|exploit\w+|assault\w*|neglected|found dead|stabb\w+|drown\w+"
    r"|fractures?|head trauma|collapsed|overdose)\b",
    re.I,
)
PERSON = re.compile(
    r"\b(?:baby|child|infant|boy|girl|twins?|teenager|young|adult|man|woman|victim"
    r"|Oliver|he|she|who)\b|\b[A-Z][a-z]+ (?:was|died|had)\b|\b(?:Child|Baby|Adult"
    r"|Family) [A-Z]",
    0,
)
GENERIC = re.compile(
    r"\b(?:is undertaken|are undertaken|must be|has to be|carried out when|when a child"
    r"|where a child|abuse or neglect of a child|is known or suspected|reviews (?:are"
    r"|is)|where:|should)\b",
    re.I,
)


def of(blocks: tuple[Block, ...]) -> str | None:
    """The first such sentence near the beginning, at most 300 characters, or None."""
    for block in blocks[:60]:
        if block.kind != "para":
            continue
        for start, end in sentences(block.text):
            sentence = block.text[start:end]
            if (
                6 <= count(sentence) <= 60
                and HARM.search(sentence)
                and PERSON.search(sentence)
                and not GENERIC.search(sentence)
            ):
                return sentence[:300]
    return None
