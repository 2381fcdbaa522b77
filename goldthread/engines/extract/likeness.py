"""What an item sounds like, and what is never one."""

import re

from goldthread.engines.extract.vocabulary import alternatives, pattern
from goldthread.engines.extract.words import count

DUTY = pattern("duty", r"\b", r"\b")
IMPERATIVE = pattern(
    "verbs", r"^(?:to |that |all to |jointly |urgently |formally |regularly )?", r"\b"
)
INSTITUTION = pattern("institutions", r"\b", r"\b", case=True)
PRACTITIONERS = re.compile(
    r"^(?:all |the |frontline |any |multi-agency |other |health |social )*"
    r"(?:professionals?|practitioners?|staff|managers?|workers|social workers?|supervisors?"
    r"|teachers?|nurses|midwives|doctors|clinicians|everyone|agencies|services|assessments?"
    r"|organisations)\b",
    re.IGNORECASE,
)
LINK = pattern("links", "^")
LINK_VERB = pattern("link_verbs", "^", r"\b")
CRITERIA = pattern("criteria", "^")
GENERAL = pattern("general", r"\b", r"\b")
BOILERPLATE = pattern("boilerplate")
AFTERWORD = pattern("afterwords", "^")
_NAME = r"[A-Z][\w’'&/-]*"
_SMALL = (
    r"(?:and|of|for|the|in|with|its|all|both|&|health|care|social|local|partners?|agencies"
    r"|services?|their|partner|member|safeguarding|children’s|adults?|police|national|regional"
    r"|through|via|on behalf of|alongside|working|together)"
)
BODY_DUTY = re.compile(
    r"^(?:(?:it is recommended|the (?:review|panel|author|inquiry) recommends) that )?"
    rf"(?:[Tt]he )?(?:{_NAME}|{_SMALL})(?:,?\s+(?:\(?{_NAME}\)?|{_SMALL})){{0,18}},?\s+"
    r"(?:should|must|shall|needs? to|(?:is|are) (?:recommended|asked|invited|requested|urged"
    rf"|required|to)\b|to {alternatives('asked_verbs')}\b)"
)
NARRATIVE = re.compile(
    r"\b(?:(?:on|in) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b|(?:19|20)\d\d\b|\bwas (?:born|arrested|admitted|taken|found"
    r"|convicted|sentenced|discharged|referred|pregnant)|pleaded"
    r"|\b(?:was|is|were) (?:an? )?(?:aged )?\d{1,3}[- ](?:year|month|week|day)s?[- ]old"
    r"|\bwho lived\b|\blived (?:alone|with)\b)"
)

# "Midwifery to add …", "North Harbour Homes to check …"
TO_DO = re.compile(
    r"^(?:[Tt]he |[Aa]ll |[Ee]ach |[Ee]very )?[A-Z]?[\w’'&-]+(?:,? (?:and|of|for|the|in|&"
    r"|[A-Z][\w’'&-]*)){0,9}"
    rf" to (?:{alternatives('verbs')})\b"
    # "All health visitors to receive …"
    rf"|^(?:[\w’'-]+ ){{0,4}}(?i:{alternatives('actors')}) to (?:be [a-z]+"
    rf"|{alternatives('verbs')})\b"
)
OF_LIST = re.compile(
    r"^(?:the|this|these|in|i|we|having|as a result|following|from|below|there|here)\b[^.;]*?"
    r"\b(?:following|my|our|its|these|their|below|\w+teen|\d+|two|three|four|five|six|seven|eight"
    r"|nine|ten) (?:\w+ ){0,2}(?:recommendations|lessons|learning points|findings)\b"
    r"|^this (?:section|chapter|part|briefing|page)\b"
    r"|^(?:the|this) (?:\w+ ){0,2}(?:panel|board|partnership|reviewer|author|inquiry)"
    r" (?:\w+ )?thanks?\b",
    re.IGNORECASE,
)


def recommendation_like(text: str) -> bool:
    """Asks someone to do something."""
    if text.endswith("?") or BOILERPLATE.search(text):
        return False
    return bool(DUTY.search(text) or IMPERATIVE.match(text) or TO_DO.match(text))


def asks_body(text: str) -> bool:
    """An institution, by name, should do something."""
    found = BODY_DUTY.match(text)
    return bool(found and INSTITUTION.search(found.group()) and not PRACTITIONERS.match(text))


def tells_no_story(text: str) -> bool:
    """Not a question, a lead-in, a sentence about the list, or dated events."""
    if text.endswith(":") or puts_question(text) or count(text) < 4:
        return False
    if BOILERPLATE.search(text) or NOTHING.match(text):
        return False
    return not NARRATIVE.search(text)


def learning_like(text: str) -> bool:
    """A statement others could learn from, rather than this family's story."""
    return tells_no_story(text) and bool(GENERAL.search(text))


def speaks_of_list(text: str) -> bool:
    """'The panel makes the following recommendations.' stands over items and is none."""
    return count(text) <= 30 and bool(OF_LIST.match(text)) and not DUTY.search(text)


# "Recommendations should be few and clear.": how reviews are done, not what this one asks
OF_REVIEWS = re.compile(
    r"^(?:all |any |the )?(?:recommendations|(?:final |overview )?reports?|reviews|review panels"
    r"|(?:lead )?reviewers?|panel members|terms of reference) (?:should|must|will|shall|need to)"
    r" (?:\w+ )?(?:be|make|include|contain|set out|focus|identify|aim|have|seek|involve|meet)\b"
    r"|^there should be a culture of",
    re.IGNORECASE,
)
# "The Panel found no evidence that …": nothing was learned
NOTHING = re.compile(
    r"^(?:the|this) (?:[\w’'-]+ ){0,3}"
    r"(?:found no|did not (?:find|see|identify)|(?:has|have|had) (?:found no|no)|saw no)"
    r"(?: \w+)? (?:evidence|concerns?|indication|grounds|reason|that|single|one)\b",
    re.IGNORECASE,
)


def puts_question(text: str) -> bool:
    """A question, unless it ends a piece of advice: 'Ask of each action: why was it not done?'"""
    advice = IMPERATIVE.match(text) and (":" in text or re.search(r"[.!] ", text))
    return text.endswith("?") and not advice


def never(text: str) -> bool:
    """Links, captions, criteria, questions, contact lines."""
    return (
        not re.search(r"[A-Za-z]{3}", text)
        or bool(re.fullmatch(r"\[[^\]]+\]", text))  # "[Image: a nurse]"
        or bool(LINK.match(text) and count(text) < 25 and not DUTY.search(text))
        or bool(LINK_VERB.match(text) and count(text) < 10 and not DUTY.search(text))
        or bool(CRITERIA.match(text))
        or puts_question(text)
        or bool(OF_REVIEWS.match(text))
        or bool(re.search(r"(?:\.\s?){5,}|\(pdf|\bpdf\b|\bdocx?\b\)", text, re.IGNORECASE))
    )
