"""To whom a recommendation is addressed, as its own words say. Never guessed."""

import re

from goldthread.engines.extract.likeness import DUTY, INSTITUTION

LEAD = re.compile(
    r"^(?:(?:therefore|finally|further|in addition|additionally|also),?\s+)?"
    r"(?:it is (?:\w+ )?recommended that|(?:the|this) [\w\s’'-]{3,60}? recommends?(?:ed)? (?:that|to)?|i recommend (?:that|to)?|we recommend (?:that|to)?|hs?sib recommends that|that)\s+",
    re.IGNORECASE,
)
ACTION_FOR = re.compile(
    r"[\s(\[–-]*(?:action|lead|owner|responsib\w+|addressed to|recommendation)(?: for| by| agency| body)?:?\s*(?:for|to)?\s*[:–-]\s*(?P<body>[A-Z][^.;:]{2,80})[.)\]]*$"
)
VERB = re.compile(
    r"\s*,?\s+(?:should|must|shall|ought to|needs? to|will|is (?:recommended|asked|invited|requested|urged|required)|are (?:recommended|asked|invited|requested|urged|required)|to (?=[a-z]+)|(?:agrees?|works?|reviews?|ensures?|considers?|seeks?|develops?|provides?|undertakes?|takes?|makes?|promotes?|commissions?)\b)",
)
NOT_BODY = re.compile(
    r"^(?:this|these|that|those|it|there|they|he|she|we|which|what|where|when|if|all (?:information|assessments|children|referrals|cases|records|plans|meetings|relevant)|consideration|training|guidance|information|work|children|parents|families|fathers|mothers|assessments?|supervision|policies|policy|procedures?|a |an |any|action|audits?|reviews?|the (?:policy|guidance|protocol|review|use|need|issue|findings?|learning|report|process|procedure|training|audit|national definition|definition|pathway|role of|voice|following|importance|impact|recommendation|assessment|current|existing|quality|child|children|family|law|development|strategy|national|action)\b(?! (?:panel|government|board|police|probation)))",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"\b(?:agencies|agency|partners?|professionals?|practitioners?|staff|managers?|services?|organi[sz]ations?|schools?|hospitals?|gps?|workers?|commissioners?|leaders?|providers?|boards?|trusts?|partnerships?|police|midwi(?:ves|fery)|health visit\w+|councils?|authorit(?:y|ies)|government|department|probation|housing|surger(?:y|ies)|practices?|nurses|teams?|forces?|coroners?|leads?|chairs?|supervisors?|officers?|directors?|clinicians|doctors|educat\w+|panel|group|subgroup|sub-group|committee|college|employers|prisons?|inspectorates?|members|reviewers|authors?|safeguarding)\b",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"^(?:the )?(?:[\w’']+ )?[A-Z]{2,8}(?:s|’s)?(?:\s|$)")


def of(text: str, given: str | None) -> str | None:
    """The addressee: a table's column or a heading first, else the subject of the duty."""
    if given:
        return tidy(given)
    if (named := ACTION_FOR.search(text)) and INSTITUTION.search(named["body"]):
        return tidy(named["body"])
    body = text[m.end() :] if (m := LEAD.match(text)) else text
    lead = re.match(r"^(?P<body>[A-Z][^:.;]{2,70})\s?[:–]\s+(?=\S)", body)
    if lead and INSTITUTION.search(lead["body"]) and not DUTY.search(lead["body"]):
        return tidy(lead["body"])
    body = re.sub(
        r"^(?:To |In order to |In light of |Where |When |As |Following |Given |For |Within |Through |By |With |Once |Until |Before )[^,]{5,160}, (?=\S)",
        "",
        body,
    )
    if not (verb := VERB.search(body)):
        return None
    subject = body[: verb.start()]
    return tidy(subject) if is_body(subject) else None


def is_body(subject: str) -> bool:
    """Whether the words before the duty name someone who can act."""
    words = subject.split()
    if not words or len(words) > 28 or NOT_BODY.match(subject) or ":" in subject or ". " in subject:
        return False
    if re.match(
        r"^(?:[A-Z]?[a-z]+ing|[Tt]o|[Ee]nsure|[Rr]eview|[Cc]onsider|[Ww]rite|[Dd]evelop|[Mm]ake)\b",
        words[0],
    ):
        return bool(
            re.match(
                r"^(?:Commissioning|Nursing|Housing|Safeguarding|Visiting|Learning)$", words[0]
            )
        )
    return bool(INSTITUTION.search(subject) or GENERIC.search(subject) or ACRONYM.match(subject))


def tidy(body: str) -> str:
    """'The Board' is 'Board'-like: the article goes, separators become '; '."""
    body = body.strip(" .,;:–-")
    body = re.sub(r"^(?:the|for the|to the|for)\s+", "", body, flags=re.IGNORECASE)
    body = re.sub(r"\s*(?:;|\s/\s|\n|\s\|\s)\s*", "; ", body)
    body = re.sub(r"\s+(?:each|all|both|also|jointly|therefore|together)$", "", body)
    return body[:200]
