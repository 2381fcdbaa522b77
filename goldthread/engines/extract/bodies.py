"""Bodies named by headings and lead-in sentences: 'For the Board', 'that the Trust should:'."""

import re

from goldthread.engines.extract.lexicon import bare
from goldthread.engines.extract.vocabulary import alternatives, pattern

BODY = re.compile(
    r"(?:the\s+)?(?:[A-Z][\w’'&-]*(?:\s+(?:and|of|for|the|in|&))?\s+){0,8}"
    rf"(?-i:{alternatives('bodies')})(?:\s+\([A-Z]{{2,8}}\))?"
)
ACTOR = pattern("actors", r"\b", r"$")
FOR_BODY = re.compile(
    r"^(?:.{0,40}\b(?:recommendations?|actions?)\s+)?(?:for|to|addressed to)\s+(?:the\s+)?"
    r"(?P<body>.{3,80}?)\s*:?$",
    re.IGNORECASE,
)
NOT_BODY = re.compile(
    r"(?:practice|action|improvement|learning|the future|future|change|this|all learning|consider"
    r"|prevent|improv\w+|better|(?-i:safer)|be |ensure|address)\b",
    re.IGNORECASE,
)
IN_INTRO = re.compile(
    r"(?:^(?!.*\bthat )|\bthat |\brecommends "
    r"|, )(?:[Tt]he )?(?P<body>[A-Z][\w’'&-]*(?: [\w’'&-]+){0,12}?)"
    r" (?:should|must|will|has agreed to|needs? to"
    r"|(?:is|are) (?:asked|recommended|advised) to|to)\s*:$"
)
# "… made three recommendations, that the partnership:"
THAT_BODY = re.compile(
    r"\brecommend\w*\b[^.:;]{0,40}\bthat (?:the )?(?P<body>[\w’'&-]+(?: [\w’'&-]+){0,8}?)\s*:$"
)
TO_BODY = re.compile(
    r"\b(?:recommendations?|actions?) (?:are |were )?(?:made |addressed |directed )?(?:to|for) "
    r"(?:the )?(?P<body>[\w’' -]{3,60}?)(?: (?:is|are|was|were|includ\w+))*\s*:?$",
    re.IGNORECASE,
)


def names_actor(words: str) -> bool:
    """Whether the words end with a body's name or kind: 'the partnership', 'every agency'."""
    return bool(re.search(rf"{alternatives('bodies')}$", words) or ACTOR.search(words))


def is_one(text: str) -> bool:
    """Whether a heading or label is nothing but the name of a body."""
    return bool(BODY.fullmatch(re.sub(r"^For (?:the )?", "", text.strip(" :"))))


def in_heading(text: str) -> str | None:
    """The body a heading such as 'For the Board' or 'Recommendations to Police' names."""
    text = bare(text)
    found = FOR_BODY.match(text)
    if found and not NOT_BODY.match(found["body"]) and BODY.search(found["body"]):
        return found["body"]
    loose = re.match(r"^for (?:the )?(?P<body>[\w’'&-]+(?: [\w’'&-]+){0,5})$", text, re.IGNORECASE)
    named = loose and (names_actor(loose["body"]) or re.fullmatch(r"[A-Z]{2,6}s?", loose["body"]))
    if loose and named and not NOT_BODY.match(loose["body"]):
        return loose["body"]
    if re.match(r"improving\b", text, re.IGNORECASE):
        return None
    return text if BODY.fullmatch(text) else None


def in_intro(sentence: str) -> str | None:
    """The body that a lead-in asks: 'The review recommends that the Board should:'."""
    if (found := IN_INTRO.search(sentence)) and BODY.search(found["body"]):
        return found["body"]
    found = THAT_BODY.search(sentence)
    if found and names_actor(found["body"]):
        return found["body"]
    found = TO_BODY.search(sentence)
    if found and not NOT_BODY.match(found["body"]):
        return found["body"]
    return None
