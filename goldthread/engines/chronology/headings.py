"""What a column's heading says it holds: many ways of writing a few meanings.

Roles: date, end, time, sequence, source, event, response, comment. Strength 3 is a heading that can
mean nothing else, 1 one that gives way to a better one. Welsh headings are read too.
"""

import re
from functools import lru_cache

_NOT_WORDS = re.compile(r"[^\w&'/]+|_+")
# Dates that are not when it happened, and times that are not the clock's.
_ELSE = re.compile(
    r"\b(birth|dob|born|entered|entry made|recorded|input|created|modified|updated|uploaded|"
    r"completed|received|review date|next|due|deadline|closed|signed|printed|added|logged on)\b"
)
_RULES: tuple[tuple[str, str, int], ...] = (
    # date
    ("date", r"(start |event |incident |contact |entry |exact |actual )?date(s)?( ?/ ?time| and time| & time| time)?", 3),
    ("date", r"date(s)?( /? ?time)? (of|when) .*", 3),
    ("date", r"date(s)? (or|and|/) (period|time|range|approximate).*|date / ?period|period|date period", 3),
    ("date", r"(start|event|incident|contact|visit|occurrence|attendance) date.*", 3),
    ("date", r"(date start|from|date from|day|day date|day and date|date dd.*|date day.*)", 2),
    ("date", r"(when|when did (it|this) happen|when it happened|when was (it|this)|when did.*)", 2),
    ("date", r"(dyddiad|dyddiadau)( .*)?", 3),
    ("date", r"(dt|dates?( |/).*|.* date|datetime)", 1),
    ("date", r"(timeline|time frame|timeframe|time period)", 1),
    # end
    ("end", r"(end|finish|to|until|last) ?date|date (to|end|until)|to|until|end", 3),
    # time
    ("time", r"time( of .*)?( 24.*| hh.*)?|(event|start|contact|incident|exact|approx(imate)?|call|log|arrival|attendance|report(ed)?) time|what time.*|amser|clock|time hrs|time start|hours?|hrs?|time (in|on scene|began|begun)|arrival|arrived at|hour (of .*|began)|start time|time of day", 3),
    # sequence
    ("sequence", r"event ref(erence)?( no| number)?|seq|sequence|sequence (no|number)|seq no|order", 3),
    # source
    ("source", r"(source|sources)( of)?( the)?( information| evidence| data| record| entry| document)?(s)?( .*)?", 3),
    ("source", r"(information|evidence|record|data|document) source|where (recorded|is it recorded|from|found|was this recorded)|recorded (in|where)|where.* record.*", 3),
    ("source", r"(record|system|file|document|document reference|evidence|origin|provenance|taken from|database|records? used|record type|record system)|ffynhonnell( .*)?|case file ref.*|system record|recording system", 2),
    ("source", r"(ref|reference)( .*)?source.*|.*\bsource\b.*", 1),
    # event
    ("event", r"(significant |key |critical |main |major )?(practice )?events?( details?| description| summary| contact)?", 3),
    ("event", r"(event|incident|contact|entry|visit)s?( ?/ ?| or | and | & )(event|incident|contact|information|concern|activity|intervention|visit|discussion|details?)s?.*", 3),
    ("event", r"(details?|description|summary|nature|account|record|narrative|outline|content)s?( of)?( the| what)? ?(event|contact|incident|visit|entry|happened|involvement|activity|what happened|information|concern|intervention).*", 3),
    ("event", r"what happened.*|what (was|has) (happened|recorded|reported).*|what (took place|occurred|is recorded|we know|the (record|file)s? says?|is known).*|significant (event|incident|information|contact).*", 3),
    ("event", r"(events?|incidents?|contacts?|entry|entries) (details?|description|summary|narrative|information|text|notes)|(event|incident)s?", 3),
    ("event", r"digwyddiad(au)?( .*)?|beth ddigwyddodd", 3),
    ("event", r"(details?|description|summary|narrative|account|contact|entry|occurrence|information|chronology|involvement|activity|text|facts|full details|case note|case notes|case recording|record of contact|interaction|synopsis|circumstances|brief details|key facts|contact details?|key information|intervention|what)", 2),
    ("event", r".*\b(event|incident|happened|occurrence)\b.*", 1),
    ("event", r"(notes?|log|recording|content|concern|issue|details .*|summary .*|description .*|contact .*)", 1),
    # response
    ("response", r"(agency |professional |our |your |immediate |practitioner |service )?(response|action|outcome|decision|action taken|actions taken)s?( taken)?( by .*| and .*| & .*| ?/ ?.*| to .*| or .*| of .*)?", 3),
    ("response", r"what (was|did|action).*(done|do|taken|did).*|what (was )?(done|decided).*|what did .* do|what (did you do|we did|you did).*|what happened next|how did .* respond.*", 3),
    ("response", r"(result|follow up|followup|follow on|next steps?|intervention and outcome|outcome / .*|disposal|plan|actions? .*|response .*|steps taken|ymateb|canlyniad|gweithred)( .*)?", 2),
    ("response", r".*\b(response|outcome|action taken|actions taken|outcomes)\b.*", 1),
    # comment
    ("comment", r"(author|reviewer|imr author|report author|agency|analyst|writer|panel|manager|imr|overview author)('?s)?( own)? ?'?s? ?(comments?|analysis|notes?|reflections?|observations?|remarks?|view|commentary)( .*)?", 3),
    ("comment", r"(comments?|commentary|analysis|reflections?|remarks?|critique|appraisal|learning|sylwadau?|professional judgement|evaluation)( .*)?", 3),
    ("comment", r"(observations?|analysis .*|comment .*|good practice.*|practice (comment|issues?|analysis).*|missed opportunit.*|significance|additional (comments?|information|notes)|further (comments?|information))", 2),
    ("comment", r".*\b(comments?|analysis|commentary|reflection)\b.*", 2),
)  # fmt: skip
_COMPILED = tuple((role, re.compile(pattern), strength) for role, pattern, strength in _RULES)
# They look like one of the above and are something else.
_OTHER = re.compile(
    r".*\b(seen|spoken|voice|present|attendees?|involved|who|whom|child|children|subject|worker|"
    r"professional|practitioner|staff|role|agency|organisation|service|team|location|venue|place|"
    r"address|type|method|mode|category|code|rag|rating|risk|impact|page|number|no|id|ref|theme|"
    r"informant|known|consent|day of week|weekday|age|duration|initials?|name|expected)\b.*"
)
_SURE_ANYWAY = re.compile(
    r".*\b(comments?|analysis|response|outcome|action taken|actions taken|source|event|incident|"
    r"happened|what did)\b.*|.*\bdate of\b.*"
)
WORDS_OF_A_HEADING = 12


def is_another_date(heading: str) -> bool:
    """A date of birth, of writing, of review: not of what happened."""
    return bool(_ELSE.search(folded(heading)))


def folded(heading: str) -> str:
    """Small letters, single spaces, no brackets or marks: `Date / Time (24h)` -> date / time 24h."""
    text = heading.lower().replace("’", "'").replace("(s)", "s").replace("*", " ")
    text = re.sub(r"\s*/\s*", " / ", text)
    return " ".join(_NOT_WORDS.sub(" ", text).split()).strip("/ ")


@lru_cache(maxsize=4_000)
def role_of(heading: str) -> tuple[str, int]:
    """(role, strength); ("", 0) for a heading that says something else."""
    text = folded(heading)
    if not text or len(text.split()) > WORDS_OF_A_HEADING + 8:
        return "", 0
    elsewhere = _ELSE.search(text) and not re.search(r"\b(event|incident|contact)\b", text)
    if elsewhere and re.search(r"\b(date|time|when|on)\b", text):
        return "", 0
    if _OTHER.fullmatch(text) and not _SURE_ANYWAY.fullmatch(text):
        return "", 0
    best = ("", 0)
    for role, pattern, strength in _COMPILED:
        if strength > best[1] and pattern.fullmatch(text):
            best = (role, strength)
    if best[1] == 0 and " / " in text:
        for part in text.split(" / "):
            role, strength = role_of(part)
            if strength > 1 and best[1] == 0:
                best = (role, 1)
    return best
