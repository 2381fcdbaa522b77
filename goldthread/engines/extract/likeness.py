"""What an item sounds like, and what is never one."""

import re

from goldthread.engines.extract.words import count

DUTY = re.compile(
    r"\b(?:should|must|shall|ought to|(?:is|are) (?:strongly )?(?:recommended|asked|invited|encouraged|required|requested|urged|advised|to)\b|needs? to|to (?:ensure|consider|review|seek|develop|provide|undertake|work|make|establish|promote|raise|strengthen|explore|update|produce|commission|assure|audit|monitor|agree|deliver|remind|introduce|improve|implement))"
    r"|\b(?:recommends?|recommended) (?:that|to)\b|\bwould benefit from\b|\bwill (?:review|ensure|develop|seek|work|undertake|provide|consider|produce|audit|monitor|strengthen|promote|deliver|agree|share|update|commission|raise|issue|establish)\b",
    re.IGNORECASE,
)
VERBS = (
    "ensure|ensuring|review|reviewing|develop|seek|consider|provide|promote|raise|undertake|produce|create|write|make sure|make|establish|agree|"
    "work|commission|audit|monitor|strengthen|improve|update|revise|explore|remind|share|disseminate|deliver|implement|introduce|audit|assure|"
    "embed|support|require|request|identify|clarify|carry|conduct|refresh|set|test|weigh|check|use|build|increase|continue|extend|publish|issue|"
    "adopt|amend|appoint|ask|assess|bring|change|circulate|collate|communicate|complete|confirm|convene|co-ordinate|coordinate|define|demonstrate|design|"
    "determine|discuss|distribute|draw|educate|enable|encourage|engage|enhance|evaluate|examine|expand|facilitate|feed|focus|gain|get|give|"
    "hold|include|inform|instigate|invest|invite|launch|lead|liaise|lobby|look|maintain|map|measure|meet|offer|oversee|plan|prepare|present|"
    "prioritise|propose|reaffirm|receive|reduce|refer|reinforce|report|respond|re-?launch|roll|scope|secure|send|simplify|standardise|start|streamline|"
    "tell|track|train|utilise|verify|write|urge|hospitals|recognise|record|regularly|reflect|resource|re-visit|revisit|escalate|formalise|arrange|highlight"
)
IMPERATIVE = re.compile(
    rf"^(?:to |that |all to |jointly |urgently |formally |regularly )?(?:{VERBS})\b", re.IGNORECASE
)
BODY_DUTY = re.compile(
    r"^(?:(?:it is recommended|the (?:review|panel|author|inquiry) recommends) that )?(?:the )?(?:[A-Z][\w’'&/-]*|NHS|and|of|for|the|in|with|its|all|both|&|,)(?:,?\s+(?:[A-Z(][\w’'&/)-]*,?|and|of|for|the|in|with|its|all|both|&|health|care|social|local|partners?|agencies|services?|their|partner|member|safeguarding|children’s|adult|adults|police|national|regional|through|via|on behalf of|alongside|working|together)){0,18}"
    r",?\s+(?:should|must|shall|needs? to|(?:is|are) (?:recommended|asked|invited|requested|urged|required|to)\b|to (?:ensure|consider|review|seek|develop|provide|work|undertake|promote|make|assure|gain|request))\b",
    re.UNICODE,
)
INSTITUTION = re.compile(
    r"\b(?:Board|Partnership|Trusts?|Council|Police|Constabulary|Services?|Social Care|ICB|Integrated Care|CCG|Commissioning|Commissioners|Government|Department|Committee|NHS|Authority|Panel|Probation|CSP|LSCB|SCP|LSCP|SAB|SCB|DfE|Home Office|Ministry|Office|CAMHS|Cafcass|Executive|Directorate|College|Partners|Agency|Midwifery|Health Board|GPs?|Surgery|Practice|Hospital|Education|Housing|School|Inspectorate|Commissioner|Secretary of State|England|Wales|Scotland|[A-Z]{3,6})\b"
)
PRACTITIONERS = re.compile(
    r"^(?:all |the |frontline |any |multi-agency |other |health |social )*(?:professionals?|practitioners?|staff|managers?|workers|social workers?|supervisors?|teachers?|nurses|midwives|doctors|clinicians|everyone|agencies|services|assessments?|organisations)\b",
    re.IGNORECASE,
)
JUNK = re.compile(
    r"^(?:https?://|www\.|\S+@\S+|(?:read|download|view|click|visit|link|watch|see|listen|book|register|print|share|tweet|email|call|phone|telephone|tel|follow|back to|skip|return|home|search|menu|open|access the|please (?:see|click|visit|contact|note|read)|for (?:more|further)|further information|more information|you can (?:read|find|download|view)|the full report|full report)\b.*"
    r"|(?:published|date|updated|source|reference|ref|author|page|figure|table|tags?|category|image|photo|copyright|©)\b.{0,80})$",
    re.IGNORECASE,
)
CRITERIA = re.compile(
    r"^(?:(?:either|and|or)\s*[–-]?\s*)?(?:(?:the|a|an) (?:child|adult|person|young person)(?: \w+){0,3} (?:has |have )?(?:died|dies|(?:been )?seriously harmed|sustained|was (?:on|looked after)|has (?:needs|sustained|experienced))"
    r"|(?:known or suspected )?abuse (?:or|and) neglect (?:of a child |of an adult )?(?:is|was|has been|were) (?:known|suspected|a factor)|abuse or neglect.*known or suspected|there is (?:reasonable )?cause for concern as to|died|sustained (?:a )?potentially|sustained serious|serious(?:ly)? harm(?:ed)?|it knows or suspects|the adult)",
    re.IGNORECASE,
)
NARRATIVE = re.compile(
    r"\b(?:(?:on|in) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:19|20)\d\d\b|\bwas (?:born|arrested|admitted|taken|found|convicted|sentenced|discharged|referred|pregnant)|pleaded)"
)
GENERAL = re.compile(
    r"\b(?:should|must|needs?|need to|can|may|might|could|important|importance|essential|vital|crucial|critical|key|ensure|always|never|recogni[sz]e|consider|understand\w*|effective\w*|require[sd]?|opportunit\w+|professionals?|practitioners?|agencies|agency|services?|staff|lack of|curiosity|not (?:always|consistently|sufficiently|fully)|when|where|learning|safeguarding|multi-agency|practice|training|systems?|information)\b",
    re.IGNORECASE,
)
BOILERPLATE = re.compile(
    r"(?:^(?:this|these|the) (?:review|report|recommendations?|lessons?|learning|section|findings?|panel|author|reviewers?|case|briefing|following)\b(?!.*\bshould\b).*(?:made|makes|identified|identifies|highlight\w*|set out|sets out|are|were|based|lists?|drawn|developed|grouped|presented|concluded|offers?|outlines?)\b"
    r"|^(?:a|an|the) (?:\w+ ){0,3}(?:action|improvement) plan\b|^during the (?:course of the )?(?:inquest|investigation)|^in my opinion|circumstances creating a risk|^the (?:learning|recommendations?|key|main|following)\b.*:$)",
    re.IGNORECASE,
)
AFTERWORD = re.compile(
    r"^(?:from these|these (?:recommendations|have|actions|will|are|were|learning|points|findings)|(?:a|an|the|this) (?:multi-agency |joint |single |detailed |partnership |overarching |robust )*(?:action plan|report|full report|briefing|review was|review has|recommendations|learning has|partnership has accepted|board has accepted|response)"
    r"|all (?:of )?(?:the |these )?recommendations|read |view |download |click |for (?:more|further) |to (?:read|view|download|find) |you can |further (?:information|details)|more information|please |progress (?:on|against|is|will)|every one is|each of these|(?:the )?(?:board|partnership) has (?:accepted|agreed|already)|it is (?:planned|intended)|see (?:also|the)|copies of|published)",
    re.IGNORECASE,
)


def recommendation_like(text: str) -> bool:
    """Asks someone to do something."""
    if text.endswith("?") or BOILERPLATE.search(text):
        return False
    return bool(DUTY.search(text) or IMPERATIVE.match(text))


def asks_body(text: str) -> bool:
    """An institution, by name, should do something."""
    found = BODY_DUTY.match(text)
    return bool(found and INSTITUTION.search(found.group()) and not PRACTITIONERS.match(text))


def learning_like(text: str) -> bool:
    """A statement others could learn from, rather than this family's story."""
    if text.endswith(("?", ":")) or BOILERPLATE.search(text) or count(text) < 6:
        return False
    return bool(GENERAL.search(text)) and not NARRATIVE.search(text)


def never(text: str) -> bool:
    """Links, criteria, questions, contact lines."""
    return (
        not re.search(r"[A-Za-z]{3}", text)
        or bool(JUNK.match(text) and count(text) < 25 and not DUTY.search(text))
        or bool(CRITERIA.match(text))
        or text.endswith("?")
        or bool(re.search(r"(?:\.\s?){5,}|\(pdf|\bpdf\b|\bdocx?\b\)", text, re.IGNORECASE))
    )
