"""The ways in which a review names its subject, and how much each is worth."""

import re

_WHO = (
    r"(?:Child(?:ren)?|Baby|Babies|Adults?|Family|Young Person|Infant|Twins?|Siblings?"
    r"|Sibling Group|Young Woman|Young Man|Mr|Mrs|Ms|Miss|Person|Victim|Case|Patient"
    r"|Brothers|Sisters|Subject)"
)
CODED = re.compile(
    rf"\b(?P<name>{_WHO} (?:[A-Z]{{1,3}}\d{{0,3}}|\d{{1,3}}|[A-Z]\d{{1,2}}|[A-Z]/[A-Z]"
    rf"|[A-Z] (?:and|&) (?:{_WHO} )?[A-Z])(?![\w]))"
)
TITLED = re.compile(
    r"\b(?P<name>(?:Mr|Mrs|Ms|Miss|Baby|Child|Family|Adult) (?!The\b|In\b|Death|Protect"
    r"|Safeg|Pract|Services?|Sexual|Abuse|Social|Care|Support|Development|Health|Victim"
    r"|Mental|Exploit|Review|Board|Focus|Group|Practice|Safety|Learning|Court|Members?"
    r"|Neglect|Trafficking|Employment|Line|Welfare|Crime|Who|Was|Has)[A-Z][a-z]{2,})\b"
)
CALLED = re.compile(
    r"(?:who(?:m)? (?:we (?:shall|will|have) (?:call(?:ed)?|refer to as|know as"
    r"|name[d]?)|is (?:called|known as|referred to as)|(?:will|shall) be (?:called"
    r"|known as|referred to as)|was given the (?:name|pseudonym)(?: of)?)|(?:is|are|was"
    r"|were|will be|be|been) (?:called|known as|referred to (?:here |in this (?:report"
    r"|review|briefing) )?(?:as|by)|named|given the (?:name|pseudonym)(?: of)?)"
    r"|pseudonym(?:s)?(?: of| is| was| used)?|(?:hereafter|henceforth|herein)(?: called"
    r"| known as| referred to as)?|known (?:here|in this (?:report|review)) as"
    r"|not (?:his|her|their) real name)\s*[:,(]?\s*(?:the "
    r")?[‘“'\"]?(?P<name>(?:(?:Child|Baby|Adult|Mr|Mrs|Ms|Miss"
    r"|Family) )?[A-Z][\w’-]*(?: and [A-Z][a-z]+)?)"
)
REVIEW = (
    r"(?:Serious Case Review|Significant Case Review|Safeguarding Adults? Review"
    r"|Domestic Homicide Review|Child Safeguarding Practice Review"
    r"|Safeguarding Practice Review|Child Practice Review|Adult Practice Review"
    r"|Single Unified Safeguarding Review|Case Management Review|Learning Review"
    r"|Practice Review|Practice Learning Review|SCR|SAR|DHR|CSPR|LCSPR|CPR|APR|CMR|SUSR"
    r"|Review|review)"
)
_FIRST = r"[A-Z][a-z]{2,}"
BESIDE = re.compile(
    rf"\b{REVIEW}(?: \([A-Z]+\))?\s*(?:Report )?(?:[:–—-]|for|of|into|regarding"
    rf"|concerning|relating to|on|about|in respect of|–|the case of"
    rf"|case)\s*(?:the (?:case|death|care"
    rf"|life) of )?[‘“'\"]?(?P<name>{_FIRST}(?: and {_FIRST}"
    rf"|, {_FIRST} and {_FIRST})?)[’”'\"]?(?![\w’']* (?:Safeguarding|Board|Partnership"
    rf"|Council|Community|County|Panel|Review|Report|Executive|Briefing"
    rf"|Practice))(?=[\s.,;:)’”'\"–-]|$)"
)
BEFORE = re.compile(
    rf"(?:^|\n|[:–—-] )[‘“'\"]?(?P<name>{_FIRST}(?: and {_FIRST})?)[’”'\"]?[ "
    rf"\t]*(?:[–—:-]|\()?[ \t]*(?:an? )?(?:\(?(?:Local |Concise |Extended )?{REVIEW}\b)"
)
THE_CASE = re.compile(rf"\bthe (?P<name>{_FIRST}) {REVIEW}\b")
LED = re.compile(rf"^[‘“'\"]?(?P<name>{_FIRST})[’”'\"]?(?:\s?[:–—|-]|’s\b|'s\b|$)", re.MULTILINE)
LIVES = re.compile(
    rf"\b(?P<name>{_FIRST}) (?:was|had|lived|died|told|moved|is|has|suffered|did|experienced)\b"
)
QUOTED = re.compile(
    r"[‘“'\"](?P<name>(?:(?:Child|Baby|Adult|Family) )?[A-Z][a-z]{1,}(?: [A-Z])?)[’”'\"](?!\w)"
)
KEYED = re.compile(
    r"^(?:name of (?:the )?deceased|deceased(?: name)?"
    r"|subject(?:s)?(?: of (?:the )?review)?|name of (?:child|subject|adult)|case"
    r"|case name|re|in respect of|child|pseudonym)\s*[:|]\s*(?P<name>[A-Z][^\n"
    r"|,.(]{1,50})$",
    re.I | re.M,
)
# "Rowan, aged 24, was …", "Rowan was 18 when …", "Rowan, a 17-year-old …"
AGED = re.compile(
    rf"(?<!husband, )(?<!wife, )(?<!partner, )(?<!son, )(?<!father, )(?<!mother, )(?<!sister )"
    rf"\b(?P<name>{_FIRST})(?:,? (?:who )?(?:was|is)|,) (?:an? |aged |only |just )*"
    r"(?:\d{1,3}|[a-z]+(?:teen|ty)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w+"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?![,\d]\d| per| of )"
)
NOT_REAL = re.compile(
    rf"\b(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Baby|Child) )?{_FIRST})[’”'\"]? ?"
    r"\((?:a |not (?:his|her|their|the) real |name |an? )?(?:pseudonym|names? changed"
    r"|name|changed)\b"
)
# "SAR ‘Rowan’", "DHR Rowan: a summary for staff"
SHORT = re.compile(
    rf"\b(?:SCR|SAR|DHR|L?CSPR|CPR|APR|CMR|SUSR) [‘“'\"]?(?P<name>{_FIRST})(?:[’”'\"]|\s*[:–—])",
)
OF_CASE = re.compile(rf"^(?:SCR|SAR|DHR|L?CSPR|CPR|APR|CMR|SUSR) (?P<name>{_FIRST})\b", re.M)
DEATH_OF = re.compile(
    r"\b(?:death|inquest)s? (?:of|into the death of"
    r"|touching the death of) (?P<name>(?:(?:Mr|Mrs|Ms|Miss) )?"
    r"[A-Z][a-z’'-]+(?: (?:[A-Z][\w’'-]+)){1,3})(?=[\s.,;(]|$)"
)
ON_A_PAGE = re.compile(
    rf"\b(?:[Rr]eview|[Bb]riefing|on a page|[Ss]ummary|[Cc]ase study)\b[^\n:]{{0,40}}[:–—-] "
    rf"[‘“'\"]?(?P<name>{_FIRST})[’”'\"]?$",
    re.MULTILINE,
)

# "Mrs. ‘Y’", "Mr.Q"
INITIAL = re.compile(r"\b(?P<name>(?:Mr|Mrs|Ms|Miss)\.? ?[‘“'\"]?[A-Z]{1,2}[’”'\"]?)(?![\w’'])")
SMALL = re.compile(
    r"(?<!the )(?<!each )\b(?P<name>(?:child|baby|adult|family|patient)"
    r" (?!I\b)[A-Z]{1,2}\d{0,2})(?![\w’'])"
)
WHOLE = re.compile(
    rf"^(?P<name>{_FIRST} {_FIRST}) (?:SCR|SAR|DHR|Serious Case Review|Domestic Homicide Review)\b",
    re.M,
)
# a Welsh board's own number for a review: "CYSUR 2 2021"
NUMBERED = re.compile(r"\b(?P<name>[A-Z]{3,7} (?:[A-Z] )?\d{1,2}[ /]20\d\d)\b")
# "the Domestic Homicide Review (DHR) report (Tomasz) for …"
BRACKETED = re.compile(rf"\b{REVIEW}(?: \([A-Z]+\))?(?: [Rr]eport)? \((?P<name>{_FIRST})\)")
# "Leonard is not the man's real name"
NOT_THE_NAME = re.compile(rf"\b(?P<name>{_FIRST}) is not (?:\w+ ){{0,2}}[\w’']+ real name\b")
STANDS = re.compile(rf"^(?P<name>{_FIRST})\n+(?:This|The) (?:review|SAR|SCR|case)\b", re.M)
# a title "Learning from Rowan", "Remembering Rowan", "Rowan’s story"
FROM_NAME = re.compile(
    rf"^(?:(?:Key )?[Ll]earning from|[Ll]essons from|Remembering|Hearing|The story of)"
    rf" [‘“'\"]?(?P<name>{_FIRST})[’”'\"]?(?:\s?[:–—|-]|’s\b|'s\b|$)",
    re.MULTILINE,
)
# "Safeguarding Adults Review: DW"
LETTERS = re.compile(
    rf"\b{REVIEW}(?: \([A-Z]+\))?\s*(?:[:–—-]|for|of|into|concerning|regarding|in respect of)"
    r"\s*[‘“'\"]?(?P<name>(?!SCR|SAR|DHR|CSPR|LCSPR|CPR|APR|CMR|SUSR|NHS|ICB|GP|CCG|UK)[A-Z]{2,3}\d?)"
    r"(?=[’”'\"]?(?:[.,;:)]|$| (?:who|was|is|and|died)\b))",
    re.MULTILINE,
)
WHOSE = re.compile(rf"\b(?P<name>{_FIRST}), whose (?:story|case|life|death|experience)\b")

CUES: tuple[tuple[re.Pattern[str], float], ...] = (
    (CALLED, 6.0),
    (BESIDE, 3.0),
    (BEFORE, 4.0),
    (CODED, 1.5),
    (TITLED, 1.0),
    (KEYED, 5.0),
    (THE_CASE, 1.5),
    (AGED, 2.0),
    (NOT_REAL, 5.0),
    (SHORT, 3.0),
    (ON_A_PAGE, 3.0),
    (OF_CASE, 2.5),
    (DEATH_OF, 4.0),
    (INITIAL, 1.5),
    (SMALL, 1.0),
    (WHOLE, 4.0),
    (NUMBERED, 2.0),
    (WHOSE, 2.0),
    (LETTERS, 3.0),
    (FROM_NAME, 3.0),
    (STANDS, 3.0),
    (BRACKETED, 4.0),
    (NOT_THE_NAME, 6.0),
)
