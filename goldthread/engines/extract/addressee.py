"""To whom a recommendation is addressed, as its own words say. Never guessed."""

import re

from goldthread.engines.extract.likeness import DUTY, IMPERATIVE, INSTITUTION, PRACTITIONERS
from goldthread.engines.extract.vocabulary import alternatives, pattern

LEAD = re.compile(
    r"^(?:(?:and |but )?(?:therefore|final(?:ly)?|last(?:ly)?|further|in addition|additionally|also"
    r"|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?),?\s+)?"
    r"(?:it is (?:\w+ )?recommended that|(?:the"
    r"|this) [\w\s’'-]{3,60}? (?:recommends?(?:ed)? (?:that|to)?:?"
    r"|(?:asks|proposes|requests|urges|advises) that)"
    r"|(?:it|he|she|they) (?:\w+ ){0,2}recommends? that"
    r"|(?:i|we) recommend (?:that|to)?:?|hs?s?ib recommends that|that)\s+",
    re.IGNORECASE,
)
ACTION_FOR = re.compile(
    r"[\s(\[–-]*(?:action|lead|owner|responsib\w+|addressed to|recommendation)"
    r"(?: for| by| agency| body)?:?\s*(?:for|to)?\s*[:–-]\s*(?P<body>[A-Z][^.;:]{2,80})[.)\]]*$"
)
ASKED = r"(?:recommended|asked|invited|requested|urged|required|encouraged)"
VERB = re.compile(
    rf"\s*,?\s+(?:(?:should|must|shall|ought to|needs? to|will|(?:is|are) {ASKED})\b"
    r"|(?:is|are) to(?! be\b)\b"
    rf"|to (?={alternatives('verbs')}\b)|to be (?=[a-z])"
    r"|(?:agrees?|works?|reviews?|ensures?|considers?|seeks?|develops?|provides?|undertakes?"
    r"|takes?|makes?|promotes?|commissions?|updates?|strengthens?|requires?)\b)",
)
# "draws up", "carries out"; after "recommends that": "be satisfied that"
BARE_VERB = re.compile(
    rf"\s+(?=(?:{alternatives('verbs')}(?:e?s)?|[a-z]+(?:rr|f|pl)ies|be [a-z]+(?:ed|en))\s)"
)
FIRST_CLAUSE = re.compile(
    r"^(?:To |In order to |In light of |Where |When |As |Following |Given |For |Within |Through "
    r"|By |With |Once |Until |Before |If |Building on )[^,]{5,160}, (?=\S)"
)
NOT_BODY = pattern("not_bodies", "^", r"(?![\w’'])")
ACTOR = pattern("actors", r"\b", r"\b")
ACTOR_LAST = pattern("actors", r"\b", r"$")
ACRONYM = re.compile(r"^(?:the )?(?:[\w’']+ )?[A-Z]{2,8}(?:s|’s)?(?:\s|$)")
# "North Harbour Ambulance to flag …", "Harbour Homes makes …": a name, then what it is to do
# "Should issue …", "Convenes a summit …" under the name of a body
ASKS_FIRST = re.compile(
    rf"(?:should|must|can|could|would|how|what|does)\b"
    rf"|(?:{alternatives('verbs')})(?:e?s)\b(?! to\b)",
    re.IGNORECASE,
)
PROPER = re.compile(r"(?:[A-Z][\w’'&-]*)(?: (?:(?:of|for|and|the) )?[A-Z][\w’'&-]*)+")
NAMED_FIRST = re.compile(
    r"^(?P<body>(?:[Tt]he )?[A-Z][\w’'&-]*(?:,? (?:and|of|for|the|in|&|[A-Z][\w’'&-]*))*)"
    rf" (?P<verb>to (?!be\b)[a-z]+|(?:jointly )?{alternatives('verbs')}(?:e?s)?\b)"
)
# "health visitors look at …", "the partnership gets …"
ACTOR_FIRST = re.compile(
    rf"^(?P<body>(?:the |all |every |each )?(?:[\w’'-]+ ){{0,2}}?{alternatives('actors')})"
    rf" (?:to )?{alternatives('verbs')}(?:e?s)?\b",
)
# "assurance is gained from all GP practices that they": a clause, not a name
CLAUSE = re.compile(r"\b(?:is|are|was|were|be|been|has|have|that (?:they|it|he|she))\b")
# "the Committee and the Health Board", "the Department of Health and NHS England"
EACH_NAMED = re.compile(r",? and (?=(?:the |all |its |each )?[A-Z])")
LAST = re.compile(
    r"Board|Partnership|Trust|Police|Constabulary|Council|Authority|Committee|Services?|ICB|CCG"
    r"|Department|Office|Agency|Ofsted|Cafcass|CAMHS|England|Wales|Scotland|Panel|Commission|CQC"
    r"|Education|Probation|Hospital|Government|Inspectorate|CSP|[A-Z]{2,6}"
)
INITIALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,5}|Ofsted|Cafcass")
EVERYWHERE = re.compile(
    r" (?:in (?:every|each|all|the|this|any) (?:\w+ )?"
    r"(?:areas?|county|city|region|borough|district|country)"
    r"|across (?:the )?[\w ]{3,30}|nationally|locally)$"
)
# "recommends that the hospital rings …": whoever the clause begins with, and a verb
THAT_DOES = re.compile(
    rf"(?P<body>(?:the |all |every |each )?(?:[\w’'&-]+ ){{0,4}}?{alternatives('actors')})"
    rf" (?!(?:is|was|has|does|this|adults|{alternatives('actors')})\b)[a-z]{{3,}}s\b",
)
GERUND_BODIES = (
    "Commissioning", "Nursing", "Housing", "Safeguarding", "Visiting", "Learning", "Governing",
    "Prosecuting", "Participating", "Contributing", "Treating", "Placing", "Referring",
)  # fmt: skip


def of(text: str, given: str | None, *, firm: bool = False) -> str | None:
    """The addressee: a table's column first, then a body the item names, then its heading.

    `given` is what the table, label or heading says; `firm` if it stands in a place of its own.
    """
    if given and firm:
        return tidy(given)
    own = _named(text)
    fuller = given and own and own.lower() in given.lower() and given[0].isupper()
    # "Officers to record …" under the heading "Harbour Police"
    proper = given is not None and PROPER.fullmatch(given) and INSTITUTION.search(given)
    plain = proper and own is not None and not INSTITUTION.search(own)
    if given and (own is None or fuller or plain or PRACTITIONERS.match(own)):
        return tidy(given)
    return own


def _named(text: str) -> str | None:
    """The body the item itself names."""
    if (named := ACTION_FOR.search(text)) and INSTITUTION.search(named["body"]):
        return tidy(named["body"])
    body = text[lead.end() :] if (lead := LEAD.match(text)) else text
    front = re.match(r"^(?P<body>[A-Z][^:.;]{2,70})\s?[:–]\s+(?=\S)", body)
    titled = (
        front and front["body"].istitle() and " " in front["body"] and body[front.end()].islower()
    )
    known = front and (
        titled or INSTITUTION.search(front["body"]) or ACTOR_LAST.search(front["body"])
    )
    if front and known and not DUTY.search(front["body"]):
        return tidy(front["body"])
    if ASKS_FIRST.match(body):
        return None
    if clause := FIRST_CLAUSE.match(body):
        rest = body[clause.end() :]
        body = rest if DUTY.search(rest) or not body.startswith("To ") else body
    verb = VERB.search(body)
    if lead and (doer := THAT_DOES.match(body)):
        return tidy(doer["body"])
    if lead or (verb is None and text[:4] in ("the ", "The ")):
        bare = BARE_VERB.search(body)
        verb = min((v for v in (verb, bare) if v), key=lambda v: v.start(), default=None)
    if not verb or (IMPERATIVE.match(body) and verb.start() > 30):
        return _doer(body)
    subject = re.split(r", (?:working|together|in|with|through|alongside)\b", body[: verb.start()])[
        0
    ]
    return tidy(subject) if is_body(subject) else _doer(body)


def _doer(body: str) -> str | None:
    """A body that comes first without "should"."""
    named = NAMED_FIRST.match(body)
    if named and (INSTITUTION.search(named["body"]) or ACRONYM.match(named["body"] + " ")):
        name = re.sub(r"(?:,? (?:and|of|for|the|in|&))+$", "", named["body"])
        return None if IMPERATIVE.fullmatch(name) or NOT_BODY.match(name) else tidy(name)
    if IMPERATIVE.match(body) or NOT_BODY.match(body):
        return None
    actor = ACTOR_FIRST.match(body)
    return tidy(actor["body"]) if actor else None


def is_body(subject: str) -> bool:
    """Whether the words before the duty name someone who can act."""
    words = subject.split()
    if not words or len(words) > 28 or ":" in subject or ". " in subject:
        return False
    if NOT_BODY.match(subject) or CLAUSE.search(subject):
        return False
    if words[0].endswith("ing") and words[0] not in GERUND_BODIES:
        return False
    if IMPERATIVE.match(subject) and words[0].lower() not in ("support", "lead"):
        return False
    return bool(INSTITUTION.search(subject) or ACTOR.search(subject) or ACRONYM.match(subject))


def tidy(body: str) -> str:
    """Without its article; separators between bodies become '; '."""
    body = body.strip(" .,;:–-")
    body = re.sub(r"^(?:for the|to the|the|for)\s+", "", body, flags=re.IGNORECASE)
    body = re.sub(r"\s*(?:;|\s/\s|\n|\s\|\s)\s*", "; ", body)
    body = re.sub(r"\s+(?:each|all|both|also|jointly|therefore|together)$", "", body)
    return "; ".join(_several(EVERYWHERE.sub("", body)))[:200]


def _several(body: str) -> list[str]:
    """'the CPC and the Health Board' are two; 'Health and Social Care Trust' is one."""
    for cut in EACH_NAMED.finditer(body):
        first, second = body[: cut.start()], body[cut.end() :]
        twice = re.match(r"(?:the|all|its|each) ", second) and INSTITUTION.search(first)
        second = re.sub(r"^(?:the|its)\s+", "", second)
        named = _is_name(first.split(", ")[-1]) and _is_name(second)
        if "; " not in body and (named or (twice and INSTITUTION.search(second))):
            parts = [re.sub(r"^(?:the|its)\s+", "", part) for part in first.split(", ")]
            return parts + _several(second)
    return [body]


def _is_name(words: str) -> bool:
    """A body's whole name: its last word says what kind of body it is, or it is initials."""
    last = re.sub(r"\s*\([A-Z]+\)$", "", words).split()[-1:]
    return bool(last and (LAST.fullmatch(last[0]) or INITIALS.fullmatch(words)))
