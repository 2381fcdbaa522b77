"""Recommendations grouped under the names of those who are to act."""

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.engines.extract import bodies, lexicon
from goldthread.engines.extract.lexicon import RECOMMENDATIONS
from goldthread.engines.extract.sections import Section

NAME = re.compile(
    r"(?:The )?[A-Z][\w’'&-]*(?: (?:of|for|and|in|the|&|[A-Z][\w’'&-]*|\([A-Z]{2,8}\))){0,7}"
)
# "Information Sharing", "Risk Assessment": what a group of recommendations is about
ABOUT = re.compile(
    r"\b(?:\w+(?:ing|tion|ment|ance|ness|ity)s?|practice|abuse|policy|procedures?|pathways?"
    r"|neglect|risks?|records?|information|support|children|adults|families|voice|culture|homes"
    r"|recommendations?|actions?|themes?|learning)\b",
    re.IGNORECASE,
)


def named(sections: Sequence[Section]) -> list[Section]:
    """Beside groups headed by bodies a name that is not known as one is a body as well."""
    groups = [s for s in sections if s.label == RECOMMENDATIONS and s.how == "sub"]
    known = sum(1 for s in groups if bodies.in_heading(s.sub))
    if not known or known * 2 < len(groups):
        return list(sections)
    return [
        replace(s, addressee=lexicon.bare(s.sub)) if s in groups and _is_name(s) else s
        for s in sections
    ]


def _is_name(section: Section) -> bool:
    name = lexicon.bare(section.sub)
    if bodies.in_heading(section.sub) or not section.blocks or not NAME.fullmatch(name):
        return False
    return len(name.split()) >= 2 and not ABOUT.search(name)
