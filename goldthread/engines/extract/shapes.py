"""How blocks look and sound: how deep a marker stands, whether words are a title or a story."""

import re

from goldthread.engines.extract.lexicon import RECOMMENDATIONS
from goldthread.engines.extract.likeness import IMPERATIVE, learning_like, recommendation_like
from goldthread.engines.extract.model import Block
from goldthread.engines.extract.words import count

SAYS = re.compile(
    r"\b(?:is|are|was|were|be|been|should|must|needs?|do(?:es)?|did|has|have|had|can(?:not)?|could"
    r"|may|might|will|would|[a-z]{3,}ed|lacked|led|saw|knew|took|went|came|gave|made|felt|told|kept|held)\b"
)
CONTINUES = re.compile(
    r"^(?:this|it|these|such|in doing so|doing so|the (?:audit|training|protocol"
    r"|guidance|policy|review|work|plan|process|group|report|pathway"
    r"|strategy)) (?:\w+ )?(?:should|must|will|needs? to|could|may|includes?|would)\b"
    r"|^(?:including|and|or)\b",
    re.IGNORECASE,
)
# "Rowan (aged 24) was …", "She was a 7-week-old …"
AGED = re.compile(
    r"^[A-Z][\w’'-]+(?: [A-Z][\w’'-]*)?(?:,? \(|,? (?:who )?(?:was|is) |, )(?:an? )?"
    r"(?:aged \d|\d{1,3}[- ](?:year|month|week|day)s?[- ]old)"
)
NEEDS = re.compile(r"\bneeds? (?:an?|the|to|more|better|clear)\b|\bmatters that\b", re.IGNORECASE)
MIXED = re.compile(
    r"\b(?:conclu\w+|discussion|analysis)\b.{0,30} (?:and|&) recommendations", re.IGNORECASE
)
ABOUT_US = re.compile(
    r"\b(?:we|i|our|accepted|agreed|published|this report|the review|action plan"
    r"|recommendations?)\b",
    re.IGNORECASE,
)
# "Our response: agreed." under "Recommendation 2": what became of it
REPLY = re.compile(
    r"(?:(?:our|the|agency|board|partnership|single agency|initial|formal|current) )*"
    r"(?:response|reply|status|outcomes?|progress|updates?|rationale|comments?|decision|evidence"
    r"|timescales?|target date|deadline|by when|lead|owner|actions?(?: taken)?|accepted|agreed"
    r"|why (?:this matters|we say this)|reason|expected outcome|measure of success)"
    r"(?: \([^)]*\))?\s?[:–—.-]",
    re.IGNORECASE,
)
OUGHT = re.compile(r"\b(?:should|must|shall|needs? to)\b")


def asks_plainly(text: str) -> bool:
    """Among conclusions: says what should be, not what is to be seen."""
    asks = OUGHT.search(text) or NEEDS.search(text) or re.search(r"\brecommend", text)
    return bool(asks or IMPERATIVE.match(text))


def names(block: Block, after: Block | None) -> bool:
    """Whether a numbered line may be the name of the paragraph after it."""
    short = count(block.text) <= 9 and block.text[-1:] not in ".;,:"
    told = after is not None and after.kind == "para" and not after.label
    return short and rank(block) == 1 and told and count(after.text if after else "") >= 8


def number(marker: str | None) -> str | None:
    if not marker or not re.search(r"\d|^\(?[a-h]\b", marker):
        return None
    found = re.search(r"\d+(?:[./]\d+)*[a-z]?", marker)
    return found.group() if found else marker.strip("().")


def rank(block: Block) -> int:
    """How deep a marker usually stands: labels, numbers, letters, bullets."""
    marker = block.marker or ""
    if block.label:
        return 0
    if re.match(r"^[(\[]?\d", marker):
        return 1
    if re.match(r"^\(?[A-Ha-hivx]+[.)]", marker):
        return 2
    return 4 if marker in ("o", "◦", "-", "–", "▪", "□") else 3


def says_something(text: str) -> bool:
    """A title with a verb is the finding itself; 'Working with fathers' is only its name."""
    return bool(SAYS.search(text))


def is_title(text: str, own: str) -> bool:
    """'Recommendation 2: Supervision' waits for its sentence."""
    if own == RECOMMENDATIONS:
        return count(text) <= 12 and not recommendation_like(text) and text[-1] != "."
    return count(text) <= 9 and text[-1] not in "."


def story(block: Block) -> bool:
    """A numbered paragraph of a long report that tells what happened."""
    return (
        bool(block.marker and re.match(r"\d+\.\d", block.marker))
        and not learning_like(block.text)
        and count(block.text) > 12
    )
