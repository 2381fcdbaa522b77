"""An agency's own words that it had no contact, which is not the same as having written nothing."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from goldthread.engines.chronology.entry import Entry
from goldthread.rules.dates import Written
from goldthread.rules.edtf import edtf

_NIL = re.compile(
    r"^\W*(?:nil|no|zero|there (?:was|were|has been|have been) no|we (?:have|had) no|nothing)\b[\s\-:]*"
    r"(?:known |recorded |further |agency |direct |other |relevant |professional |service )*"
    r"(?:return|contacts?|involvement|entries|entry|records?|recorded|information held|activity|"
    r"engagement|trace|to report|to return|known to (?:us|service)|dealings|relevant)\b",
    re.I,
)
_NOT_KNOWN = re.compile(
    r"\b(?:not known to (?:this |our |the )?(?:service|agency|us|team)|(?:had|has|have) (?:had )?no "
    r"(?:contact|involvement|record|records|dealings)|no (?:contact|involvement|entries|records?) "
    r"(?:recorded |held |with (?:the )?(?:family|child|children|mother|household|agency|service) )?"
    r"(?:during|in|within|over|for|between|from|throughout|until) (?:this|the|that|period)?|"
    r"nil (?:return|contact|involvement))",
    re.I,
)
_ONLY = re.compile(
    r"^\W*(?:nil(?: contact| return| involvement| entries)?|no contacts?|no entries|no involvement|"
    r"no (?:recorded )?contacts?(?: recorded)?|nothing (?:recorded|to report))\W*$",
    re.I,
)
# All that the two above begin with: most entries begin otherwise, and are not looked at further.
_MAY_BE = re.compile(r"\W*(?:nil|no|zero|there|we)", re.I)
_PERIOD = re.compile(
    r"\b(?:period|between|during|until|throughout|from .+ to|months?|weeks|year|dates?|then|time)\b",
    re.I,
)


def is_nil(entry: Entry) -> bool:
    """The row declares that there was no contact over its dates, and is no event itself."""
    text = entry.event
    spans = entry.last > entry.first
    if not text or (not spans and not _MAY_BE.match(text)):
        return False
    short = len(text) < 200
    if _ONLY.match(text):
        return True
    if spans and short and (_NIL.match(text) or _NOT_KNOWN.search(text[:80])):
        return True
    return short and bool(_NIL.match(text)) and bool(_PERIOD.search(text))


def says_nil(texts: Iterable[str]) -> str:
    """The sentence that declares no contact at all, or nothing."""
    for text in texts:
        if len(text) < 300 and (_ONLY.match(text) or _NIL.match(text) or _NOT_KNOWN.search(text)):
            return " ".join(text.split())
    return ""


def spanning(when: Written, last: date) -> Written:
    """A date with an end of its own."""
    if when.earliest is None:
        return when
    doubt = "?" if when.uncertain else ""
    return replace(when, latest=last, told="span", edtf=edtf(when.earliest, last, "span", doubt))
