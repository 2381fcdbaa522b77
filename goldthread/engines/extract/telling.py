"""Learning told in running text where no heading speaks of it: 'The review learned that …'."""

import re
from collections.abc import Sequence

from goldthread.engines.extract.lexicon import GOOD, LEARNING, OTHER
from goldthread.engines.extract.model import Candidate, Piece
from goldthread.engines.extract.sections import Section
from goldthread.engines.extract.words import count, sentences

# "a third lesson is that …", "the main learning from this is that …"
_POINT = r"(?:lessons?|learning(?: points?)?|messages?|findings?|points?(?: of learning)?|themes?)"
LEARNED = re.compile(
    r"(?:(?:finally|lastly|above all|in particular|first(?:ly)?|second(?:ly)?|third(?:ly)?|also)"
    r",? )?(?:(?:the|this|our) (?:[\w-]+ ){0,2}?"
    r"(?:review(?:ers?)?|panel|author|report|process|team)|we|reviewers)"
    r" (?:has |have |also |therefore |further )*(?:learned|learnt|teaches|taught us|shows|showed"
    r"|concluded|concludes|found|finds)(?: us)?,? that\b"
    rf"|(?:and )?(?:the|a|an|one|another) (?:[\w-]+ ){{0,2}}{_POINT}(?: [\w-]+){{0,5}}"
    r" (?:is|was) that\b"
    r"|what (?:the review|we|this case) (?:learned|learnt|shows|teaches)\b.{0,30}"
    r" (?:is|was) that\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"it (?:also |further |then )*(?:showed|shows|learned|learnt|found|concluded|taught)"
    r" (?:us )?that\b",
    re.IGNORECASE,
)
# "found that he had died of sepsis": what happened, not what was learned
NOTHING = re.compile(r"\bno evidence\b|\bcould not have been (?:predicted|prevented)\b|\bmet the\b")


def items(sections: Sequence[Section]) -> list[tuple[str, Candidate]]:
    """The sentences that say what was learned, in a text whose headings do not."""
    found: list[tuple[str, Candidate]] = []
    for section in sections:
        if section.label in (OTHER, GOOD):
            continue
        begun = False
        for block in section.blocks:
            if block.kind != "para" or len(block.text) > 3000:
                continue
            for start, end in sentences(block.text):
                words = block.text[start:end]
                tells = LEARNED.match(words) or (begun and GOES_ON.match(words))
                if not tells or count(words) < 9 or words[-1] in ":?" or NOTHING.search(words):
                    continue
                begun = True
                why = "A sentence that says what the review learned"
                found.append((LEARNING, Candidate([Piece(block, start, end)], why)))
    return found
