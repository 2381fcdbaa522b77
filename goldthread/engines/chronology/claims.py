"""What an entry claims of a few things on which accounts differ: child seen, came or not, marks.

Each claim is read clause by clause, so that "mother seen, children asleep and not seen" says that the
children were not seen.
"""

import re
from functools import lru_cache

from goldthread.engines.chronology.entry import Entry
from goldthread.rules.clocktimes import clock_time

_CLAUSE = re.compile(
    r"[.;!?\n]|,(?!\d)|\bbut\b|\bhowever\b|\balthough\b|\bthough\b|\bwhile\b|\bwhilst\b| - | – "
)
_CHILD = (
    r"(?:child(?:ren)?|ch'?n|baby|babies|infant|newborn|toddler|bab[ey]s?|boys?|girls?|kids?|siblings?|twins?|sons?|"
    r"daughters?|unborn|young person|yp|subject child|both children|all (?:three|four|five|of them)|pupils?|"
    r"little one|youngest|eldest|minors?|youngsters?)"
)
_NOT = r"(?:not|n't|never|without|neither|none|unable|unable to|unsuccessful|failed to|declined|refused)"
_SEEN = r"(?:seen|sighted|viewed|observed|spoken (?:to|with)|saw|see|sight|visible|checked on|laid eyes)"
_SEEN_NO = re.compile(
    rf"\b{_CHILD}\b[^|]*\b(?:{_NOT}|wasn't|weren't|was not|were not)\b[^|]{{0,25}}\b{_SEEN}\b|"
    rf"\b(?:{_NOT}|didn't|couldn't|wasn't|weren't)\b[^|]{{0,30}}\b{_SEEN}\b[^|]{{0,30}}\b{_CHILD}\b|"
    rf"\b(?:{_NOT})\b (?:be )?(?:physically |actually )?(?:seen|sighted|viewed|spoken to)\b(?! by| as)|\bno sight of\b|"
    rf"\b{_CHILD}\b[^|]{{0,30}}\b(?:unseen|out of (?:view|sight))\b|\bsight of\b[^|]{{0,40}}\bnot\b|\bnot (?:woken|disturbed|brought downstairs)\b|"
    rf"\b{_CHILD}\b[^|]{{0,30}}\b(?:not (?:present|at home|in|there|available)|elsewhere|absent)\b|"
    rf"\b(?:nobody|no one|no-one|neither|did not|didn't|unable to|could not|couldn't)\b[^|]{{0,20}}\b(?:seen|saw|see|sight|checked?|view(?:ed)?|look(?:ed)? in|laid eyes on|set eyes on)\b[^|]{{0,20}}\b(?:{_CHILD}|them)\b|"
    rf"\bno {_CHILD} (?:were |was )?(?:present|seen|sighted|at the address)\b",
)
_SEEN_YES = re.compile(
    rf"\b{_CHILD}\b[^|]{{0,50}}\b(?:seen|sighted|viewed|observed|spoken (?:to|with)|checked|visible|examined|presented)\b|"
    rf"\b(?:saw|seen|see|observed|sighted|sight of|spoke (?:to|with)|viewed|checked on|met|examined|view of)\b(?! on| by)[^|]{{0,25}}\b{_CHILD}\b|"
    r"\bseen (?:and (?:fine|ok|okay|happy|safe|clean|settled)|alone|awake|asleep|safe|and well|well|at home|in (?:the )?(?:cot|bed|home|bedroom)|happy|playing|upstairs|sleeping|on (?:his|her) own)\b|"
    rf"\b{_CHILD}\b[^|]{{0,20}}\b(?:appeared|looked|seemed|was|were|is|are|all) (?:safe|well|happy|clean|settled|fine|unharmed|ok|okay|alert|appropriately)\b",
)
_CAME_NO = re.compile(
    r"\b(?:did|does|had|has|have|was|were)? ?(?:not|n't|didn't|never) (?:attend(?:ed)?|come|came|arrived?|turn(?:ed)? up|present(?:ed)?|appear(?:ed)?|show(?:ed)?(?: up)?|brought|keep|kept|join(?:ed)?|engage)\b|"
    r"\b(?:dna|dna'?d|dnad|wnb|fta|no[- ]show|non[- ]?attend\w*|not brought|not attended|failed to (?:attend|bring|keep|arrive|turn up|present|come|appear)|"
    r"missed (?:the |her |his |their |this |today'?s )?(?:\w+ )?(?:appointment|clinic|meeting|session|visit|conference|review|scan|group|check)|nobody (?:attended|came|turned up|arrived)|"
    r"no one (?:attended|came|arrived)|neither parent (?:attended|came|present)|parents? absent|absent from|not in attendance|sent apologies|"
    r"in (?:her|his|their|mother's|father's) absence|no sign of (?:the )?(?:mother|father|mum|dad|parents?|family|her|him|them|either parent)|(?:mother|father|mum|dad|parents?|family|m|f|she|he|child|baby|neither parent) (?:was |were )?(?:not (?:there|present|in attendance|brought|seen in clinic)|absent|a no[- ]show)|(?:nobody|no[- ]one|neither parent|neither) (?:came|attended|arrived|turned up|was there|brought)|did not come|cried off|cancelled on the day|pulled out|wasn't brought|weren't brought|without (?:the )?(?:mother|father|parents?|mum|dad) (?:present|attending)|stayed away|appointment (?:was )?missed|unattended appointment|failed appointment)\b"
)
_CAME_YES = re.compile(
    r"\b(?:attended|attends|in attendance|arrived late|arrived early|arrived in time|made it (?:on time|in|to)|came in|came with|came and|(?:mother|father|mum|dad|parents|m|f|both) (?:was |were )?(?:there|here|made it|present|in the room|came|attended|joined|arrived)|turned up|was present|were present|present at|both present|parents? present|mother present|father present|came (?:to|in|along|with|for)|brought (?:to|in|by|for|along|him|her|baby|child)|"
    r"kept (?:the |her |his |their )?appointment|arrived (?:at|for|on|with|in)|seen (?:in|at) (?:the )?(?:clinic|surgery|practice|antenatal)|presented (?:at|to|with)|took part|participated|engaged well|"
    r"joined|contributed to)\b"
)
_NOT_THEIR_COMING = re.compile(
    r"\b(?:police|officers?|ambulance|paramedics?|crew|patrol|units?|pcs?|responders?|engineers?|we|sw|social workers?|hv|health visitor|midwife|staff|professionals|agencies|worker)\b(?: \w+){0,2} (?:attended|arrived|came|present|called)|"
    r"\battended (?:the |her |his |their |home |family )?(?:address|home|property|scene|flat|house|incident|location|domestic|call)\b"
)
_FAMILY = re.compile(
    r"\b(?:mother|father|mum|mummy|dad|daddy|mam|parents?|family|m|f|she|he|they|her|him|child|children|baby|patient|"
    r"client|carers?|partner|couple|both|grandmother|grandfather|mgm|pgm|stepfather|young person|boy|girl)\b"
)
_MEETING = re.compile(
    r"\b(?:core|cg|group|conference|icpc|rcpc|meeting|mtg|strategy|strat|marac|panel|dpm|discussion|court|review|"
    r"hearing|training|by hv|by sw|by dsl|health visitor|social worker|midwife|nurse|i|we|dsl|hv|sw)\b"
)
_HURT = (
    r"(?:injur\w*|bruis\w*|marks?|marking|scratch\w*|cuts?|swelling|swollen|black eye|laceration\w*|graz\w*|burns?|scalds?|"
    r"abrasions?|redness|red (?:mark|area|patch)|lumps?|wounds?|fractur\w*|petechiae|bleeding|haematoma|bite mark|hurt|tender\w*|discolou?ration|lesions?|bumps?|contusion\w*)"
)
_HURT_NO = re.compile(
    rf"\b(?:no|nil|not|n't|without|nothing|none|neither|zero|never|free (?:of|from)|absence of|any)\b(?: \w+){{0,5}} {_HURT}\b|"
    rf"\b{_HURT}\b(?: \w+){{0,3}} (?:not|none|nil|absent|denied|n't|wasn't|weren't|ruled out)\b|{_HURT}\s*[:=]?\s*(?:nil|none|no)\b|"
    r"\b(?:uninjured|unmarked|unhurt|unharmed|skin (?:was )?(?:clear|intact)|nothing (?:abnormal|untoward|found|visible|of note|seen on)|"
    r"nad|fully examined and clear|body map (?:was )?(?:clear|blank|nil)|examination (?:was )?(?:normal|unremarkable|clear))\b"
)
_HURT_YES = re.compile(rf"\b{_HURT}\b")
_HURT_ELSE = re.compile(
    rf"\b(?:risk of|if|in case of|prevent|asked (?:about|for|re)|advice (?:on|about)|possible|query|minor injuries unit|birth ?marks?|old|historic\w*|previous|allegation|alleged|denie[sd])\b(?: \w+){{0,4}} {_HURT}|minor injuries"
)
_COLUMN_SEEN = re.compile(r"\bseen\b|\bspoken\b|\bsighted\b", re.I)
# A clause without any of these claims nothing, and is not looked at further.
_MAY_CLAIM = re.compile(
    r"se[ee]n?\b|saw|sight|view|observ|visib|spoke|checked|examin|present|attend|arriv|turn|came|come|"
    r"brought|bring|kept|keep|join|engag|took part|particip|contribut|dna|wnb|fta|no[- ]show|miss|fail|"
    r"apolog|absen|stayed away|nobody|no one|injur|bruis|mark|scratch|cut|swell|swollen|black eye|lacer|"
    r"graz|burn|scald|abras|red|lump|wound|fract|petech|bleed|haemat|bite|hurt|tender|discol|lesion|bump|"
    r"contus|unharmed|skin|nothing|nad|body map|woken|disturb|elsewhere|looked|seemed|appeared|safe|well|"
    r"made it|eyes on|cried|cancel|pulled|happy|settled|fine|met\b|no sign|did not|didn't|neither|without"
)
_MAY_SAY_TIME = re.compile(
    r"[0-9][:.h][0-9]{2}|[0-9] ?[ap]\.?m|[0-9] ?hrs|noon|midday|midnight", re.I
)
_YES = re.compile(r"^\W*(?:y|yes|seen|✓|✔|true|both|all|alone)\b", re.I)
_ANSWER_NO = re.compile(r"^\W*(?:n|no|not|none|false|unseen|neither|nil)\b", re.I)


def claims(entry: Entry) -> dict[str, bool]:
    """seen, attendance, injury: what the entry says of them, where it says it plainly."""
    found = dict(_of_text(f"{entry.event}. {entry.response or ''}"))
    for name, value in entry.other.items():
        if _COLUMN_SEEN.search(name) and len(name) < 60:
            if _ANSWER_NO.match(value):
                found["seen"] = False
            elif _YES.match(value):
                found["seen"] = True
    return found


@lru_cache(maxsize=20_000)
def _of_text(text: str) -> tuple[tuple[str, bool], ...]:
    said: dict[str, list[bool]] = {}
    for clause in _CLAUSE.split(text.lower().replace("’", "'")):
        plain = " ".join(clause.split())
        if _MAY_CLAIM.search(plain):
            for about, value in _of_clause(plain):
                said.setdefault(about, []).append(value)
    for general, about in (("hurt", "injury"), ("came", "attendance")):
        if (values := said.pop(general, None)) and about not in said:
            said[about] = values
    # Who says both of seen or came says nothing plain. Of marks the last word is the finding.
    return tuple(
        (about, values[-1])
        for about, values in said.items()
        if about == "injury" or len(set(values)) == 1
    )


def _of_clause(clause: str) -> list[tuple[str, bool]]:
    """Claims in the clause. Two are weaker than others: "hurt" is an injury spoken of without any
    mark, "came" is that somebody came, and perhaps the worker who writes."""
    found = []
    if _SEEN_NO.search(clause):
        found.append(("seen", False))
    elif _SEEN_YES.search(clause):
        found.append(("seen", True))
    if _CAME_NO.search(clause):
        found.append(("attendance", False))
    elif _CAME_YES.search(clause) and not _NOT_THEIR_COMING.search(clause):
        if _FAMILY.search(clause):
            found.append(("attendance", True))
        elif not _MEETING.search(clause):
            found.append(("came", True))
    if _HURT_NO.search(clause):
        found.append(("injury", False))
    elif (match := _HURT_YES.search(clause)) and not _HURT_ELSE.search(clause):
        found.append(
            (
                "hurt"
                if match[0].startswith(("injur", "hurt", "bump", "lump", "fract"))
                else "injury",
                True,
            )
        )
    return found


def minutes(entry: Entry) -> int | None:
    """The time of day in minutes: of its own column, or the first that its words give."""
    said = entry.time
    if said is None and _MAY_SAY_TIME.search(entry.event, 0, 400):
        said = clock_time(entry.event[:400])
    return int(said[:2]) * 60 + int(said[3:]) if said else None
